//! Which time the passages of a page tell of.
//!
//! Must not read a date by itself.

use super::answered::Answered;
use crate::app::App;
use crate::extract::dates::Edtf;
use crate::links::Period;

pub(super) const LABEL: &str = "time, from..to";

pub(super) fn enter(app: &mut App, typed: &str) -> Answered {
    let period = period(typed).ok_or("write 2014, 2014-01..2014-03, 2014.. or ..2014; nothing for all times")?;
    Ok(app.set_period(period, typed.trim()))
}

/// What was typed; nothing where that is no time.
fn period(typed: &str) -> Option<Period> {
    let typed = typed.trim();
    let date = |text: &str| text.trim().parse::<Edtf>().ok();
    match typed.split_once("..") {
        _ if typed.is_empty() => Some(Period::default()),
        None => date(typed).map(|date| Period { from: date.earliest(), to: date.latest() }),
        Some((from, to)) => {
            let from = if from.trim().is_empty() { None } else { date(from)?.earliest() };
            let to = if to.trim().is_empty() { None } else { date(to)?.latest() };
            Some(Period { from, to })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_typed() {
        let shown = |typed: &str| period(typed).map(|period| format!("{:?} {:?}", period.from, period.to));
        let table = [
            ("", Some("None None")),
            ("2014", Some("Some(2014-01-01) Some(2014-12-31)")),
            ("2014-01..2014-03", Some("Some(2014-01-01) Some(2014-03-31)")),
            ("2014-01-20 .. ", Some("Some(2014-01-20) None")),
            ("..2014", Some("None Some(2014-12-31)")),
            ("soon", None),
            ("2014..soon", None),
        ];
        for (typed, expected) in table {
            assert_eq!(shown(typed).as_deref(), expected, "{typed:?}");
        }
    }
}
