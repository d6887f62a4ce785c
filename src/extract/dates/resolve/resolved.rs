//! The value of one expression.
//!
//! Must not know how it is found.

use crate::extract::dates::edtf::{Edtf, End};
use crate::extract::dates::value::{Clock, NamedPoint, NamedTime};

/// The value of one expression.
#[derive(Clone, Debug, Default)]
pub(in crate::extract::dates) struct Resolved {
    /// The time that its words name.
    pub named: NamedTime,
    /// The time of day that they name.
    pub clock: Option<Clock>,
    /// When it was, with its bounds and doubts.
    pub value: Option<Edtf>,
    /// Whether it is one time with the expression before it, whose value is the whole.
    pub continues: bool,
}

/// What has no place on the calendar.
pub(super) fn unplaced(named: NamedTime) -> Resolved {
    Resolved { named, ..Resolved::default() }
}

/// From one time to another, whose ends are in order.
pub(super) fn range(start: Resolved, end: Resolved) -> Resolved {
    let point = |named: NamedTime| if let NamedTime::Point(point) = named { point } else { NamedPoint::Unknown };
    let named = NamedTime::Range(point(start.named), point(end.named));
    let side = |value: Option<Edtf>| if let Some(Edtf::Point(point)) = value { Some(point) } else { None };
    let value = match (side(start.value), side(end.value)) {
        (Some(start), Some(end)) if start.when.first_day() <= end.when.last_day() => {
            Some(Edtf::Interval(End::At(start), End::At(end)))
        }
        _ => None,
    };
    Resolved { value, ..unplaced(named) }
}
