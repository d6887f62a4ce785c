//! Names in brackets with their kind, and the entities that they become.

use std::collections::HashMap;
use std::fmt::Write;

use proptest::prelude::*;

use super::{Joined, Named, join};
use crate::extract::{Kind, Mention};
use crate::text::Span;

/// A text in which names are marked: `[P John Smith]` is a person, O an organisation, L a place, E an event, M another.
fn parse(marked: &str) -> (String, Vec<Mention>) {
    let (mut text, mut mentions) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let (inside, behind) = after.split_once(']').unwrap();
        let (kind, name) = inside.split_once(' ').unwrap();
        let kind = match kind {
            "P" => Kind::Person,
            "O" => Kind::Org,
            "L" => Kind::Place,
            "E" => Kind::Event,
            _ => Kind::Misc,
        };
        text.push_str(before);
        let start = text.len();
        text.push_str(name);
        mentions.push(Mention { span: Span::new(start, text.len()), kind });
        rest = behind;
    }
    text.push_str(rest);
    (text, mentions)
}

fn join_all(sources: &[(String, Vec<Mention>)]) -> Joined {
    let named: Vec<Named<'_>> = sources.iter().map(|(text, mentions)| Named { text, mentions }).collect();
    join(&named)
}

/// The entities, a line each: the name that is shown, and the mentions as `source:form`.
fn show(sources: &[(String, Vec<Mention>)], joined: &Joined) -> String {
    let mut members = vec![Vec::new(); joined.entities.len()];
    for (source, (text, mentions)) in sources.iter().enumerate() {
        for (mention, entity) in mentions.iter().zip(&joined.entity_of[source]) {
            members[*entity as usize].push(format!("{source}:{}", mention.span.of(text)));
        }
    }
    let mut shown = String::new();
    for (entity, members) in joined.entities.iter().zip(members) {
        writeln!(shown, "{} = {}", entity.name, members.join(", ")).unwrap();
    }
    shown
}

fn check(sources: &[&str]) -> String {
    let sources: Vec<_> = sources.iter().map(|marked| parse(marked)).collect();
    show(&sources, &join_all(&sources))
}

