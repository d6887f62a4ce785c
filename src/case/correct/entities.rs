//! What mentions stand for, once the reader has spoken: entities joined, parted, renamed, retyped, rejected, confirmed.
//!
//! A step costs as much as the smaller of the two that it joins, or as the entity that it takes apart. Must not add a
//! mention.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::{iter, mem};

use super::super::corrections::{Correction, Named, PathPassage};
use super::drafts::{At, Draft, Drafts};
use super::forms::most_telling;
use crate::extract::Kind;
use crate::text::{Span, one_line, sanitise_line};

impl Drafts<'_> {
    /// Applies a correction, the step with this number. The reason if it has no effect.
    pub(super) fn apply(&mut self, correction: &Correction, number: u32) -> Result<(), String> {
        match correction {
            Correction::Join { entity, into } => {
                let (entity, into) = (self.find_live(entity)?, self.find_live(into)?);
                if entity == into {
                    return Err("both are one entity already".to_owned());
                }
                self.join(entity, into);
            }
            Correction::Part { entity, forms, passages } => {
                let entity = self.find_live(entity)?;
                self.part(entity, forms, passages)?;
            }
            Correction::Rename { entity, name } => {
                let entity = self.find_live(entity)?;
                self.rename(entity, name)?;
            }
            Correction::Retype { entity, kind } => {
                let entity = self.find_live(entity)?;
                self.retype(entity, *kind);
            }
            Correction::Reject { entity, source } => {
                let entity = self.find_live(entity)?;
                self.reject(entity, source.as_deref(), number)?;
            }
            Correction::Confirm(entity) => {
                let entity = self.find(entity)?;
                self.confirm(entity);
            }
            Correction::RejectPassage(_)
            | Correction::ConfirmPassage(_)
            | Correction::Add { .. }
            | Correction::AddAlike { .. } => {}
        }
        Ok(())
    }

    /// The entity that is meant: by its name, of several the one with the most of its aliases; else the only one that
    /// bears any of its forms.
    fn find(&self, named: &Named) -> Result<u32, String> {
        let bearing = |form: &str| {
            let of_kind = |number: &u32| self.draft(*number).is_some_and(|draft| draft.kind == named.kind);
            self.bearers.of(form).into_iter().filter(of_kind).collect::<Vec<_>>()
        };
        let mut by_name = bearing(&named.name);
        by_name.retain(|number| self.draft(*number).is_some_and(|draft| draft.name == named.name));
        let mut shared: BTreeMap<u32, usize> = BTreeMap::new();
        for form in iter::once(&named.name).chain(&named.aliases) {
            for number in bearing(form) {
                *shared.entry(number).or_default() += 1;
            }
        }
        let candidates: Vec<u32> = if by_name.is_empty() {
            shared.keys().copied().collect()
        } else {
            let most = by_name.iter().filter_map(|number| shared.get(number)).max();
            by_name.iter().filter(|number| shared.get(number) == most).copied().collect()
        };
        match candidates.as_slice() {
            [one] => Ok(*one),
            [] => Err(format!("nothing of the kind “{}” is named {} here", named.kind.name(), named.name)),
            several => Err(format!("{} could be any of {} entities here", named.name, several.len())),
        }
    }

    fn find_live(&self, named: &Named) -> Result<u32, String> {
        let number = self.find(named)?;
        match self.draft(number) {
            Some(draft) if draft.n_live > 0 => Ok(number),
            _ => Err(format!("{} was rejected before", named.name)),
        }
    }

    fn join(&mut self, number: u32, into: u32) {
        let Some(one) = self.draft_mut(number) else { return };
        let mut one = mem::replace(one, Draft::new(Cow::Borrowed(""), one.kind));
        if one.confirmed {
            self.change_stands(&one.mentions, |stand| stand.decided = stand.decided.or(Some(0)));
        }
        let Some(other) = self.draft_mut(into) else { return };
        other.joins.push((one.name.to_string(), other.name.to_string()));
        other.joins.append(&mut one.joins);
        other.also.append(&mut one.also);
        if one.given {
            other.also.push(one.name.into_owned());
        }
        if other.mentions.len() < one.mentions.len() {
            mem::swap(&mut other.mentions, &mut one.mentions);
        }
        other.mentions.append(&mut one.mentions);
        other.n_live += one.n_live;
        other.changed = true;
        self.bearers.join(number, into);
    }

    fn part(&mut self, number: u32, forms: &[String], passages: &[PathPassage]) -> Result<(), String> {
        let forms: HashSet<Cow<'_, str>> = forms.iter().map(|form| one_line(form)).collect();
        let mut spans: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
        for place in passages {
            spans.entry(&place.source).or_default().push(place.span);
        }
        let Some(draft) = self.draft(number) else { return Ok(()) };
        let is_meant = |at: &At| {
            let here = spans.get(self.path(at.0)).map_or(&[][..], Vec::as_slice);
            here.iter().any(|place| place.overlaps(self.span(*at))) || forms.contains(&self.form(*at))
        };
        let (parted, kept): (Vec<At>, Vec<At>) = draft.mentions.iter().partition(|at| is_meant(at));
        if self.live(&parted).next().is_none() {
            return Err(format!("{} has nothing of what was split off", draft.name));
        }
        if self.live(&kept).next().is_none() {
            return Err(format!("all of {} was to be split off", draft.name));
        }
        self.put_apart(number, parted, kept);
        Ok(())
    }

    /// Makes the mentions `parted` an entity of their own.
    fn put_apart(&mut self, number: u32, parted: Vec<At>, kept: Vec<At>) {
        let Some(old) = self.draft(number) else { return };
        let (kind, confirmed) = (old.kind, old.confirmed);
        let [n_parted, n_kept] = [&parted, &kept].map(|mentions| self.live(mentions).count());
        let forms = |mentions: &[At]| mentions.iter().map(|at| self.form(*at)).collect::<HashSet<_>>();
        let (parted_forms, kept_forms) = (forms(&parted), forms(&kept));
        let new = self.add(Draft { confirmed, n_live: n_parted, changed: true, ..Draft::new(Cow::Borrowed(""), kind) });
        for form in parted_forms {
            if !kept_forms.contains(&form) {
                self.bearers.take(&form, number);
            }
            self.bearers.give(form, new);
        }
        self.change_stands(&parted, |stand| stand.draft = new);
        if let Some(draft) = self.draft_mut(new) {
            draft.mentions = parted;
        }
        if let Some(old) = self.draft_mut(number) {
            (old.mentions, old.n_live, old.changed) = (kept, n_kept, true);
        }
        self.name_by_a_form(number);
        self.name_by_a_form(new);
    }

    fn rename(&mut self, number: u32, name: &str) -> Result<(), String> {
        let name = sanitise_line(name);
        if name.is_empty() {
            return Err("the name that was given is empty".to_owned());
        }
        self.call(number, name);
        if let Some(draft) = self.draft_mut(number) {
            (draft.given, draft.changed) = (true, true);
        }
        self.join_with_namesake(number);
        Ok(())
    }

    fn retype(&mut self, number: u32, kind: Kind) {
        if let Some(draft) = self.draft_mut(number) {
            draft.kind = kind;
        }
        self.join_with_namesake(number);
    }

    /// Everywhere, or in the source at `path`; what a later step than this one says is right stays.
    fn reject(&mut self, number: u32, path: Option<&str>, step: u32) -> Result<(), String> {
        let Some(draft) = self.draft(number) else { return Ok(()) };
        let is_there = |at: &At| path.is_none_or(|path| self.path(at.0) == path);
        let is_held = |at: &At| self.stand_at(*at).is_some_and(|stand| stand.decided > Some(step));
        let meant: Vec<At> = self.live(&draft.mentions).filter(|at| is_there(at) && !is_held(at)).collect();
        if meant.is_empty() {
            return Err(format!("{} is not named there", draft.name));
        }
        self.change_stands(&meant, |stand| stand.rejected = true);
        if let Some(draft) = self.draft_mut(number) {
            draft.n_live -= meant.len();
            draft.changed = true;
        }
        self.name_by_a_form(number);
        Ok(())
    }

    /// What was rejected before is right as well.
    fn confirm(&mut self, number: u32) {
        let Some(draft) = self.draft_mut(number) else { return };
        draft.confirmed = true;
        if draft.n_live < draft.mentions.len() {
            (draft.n_live, draft.changed) = (draft.mentions.len(), true);
            let mentions = draft.mentions.clone();
            self.change_stands(&mentions, |stand| stand.rejected = false);
        }
    }

    /// Two of one kind and name could no longer be told apart by what a decision says of them: they become one.
    fn join_with_namesake(&mut self, number: u32) {
        let Some(draft) = self.draft(number) else { return };
        let mut namesakes = self.bearers.of(&draft.name);
        namesakes.retain(|other| self.is_namesake(*other, &draft.name, draft.kind) && *other != number);
        if let Some(namesake) = namesakes.first() {
            self.join(number, *namesake);
        }
    }

    /// A name that no mention has, and that the reader didn't give, gives way to one that a mention has; with a number
    /// after it where another one of that kind is called so.
    fn name_by_a_form(&mut self, number: u32) {
        let Some(draft) = self.draft(number).filter(|draft| !draft.given) else { return };
        if self.live_forms(&draft.mentions).any(|form| form == draft.name) {
            return;
        }
        let Some(form) = most_telling(self.live_forms(&draft.mentions)) else { return };
        let is_taken = |name: &str| {
            let mut bearers = self.bearers.of(name).into_iter();
            bearers.any(|other| other != number && self.is_namesake(other, name, draft.kind))
        };
        let numbered = (2..).map(|n| format!("{form} ({n})"));
        let name = iter::once(form.to_string()).chain(numbered).find(|name| !is_taken(name));
        self.call(number, name.unwrap_or_default());
    }

    fn is_namesake(&self, number: u32, name: &str, kind: Kind) -> bool {
        self.draft(number).is_some_and(|draft| draft.name == name && draft.kind == kind && draft.n_live > 0)
    }

    fn call(&mut self, number: u32, name: String) {
        self.bearers.give(name.clone(), number);
        if let Some(draft) = self.draft_mut(number) {
            draft.name = Cow::Owned(name);
        }
    }
}
