//! A date as a person reads it: `2018-05-20` stays, `2018-21` is spring 2018, `../2018-04` is to 2018-04.
//!
//! Must not add precision: what is unknown stays unsaid.

use crate::extract::dates::{Calendar, Edtf, End, Point, Qualifier};

/// The date in a few words.
pub fn human(date: &Edtf) -> String {
    match date {
        Edtf::Point(point) => self::point(*point),
        Edtf::Interval(start, end) => interval(*start, *end),
        Edtf::OneOf(points) => points.iter().map(|p| point(*p)).collect::<Vec<_>>().join(" or "),
    }
}

fn interval(start: End, end: End) -> String {
    match (start, end) {
        (End::At(start), End::At(end)) => format!("{} – {}", point(start), point(end)),
        (End::At(start), _) => format!("from {}", point(start)),
        (_, End::At(end)) => format!("to {}", point(end)),
        _ => "at any time".to_owned(),
    }
}

fn point(point: Point) -> String {
    const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];
    let words = match point.when {
        Calendar::Season(year, season) => {
            let name = usize::from(season).checked_sub(1).and_then(|i| SEASONS.get(i)).unwrap_or(&"season of");
            format!("{name} {year}")
        }
        Calendar::Quarter(year, quarter) => format!("{year} Q{quarter}"),
        when => tidy(&when.to_string()),
    };
    match point.qualifier {
        Qualifier::Sure => words,
        Qualifier::Uncertain => format!("{words} ?"),
        Qualifier::Approximate => format!("about {words}"),
        Qualifier::UncertainApproximate => format!("about {words} ?"),
    }
}

/// `201X` is a decade, `19XX` a century.
fn tidy(edtf: &str) -> String {
    match (edtf.strip_suffix("XX"), edtf.strip_suffix('X')) {
        (Some(century), _) => format!("{century}00s"),
        (None, Some(decade)) => format!("{decade}0s"),
        (None, None) => edtf.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_words() {
        let table = [
            ("2018-05-20", "2018-05-20"),
            ("2018", "2018"),
            ("2018-21", "spring 2018"),
            ("2018-34", "2018 Q2"),
            ("201X", "2010s"),
            ("19XX", "1900s"),
            ("../2018-04", "to 2018-04"),
            ("2018-05/..", "from 2018-05"),
            ("2013/2014", "2013 – 2014"),
            ("1984?", "1984 ?"),
            ("1984~", "about 1984"),
            ("[2018-03-05,2018-05-03]", "2018-03-05 or 2018-05-03"),
        ];
        for (edtf, expected) in table {
            assert_eq!(human(&edtf.parse().unwrap()), expected, "{edtf}");
        }
    }
}
