//! Sentences with the statements in them, a row a rule; and laws that hold for any text.
//!
//! Must not test where a noun phrase or a clause ends but by what is found.

use proptest::prelude::*;

use super::{Statement, each, find};

/// A statement as the tables write it: `stance kind [what is said] cue (speaker)`, with `not` before a stance that was not taken.
fn written(text: &str, statement: &Statement) -> String {
    let parts: Vec<&str> = statement.parts.iter().map(|part| part.of(text)).collect();
    let cue = statement.cue.map_or("-", |cue| cue.of(text));
    let speaker = statement.speaker.map_or("-", |speaker| speaker.of(text));
    let not = if statement.is_negated { "not " } else { "" };
    format!("{not}{} {} [{}] {cue} ({speaker})", statement.stance.name(), statement.manner.name(), parts.join("] ["))
}

fn check(table: &[(&str, &str)]) {
    for (text, expected) in table {
        let found: Vec<String> = find(text).iter().map(|statement| written(text, statement)).collect();
        assert_eq!(found.join("; "), *expected, "in {text:?}");
    }
}

#[test]
fn english_statements_are_found() {
    check(&[
        ("The mayor said that the bridge was safe.", "asserts indirect [that the bridge was safe] said (The mayor)"),
        ("The mayor said the bridge was safe.", "asserts indirect [the bridge was safe] said (The mayor)"),
        (
            "Anna Keller, the mayor of Lima, denied that she had signed it.",
            "denies indirect [that she had signed it] denied (Anna Keller, the mayor of Lima)",
        ),
        ("The company never denied that it paid.", "asserts indirect [that it paid] never denied (The company)"),
        ("The minister admitted paying the firm.", "admits indirect [paying the firm] admitted (The minister)"),
        ("“We left in May,” the company said.", "asserts direct [“We left in May,”] said (the company)"),
        (
            "“We left,” said Anna Keller. “We will not come back.”",
            "asserts direct [“We left,”] [“We will not come back.”] said (Anna Keller)",
        ),
        (
            "Keller said the firm was “a disgrace to all of us.”",
            "asserts mixed [the firm was “a disgrace to all of us.”] said (Keller)",
        ),
        ("The bridge is safe, the mayor said on Monday.", "asserts indirect [The bridge is safe] said (the mayor)"),
        (
            "According to the council, the software ran in July.",
            "asserts indirect [the software ran in July] According to (the council)",
        ),
        (
            "The software ran in July, according to the council.",
            "asserts indirect [The software ran in July] according to (the council)",
        ),
        (
            "She asked whether the contract had been signed.",
            "asks indirect [whether the contract had been signed] asked (She)",
        ),
        ("The company promised to pay the workers.", "promises indirect [to pay the workers] promised (The company)"),
        ("He threatened to sue the paper.", "threatens indirect [to sue the paper] threatened (He)"),
        (
            "The agency predicted that prices would rise.",
            "predicts indirect [that prices would rise] predicted (The agency)",
        ),
        (
            "The opposition accused the council of fraud.",
            "accuses indirect [the council of fraud] accused (The opposition)",
        ),
        (
            "The council was accused of fraud by the opposition.",
            "accuses indirect [The council] [of fraud by the opposition] was accused (the opposition)",
        ),
        ("The judge ordered the firm to leave.", "orders indirect [the firm to leave] ordered (The judge)"),
        ("The witness retracted his testimony.", "retracts indirect [his testimony] retracted (The witness)"),
        (
            "The firm does not know whether the software was used.",
            "denies-knowledge indirect [whether the software was used] does not know (The firm)",
        ),
        (
            "He did not say that the bridge was safe.",
            "not asserts indirect [that the bridge was safe] did not say (He)",
        ),
        (
            "The paper may have lied, the council reportedly said.",
            "asserts indirect [The paper may have lied] said (the council)",
        ),
        ("The council made clear that nobody left.", "asserts indirect [that nobody left] made clear (The council)"),
        ("The claim that votes were lost is false.", "asserts indirect [that votes were lost] claim (-)"),
        ("Keller issued a statement saying the firm had left.", "asserts indirect [the firm had left] saying (Keller)"),
        ("The bridge was closed. It rained for a week.", ""),
        ("He likes what he sees.", ""),
        ("Keller: “I have never been to Lima.”", "asserts direct [“I have never been to Lima.”] : (Keller)"),
    ]);
}

