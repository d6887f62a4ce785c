//! What is brought along to answer a query.
//!
//! Must not hold an answer.

use std::collections::HashMap;
use std::fmt;

use crate::case::{Case, EntityIdx};
use crate::search::beside::Beside;
use crate::search::query::{Expr, QueryError};
use crate::text::fold;

/// Whom the query is put to, and in which order the hits are wanted.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// The case whose sources are in the index.
    pub case: &'a Case,
    /// What the reader made of them.
    pub beside: &'a Beside,
    /// In which order.
    pub order: Order,
    /// Asked now and then; once it says so, nothing more is looked for, and it must go on saying so.
    pub is_to_stop: &'a (dyn Fn() -> bool + Sync),
}

/// The order of hits. Those of one paragraph stay together, and equals are in the order of sources and text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By how well the paragraph in which they stand answers the query: BM25, and before all others those with all words.
    #[default]
    Rank,
    /// By when their source was published, those last that don't say so.
    Date,
    /// By source.
    Source,
}

impl fmt::Debug for Ask<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ask").field("order", &self.order).finish_non_exhaustive()
    }
}

/// The entities that a query names, by what was typed.
pub type Names = HashMap<String, Vec<EntityIdx>>;

/// Looks the entities up, and says which there are none of.
pub fn names(expr: &Expr, case: &Case) -> (Names, Vec<QueryError>) {
    let (mut names, mut unknown) = (Names::new(), Vec::new());
    expr.each(&mut |expr| {
        let Expr::Entity(name, at) = expr else { return };
        let meant = names.entry(name.clone()).or_insert_with(|| entities(name, case));
        if meant.is_empty() {
            unknown.push(QueryError { at: *at, message: format!("nothing here is called \"{name}\"") });
        }
    });
    (names, unknown)
}

/// All that are called so; where none is, the one whose name is nearest.
fn entities(name: &str, case: &Case) -> Vec<EntityIdx> {
    let wanted = fold(name);
    let is_meant = |form: &String| fold(form) == wanted;
    let exact: Vec<EntityIdx> = (case.entities())
        .filter(|(_, entity)| is_meant(&entity.name) || entity.aliases.iter().any(is_meant))
        .map(|(idx, _)| idx)
        .collect();
    if exact.is_empty() { case.entity_named(name).into_iter().collect() } else { exact }
}
