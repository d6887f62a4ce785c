//! Signs become a tree. NOT binds tightest, then NEAR, then AND (also where nothing stands between), then OR.
//!
//! Must not recurse deeper than [`DEEPEST`], whatever is typed.

use super::error::QueryError;
use super::expr::{Compare, Expr, Phrase};
use super::field::field;
use super::lexer::{Sign, Signs, signs};
use super::pattern::Pattern;
use crate::text::Span;

/// How deep brackets and NOTs may be nested.
const DEEPEST: usize = 64;
/// How many bytes may be typed: enough for a list of a thousand names.
const LONGEST: usize = 1 << 15;

/// The tree of a query; words are compared so where nothing else is said.
pub fn parse(typed: &str, words: Compare) -> Result<Expr, QueryError> {
    let all = Span::new(0, typed.len());
    if typed.len() > LONGEST {
        return Err(QueryError::new(all, format!("longer than {LONGEST} bytes")));
    }
    let signs = signs(typed)?;
    let mut parser = Parser { signs, at: 0, end: Span::new(typed.len(), typed.len()), words, depth: 0 };
    if parser.peek().is_none() {
        return Err(QueryError::new(all, "there is nothing to search for"));
    }
    let expr = parser.any()?;
    match parser.peek() {
        None => Ok(expr),
        Some(_) => Err(QueryError::new(parser.span(), "this bracket closes nothing")),
    }
}

struct Parser<'q> {
    signs: Signs<'q>,
    at: usize,
    /// Where what was typed ends.
    end: Span,
    words: Compare,
    depth: usize,
}

