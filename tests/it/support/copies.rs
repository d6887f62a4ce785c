//! Texts with known copies: versions of some texts, cut, under other heads, badly scanned, excerpted and merged, among
//! texts of their own; with footers, quotations and forms that many share.
//!
//! The same for the same seed. Must not know how copies are found.

use std::collections::{HashMap, HashSet};

/// A text, and the number of its group: the number of the text that it was made from.
#[derive(Clone, Debug)]
pub struct Made {
    pub text: String,
    pub group: usize,
    /// The other text that is in it.
    pub merged_with: Option<usize>,
    /// What was done to it, for whoever looks at what went wrong.
    pub how: String,
}

/// How hard it is made.
#[derive(Clone, Copy, Debug)]
pub struct Hardness {
    /// Of a version's characters or words, at most so many in the hundred are damaged.
    pub noise: usize,
    /// Of texts that have versions, so many in the hundred stand among them themselves.
    pub originals: usize,
    /// The most versions of a text.
    pub versions: usize,
}

/// What the issue asks for.
pub const ASKED: Hardness = Hardness { noise: 10, originals: 80, versions: 7 };

/// A linear congruential generator (Knuth's): the same at each run.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }

    pub fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most + 1 - least)
    }

    /// True for so many in the hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// Makes texts of `bases`; two in five have versions.
pub fn make(bases: &[String], seed: u64, hardness: Hardness) -> Vec<Made> {
    let mut maker = Maker { random: Random(seed), vocabulary: Vec::new(), hardness };
    maker.vocabulary = bases.iter().take(200).flat_map(|base| base.split_whitespace()).map(str::to_owned).collect();
    let common = Common::new(&mut maker);
    let mut made = Vec::new();
    for (group, base) in bases.iter().enumerate() {
        if maker.random.chance(60) {
            made.push(Made::new(base, group, "alone"));
            continue;
        }
        if maker.random.chance(hardness.originals) {
            made.push(Made::new(base, group, "original"));
        }
        for _ in 0..maker.random.between(1, hardness.versions) {
            let other = maker.random.below(bases.len());
            made.push(maker.version(bases, group, other));
        }
    }
    for idx in 0..20.min(bases.len() / 5) {
        let text = common.form(&mut maker);
        made.push(Made::new(&text, bases.len() + idx, "form"));
    }
    settle_merged(&mut made);
    for one in &mut made {
        one.text = common.added(&mut maker, &one.text);
    }
    made
}

/// Puts what was merged into the group of whose other texts it holds most.
fn settle_merged(made: &mut [Made]) {
    let n_words = |text: &str| text.split_whitespace().count();
    let mut longest: HashMap<usize, usize> = HashMap::new();
    for one in made.iter().filter(|one| one.merged_with.is_none()) {
        let most = longest.entry(one.group).or_default();
        *most = (*most).max(n_words(&one.text));
    }
    for one in made {
        let Some(other) = one.merged_with else { continue };
        if longest.get(&other) > longest.get(&one.group) {
            (one.group, one.merged_with) = (other, Some(one.group));
        }
    }
}

impl Made {
    fn new(text: &str, group: usize, how: &str) -> Self {
        Self { text: text.to_owned(), group, merged_with: None, how: how.to_owned() }
    }
}

struct Maker {
    random: Random,
    vocabulary: Vec<String>,
    hardness: Hardness,
}

