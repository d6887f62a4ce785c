//! A query: what was typed, understood.
//!
//! Must not hold an answer.

use std::sync::Arc;

use super::error::QueryError;
use super::expr::{Compare, Expr, Filter};
use super::parser::parse;

/// What is searched for. A copy costs nothing.
#[derive(Clone, Debug)]
pub struct Query {
    expr: Arc<Expr>,
}

/// What must be known of the sources to answer a query, besides their words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Which entities they name.
    pub names: bool,
    /// Which dates they tell.
    pub dates: bool,
    /// What the reader made of them.
    pub notebook: bool,
}

impl Query {
    /// Understands what was typed.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn parse(typed: &str) -> Result<Self, QueryError> {
        parse(typed, Compare::Same).map(|expr| Self { expr: Arc::new(expr) })
    }

    /// The same, but a word stands for all of its stem.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn parse_stems(typed: &str) -> Result<Self, QueryError> {
        parse(typed, Compare::Stem).map(|expr| Self { expr: Arc::new(expr) })
    }

    /// What it asks.
    pub fn expr(&self) -> &Expr {
        &self.expr
    }

    /// What it asks beyond words.
    pub fn needs(&self) -> Needs {
        let mut needs = Needs::default();
        self.expr.each(&mut |expr| match expr {
            Expr::Entity(..) | Expr::Kind(_) => needs.names = true,
            Expr::Told(_) => needs.dates = true,
            Expr::Noted | Expr::Filter(Filter::Grade(_) | Filter::Tag(_) | Filter::Read(_) | Filter::Published(_)) => {
                needs.notebook = true;
            }
            _ => {}
        });
        needs
    }
}
