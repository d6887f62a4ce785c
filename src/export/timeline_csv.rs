//! The timeline as CSV (RFC 4180): one line an attestation, events numbered from 1.
//!
//! A text that a spreadsheet would run as a formula gets an apostrophe before it. Must not leave out where a line comes from.

use std::io::{self, Write};

use super::timeline::{ExportedDispute, ExportedEvent};

const HEAD: &str = "event,edtf,earliest,latest,doubtful,status,sources,source_edtf,quote,entities,disagreements,title,path,sha256,start,end";

/// Writes the rows, with a line of names above them. Days are ISO 8601, empty where an end is open; `start` and `end`
/// are bytes of the source's file.
pub fn write(rows: &[ExportedEvent], out: &mut impl Write) -> io::Result<()> {
    write!(out, "{HEAD}\r\n")?;
    for (idx, row) in rows.iter().enumerate() {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        for one in &row.attestations {
            let event = [
                (idx + 1).to_string(),
                row.when.to_string(),
                day(row.when.earliest()),
                day(row.when.latest()),
                row.when.is_doubtful().to_string(),
                row.standing().to_owned(),
                row.n_sources.to_string(),
                one.when.to_string(),
            ];
            let otherwise: Vec<String> = row.disagreements.iter().map(ExportedDispute::coded).collect();
            let (entities, otherwise) = (row.entities.join("; "), otherwise.join("; "));
            let texts = [one.quote.as_str(), &entities, &otherwise, &one.title, &one.path, &one.sha256];
            let places = [one.start.to_string(), one.end.to_string()];
            let cells = event.iter().map(|cell| quoted(cell)).chain(texts.map(|text| quoted(&harmless(text))));
            let cells: Vec<String> = cells.chain(places).collect();
            write!(out, "{}\r\n", cells.join(","))?;
        }
    }
    Ok(())
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    #[test]
    fn one_line_an_attestation() {
        let mut out = Vec::new();
        super::write(&super::super::timeline::sample(), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text.matches("\r\n").count(), text.matches('\n').count());
        assert_snapshot!(text.replace("\r\n", "\n"), @r#"
    event,edtf,earliest,latest,doubtful,status,sources,source_edtf,quote,entities,disagreements,title,path,sha256,start,end
    1,1998-03-14,1998-03-14,1998-03-14,false,confirmed,2,1998-03-14,"A pipeline leaked; ""nobody"", it is said, <knew>.",Norwood Oil; Port Vell,"date: 1998-03-15 (gazette.txt, dismissed: night, in one zone)",Herald,herald.txt,00ff,12,60
    1,1998-03-14,1998-03-14,1998-03-14,false,confirmed,2,1998,"'=SUM(A1) spilled crude into the harbour of Port Vell, again and again, for years.",Norwood Oil; Port Vell,"date: 1998-03-15 (gazette.txt, dismissed: night, in one zone)",Übersee,übersee.txt,00ff,12,93
    2,../2001,,2001-12-31,false,guess,1,../2001,It was over.,,,Herald,herald.txt,00ff,12,24
    3,2016/..,2016-01-01,,false,guess,1,2016/..,It is run by others.,,,Herald,herald.txt,00ff,12,32
    4,201X?,2010-01-01,2019-12-31,true,guess,1,201X?,Much changed.,,,Herald,herald.txt,00ff,12,25
    5,-0399,-000399-01-01,-000399-12-31,false,guess,1,-0399,The harbour was built.,,,Herald,herald.txt,00ff,12,34
    "#);
    }
}