impl Maker {
    /// A version of a text; `other` is one that it may be merged with.
    fn version(&mut self, bases: &[String], group: usize, other: usize) -> Made {
        let base = &bases[group];
        let units = sentences(base);
        let mut made = Made { text: base.clone(), group, merged_with: None, how: String::new() };
        (made.text, made.how) = match self.random.below(6) {
            0 => (self.excerpt(&units), "excerpt".to_owned()),
            1 if other != group && self.random.chance(50) => {
                made.merged_with = Some(other);
                (self.merged(base, &bases[other]), "merged".to_owned())
            }
            2 => (self.thinned(&units), "thinned".to_owned()),
            3 | 4 => (self.cut(&units), "cut".to_owned()),
            _ => (made.text, "whole".to_owned()),
        };
        if self.random.chance(60) {
            let most = 40.min(8 + made.text.split_whitespace().count() / 4);
            made.text = format!("{}\n\n{}", self.words(8, most), made.text);
            made.how += ", head";
        }
        if self.random.chance(40) {
            made.text = format!("{}\n\n{}", made.text, self.words(5, 25));
            made.how += ", foot";
        }
        self.damage(&mut made);
        made
    }

    /// Damages characters or words, or neither.
    fn damage(&mut self, made: &mut Made) {
        let rate = self.random.between(0, self.hardness.noise);
        match self.random.below(3) {
            0 => {
                made.text = self.scanned(&made.text, rate);
                made.how = format!("{}, {rate} % of characters", made.how);
            }
            1 => {
                made.text = self.reworded(&made.text, rate);
                made.how = format!("{}, {rate} % of words", made.how);
            }
            _ => {}
        }
    }

    /// Some sentences in a row, at least forty words.
    fn excerpt(&mut self, units: &[&str]) -> String {
        let from = self.random.below(units.len());
        let mut taken = String::new();
        for unit in units[from..].iter().chain(units[..from].iter().rev()) {
            if taken.split_whitespace().count() >= 40 && self.random.chance(60) {
                break;
            }
            taken += unit;
        }
        taken
    }

    /// The beginning, or the end.
    fn cut(&mut self, units: &[&str]) -> String {
        let keep = (units.len() * self.random.between(40, 90)).div_ceil(100);
        if self.random.chance(80) { units[..keep].concat() } else { units[units.len() - keep..].concat() }
    }

    /// Without some sentences anywhere.
    fn thinned(&mut self, units: &[&str]) -> String {
        let drop = self.random.between(10, 40);
        let kept: String = units.iter().filter(|_| !self.random.chance(drop)).copied().collect();
        if kept.split_whitespace().count() < 40 { units.concat() } else { kept }
    }

    /// Two texts after one another.
    fn merged(&mut self, one: &str, two: &str) -> String {
        if self.random.chance(50) { format!("{one}\n\n{two}") } else { format!("{two}\n\n{one}") }
    }

    /// Words of no meaning.
    fn words(&mut self, least: usize, most: usize) -> String {
        let words: Vec<String> =
            (0..self.random.between(least, most)).map(|_| self.random.pick(&self.vocabulary).clone()).collect();
        words.join(" ") + "."
    }

    /// Characters taken for others, lost, doubled, and spaces lost, as a bad scan has them.
    fn scanned(&mut self, text: &str, percent: usize) -> String {
        const LOOK_ALIKE: [(char, &str); 10] = [
            ('e', "c"),
            ('l', "1"),
            ('o', "0"),
            ('m', "rn"),
            ('i', "l"),
            ('s', "5"),
            ('a', "o"),
            ('h', "b"),
            ('n', "u"),
            ('t', "f"),
        ];
        let mut scanned = String::new();
        for c in text.chars() {
            if !self.random.chance(percent) {
                scanned.push(c);
                continue;
            }
            match LOOK_ALIKE.iter().find(|(from, _)| *from == c) {
                Some((_, to)) if self.random.chance(60) => scanned.push_str(to),
                _ => match self.random.below(4) {
                    0 => {}
                    1 => scanned.extend([c, c]),
                    2 => scanned.push(char::from(b'a' + self.random.below(26) as u8)),
                    _ => scanned.extend([c, ' ']),
                },
            }
        }
        scanned
    }

    /// Words put in place of others, left out and added.
    fn reworded(&mut self, text: &str, percent: usize) -> String {
        let mut words = Vec::new();
        for word in text.split(' ') {
            if !self.random.chance(percent) {
                words.push(word.to_owned());
                continue;
            }
            let new = self.random.pick(&self.vocabulary).clone();
            match self.random.below(4) {
                0 => {}
                1 => words.extend([word.to_owned(), new]),
                _ => words.push(new),
            }
        }
        words.join(" ")
    }
}

