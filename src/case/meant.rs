//! Which entity a name that somebody typed means.
//!
//! Must not choose between two that it means equally well, but for those who ask for one.

use std::cmp::Reverse;

use super::{Case, Entity, EntityIdx};
use crate::text::fold;

/// How well a name fits an entity, case and accents folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is its name, or another of its forms.
    Exact,
    /// Its name, or another of its forms, begins so.
    Beginning,
    /// A word of its name, or of another of its forms, begins so.
    Word,
}

impl Case {
    /// The entities that a name fits best, those that are named most often first, and how well; none, where it fits none.
    pub fn entities_meant(&self, typed: &str) -> Option<(Fit, Vec<EntityIdx>)> {
        let typed = fold(typed);
        let typed = Some(typed.trim()).filter(|typed| !typed.is_empty())?;
        let fits = self.entities().filter_map(|(idx, entity)| Some((fit(entity, typed)?, idx, entity.mentions.len())));
        let mut fits: Vec<(Fit, EntityIdx, usize)> = fits.collect();
        let best = fits.iter().map(|(fit, ..)| *fit).min()?;
        fits.retain(|(fit, ..)| *fit == best);
        fits.sort_by_key(|(_, idx, n_mentions)| (Reverse(*n_mentions), *idx));
        Some((best, fits.into_iter().map(|(_, idx, _)| idx).collect()))
    }

    /// Of the entities that a name fits best, the one that is named most often.
    pub fn entity_named(&self, typed: &str) -> Option<EntityIdx> {
        self.entities_meant(typed)?.1.first().copied()
    }
}

/// How well a folded name fits an entity.
fn fit(entity: &Entity, typed: &str) -> Option<Fit> {
    let of_form = |form: &String| {
        let form = fold(form);
        match form.strip_prefix(typed) {
            Some("") => Some(Fit::Exact),
            Some(_) => Some(Fit::Beginning),
            None => form.contains(&format!(" {typed}")).then_some(Fit::Word),
        }
    };
    std::iter::once(&entity.name).chain(&entity.aliases).filter_map(of_form).min()
}
