//! Values as TimeML writes them in `TIMEX3`: ISO 8601 with its own letters for quarters, seasons and parts of the day.
//!
//! Must not carry a doubt: TimeML keeps that elsewhere.

use super::edtf::Calendar;

/// `199`, `1998`, `1998-Q1`, `1998-H1`, `1998-SU`, `1998-02`, `1998-02-13`; before the common era `BC0400`.
pub(super) fn calendar(when: Calendar) -> String {
    let year = when.year();
    if year <= 0 && when != Calendar::Year(0) || year < 0 {
        return format!("BC{:04}", 1 - i32::from(year));
    }
    match when {
        Calendar::Century(century) => format!("{century:02}"),
        Calendar::Decade(decade) => format!("{decade:03}"),
        Calendar::Half(year, half) => format!("{year:04}-H{half}"),
        Calendar::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
        Calendar::Season(year, season) => {
            let letters = ["SP", "SU", "FA", "WI"].get(usize::from(season.saturating_sub(1))).copied().unwrap_or("");
            format!("{year:04}-{letters}")
        }
        Calendar::Year(_) | Calendar::Month(..) | Calendar::Day(_) => when.to_string(),
    }
}
