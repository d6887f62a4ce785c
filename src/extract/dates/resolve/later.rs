//! So many hours and minutes from an hour that the text tells: `died an hour later`, `20 minutes earlier`.
//!
//! Must not count from a day: without an hour told just before, there is nothing to count from.

use jiff::civil::{Date, DateTime};

use super::resolved::Resolved;
use crate::extract::dates::edtf::{Calendar, Edtf};
use crate::extract::dates::value::{Clock, Time};
use crate::extract::dates::when::When;
use crate::lang::Unit;

/// So many bytes lie at most between an hour and what is counted from it.
const WITHIN: usize = 200;

/// The hour that was told last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    at: DateTime,
    /// The byte at which it ends.
    end: usize,
}

impl Told {
    /// What a clock tells of a day, in words that end at the byte `end`.
    pub fn on(day: Date, clock: Clock, end: usize) -> Option<Self> {
        let (Clock::At(time) | Clock::Between(_, time)) = clock else { return None };
        // Midnight, the 24th hour, is not on the clock.
        let at = day.at(time.hour.min(23) as i8, time.minute.unwrap_or(0) as i8, 0, 0);
        let past = jiff::Span::new().hours(i64::from(time.hour) - i64::from(time.hour.min(23)));
        Some(Self { at: at.checked_add(past).ok()?, end })
    }

    /// What so much later or earlier, told at the byte `start` in words that end at `end`, means; the hour is told then.
    pub fn counted(self, amounts: &[(i32, Unit)], start: usize, end: usize) -> Option<(Self, Resolved)> {
        if start.saturating_sub(self.end) > WITHIN {
            return None;
        }
        let mut at = self.at;
        for (count, unit) in amounts {
            let count = i64::from(*count);
            let span = match unit {
                _ if count == 0 => return None,
                Unit::Hour => jiff::Span::new().try_hours(count),
                Unit::Minute => jiff::Span::new().try_minutes(count),
                _ => return None,
            };
            at = at.checked_add(span.ok()?).ok()?;
        }
        let day = Calendar::Day(at.date());
        let time = Time { hour: at.hour() as u8, minute: Some(at.minute() as u8), second: None };
        let resolved = Resolved {
            named: When::Calendar(day).into(),
            clock: Some(Clock::At(time)),
            value: Some(Edtf::from(day)),
            continues: false,
        };
        Some((Self { at, end }, resolved))
    }
}
