//! What two expressions tell together: a range from the one to the other, or the one or the other.
//!
//! Must not look at a text: what joins the two is known from the grammar.

use super::resolved::Resolved;
use crate::extract::dates::edtf::{Edtf, End, Point};
use crate::extract::dates::grammar::{Found, Joint};
use crate::lang::{Bound, Word};

/// `from 1999 to 2012` and `in May or June` are two expressions for TimeML; on a timeline each is one, which the first
/// one's value tells.
pub(super) fn put(found: &[Found], values: &mut [Resolved]) {
    for (i, pair) in found.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        let Some([start, end]) = values.get_mut(i..i + 2) else { return };
        let values = start.value.as_ref().zip(end.value.as_ref()).filter(|_| !start.continues);
        if let Some((whole, last)) = values.and_then(|(start, end)| whole(first, second, start, end)) {
            start.value = Some(whole);
            end.value = Some(Edtf::Point(last));
            end.continues = true;
        }
    }
}

/// What two expressions mean together, if they do, and the second of them alone.
fn whole(first: &Found, second: &Found, start: &Edtf, end: &Edtf) -> Option<(Edtf, Point)> {
    let (Edtf::Point(from) | Edtf::Interval(End::At(from), End::Open)) = start else { return None };
    let to = last_point(end)?;
    let whole = match second.joint? {
        Joint::Or => Edtf::OneOf(vec![*from, to]),
        Joint::And if !leads_to_range(first, second) => return None,
        Joint::And | Joint::To => Edtf::Interval(End::At(*from), End::At(to)),
    };
    // From five to six o'clock is within a day.
    let in_order = from.when != to.when && from.when.first_day() <= to.when.last_day();
    in_order.then_some((whole, to))
}

fn leads_to_range(first: &Found, second: &Found) -> bool {
    match first.before {
        Some(Word::From | Word::Between | Word::Bound(Bound::Since)) => true,
        // `de 1936 a 1939`
        Some(Word::Of) => second.before == Some(Word::To),
        _ => false,
    }
}

/// The point at which a value ends.
fn last_point(value: &Edtf) -> Option<Point> {
    match value {
        Edtf::Point(point) | Edtf::Interval(_, End::At(point)) => Some(*point),
        _ => None,
    }
}
