//! The timeline as a picture (SVG 1.1): an event a line, its bar as long as its date is uncertain.
//!
//! Plain shapes and text, black on white with one quiet blue: it prints. Must not hold a script, a link or a font.

use std::io::{self, Write};

use jiff::civil::Date;

use super::timeline::{ExportedEvent, shortened};
use super::xml::escaped;
use crate::case::Status;
use crate::extract::dates::Calendar;

const LINE: usize = 18;
const TOP: usize = 48;
const LEFT: usize = 16;
/// The width of the part in which the bars stand.
const BARS: usize = 420;
const WIDTH: usize = 1100;
/// A day is drawn at least so wide.
const NARROWEST: f64 = 3.0;
/// A label's length, in characters.
const LABEL: usize = 80;
/// At most so many years have a tick.
const TICKS: i32 = 8;

/// Writes the picture. Rows stand in the order that they are given in.
pub fn write(title: &str, rows: &[ExportedEvent], out: &mut impl Write) -> io::Result<()> {
    let height = TOP + rows.len() * LINE + 16;
    let scale = Scale::of(rows);
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" font-family=\"sans-serif\" font-size=\"11\">"
    )?;
    writeln!(out, "<title>{}</title>", escaped(title))?;
    writeln!(out, "<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"white\"/>")?;
    writeln!(out, "<text x=\"{LEFT}\" y=\"20\" font-size=\"14\">{}</text>", escaped(title))?;
    for year in scale.ticks() {
        let x = scale.x(Date::new(year, 1, 1).unwrap_or(scale.first));
        writeln!(out, "<path d=\"M{x:.1} {} V{height}\" stroke=\"#ddd\"/>", TOP - 6)?;
        writeln!(
            out,
            "<text x=\"{x:.1}\" y=\"{}\" fill=\"#666\">{}</text>",
            TOP - 10,
            Calendar::Year(year).in_words()
        )?;
    }
    for (idx, row) in rows.iter().enumerate() {
        event(row, &scale, TOP + idx * LINE, out)?;
    }
    writeln!(out, "</svg>")
}

fn event(row: &ExportedEvent, scale: &Scale, y: usize, out: &mut impl Write) -> io::Result<()> {
    let first = row.when.earliest().unwrap_or(scale.first);
    let last = row.when.latest().unwrap_or(scale.last);
    let (x, end) = (scale.x(first), scale.x(last));
    let width = (end - x).max(NARROWEST);
    // What the reader confirmed is full, a guess is pale, and what is doubtful is hollow besides.
    let opacity = if row.status == Status::Confirmed { "" } else { " fill-opacity=\"0.5\"" };
    let dashed =
        if row.when.is_doubtful() { " stroke=\"#36c\" stroke-dasharray=\"2 2\" fill-opacity=\"0.2\"" } else { opacity };
    let otherwise = row.disagreements.iter().map(|one| format!("≠ {}: {}", one.brief(), one.quote));
    let quotes = row.attestations.iter().map(|one| match one.quote.as_str() {
        "" => format!("published: {}", one.title),
        quote => format!("{}: {quote}", one.title),
    });
    let quotes: Vec<String> = quotes.chain(otherwise).collect();
    writeln!(out, "<g><title>{}</title>", escaped(&quotes.join("\n")))?;
    writeln!(
        out,
        "<rect x=\"{x:.1}\" y=\"{}\" width=\"{width:.1}\" height=\"8\" rx=\"2\" fill=\"#36c\"{dashed}/>",
        y + 4
    )?;
    let attested = match row.n_sources {
        1 => String::new(),
        n => format!(" ({n} sources)"),
    };
    let disputed = if row.disagreements.iter().any(|one| one.dismissed.is_none()) { " ≠" } else { "" };
    let published = if row.is_published { "published: " } else { "" };
    let label = format!("{}  {published}{}{attested}{disputed}", row.when.in_words(), shortened(&row.headline, LABEL));
    writeln!(out, "<text x=\"{}\" y=\"{}\">{}</text></g>", LEFT + BARS + 16, y + 12, escaped(&label))
}

/// Days to places.
struct Scale {
    first: Date,
    last: Date,
}

