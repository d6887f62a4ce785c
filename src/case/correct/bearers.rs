//! Which entities bear a name while they are being corrected.
//!
//! Must not choose between two that fit alike.

use std::borrow::Cow;
use std::collections::HashMap;

/// Forms and names, each with the numbers of those that bear it.
#[derive(Debug, Default)]
pub(super) struct Bearers<'a> {
    of: HashMap<Cow<'a, str>, Vec<u32>>,
    /// What each number became part of: itself, or what it was joined to.
    parents: Vec<u32>,
}

impl<'a> Bearers<'a> {
    /// The numbers up to `n`, which bear nothing yet.
    pub fn new(n: usize) -> Self {
        Self { of: HashMap::new(), parents: (0..n as u32).collect() }
    }

    /// One number more.
    pub fn add(&mut self) -> u32 {
        let number = self.parents.len() as u32;
        self.parents.push(number);
        number
    }

    /// `bearer` bears `form`.
    pub fn give(&mut self, form: impl Into<Cow<'a, str>>, bearer: u32) {
        let bearers = self.of.entry(form.into()).or_default();
        if bearers.last() != Some(&bearer) {
            bearers.push(bearer);
        }
    }

    /// `bearer` no longer bears `form`.
    pub fn take(&mut self, form: &str, bearer: u32) {
        if let Some(bearers) = self.of.get_mut(form) {
            let parents = &self.parents;
            bearers.retain(|other| root(parents, *other) != bearer);
        }
    }

    /// Whatever `number` bore `into` bears.
    pub fn join(&mut self, number: u32, into: u32) {
        if let Some(parent) = self.parents.get_mut(number as usize) {
            *parent = into;
        }
    }

    /// What `number` is part of by now.
    pub fn root(&self, number: u32) -> u32 {
        root(&self.parents, number)
    }

    /// Those that bear `form`, each once, in order.
    pub fn of(&self, form: &str) -> Vec<u32> {
        let bearers = self.of.get(form).map_or(&[][..], Vec::as_slice);
        let mut roots: Vec<u32> = bearers.iter().map(|bearer| self.root(*bearer)).collect();
        roots.sort_unstable();
        roots.dedup();
        roots
    }
}

fn root(parents: &[u32], mut number: u32) -> u32 {
    while let Some(parent) = parents.get(number as usize).filter(|parent| **parent != number) {
        number = *parent;
    }
    number
}
