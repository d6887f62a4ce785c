//! Two rows of words set against each other: which stand in both, which are nearly alike, which are gone or new.
//!
//! The textbook alignment of least cost (Needleman and Wunsch, 1970) over words, in which up to three words may stand for
//! one: a scan loses a space, the end of a line cuts a word. Must not judge what a difference means.

use std::cmp::Ordering;
use std::ops::Range;

use super::words::Word;

/// What an unmatched word costs; every other cost is a share of it.
pub(super) const WHOLE: u32 = 100;
/// Two texts whose words make a larger table are not set against each other: a long chapter against its whole source.
const MOST_CELLS: usize = 1 << 20;
/// How many words of one text may stand for how many of the other.
const PAIRS: [(usize, usize); 5] = [(1, 1), (2, 1), (1, 2), (3, 1), (1, 3)];

/// One piece of the alignment: words of the old text and of the new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub old: Range<usize>,
    pub new: Range<usize>,
    /// Letters that differ, where words stand on both sides.
    pub edits: usize,
}

/// Which ends of the new text may be left out at no cost.
#[derive(Clone, Copy, Debug)]
pub(super) struct Free {
    pub start: bool,
    pub end: bool,
}

/// The alignment of least cost and what it costs; nothing where the texts are too long.
pub(super) fn align(old: &[Word], new: &[Word], free: Free) -> Option<(Vec<Step>, u32)> {
    let same = |(one, other): &(&Word, &Word)| one.folded == other.folded;
    let head = if free.start { 0 } else { old.iter().zip(new).take_while(same).count() };
    let (old, new) = (old.get(head..)?, new.get(head..)?);
    let tail = if free.end { 0 } else { old.iter().rev().zip(new.iter().rev()).take_while(same).count() };
    let (n_old, n_new) = (old.len() - tail, new.len() - tail);
    let (steps, cost) = Table::new(old.get(..n_old)?, new.get(..n_new)?, free)?.path();
    let one = |at: (usize, usize)| Step { old: at.0..at.0 + 1, new: at.1..at.1 + 1, edits: 0 };
    let shifted = steps.into_iter().map(|step| Step {
        old: step.old.start + head..step.old.end + head,
        new: step.new.start + head..step.new.end + head,
        ..step
    });
    let steps = (0..head).map(|at| one((at, at)));
    let steps = steps.chain(shifted).chain((0..tail).map(|at| one((head + n_old + at, head + n_new + at))));
    Some((steps.collect(), cost))
}

struct Table<'a> {
    old: &'a [Word],
    new: &'a [Word],
    free: Free,
    /// The least cost of the first words of both, row by row.
    costs: Vec<u32>,
    /// How it came about: how many words of the old and the new text the last step takes.
    steps: Vec<(u8, u8)>,
}

impl<'a> Table<'a> {
    fn new(old: &'a [Word], new: &'a [Word], free: Free) -> Option<Self> {
        let cells = (old.len() + 1).checked_mul(new.len() + 1).filter(|cells| *cells <= MOST_CELLS)?;
        let mut table = Self { old, new, free, costs: Vec::with_capacity(cells), steps: Vec::with_capacity(cells) };
        for i in 0..=old.len() {
            for j in 0..=new.len() {
                let (cost, step) = table.best(i, j);
                table.costs.push(cost);
                table.steps.push(step);
            }
        }
        Some(table)
    }

    fn cost(&self, i: usize, j: usize) -> u32 {
        self.costs.get(i * (self.new.len() + 1) + j).copied().unwrap_or(u32::MAX / 2)
    }

    /// The least cost of the first `i` and `j` words, and its last step.
    fn best(&self, i: usize, j: usize) -> (u32, (u8, u8)) {
        if i == 0 {
            return if self.free.start || j == 0 { (0, (0, 0)) } else { (self.cost(0, j - 1) + WHOLE, (0, 1)) };
        }
        let mut best = (self.cost(i - 1, j) + WHOLE, (1, 0));
        if j > 0 && self.cost(i, j - 1) + WHOLE < best.0 {
            best = (self.cost(i, j - 1) + WHOLE, (0, 1));
        }
        for (k, l) in PAIRS {
            let (Some(from_i), Some(from_j)) = (i.checked_sub(k), j.checked_sub(l)) else { continue };
            let before = self.cost(from_i, from_j);
            if before < best.0
                && let Some(cost) = self.pair(from_i..i, from_j..j)
                && before + cost < best.0
            {
                best = (before + cost, (k as u8, l as u8));
            }
        }
        best
    }