/// What texts share that are not alike.
struct Common {
    footers: Vec<String>,
    quotations: Vec<String>,
    /// A form's lines, each followed by what was filled in.
    lines: Vec<String>,
}

impl Common {
    fn new(maker: &mut Maker) -> Self {
        Self {
            footers: (0..3).map(|_| maker.words(40, 70)).collect(),
            quotations: (0..4).map(|_| maker.words(25, 40)).collect(),
            lines: (0..24).map(|_| maker.words(4, 9)).collect(),
        }
    }

    /// A text with what its publisher puts below everything, and perhaps a quotation that many have.
    fn added(&self, maker: &mut Maker, text: &str) -> String {
        let mut text = text.to_owned();
        if maker.random.chance(5) {
            text = format!("{text}\n\n{}", maker.random.pick(&self.quotations));
        }
        if maker.random.chance(70) {
            text = format!("{text}\n\n{}", maker.random.pick(&self.footers));
        }
        text
    }

    /// A form, filled in.
    fn form(&self, maker: &mut Maker) -> String {
        self.lines.iter().map(|line| format!("{line} {}", maker.words(3, 12))).collect::<Vec<_>>().join("\n")
    }
}

/// A text cut after what looks like the end of a sentence; pieces of it that together are all of it.
fn sentences(text: &str) -> Vec<&str> {
    let units: Vec<&str> = text.split_inclusive(['.', '\n']).collect();
    if units.is_empty() { vec![text] } else { units }
}

/// Those of `texts` that have nothing to do with one another: of 60 words and more, none sharing more than one in twenty
/// of its threes of words with one before it.
pub fn unrelated(texts: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<(String, HashSet<u64>)> = Vec::new();
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for text in texts {
        let threes = threes(&text);
        if threes.len() < 60 {
            continue;
        }
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for three in &threes {
            for holder in holders.get(three).into_iter().flatten() {
                *shared.entry(*holder).or_default() += 1;
            }
        }
        let is_new = shared.iter().all(|(holder, n)| n * 20 < threes.len().min(kept[*holder].1.len()));
        if is_new {
            for three in &threes {
                holders.entry(*three).or_default().push(kept.len());
            }
            kept.push((text, threes));
        }
    }
    kept.into_iter().map(|(text, _)| text).collect()
}

fn threes(text: &str) -> HashSet<u64> {
    let hash = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    let words: Vec<u64> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.to_lowercase().bytes().fold(0xcbf2_9ce4_8422_2325, hash))
        .collect();
    let three = |words: &[u64]| words.iter().fold(7, |hash: u64, word| hash.wrapping_mul(31).rotate_left(7) ^ word);
    words.windows(3).map(three).collect()
}

/// Texts of made-up words, a few of them often and most seldom, as in any language.
pub fn made_up(n: usize, seed: u64) -> Vec<String> {
    const SYLLABLES: [&str; 16] =
        ["ba", "ko", "li", "mu", "ra", "ten", "vo", "sha", "gri", "pel", "dor", "ne", "sti", "qua", "fe", "jo"];
    let mut random = Random(seed);
    let word = |random: &mut Random| {
        let rank = random.below(64) * random.below(64) * random.below(8);
        let (mut left, mut word) = (rank, String::new());
        while left > 0 || word.is_empty() {
            word.push_str(SYLLABLES[left % 16]);
            left /= 16;
        }
        word
    };
    let sentence = |random: &mut Random| {
        let words: Vec<String> = (0..random.between(6, 24)).map(|_| word(random)).collect();
        words.join(" ") + ".\n"
    };
    let text = |random: &mut Random| (0..random.between(6, 30)).map(|_| sentence(random)).collect();
    (0..n).map(|_| text(&mut random)).collect()
}
