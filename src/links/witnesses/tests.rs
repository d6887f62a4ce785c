//! What is one witness and what is not, on texts of a few sentences.

use proptest::prelude::*;

use super::*;

const FIRST: &str = "The harbour board met in Lisbon on Tuesday and signed a contract with Meridian Shipping. It covers thirty \
    vessels and runs until the summer of 2024. Anna Keller, who leads the company, said that no money was paid before. \
    Two members of the board voted against it, because the bond of two million euros had not been deposited.";
const SECOND: &str = "A storm tore the roof off the old observatory last night. Nobody was hurt, but the great telescope stands \
    in the rain, and its mirror may be lost. The university asks for gifts. Students carried six hundred books to \
    the chapel before dawn, while the fire brigade pumped water out of the cellar.";
const THIRD: &str = "Police found four crates of forged stamps in a bakery in Porto. The baker says that a cousin left them there \
    in March. An expert of the postal museum called the forgeries brilliant, and asked whether he might keep one sheet.";

/// The groups of some texts, each as the numbers of its sources, the likely original first.
fn groups(texts: &[(&str, Option<&str>)]) -> String {
    let texts: Vec<Text<'_>> =
        texts.iter().map(|(text, day)| Text { text, published: day.map(|day| day.parse().expect("a day")) }).collect();
    let witnesses = Witnesses::of_texts(&texts);
    let shown = |group: &Group| group.sources.iter().map(|source| source.0.to_string()).collect::<Vec<_>>().join(" ");
    witnesses.groups().map(|(_, group)| shown(group)).collect::<Vec<_>>().join(" | ")
}

#[test]
fn versions_of_one_text_are_one_witness() {
    let check = |texts: &[&str], expected: &str| {
        let undated: Vec<_> = texts.iter().map(|text| (*text, None)).collect();
        assert_eq!(groups(&undated), expected, "{texts:?}");
    };
    let cut: String = FIRST.split_inclusive(". ").take(2).collect();
    let headed = format!("Contract signed, from our own correspondent in the south\n{FIRST}\nAll rights reserved.");
    let scanned = FIRST.replace("th", "tb").replace('m', "rn");
    let merged = format!("{FIRST}\n\n{SECOND}");
    check(&[FIRST, SECOND, THIRD], "");
    check(&[FIRST, FIRST], "0 1");
    check(&[SECOND, FIRST, &cut, &headed, &scanned], "3 1 2 4");
    check(&[FIRST, SECOND, &merged, THIRD], "2 0");
    check(&["Thanks!", "Thanks!", ""], "");
}

#[test]
fn the_original_is_the_earliest_and_the_longest() {
    let cut: String = FIRST.split_inclusive(". ").take(2).collect();
    let check = |days: [Option<&str>; 3], expected: &str| {
        assert_eq!(groups(&[(&cut, days[0]), (FIRST, days[1]), (FIRST, days[2])]), expected, "{days:?}");
    };
    check([None, None, None], "1 0 2");
    check([Some("2019-03-01"), None, None], "0 1 2");
    check([Some("2019-03-02"), None, Some("2019-03-01")], "2 0 1");
}

#[test]
fn a_text_that_appeared_before_the_digest_that_holds_it_is_not_its_excerpt() {
    let digest = format!("{FIRST}\n\n{THIRD}");
    let days = |first, third, digest_day| groups(&[(FIRST, first), (THIRD, third), (&digest, digest_day)]);
    assert_eq!(days(Some("2019-03-01"), Some("2019-03-01"), Some("2019-03-02")), "0 2");
    assert_eq!(days(Some("2019-03-03"), Some("2019-03-03"), Some("2019-03-02")), "2 0 1");
}

#[test]
fn what_many_have_joins_nothing() {
    let footer = "This message and its attachments may be confidential and are meant for the addressee alone; whoever receives \
        it by mistake is asked to destroy it and to tell the sender. Think of the trees before you print it.";
    let word = |n: usize| format!("{}{}", ["ka", "lo", "mi", "ru", "se", "ta"][n % 6], n * 7919 % 10_007);
    let texts: Vec<String> = (0..40)
        .map(|text| (0..12 + text).map(|nth| word(text * 64 + nth) + " ").collect::<String>() + footer)
        .collect();
    let undated: Vec<_> = texts.iter().map(|text| (text.as_str(), None)).collect();
    assert_eq!(groups(&undated), "");
}

#[test]
fn thousands_that_are_the_same_take_no_longer() {
    let nearly: Vec<String> = (0..3000).map(|nth| format!("{nth} {FIRST}")).collect();
    let texts: Vec<Text<'_>> = nearly
        .iter()
        .map(String::as_str)
        .chain(std::iter::repeat_n(FIRST, 3000))
        .map(|text| Text { text, published: None })
        .collect();
    let witnesses = Witnesses::of_texts(&texts);
    assert_eq!(witnesses.groups().len(), 1);
    assert_eq!(witnesses.n_witnesses((0..6000).map(SourceIdx)), 1);
    assert!(witnesses.groups().all(|(_, group)| group.pairs.len() < 40_000));
}

proptest! {
    #[test]
    fn any_texts_are_grouped_the_same_way_twice(texts in prop::collection::vec("([ab] ?|é|東| |\n){0,60}", 0..12)) {
        let texts: Vec<Text<'_>> = texts.iter().map(|text| Text { text, published: None }).collect();
        let witnesses = Witnesses::of_texts(&texts);
        prop_assert_eq!(&witnesses, &Witnesses::of_texts(&texts));
        for (idx, group) in witnesses.groups() {
            prop_assert!(group.sources.len() > 1);
            prop_assert!(group.sources.iter().all(|source| witnesses.group_of(*source) == Some(idx)));
            prop_assert!(group.pairs.iter().all(|pair| (0.0..=1.0).contains(&pair.of_first) && pair.of_second <= 1.0));
        }
    }
}