impl Scale {
    fn of(rows: &[ExportedEvent]) -> Self {
        let days = || rows.iter().flat_map(|row| [row.when.earliest(), row.when.latest()]).flatten();
        let today = Date::constant(2000, 1, 1);
        Self { first: days().min().unwrap_or(today), last: days().max().unwrap_or(today) }
    }

    fn x(&self, day: Date) -> f64 {
        let days = |to: Date| f64::from(self.first.until(to).map_or(0, |span| span.get_days()));
        LEFT as f64 + BARS as f64 * days(day) / days(self.last).max(1.0)
    }

    /// The years with a tick: round numbers, a few of them.
    fn ticks(&self) -> impl Iterator<Item = i16> + use<> {
        let (first, last) = (i32::from(self.first.year()), i32::from(self.last.year()));
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500]
            .into_iter()
            .find(|step| (last - first) / step <= TICKS)
            .unwrap_or(1000);
        let start = first.div_euclid(step) * step;
        (start..=last)
            .step_by(step as usize)
            // A round year before Christ is one less than it is counted: year 0 is the first.
            .map(|year| if year < 1 { year + 1 } else { year })
            .filter(move |year| *year > first)
            .filter_map(|year| i16::try_from(year).ok())
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    #[test]
    fn bars_as_long_as_they_are_uncertain() {
        let mut out = Vec::new();
        super::write("Norwood & sons", &super::super::timeline::sample(), &mut out).unwrap();
        assert_snapshot!(String::from_utf8(out).unwrap(), @r##"
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1100 154" font-family="sans-serif" font-size="11">
    <title>Norwood &amp; sons</title>
    <rect width="1100" height="154" fill="white"/>
    <text x="16" y="20" font-size="14">Norwood &amp; sons</text>
    <path d="M85.5 42 V154" stroke="#ddd"/>
    <text x="85.5" y="38" fill="#666">AD 1</text>
    <path d="M172.1 42 V154" stroke="#ddd"/>
    <text x="172.1" y="38" fill="#666">500</text>
    <path d="M258.9 42 V154" stroke="#ddd"/>
    <text x="258.9" y="38" fill="#666">1000</text>
    <path d="M345.7 42 V154" stroke="#ddd"/>
    <text x="345.7" y="38" fill="#666">1500</text>
    <path d="M432.5 42 V154" stroke="#ddd"/>
    <text x="432.5" y="38" fill="#666">2000</text>
    <g><title>Herald: A pipeline leaked; &quot;nobody&quot;, it is said, &lt;knew&gt;.
    Übersee: =SUM(A1) spilled crude into the harbour of Port Vell, again and again, for years.
    ≠ date: 1998-03-15 (gazette.txt, dismissed: night, in one zone): It leaked a day &lt;later&gt;.</title>
    <rect x="432.2" y="52" width="3.0" height="8" rx="2" fill="#36c"/>
    <text x="452" y="60">1998-03-14  A pipeline leaked; &quot;nobody&quot;, it is said, &lt;knew&gt;. (2 sources)</text></g>
    <g><title>Herald: It was over.</title>
    <rect x="16.0" y="70" width="416.9" height="8" rx="2" fill="#36c" fill-opacity="0.5"/>
    <text x="452" y="78">to 2001  It was over.</text></g>
    <g><title>Herald: It is run by others.</title>
    <rect x="435.3" y="88" width="3.0" height="8" rx="2" fill="#36c" fill-opacity="0.5"/>
    <text x="452" y="96">from 2016  It is run by others.</text></g>
    <g><title>Herald: Much changed.</title>
    <rect x="434.3" y="106" width="3.0" height="8" rx="2" fill="#36c" stroke="#36c" stroke-dasharray="2 2" fill-opacity="0.2"/>
    <text x="452" y="114">2010s ?  Much changed.</text></g>
    <g><title>Herald: The harbour was built.</title>
    <rect x="16.0" y="124" width="3.0" height="8" rx="2" fill="#36c" fill-opacity="0.5"/>
    <text x="452" y="132">400 BC  The harbour was built.</text></g>
    </svg>
    "##);
    }

    #[test]
    fn no_rows_are_a_picture_too() {
        let mut out = Vec::new();
        super::write("", &[], &mut out).unwrap();
        assert!(String::from_utf8(out).unwrap().ends_with("</svg>\n"));
    }
}
