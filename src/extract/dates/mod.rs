//! Stand-in until the grammar of dates lands.
#![allow(missing_docs, clippy::all, clippy::pedantic)]
use crate::text::Span;
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edtf(pub String);
impl Edtf {
    pub fn earliest(&self) -> Option<jiff::civil::Date> {
        self.0.get(..4)?.parse().ok().map(|y| jiff::civil::date(y, 1, 1))
    }
    pub fn latest(&self) -> Option<jiff::civil::Date> {
        self.0.get(..4)?.parse().ok().map(|y| jiff::civil::date(y, 12, 31))
    }
    pub fn year(&self) -> Option<i16> {
        self.0.get(..4)?.parse().ok()
    }
}
impl std::fmt::Display for Edtf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateKind {
    Date,
    Time,
    Duration,
    Set,
}
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    pub span: Span,
    pub kind: DateKind,
    pub timex: String,
    pub value: Option<Edtf>,
}
pub fn find(_text: &str, _reference: Option<jiff::civil::Date>) -> Vec<Date> {
    Vec::new()
}
pub fn published(_raw: &str) -> Option<Edtf> {
    None
}