    /// What it costs that these words stand for those, if they are alike at all.
    fn pair(&self, old: Range<usize>, new: Range<usize>) -> Option<u32> {
        let joins = (old.len() + new.len() - 2) as u32;
        let (old, new) = (self.old.get(old)?, self.new.get(new)?);
        let edits = edits(old, new)? as u32;
        let len = len(old).max(len(new)).max(1) as u32;
        // A word that differs costs more than one that is parted, whatever its length.
        let differs = if edits == 0 { 0 } else { WHOLE / 5 + WHOLE * edits / len };
        Some(joins * WHOLE / 10 + differs)
    }

    fn path(&self) -> (Vec<Step>, u32) {
        let i = self.old.len();
        let ends = if self.free.end { 0..=self.new.len() } else { self.new.len()..=self.new.len() };
        let j = ends.min_by_key(|j| self.cost(i, *j)).unwrap_or(0);
        let cost = self.cost(i, j);
        let (mut at, mut steps) = ((i, j), Vec::new());
        while let Some((k, l)) = self.steps.get(at.0 * (self.new.len() + 1) + at.1).filter(|step| **step != (0, 0)) {
            let from = (at.0 - usize::from(*k), at.1 - usize::from(*l));
            let (old, new) = (from.0..at.0, from.1..at.1);
            let edits = match (self.old.get(old.clone()), self.new.get(new.clone())) {
                (Some(one), Some(other)) if *k > 0 && *l > 0 => edits(one, other).unwrap_or(0),
                _ => 0,
            };
            steps.push(Step { old, new, edits });
            at = from;
        }
        steps.reverse();
        (steps, cost)
    }
}

fn len(words: &[Word]) -> usize {
    words.iter().map(|word| word.len).sum()
}

/// How many letters may differ in words of this length that are still alike: noise of 6 % spoils two letters of a short
/// word now and then, and four of any hardly ever.
fn most_edits(len: usize) -> usize {
    match len {
        0 | 1 => 0,
        2 | 3 => 1,
        4..=8 => 2,
        9..=12 => 3,
        _ => 4,
    }
}

/// How many letters differ, where the words are alike.
fn edits(old: &[Word], new: &[Word]) -> Option<usize> {
    if let ([old], [new]) = (old, new)
        && old.folded == new.folded
    {
        return Some(0);
    }
    // A word is not parted by more than a space and a letter gone wrong, but at the end of a line.
    let apart = |pair: &[Word]| matches!(pair, [a, b] if b.span.start > a.span.end + 2 && !b.hyphened);
    if old.windows(2).any(apart) || new.windows(2).any(apart) {
        return None;
    }
    let (n_old, n_new) = (len(old), len(new));
    // A scan drops the space between words or puts a letter there; what has fewer letters has lost a word.
    let most = match old.len().cmp(&new.len()) {
        Ordering::Equal => most_edits(n_old.max(n_new)),
        Ordering::Greater if n_new < n_old => 0,
        Ordering::Less if n_new > n_old => 0,
        _ => 1 + most_edits(n_old.max(n_new)) / 2,
    };
    if n_old.abs_diff(n_new) > most {
        return None;
    }
    let letters = |words: &[Word]| words.iter().flat_map(|word| word.folded.chars().collect::<Vec<_>>()).collect();
    let (old, new): (Vec<char>, Vec<char>) = (letters(old), letters(new));
    Some(distance(&old, &new)).filter(|edits| *edits <= most)
}

/// Levenshtein's distance.
pub(super) fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, c) in one.iter().enumerate() {
        let mut diagonal = i;
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
        let mut left = i + 1;
        for (d, cell) in other.iter().zip(row.iter_mut().skip(1)) {
            let replaced = diagonal + usize::from(c != d);
            diagonal = *cell;
            left = replaced.min(*cell + 1).min(left + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(0)
}
