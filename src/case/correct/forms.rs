//! The forms in which an entity is named, as they are shown and compared.
//!
//! Must not fold case or accents: the reader decides about what stands on the screen.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;

/// A form that is used for less than this share of the most frequent one's mentions is not shown as the name.
const FREQUENT: usize = 5;

/// Each form once, the most frequent first.
pub(super) fn by_frequency<'a>(forms: impl Iterator<Item = Cow<'a, str>>) -> Vec<(Cow<'a, str>, usize)> {
    let mut counts: HashMap<Cow<'a, str>, usize> = HashMap::new();
    for form in forms {
        *counts.entry(form).or_default() += 1;
    }
    let mut forms: Vec<_> = counts.into_iter().collect();
    forms.sort_by(|(a, n), (b, m)| (Reverse(n), a).cmp(&(Reverse(m), b)));
    forms
}

/// The one with the most words of those that are frequent; of equals the more frequent. Nothing where there is none.
pub(super) fn most_telling<'a>(forms: impl Iterator<Item = Cow<'a, str>>) -> Option<Cow<'a, str>> {
    let forms = by_frequency(forms);
    let most = forms.first().map_or(0, |(_, count)| *count);
    let frequent = forms.into_iter().take_while(|(_, count)| count * FREQUENT >= most);
    frequent.map(|(form, _)| form).min_by_key(|form| Reverse(form.split(' ').count()))
}
