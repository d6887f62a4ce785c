//! How many and how much: numbers in figures and words, and money.
//!
//! Must not know what a statement is: it is told one word after another.

use super::words::hash;
use crate::lang::{self, Cue};

/// So many of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    /// How many, in hundredths.
    pub hundredths: u64,
    /// The head word that is counted, or the money.
    pub of: u64,
}

/// The amounts of a sentence, read word by word: a number waits for what it counts.
#[derive(Default)]
pub(super) struct Amounts {
    found: Vec<Amount>,
    waiting: Option<(u64, Option<Money>)>,
}

#[derive(Clone, Copy, Debug, Hash)]
enum Money {
    Dollar,
    Euro,
    Pound,
}

const SIGNS: &[(char, Money)] = &[('$', Money::Dollar), ('€', Money::Euro), ('£', Money::Pound)];
const NAMES: &[(Cue, Money)] = &[(Cue::Dollar, Money::Dollar), (Cue::Euro, Money::Euro), (Cue::Pound, Money::Pound)];

impl Amounts {
    /// Takes a word that is a number, a multiple or money, with the sign before it; says whether it is any of these.
    pub fn takes(&mut self, folded: &str, sign: Option<char>) -> bool {
        let money = SIGNS.iter().find(|(known, _)| Some(*known) == sign).map(|(_, money)| *money);
        if let Some(number) = number(folded).or_else(|| money.and_then(|_| shortened(folded))) {
            self.settle();
            self.waiting = Some((number, money));
            return true;
        }
        if let Some(times) = times(folded) {
            self.waiting = self.waiting.map(|(count, money)| (count.saturating_mul(times), money));
            return true;
        }
        let Some((_, money)) = NAMES.iter().find(|(cue, _)| lang::is(folded, *cue)) else { return false };
        self.waiting = self.waiting.map(|(count, of)| (count, of.or(Some(*money))));
        self.settle();
        true
    }

    /// A head word: what the number before it counts, if that is no money.
    pub fn counted(&mut self, head: u64) {
        self.settle();
        self.found.extend(self.waiting.take().map(|(hundredths, _)| Amount { hundredths, of: head }));
    }

    /// All of them.
    pub fn all(mut self) -> Vec<Amount> {
        self.settle();
        self.found
    }

    /// Money needs nothing after it.
    fn settle(&mut self) {
        if let Some((hundredths, Some(money))) = self.waiting {
            self.found.push(Amount { hundredths, of: hash(&money) });
            self.waiting = None;
        }
    }
}

/// `14`, `1,500`, `2.5`, `fourteen`, in hundredths.
fn number(word: &str) -> Option<u64> {
    if let Some(n) = lang::words_of(Cue::SmallNumber).iter().position(|small| word.eq_ignore_ascii_case(small)) {
        return Some(n as u64 * 100);
    }
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // `1,500` and `1.500` are grouped, `2.5` and `2,5` are not.
    let (whole, part) = word.rsplit_once(['.', ',']).filter(|(_, part)| part.len() != 3).unwrap_or((word, ""));
    let whole = whole.replace(['.', ','], "");
    let cents = format!("{part:0<2}");
    whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(cents.get(..2)?.parse().ok()?)
}

/// `1.2m`, `3bn`: so only money is written.
fn shortened(word: &str) -> Option<u64> {
    let letters = word.trim_start_matches(|c: char| !c.is_alphabetic());
    let times = match letters {
        "k" => 1000,
        "m" | "mn" => 1_000_000,
        "b" | "bn" => 1_000_000_000,
        _ => return None,
    };
    number(word.strip_suffix(letters)?)?.checked_mul(times)
}

fn times(word: &str) -> Option<u64> {
    const TIMES: &[(Cue, u64)] =
        &[(Cue::Hundred, 100), (Cue::Thousand, 1000), (Cue::Million, 1_000_000), (Cue::Billion, 1_000_000_000)];
    TIMES.iter().find(|(cue, _)| lang::is(word, *cue)).map(|(_, times)| *times)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::timeline::words::words;
    use crate::text::fold;

    fn check(text: &str, expected: &[(u64, &str)]) {
        let mut amounts = Amounts::default();
        for word in words(text) {
            let sign = text.get(..word.start).and_then(|before| before.chars().next_back());
            if !amounts.takes(&fold(word.of(text)), sign) {
                amounts.counted(hash(&fold(word.of(text))));
            }
        }
        let money = |name: &str| NAMES.iter().find(|(cue, _)| lang::is(name, *cue)).map(|(_, money)| hash(money));
        let of = |name: &str| money(name).unwrap_or_else(|| hash(&name.to_owned()));
        let expected: Vec<Amount> =
            expected.iter().map(|(whole, name)| Amount { hundredths: whole * 100, of: of(name) }).collect();
        assert_eq!(amounts.all(), expected, "{text}");
    }

    #[test]
    fn money_is_counted_in_itself_and_all_else_in_what_follows() {
        check("paid $1.2 million to Bram", &[(1_200_000, "dollar")]);
        check("paid US$1,200,000.", &[(1_200_000, "dollar")]);
        check("£3bn, €5 and $20k", &[(3_000_000_000, "pound"), (5, "euro"), (20_000, "dollar")]);
        check("1.2 million euros went to 14 men", &[(1_200_000, "euro"), (14, "men")]);
        check("$5 million dollars of rice", &[(5_000_000, "dollar")]);
        check("fourteen ships, two thousand sheep", &[(14, "ships"), (2000, "sheep")]);
        check("euros were 3m long", &[]);
    }
}