impl<'q> Parser<'q> {
    fn peek(&self) -> Option<Sign<'q>> {
        self.signs.get(self.at).map(|(sign, _)| *sign)
    }

    /// The bytes of the next sign.
    fn span(&self) -> Span {
        self.span_of(self.at)
    }

    fn span_of(&self, at: usize) -> Span {
        self.signs.get(at).map_or(self.end, |(_, span)| *span)
    }

    /// The bytes of what was read since the sign `from`.
    fn since(&self, from: usize) -> Span {
        Span::new(self.span_of(from).start, self.span_of(self.at.saturating_sub(1).max(from)).end)
    }

    /// `a OR b`
    fn any(&mut self) -> Result<Expr, QueryError> {
        let mut any = vec![self.all()?];
        while self.peek() == Some(Sign::Or) {
            self.at += 1;
            any.push(self.all()?);
        }
        Ok(only(any, Expr::Or))
    }

    /// `a AND b c`
    fn all(&mut self) -> Result<Expr, QueryError> {
        let mut all = vec![self.near()?];
        loop {
            match self.peek() {
                None | Some(Sign::Or | Sign::Close) => return Ok(only(all, Expr::And)),
                Some(Sign::And) => self.at += 1,
                Some(_) => {}
            }
            all.push(self.near()?);
        }
    }

    /// `a NEAR/5 b`
    fn near(&mut self) -> Result<Expr, QueryError> {
        let start = self.at;
        let mut left = self.not()?;
        while let Some(Sign::Near(distance)) = self.peek() {
            self.must_have_places(&left, start)?;
            self.at += 1;
            let start = self.at;
            let right = self.not()?;
            self.must_have_places(&right, start)?;
            left = Expr::Near(Box::new(left), distance, Box::new(right));
        }
        Ok(left)
    }

    fn must_have_places(&self, expr: &Expr, start: usize) -> Result<(), QueryError> {
        let message = "NEAR joins words, phrases, expressions, names and dates; this is none of them";
        if expr.has_places() { Ok(()) } else { Err(QueryError::new(self.since(start), message)) }
    }

    /// `NOT a`
    fn not(&mut self) -> Result<Expr, QueryError> {
        if self.peek() != Some(Sign::Not) {
            return self.term();
        }
        let at = self.span();
        self.at += 1;
        self.deeper(at, |parser| parser.not().map(|expr| Expr::Not(Box::new(expr))))
    }

    fn deeper(
        &mut self,
        at: Span,
        read: impl FnOnce(&mut Self) -> Result<Expr, QueryError>,
    ) -> Result<Expr, QueryError> {
        if self.depth == DEEPEST {
            return Err(QueryError::new(at, format!("nested deeper than {DEEPEST}")));
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn term(&mut self) -> Result<Expr, QueryError> {
        let at = self.span();
        let Some(sign) = self.peek() else {
            let last = self.at.checked_sub(1).map_or(self.end, |last| self.span_of(last));
            return Err(QueryError::new(last, "something belongs after this"));
        };
        self.at += 1;
        match sign {
            Sign::Open => self.deeper(at, |parser| parser.bracket(at)),
            Sign::Close => Err(QueryError::new(at, self.what_is_missing("there is nothing between these brackets"))),
            Sign::And | Sign::Or | Sign::Near(_) => {
                Err(QueryError::new(at, self.what_is_missing("something belongs before this")))
            }
            Sign::Not => self.not(),
            Sign::Similar => self.similar(at),
            Sign::Field(name, value, value_at) => field(name, value, at, value_at),
            Sign::Quoted(words) => phrase(words, at, self.words),
            Sign::Pattern(typed) => {
                Pattern::new(typed).map(Expr::Pattern).map_err(|message| QueryError::new(at, message))
            }
            Sign::Word(word) => self.word(word, at),
        }
    }

    /// What is wrong where a term should stand: at the head of all or of a bracket `otherwise`, else it is missing.
    fn what_is_missing(&self, otherwise: &str) -> String {
        let before = self.at.checked_sub(2).and_then(|at| self.signs.get(at)).map(|(sign, _)| *sign);
        match (before, self.signs.get(self.at.saturating_sub(1))) {
            (None, Some((Sign::Close, _))) => "this bracket closes nothing".to_owned(),
            (None | Some(Sign::Open), _) => otherwise.to_owned(),
            _ => "a term is missing before this".to_owned(),
        }
    }

    /// What stands after an opening bracket, and the closing one.
    fn bracket(&mut self, at: Span) -> Result<Expr, QueryError> {
        if self.peek().is_none() {
            return Err(QueryError::new(at, "this bracket is not closed"));
        }
        let inner = self.any()?;
        if self.peek() != Some(Sign::Close) {
            return Err(QueryError::new(at, "this bracket is not closed"));
        }
        self.at += 1;
        Ok(inner)
    }

    fn similar(&mut self, at: Span) -> Result<Expr, QueryError> {
        let word_at = self.span();
        let word = self.peek();
        self.at += 1;
        match word {
            Some(Sign::Word(word) | Sign::Quoted(word)) => Phrase::new(word, Compare::Similar, Compare::Similar)
                .map(Expr::Words)
                .ok_or_else(|| no_word(word, word_at)),
            _ => Err(QueryError::new(at, "a word belongs right after ~")),
        }
    }

    fn word(&self, word: &str, at: Span) -> Result<Expr, QueryError> {
        let Some(star) = word.find('*') else { return phrase(word, at, self.words) };
        let Some(beginning) = word.strip_suffix('*').filter(|rest| !rest.contains('*')) else {
            let at = Span::new(at.start + star, at.start + star + 1);
            return Err(QueryError::new(at, "a * can only stand at the end of a word"));
        };
        match Phrase::new(beginning, Compare::Same, Compare::Beginning) {
            Some(phrase) => Ok(Expr::Words(phrase)),
            None => Err(QueryError::new(at, "letters belong before the *")),
        }
    }
}

fn phrase(words: &str, at: Span, compare: Compare) -> Result<Expr, QueryError> {
    Phrase::new(words, compare, compare).map(Expr::Words).ok_or_else(|| no_word(words, at))
}

fn no_word(words: &str, at: Span) -> QueryError {
    QueryError::new(at, format!("there is no word in \"{words}\""))
}

/// The only one, or all of them together.
fn only(mut all: Vec<Expr>, together: impl FnOnce(Vec<Expr>) -> Expr) -> Expr {
    match all.pop() {
        Some(one) if all.is_empty() => one,
        last => {
            all.extend(last);
            together(all)
        }
    }
}