#[test]
fn spanish_statements_are_found() {
    check(&[
        ("El alcalde dijo que el puente era seguro.", "asserts indirect [que el puente era seguro] dijo (El alcalde)"),
        (
            "La empresa negó que hubiera pagado a nadie.",
            "denies indirect [que hubiera pagado a nadie] negó (La empresa)",
        ),
        ("«Nos fuimos en mayo», dijo la empresa.", "asserts direct [«Nos fuimos en mayo»] dijo (la empresa)"),
        ("—No sé nada de eso —dijo Ana Ruiz.", "asserts direct [No sé nada de eso] dijo (Ana Ruiz)"),
        (
            "Según el consejo, el programa se usó en julio.",
            "asserts indirect [el programa se usó en julio] Según (el consejo)",
        ),
        (
            "El programa se usó en julio, según el consejo.",
            "asserts indirect [El programa se usó en julio] según (el consejo)",
        ),
        ("El puente es seguro, afirmó el alcalde.", "asserts indirect [El puente es seguro] afirmó (el alcalde)"),
        (
            "La ministra preguntó si el contrato se había firmado.",
            "asks indirect [si el contrato se había firmado] preguntó (La ministra)",
        ),
        ("El puente se cerró en mayo.", ""),
    ]);
}

#[test]
fn a_quotation_goes_on_in_the_next_paragraph() {
    let text =
        "“The first of many things to be told,” Keller said. “We left.\n\n“And we shall not come back to this place.”";
    let found = find(text);
    let last = found.last().expect("the second paragraph is said by somebody");
    assert_eq!((last.cue, last.speaker.map(|speaker| speaker.of(text))), (None, Some("Keller")));
}

#[test]
fn the_head_of_a_speaker_tells_who_it_is() {
    for (text, head) in [
        ("Anna Keller, the mayor of Lima, said it was over.", "Keller"),
        ("A spokesman for the firm said it was over.", "spokesman"),
        ("The mayor of Lima said it was over.", "mayor"),
    ] {
        let found = find(text);
        assert_eq!(found.first().and_then(|one| one.head).map(|head| head.of(text)), Some(head), "in {text}");
    }
}

#[test]
fn what_weakens_a_statement_is_kept() {
    let text = "The council reportedly said the firm may have left, possibly in May.";
    let hedges: Vec<&str> = find(text).iter().flat_map(|one| &one.hedges).map(|hedge| hedge.of(text)).collect();
    assert_eq!(hedges, ["reportedly", "may", "possibly"]);
}

/// Each would take hours if anything grew with the square of the text.
#[test]
fn hostile_texts_take_linear_time() {
    let units = [
        "said ",
        "\"",
        "“",
        "‘a ",
        "that ",
        "he said, ",
        "said \"a b c d,\" ",
        "according to ",
        "—a",
        "'",
        "X: \"a b c d\" ",
    ];
    for unit in units {
        each(&unit.repeat(400_000 / unit.len())).for_each(drop);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn statements_are_cut_from_the_text_in_order(words in prop::collection::vec(prop::sample::select(vec![
        "the mayor", "Anna Keller", "said", "denied", "that", "“", "”", "\"", ",", ".", ":", "\n\n", "—", "he", "it was over",
        "according to", "dijo", "que", "según", "el alcalde", "👩", "did not know whether", "was accused of", "‘", "’", "(", ")",
        "to leave", "is", "asked", "claim",
    ]), 0..40), noise in "\\PC{0,12}") {
        let text = words.join(" ") + &noise;
        let mut last = 0;
        for statement in find(&text) {
            prop_assert!(statement.content().start >= last && !statement.parts.is_empty());
            last = statement.content().start;
            let spans = [statement.cue, statement.speaker, statement.head].into_iter().flatten();
            for span in spans.chain(statement.hedges).chain(statement.parts.iter().copied()) {
                prop_assert!(text.get(span.start..span.end).is_some_and(|words| !words.is_empty()), "{span:?}");
            }
            prop_assert!(statement.parts.is_sorted());
        }
    }

    #[test]
    fn no_text_is_too_strange(text in any::<String>()) {
        find(&text);
    }
}
