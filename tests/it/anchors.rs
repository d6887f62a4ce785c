//! Anchors on real text: passages are anchored, the text is edited as editions and re-scans edit it, and each
//! anchor must find its passage or ask, but hardly ever be sure of a wrong one.
#![expect(clippy::disallowed_methods, reason = "it reads texts that are no sources of a case")]

use casebook::ingest::{Format, Source};
use casebook::notebook::{Anchor, Found};
use casebook::text::{OffsetMap, Span};

/// A small generator, so that every run sees the same edits (Marsaglia's xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

fn source(text: String) -> Source {
    Source {
        path: "a".into(),
        title: "a".into(),
        origin: None,
        author: None,
        location: None,
        published: None,
        reliability: None,
        format: Format::Plain,
        sha256: text.len().to_string(),
        text,
        map: OffsetMap::default(),
        blocks: vec![],
    }
}

/// The text with one of `rate` characters replaced, dropped or doubled; and where each old byte went.
fn edited(text: &str, rate: usize, random: &mut Random) -> (String, Vec<usize>) {
    let mut new = String::from("A line that was not there before.\n");
    let mut moved = Vec::with_capacity(text.len() + 1);
    for c in text.chars() {
        moved.resize(moved.len() + c.len_utf8(), new.len());
        match if random.below(rate) == 0 { random.below(3) } else { 3 } {
            0 => new.push('x'),
            1 => {}
            2 => new.extend([c, c]),
            _ => new.push(c),
        }
    }
    moved.push(new.len());
    (new, moved)
}

#[derive(Debug, Default)]
struct Tally {
    right: usize,
    offered: usize,
    wrong: usize,
    lost: usize,
}

/// Whole words from `at` on, at least `length` bytes of them.
fn words(text: &str, at: usize, length: usize) -> Option<Span> {
    let at = text.floor_char_boundary(at);
    let gap = at + text.get(at..)?.find(|c: char| !c.is_alphanumeric())?;
    let start = gap + text.get(gap..)?.find(char::is_alphanumeric)?;
    let middle = text.ceil_char_boundary(start + length);
    let end = middle + text.get(middle..)?.find(|c: char| !c.is_alphanumeric())?;
    Some(Span::new(start, end))
}

/// Anchors passages of `length` bytes or a little more all over the texts; `cut` takes the passage itself out
/// before it is looked for.
fn tally(texts: &[String], length: usize, rate: usize, cut: bool) -> Tally {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut tally = Tally::default();
    for text in texts {
        let old = source(text.clone());
        for _ in 0..4 {
            let Some(span) = words(text, random.below(text.len()), length) else { continue };
            let anchor = Anchor::new(&old, span);
            let (new, moved) = edited(text, rate, &mut random);
            let mut expected = Span::new(moved[span.start], moved[span.end]);
            let mut new = source(new);
            if cut {
                new.text.replace_range(expected.start..expected.end, "");
                expected = Span::default();
            }
            let near = |found: &Span| {
                !cut && found.start.abs_diff(expected.start) <= 3 && found.end.abs_diff(expected.end) <= 3
            };
            match anchor.find(&new) {
                Found::Exact(found) | Found::Moved(found) if near(&found) => tally.right += 1,
                Found::Exact(_) | Found::Moved(_) => tally.wrong += 1,
                Found::Uncertain(spans) if cut || spans.iter().any(near) => tally.offered += 1,
                Found::Uncertain(_) | Found::Lost => tally.lost += 1,
            }
        }
    }
    tally
}

#[test]
fn an_anchor_is_hardly_ever_sure_of_a_wrong_passage() {
    let shared =
        std::env::var("CASEBOOK_SHARED").unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../shared").into());
    let folder = format!("{shared}/data/corpora/gastech");
    let mut files: Vec<_> = walk(folder.as_ref());
    files.sort();
    let texts: Vec<String> = files
        .iter()
        .step_by(6)
        .filter_map(|file| std::fs::read(file).ok())
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    if texts.is_empty() {
        println!("skipped: {folder} is not there");
        return;
    }
    for (length, rate) in [(6, 50), (12, 50), (40, 50), (40, 12), (100, 20), (400, 20)] {
        let kept = tally(&texts, length, rate, false);
        let cut = tally(&texts, length, rate, true);
        println!("{length} bytes, one edit in {rate}: {kept:?}; cut out: {cut:?}");
        let all = kept.right + kept.offered + kept.wrong + kept.lost;
        assert!(kept.right * 100 >= all * 98, "finds its passage: {kept:?}");
        assert!(kept.wrong * 100 <= all, "is sure of another one: {kept:?}");
        // Gastech has sentences that stand twice, nearly alike.
        assert!(cut.wrong * 50 <= all, "is sure, though its passage is gone: {cut:?}");
    }
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries
        .flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect()
}
