//! Which entity is meant by what was typed: `Valera`, or `person:Valera` where several are called so.
//!
//! Must not choose in silence.

use clap::ValueEnum;

use super::Output;
use super::rows::EntityRow;
use crate::case::{Case, EntityIdx, Fit};
use crate::extract::Kind;
use crate::text::{counted, sanitise_line};

/// A kind as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum KindArg {
    /// A human being
    Person,
    /// A company, office, party
    Org,
    /// A country, city, building
    Place,
    /// A named happening
    Event,
    /// Any other name
    Misc,
}

impl KindArg {
    /// The kind that is meant.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Person => Kind::Person,
            Self::Org => Kind::Org,
            Self::Place => Kind::Place,
            Self::Event => Kind::Event,
            Self::Misc => Kind::Misc,
        }
    }

    /// The word for a kind.
    fn word(kind: Kind) -> String {
        let word = Self::value_variants().iter().find(|one| one.kind() == kind).and_then(Self::to_possible_value);
        word.map_or_else(String::new, |word| word.get_name().to_owned())
    }
}

/// So many of those that a name can mean are listed.
const MOST_LISTED: usize = 10;

/// The entity that is meant; nothing, with a word on it, where none is called so. Where several bear exactly this name, that
/// which is named most often, and a word on the others.
///
/// # Errors
/// A name that fits several, and is none of theirs: they are listed.
pub fn meant(case: &Case, typed: &str, page: &mut Output<'_>) -> anyhow::Result<Option<EntityIdx>> {
    let (kind, name) = of_kind(typed);
    let is_of_kind =
        |entity: &EntityIdx| kind.is_none_or(|kind| case.entity(*entity).is_some_and(|one| one.kind == kind));
    let fits = case.entities_meant(name).map(|(fit, mut all)| {
        all.retain(is_of_kind);
        (fit, all)
    });
    match fits.as_ref().map(|(fit, all)| (*fit, all.as_slice())) {
        None | Some((_, [])) => {
            page.notice(&format!("nothing here is named {}", sanitise_line(typed)))?;
            Ok(None)
        }
        Some((_, [only])) => Ok(Some(*only)),
        Some((Fit::Exact, [first, others @ ..])) => {
            let others: Vec<String> = others.iter().take(MOST_LISTED).map(|one| listed(case, *one)).collect();
            page.notice(&format!("{} is taken; so named are also {}", listed(case, *first), others.join(", ")))?;
            Ok(Some(*first))
        }
        Some((_, several)) => {
            let shown: Vec<String> = several.iter().take(MOST_LISTED).map(|one| listed(case, *one)).collect();
            let more = match several.len().saturating_sub(MOST_LISTED) {
                0 => String::new(),
                n => format!(", and {n} more"),
            };
            anyhow::bail!("{} can be {}{more}: say which", sanitise_line(typed), shown.join(", "));
        }
    }
}

/// What is typed before a colon, where that is a kind, and the name.
fn of_kind(typed: &str) -> (Option<Kind>, &str) {
    let of_kind = typed.split_once(':').and_then(|(kind, name)| {
        let kind = KindArg::from_str(kind, true).ok()?.kind();
        Some((Some(kind), name.trim()))
    });
    of_kind.unwrap_or((None, typed))
}

/// An entity as it can be typed, and how often it is named.
fn listed(case: &Case, entity: EntityIdx) -> String {
    let Some(entity) = case.entity(entity) else { return String::new() };
    let mentions = counted(entity.mentions.len(), "mention");
    format!("“{}:{}” ({mentions})", KindArg::word(entity.kind), EntityRow::new(entity).name())
}