#[test]
fn people_with_one_surname_stay_apart() {
    insta::assert_snapshot!(check(&[
        "[P John Smith] met [P Jane Smith]. [P Smith] left, and [P Jane] stayed. [P J. Smith] wrote."
    ]), @r#"
    John Smith = 0:John Smith, 0:Smith
    Jane Smith = 0:Jane Smith, 0:Jane
    J. Smith = 0:J. Smith
    "#);
}

#[test]
fn a_person_goes_on_by_surname_title_initial_and_nickname() {
    insta::assert_snapshot!(check(&[
        "[P SMITH] RESIGNS. Senator [P William A. Smith] and [P Dr. Ana de la Rocha] met. [P Mr. Smith] and [P de la Rocha] \
         agreed. [P Bill Smith], or [P W. Smith], left. [P Smith's] car."
    ]), @r#"
    William A. Smith = 0:SMITH, 0:William A. Smith, 0:Mr. Smith, 0:Bill Smith, 0:W. Smith, 0:Smith's
    Dr. Ana de la Rocha = 0:Dr. Ana de la Rocha, 0:de la Rocha
    "#);
}

#[test]
fn titles_and_generations_tell_people_apart() {
    insta::assert_snapshot!(check(&[
        "[P Mr. John Smith] and [P Mrs. Jane Smith] spoke. [P Mrs. Smith] left. [P Mr. Smith] stayed.",
        "[P Sten Sanjorge] is survived by [P Sten Sanjorge Jr.], and [P Carol I] by [P Carol II].",
    ]), @r#"
    Mr. John Smith = 0:Mr. John Smith, 0:Mr. Smith
    Mrs. Jane Smith = 0:Mrs. Jane Smith, 0:Mrs. Smith
    Sten Sanjorge = 1:Sten Sanjorge
    Sten Sanjorge Jr. = 1:Sten Sanjorge Jr.
    Carol I = 1:Carol I
    Carol II = 1:Carol II
    "#);
}

#[test]
fn what_only_stands_beside_a_name_is_not_it() {
    insta::assert_snapshot!(check(&[
        "The offer of [O GAStech] ([O IPO]) failed. [O Volkswagen] ([O VW]) and [O Medicare] or [O Medicaid] paid.",
    ]), @r"
    GAStech = 0:GAStech
    IPO = 0:IPO
    Volkswagen = 0:Volkswagen, 0:VW
    Medicare = 0:Medicare
    Medicaid = 0:Medicaid
    ");
}

#[test]
fn organisations_go_on_by_acronym_head_and_suffix() {
    insta::assert_snapshot!(check(&[
        "The [O National Electoral Council] ([O CNE]) and [O the Federal Bureau of Investigation] wrote to [O Acme Corp.] and \
         [O Harvard University]. The [O FBI] asked [O Acme], [O Harvard] and [O CNE]. The [O U.S. Senate] and the [O Senate] voted."
    ]), @r#"
    National Electoral Council = 0:National Electoral Council, 0:CNE, 0:CNE
    Federal Bureau of Investigation = 0:the Federal Bureau of Investigation, 0:FBI
    Acme = 0:Acme Corp., 0:Acme
    Harvard University = 0:Harvard University, 0:Harvard
    U.S. Senate = 0:U.S. Senate, 0:Senate
    "#);
}

#[test]
fn a_longer_name_that_comes_later_is_another_one() {
    insta::assert_snapshot!(check(&[
        "[L Wellington] has [L Wellington Airport]. [L Connecticut] and the [L Connecticut River]. [O Sony] bought [O Sony Pictures]. \
         The [L Hudson River] rose; the [L Hudson] fell."
    ]), @r#"
    Wellington = 0:Wellington
    Wellington Airport = 0:Wellington Airport
    Connecticut = 0:Connecticut
    Connecticut River = 0:Connecticut River
    Sony = 0:Sony
    Sony Pictures = 0:Sony Pictures
    Hudson River = 0:Hudson River, 0:Hudson
    "#);
}

#[test]
fn places_are_known_with_and_without_what_they_lie_in() {
    insta::assert_snapshot!(check(&[
        "[L Okmulgee, OK] and [L Paris, Texas]. [L Okmulgee] is small, [L Paris] is not.",
        "[L Paris, France] is [L Paris]. [L the U.S.], [L America] and [L USA], but [L UK]. [L D.C.] and [L Washington, D.C.]",
        "[L Okmulgee, Oklahoma]",
    ]), @r#"
    Okmulgee, Oklahoma = 0:Okmulgee, OK, 0:Okmulgee, 2:Okmulgee, Oklahoma
    Paris, Texas = 0:Paris, Texas
    Paris = 0:Paris, 1:Paris, France, 1:Paris
    America = 1:the U.S., 1:America, 1:USA
    UK = 1:UK
    Washington, D.C. = 1:D.C., 1:Washington, D.C.
    "#);
}

#[test]
fn what_the_text_states_is_joined() {
    insta::assert_snapshot!(check(&[
        "[P Zevs] (born [P Christophe Schwarz]) and [P Chupong Changprung] ([P ชูพงษ์ ช่างปรุง]). [L Lyon] ([L France]). [P Ann Lee] called \
         [P Bob Day]. [O Front of Stability] (also translated [O Endurance Front] and [O Steadfast Front])."
    ]), @r#"
    Christophe Schwarz = 0:Zevs, 0:Christophe Schwarz
    Chupong Changprung = 0:Chupong Changprung, 0:ชูพงษ์ ช่างปรุง
    Lyon = 0:Lyon
    France = 0:France
    Ann Lee = 0:Ann Lee
    Bob Day = 0:Bob Day
    Front of Stability = 0:Front of Stability, 0:Endurance Front, 0:Steadfast Front
    "#);
}

#[test]
fn across_sources_only_specific_names_join() {
    insta::assert_snapshot!(check(&[
        "[P Juan Valera] signed for [O Smartmatic Corp]. [P Maria Gomez] and [P Ana Gomez] and the [O National Electoral Council] ([O CNE]).",
        "[P Valera] and [P Gomez] and [P Maria] spoke for [O the Committee] of [O SMARTMATIC]. The [O CNE] agreed.",
        "[P President] spoke to [P Gomez], [P Putin] and [O the Committee].",
        "[P President] heard [P Putin].",
    ]), @r#"
    Juan Valera = 0:Juan Valera, 1:Valera
    Smartmatic Corp = 0:Smartmatic Corp, 1:SMARTMATIC
    Maria Gomez = 0:Maria Gomez
    Ana Gomez = 0:Ana Gomez
    National Electoral Council = 0:National Electoral Council, 0:CNE, 1:CNE
    Gomez = 1:Gomez
    Maria = 1:Maria
    Committee = 1:the Committee
    President = 2:President
    Gomez = 2:Gomez
    Putin = 2:Putin, 3:Putin
    Committee = 2:the Committee
    President = 3:President
    "#);
}

#[test]
fn a_short_form_never_chains_full_names() {
    insta::assert_snapshot!(check(&[
        "[P John Smith] said so. [P Smith] left.",
        "[P Jane Smith] said so. [P Smith] left.",
        "[P Smith] left.",
        "[P John Allen Smith] and [P John Brown Smith].",
    ]), @r#"
    John Smith = 0:John Smith, 0:Smith
    Jane Smith = 1:Jane Smith, 1:Smith
    Smith = 2:Smith
    John Allen Smith = 3:John Allen Smith
    John Brown Smith = 3:John Brown Smith
    "#);
}

#[test]
fn a_name_of_several_words_may_be_found_as_two_kinds() {
    insta::assert_snapshot!(check(&[
        "[P Alan Turing] and [O Alan Turing] and [P Alan Turing]; [P Washington] and [L Washington].",
        "[P Saxby] came. [P Saxby] left. [L Saxby] stayed. [P Jo Park] and [P Park] in [L Park]."
    ]), @r#"
    Alan Turing = 0:Alan Turing, 0:Alan Turing, 0:Alan Turing
    Washington = 0:Washington
    Washington = 0:Washington
    Saxby = 1:Saxby, 1:Saxby, 1:Saxby
    Jo Park = 1:Jo Park, 1:Park
    Park = 1:Park
    "#);
}

#[test]
fn the_house_is_called_by_the_name_that_it_bears() {
    insta::assert_snapshot!(check(&[
        "The [O Drake Hotel] burned. [P Drake] was rebuilt.",
        "[P Francis Drake] built the [O Drake Hotel]. [P Drake] died.",
        "[P Simon of Cyrene] left [P Cyrene].",
    ]), @r#"
    Drake Hotel = 0:Drake Hotel, 0:Drake, 1:Drake Hotel
    Francis Drake = 1:Francis Drake, 1:Drake
    Simon of Cyrene = 2:Simon of Cyrene
    Cyrene = 2:Cyrene
    "#);
}

#[test]
fn an_acronym_may_stand_for_a_part_and_a_creed_for_nothing() {
    insta::assert_snapshot!(check(&[
        "[O Orange Business Services India] and [O OBS India] and [O AB India]. The [O University of California, Berkeley] \
         is [O UC Berkeley]. The [O Pittsburgh Catholic] is [O Catholic].",
        "[O Swiss Railways] ([O SR]) or [O Federal Trains], formerly [O Old Trains]. [L Kent] or [L Kentish] or [L Wales].",
        "[L Long Hall] is in [L York]. It was previously known as [L Airport Hall] or [L Sky Hall]. [L Mexico City] and [L Mexico].",
    ]), @r#"
    Orange Business Services India = 0:Orange Business Services India, 0:OBS India
    AB India = 0:AB India
    University of California, Berkeley = 0:University of California, Berkeley, 0:UC Berkeley
    Pittsburgh Catholic = 0:Pittsburgh Catholic
    Catholic = 0:Catholic
    Federal Trains = 1:Swiss Railways, 1:SR, 1:Federal Trains, 1:Old Trains
    Kentish = 1:Kent, 1:Kentish
    Wales = 1:Wales
    Airport Hall = 2:Long Hall, 2:Airport Hall, 2:Sky Hall
    York = 2:York
    Mexico City = 2:Mexico City
    Mexico = 2:Mexico
    "#);
}

#[test]
fn a_company_is_called_without_its_reach_in_other_sources_too() {
    insta::assert_snapshot!(check(&[
        "[O Tesco International] and [O Virgin Records] opened, with [O Post Office Keepers] ([O POK]).",
        "[O Tesco] and [O Virgin] and [O POK Co] closed.",
        "[O POK] and [O POK].",
    ]), @r#"
    Tesco International = 0:Tesco International, 1:Tesco
    Virgin Records = 0:Virgin Records
    Post Office Keepers = 0:Post Office Keepers, 0:POK, 1:POK Co, 2:POK, 2:POK
    Virgin = 1:Virgin
    "#);
}

#[test]
fn a_stray_kind_follows_the_case() {
    insta::assert_snapshot!(check(&[
        "[L Abila] and [L Abila] and [P Ann Lee].",
        "[L ABILA] of [O CFO Ann Lee] and [O Ann Lee Trust]. [O CFO Ann Lee].",
        "[O Abila] and [O Smith]. [P Smith].",
    ]), @r#"
    Abila = 0:Abila, 0:Abila, 1:ABILA, 2:Abila
    Ann Lee = 0:Ann Lee, 1:CFO Ann Lee, 1:CFO Ann Lee
    Ann Lee Trust = 1:Ann Lee Trust
    Smith = 2:Smith, 2:Smith
    "#);
}

#[test]
fn every_join_says_why() {
    let sources = [
        parse("[P Juan Valera] of the [O Electoral Council] ([O EC]) met [P Mr. Valera's] son."),
        parse("[P Valera] spoke."),
    ];
    let joined = join_all(&sources);
    let why =
        |source, mention| joined.why(source, mention).iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
    insta::assert_snapshot!([why(0, 2), why(0, 3), why(1, 0)].join("\n"), @r#"
    “EC” stands in brackets beside “Electoral Council”
    “Mr. Valera's” is the surname of “Juan Valera”
    “Valera” is the surname of “Juan Valera”, in another source
    "#);
    assert_eq!([why(0, 0), why(9, 9)], ["", ""], "the fullest name, and no mention");
}

/// Names from few words, so that they meet.
fn name() -> impl Strategy<Value = (Kind, String)> {
    let word = prop::sample::select(vec![
        "John", "Jane", "J.", "Smith", "Jones", "Mr.", "Mrs.", "Jr.", "Acme", "Corp", "the", "United", "States", "US",
        "of", "FBI", "Bill", "River", "Paris,", "Texas", "(", "\"Jim\"", "\u{5317}", "-", "'s",
    ]);
    let kind = prop::sample::select(vec![Kind::Person, Kind::Org, Kind::Place, Kind::Misc]);
    (kind, prop::collection::vec(word, 1..4).prop_map(|words| words.join(" ")))
}

fn source() -> impl Strategy<Value = (String, Vec<Mention>)> {
    prop::collection::vec((name(), prop::sample::select(vec![" (", ") ", ". ", " also known as "])), 0..8).prop_map(
        |names| {
            let (mut text, mut mentions) = (String::new(), Vec::new());
            for ((kind, name), between) in names {
                let start = text.len();
                text.push_str(&name);
                mentions.push(Mention { span: Span::new(start, text.len()), kind });
                text.push_str(between);
            }
            (text, mentions)
        },
    )
}

/// The entities as sets of mentions, whatever their numbers.
fn partition(joined: &Joined, order: &[usize]) -> Vec<Vec<(usize, usize)>> {
    let mut sets: HashMap<u32, Vec<(usize, usize)>> = HashMap::new();
    for (source, entities) in order.iter().zip(&joined.entity_of) {
        for (mention, entity) in entities.iter().enumerate() {
            sets.entry(*entity).or_default().push((*source, mention));
        }
    }
    let mut sets: Vec<_> = sets.into_values().collect();
    for set in &mut sets {
        set.sort_unstable();
    }
    sets.sort_unstable();
    sets
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_order_of_the_sources_does_not_matter(sources in prop::collection::vec(source(), 1..5), turn in 0..5_usize) {
        let order: Vec<usize> = (0..sources.len()).collect();
        let mut turned = order.clone();
        turned.reverse();
        turned.rotate_left(turn % order.len());
        let other: Vec<_> = turned.iter().map(|at| sources[*at].clone()).collect();
        let joined = partition(&join_all(&sources), &order);
        prop_assert_eq!(joined, partition(&join_all(&other), &turned));
    }

    #[test]
    fn joining_twice_gives_the_same(sources in prop::collection::vec(source(), 0..4)) {
        let once = join_all(&sources);
        let again = join_all(&sources);
        prop_assert_eq!(once.entity_of, again.entity_of);
        prop_assert_eq!(once.entities, again.entities);
    }

    #[test]
    fn any_text_and_spans_are_survived(text in ".{0,60}", spans in prop::collection::vec((0..80_usize, 0..80_usize), 0..12)) {
        let mentions = spans.into_iter().map(|(start, end)| Mention { span: Span::new(start, end), kind: Kind::Person }).collect();
        let sources = [(text, mentions)];
        let joined = join_all(&sources);
        prop_assert_eq!(joined.entity_of[0].len(), sources[0].1.len());
        prop_assert!(joined.entity_of[0].iter().all(|entity| (*entity as usize) < joined.entities.len()));
    }
}

/// The work grows with the number of names, also where all of them share a word.
#[test]
fn no_name_is_compared_with_all_others() {
    let hostile: [fn(usize) -> String; 4] = [
        |n| format!("[P A{n}a Smith] "),
        |n| format!("[P John A{n}a Smith] [P John Smith] [P Smith] "),
        |n| format!("[O Acme A{n}a] [O Acme] [O AA] "),
        |n| format!("[P Smith B{n}b{n}] "),
    ];
    for make in hostile {
        let count = 4_000;
        let sources = [parse(&(0..count).map(make).collect::<String>())];
        let joined = join_all(&sources);
        assert!(joined.compared < 64 * count, "{} pairs: {}", joined.compared, make(1));
    }
}
