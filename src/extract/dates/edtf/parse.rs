//! Reading EDTF.
//!
//! Must not accept what can't be written out again: a month 13, a day 30 of February, a year of five digits.

use std::str::FromStr;

use jiff::civil::Date;

use super::calendar::Calendar;
use super::date::{Edtf, End, Point, Qualifier};

/// A string is no date of the part of EDTF that is spoken here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date of EDTF: {0:?}")]
pub struct EdtfError(String);

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        edtf(text).ok_or_else(|| EdtfError(text.to_owned()))
    }
}

fn edtf(text: &str) -> Option<Edtf> {
    if let Some(members) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let points = members.split(',').map(|member| point(member.trim())).collect::<Option<Vec<_>>>()?;
        return Some(Edtf::OneOf(points));
    }
    let Some((start, stop)) = text.split_once('/') else { return point(text).map(Edtf::Point) };
    let (start, stop) = (end(start)?, end(stop)?);
    (start.point().is_some() || stop.point().is_some()).then_some(Edtf::Interval(start, stop))
}

fn end(text: &str) -> Option<End> {
    match text {
        "" => Some(End::Unknown),
        ".." => Some(End::Open),
        _ => point(text).map(End::At),
    }
}

fn point(text: &str) -> Option<Point> {
    let (text, qualifier) = match text.as_bytes().last()? {
        b'?' => (text.strip_suffix('?')?, Qualifier::Uncertain),
        b'~' => (text.strip_suffix('~')?, Qualifier::Approximate),
        b'%' => (text.strip_suffix('%')?, Qualifier::UncertainApproximate),
        _ => (text, Qualifier::Sure),
    };
    calendar(text).map(|when| Point { when, qualifier })
}

fn calendar(text: &str) -> Option<Calendar> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let mut parts = text.split('-');
    let year_text = parts.next()?;
    if year_text.len() != 4 {
        return None;
    }
    let rest = (parts.next(), parts.next(), parts.next());
    if let Some(century) = year_text.strip_suffix("XX") {
        return (rest.0.is_none())
            .then_some(Calendar::Century(sign * number(century)?))
            .filter(|c| sign > 0 || c.year() < 0);
    }
    if let Some(decade) = year_text.strip_suffix('X') {
        return (rest.0.is_none())
            .then_some(Calendar::Decade(sign * number(decade)?))
            .filter(|d| sign > 0 || d.year() < 0);
    }
    let year = sign * number(year_text)?;
    if sign < 0 && year == 0 {
        return None;
    }
    match rest {
        (None, ..) => Some(Calendar::Year(year)),
        (Some(part), None, _) => part_of_year(year, two_digits(part)?),
        (Some(month), Some(day), None) => {
            Date::new(year, two_digits(month)? as i8, two_digits(day)? as i8).ok().map(Calendar::Day)
        }
        _ => None,
    }
}

fn part_of_year(year: i16, part: u8) -> Option<Calendar> {
    match part {
        1..=12 => Some(Calendar::Month(year, part)),
        21..=24 => Some(Calendar::Season(year, part - 20)),
        33..=36 => Some(Calendar::Quarter(year, part - 32)),
        40..=41 => Some(Calendar::Half(year, part - 39)),
        _ => None,
    }
}

fn two_digits(text: &str) -> Option<u8> {
    if text.len() == 2 { number(text).map(|n| n as u8) } else { None }
}

/// Digits and nothing else: `parse` alone would take a sign.
fn number(text: &str) -> Option<i16> {
    if text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}
