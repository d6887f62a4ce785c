//! The timeline as the JSON of TimelineJS 3.
//!
//! Its texts are HTML, so what a source says is escaped. Must not invent a month or a day: those that are not known are
//! left out, which TimelineJS understands. It places nothing without a start: what has only an end stands there. An open
//! side gets no date of its own; the date that is shown says in words on which side it is open.

use std::io::{self, Write};

use jiff::civil::Date;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::timeline::{ExportedEvent, shortened};
use crate::extract::dates::{Edtf, Precision};

/// The headline's length, in characters.
const HEADLINE: usize = 90;

/// Writes the rows as one object.
pub fn write(rows: &[ExportedEvent], out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &Timeline { events: Events(rows) })?;
    writeln!(out)
}

#[derive(Serialize)]
struct Timeline<'a> {
    events: Events<'a>,
}

/// Each event is made when it is written: together they take many times the memory of their rows.
struct Events<'a>(&'a [ExportedEvent]);

impl Serialize for Events<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_seq(self.0.iter().enumerate().filter_map(|(idx, row)| event(idx, row)))
    }
}

fn event(idx: usize, row: &ExportedEvent) -> Option<Value> {
    let first = row.when.place().begins?;
    let mut event = json!({
        "unique_id": format!("event-{}", idx + 1),
        "start_date": date(first, &row.when),
        "display_date": row.when.in_words(),
        "group": row.standing(),
        "text": { "headline": html(&shortened(&row.headline, HEADLINE)), "text": proof(row) },
    });
    let last = row.when.latest().filter(|last| date(*last, &row.when) != date(first, &row.when));
    if let (Some(last), Some(fields)) = (last, event.as_object_mut()) {
        fields.insert("end_date".to_owned(), date(last, &row.when));
    }
    Some(event)
}

/// A day, as exact as the date is.
fn date(day: Date, when: &Edtf) -> Value {
    match when.precision() {
        Precision::Day => json!({ "year": day.year(), "month": day.month(), "day": day.day() }),
        Precision::Half | Precision::Quarter | Precision::Month => json!({ "year": day.year(), "month": day.month() }),
        Precision::Century | Precision::Decade | Precision::Year => json!({ "year": day.year() }),
    }
}

/// Every attestation: the quote, and the source it is from; then who says otherwise.
fn proof(row: &ExportedEvent) -> String {
    let paragraph = |one: &super::timeline::ExportedAttestation| format!("<p>{}</p>", html(&one.proof()));
    let otherwise =
        |one: &super::timeline::ExportedDispute| format!("<p>≠ “{}” — {}</p>", html(&one.quote), html(&one.brief()));
    row.attestations.iter().map(paragraph).chain(row.disagreements.iter().map(otherwise)).collect()
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    #[test]
    fn only_what_is_known_of_a_date() {
        let mut out = Vec::new();
        super::write(&super::super::timeline::sample(), &mut out).unwrap();
        assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
    {
      "events": [
        {
          "display_date": "1998-03-14",
          "group": "confirmed",
          "start_date": {
            "day": 14,
            "month": 3,
            "year": 1998
          },
          "text": {
            "headline": "A pipeline leaked; &quot;nobody&quot;, it is said, &lt;knew&gt;.",
            "text": "<p>“A pipeline leaked; &quot;nobody&quot;, it is said, &lt;knew&gt;.” — Herald (herald.txt, line 3, bytes 12–60, SHA-256 00ff)</p><p>“=SUM(A1) spilled crude into the harbour of Port Vell, again and again, for years.” — Übersee (übersee.txt, line 3, bytes 12–93, SHA-256 00ff)</p><p>≠ “It leaked a day &lt;later&gt;.” — date: 1998-03-15 (gazette.txt, dismissed: night, in one zone)</p>"
          },
          "unique_id": "event-1"
        },
        {
          "display_date": "to 2001",
          "group": "guess",
          "start_date": {
            "year": 2001
          },
          "text": {
            "headline": "It was over.",
            "text": "<p>“It was over.” — Herald (herald.txt, line 3, bytes 12–24, SHA-256 00ff)</p>"
          },
          "unique_id": "event-2"
        },
        {
          "display_date": "from 2016",
          "group": "guess",
          "start_date": {
            "year": 2016
          },
          "text": {
            "headline": "It is run by others.",
            "text": "<p>“It is run by others.” — Herald (herald.txt, line 3, bytes 12–32, SHA-256 00ff)</p>"
          },
          "unique_id": "event-3"
        },
        {
          "display_date": "2010s ?",
          "end_date": {
            "year": 2019
          },
          "group": "guess",
          "start_date": {
            "year": 2010
          },
          "text": {
            "headline": "Much changed.",
            "text": "<p>“Much changed.” — Herald (herald.txt, line 3, bytes 12–25, SHA-256 00ff)</p>"
          },
          "unique_id": "event-4"
        },
        {
          "display_date": "400 BC",
          "group": "guess",
          "start_date": {
            "year": -399
          },
          "text": {
            "headline": "The harbour was built.",
            "text": "<p>“The harbour was built.” — Herald (herald.txt, line 3, bytes 12–34, SHA-256 00ff)</p>"
          },
          "unique_id": "event-5"
        }
      ]
    }
    "#);
    }
}
