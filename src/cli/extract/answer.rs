//! What a text names, written as it is found.
//!
//! Must not hold the answer, which may be many times as long as the text.

use std::io::{self, Write};

use jiff::civil::Date as Day;
use serde::Serialize;

use super::ids::Ids;
use super::input::Input;
use super::list::{List, ScalarCount};
use super::said::Speakers;
use crate::case::joining::{self, Named};
use crate::extract::dates;
use crate::extract::names::Finder;
use crate::extract::{Kind, Mention};

/// A name that was found. Offsets count the scalar values of the text.
#[derive(Serialize)]
struct Name<'t> {
    start: usize,
    end: usize,
    kind: Kind,
    text: &'t str,
    entity: &'t str,
}

/// A date that was found.
#[derive(Serialize)]
struct Date<'t> {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: &'static str,
    value: String,
    text: &'t str,
}

/// Writes the line that answers what a line asks. Names are joined within a part of the text, which has so many [bytes of
/// names](weight) at most.
pub(super) fn write(finder: &mut Finder<'_>, input: &Input, part: usize, output: &mut impl Write) -> io::Result<()> {
    output.write_all(b"{\"id\":")?;
    output.write_all(input.id.as_bytes())?;
    output.write_all(b",\"entities\":")?;
    let mut speakers = Speakers::of(&input.text);
    write_names(finder, &input.text, part, &mut speakers, List::begin(output)?)?;
    output.write_all(b",\"dates\":")?;
    write_dates(&input.text, input.day, List::begin(output)?)?;
    output.write_all(b",\"statements\":")?;
    speakers.write(List::begin(output)?)?;
    output.write_all(b"}\n")
}

/// The names in a text, each with what it stands for in this text.
fn write_names<'t>(
    finder: &mut Finder<'_>,
    text: &'t str,
    part: usize,
    speakers: &mut Speakers<'t>,
    mut list: List<'_, impl Write>,
) -> io::Result<()> {
    let mut joining = Joining { text, ids: Ids::default(), count: ScalarCount::of(text), speakers };
    let mut weighed = 0;
    let mut mentions: Vec<Mention> = Vec::new();
    for mention in finder.each(text) {
        weighed += weight(mention);
        if weighed > part {
            joining.write_part(&mentions, &mut list)?;
            mentions.clear();
            weighed = weight(mention);
        }
        mentions.push(mention);
    }
    joining.write_part(&mentions, &mut list)?;
    list.end()
}

/// How much memory it takes to join a mention, against others: the bytes of its name, and as much again for a short one.
fn weight(mention: Mention) -> usize {
    mention.span.len() + 16
}

/// The names of a text, joined part by part.
struct Joining<'t, 's> {
    text: &'t str,
    ids: Ids,
    count: ScalarCount<'t>,
    speakers: &'s mut Speakers<'t>,
}

impl Joining<'_, '_> {
    /// The names in a part of the text.
    fn write_part(&mut self, mentions: &[Mention], list: &mut List<'_, impl Write>) -> io::Result<()> {
        let text = self.text;
        let joined = joining::join(&[Named { text, mentions }]);
        let ids = self.ids.of_part(&joined.entities);
        for (mention, entity) in mentions.iter().zip(joined.entity_of.iter().flatten()) {
            let [start, end] = [mention.span.start, mention.span.end].map(|byte| self.count.at(byte));
            let entity = ids.get(*entity as usize).map_or("", String::as_str);
            self.speakers.tell(*mention, entity);
            list.add(&Name { start, end, kind: mention.kind, text: mention.span.of(text), entity })?;
        }
        Ok(())
    }
}

/// The dates in a text, as seen from `day`.
fn write_dates(text: &str, day: Option<Day>, mut list: List<'_, impl Write>) -> io::Result<()> {
    let mut count = ScalarCount::of(text);
    for date in dates::each(text, day) {
        let [start, end] = [date.span.start, date.span.end].map(|byte| count.at(byte));
        list.add(&Date { start, end, kind: date.kind.name(), value: date.timeml(), text: date.span.of(text) })?;
    }
    list.end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::names::Tagger;
    use proptest::prelude::*;
    use serde_json::Value;

    fn answer(text: &str, part: usize) -> Value {
        let input = Input { id: "null".to_owned(), text: text.to_owned(), day: Some(jiff::civil::date(2018, 5, 20)) };
        let mut output = Vec::new();
        let mut finder = Tagger::embedded().expect("the model in the binary is sound").finder();
        write(&mut finder, &input, part, &mut output).expect("memory can be written to");
        serde_json::from_slice(&output).expect("an answer is JSON")
    }

    /// Takes out of an answer what each name stands for.
    fn without_entities(mut answer: Value) -> Value {
        for name in answer["entities"].as_array_mut().into_iter().flatten() {
            name.as_object_mut().and_then(|name| name.remove("entity"));
        }
        answer
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn parts_name_what_the_whole_names(sentences in prop::collection::vec(prop::sample::select(vec![
            "Anna Bauer of Lima met John Smith. ",
            "Smith – “Él” – had left Wien on 5 May 2018. ",
            "The National Water Commission (NWC) said so the next day.\n",
            "The NWC is 👩 Bauer's. ",
        ]), 0..12), part in 0..200_usize) {
            let text = sentences.concat();
            let answer = answer(&text, part);
            prop_assert_eq!(without_entities(answer.clone()), without_entities(super::tests::answer(&text, usize::MAX)));
            let scalars: Vec<char> = text.chars().collect();
            for found in ["entities", "dates"].iter().flat_map(|list| answer[list].as_array().into_iter().flatten()) {
                let [start, end] = ["start", "end"].map(|side| found[side].as_u64().unwrap_or(u64::MAX) as usize);
                let named: Option<String> = scalars.get(start..end).map(|scalars| scalars.iter().collect());
                prop_assert_eq!(named.as_deref(), found["text"].as_str());
            }
        }
    }

    #[test]
    fn names_are_joined_within_a_part() {
        let text = "Anna Bauer left Lima. Bauer went to Wien. Anna Bauer stayed.";
        let entities = |part| {
            let answer = answer(text, part);
            let names = answer["entities"].as_array().into_iter().flatten();
            names.filter_map(|name| Some(name["entity"].as_str()?.to_owned())).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(entities(usize::MAX), "Anna Bauer, Lima, Anna Bauer, Wien, Anna Bauer");
        assert_eq!(entities(1), "Anna Bauer, Lima, Bauer, Wien, Anna Bauer");
    }
}
