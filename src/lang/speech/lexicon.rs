//! The words of saying of each language, read once from their list, with what every other word does beside them.
//!
//! Must not hold a rule, nor a word.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::role::{Role, Roles};
use super::{english, spanish};
use crate::lang::languages::{LanguageIdx, N_LANGUAGES, languages};

/// The list of words of saying; its columns are told in `assets/README.md`.
static LIST: &str = include_str!("../../../assets/lists/saying.tsv");

/// What one does who says something with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Says that it is so.
    Assert,
    /// Says that it is not so.
    Deny,
    /// Says that nothing is known of it.
    DenyKnowledge,
    /// Says what speaks against oneself.
    Admit,
    /// Says what speaks against another, or without proof.
    Allege,
    /// Says what one will do.
    Promise,
    /// Says what one will do to another's harm.
    Threaten,
    /// Says what may come.
    Warn,
    /// Says what will be.
    Predict,
    /// Takes back what was said.
    Retract,
    /// Wants to know.
    Ask,
    /// Says what another must do.
    Order,
    /// Says what should be done.
    Propose,
    /// Says what was found.
    Find,
    /// Holds it to be so, and need not say it.
    Believe,
    /// Holds it to be doubtful.
    Doubt,
}

impl Act {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "assert" => Self::Assert,
            "deny" => Self::Deny,
            "deny-knowledge" => Self::DenyKnowledge,
            "admit" => Self::Admit,
            "allege" => Self::Allege,
            "promise" => Self::Promise,
            "threaten" => Self::Threaten,
            "warn" => Self::Warn,
            "predict" => Self::Predict,
            "retract" => Self::Retract,
            "ask" => Self::Ask,
            "order" => Self::Order,
            "propose" => Self::Propose,
            "find" => Self::Find,
            "believe" => Self::Believe,
            "doubt" => Self::Doubt,
            _ => return None,
        })
    }
}

/// How what is said can stand beside the word of saying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// Between quotation marks.
    Quotation,
    /// As a clause with or without `that`.
    Clause,
    /// As a question.
    Question,
    /// As an infinitive that the speaker will do.
    Infinitive,
    /// As an infinitive that the listener shall do: `told him to`.
    ListenersInfinitive,
    /// As a noun phrase.
    Noun,
    /// As a noun phrase, of a word that says so strongly enough.
    StrongNoun,
    /// After `about`.
    About,
    /// After `of`, the one who is charged with it before that.
    Of,
    /// As what something is called.
    Name,
    /// A listener may stand before it.
    Listener,
}

impl Frame {
    const fn letter(self) -> char {
        match self {
            Self::Quotation => 'q',
            Self::Clause => 'c',
            Self::Question => 'w',
            Self::Infinitive => 'T',
            Self::ListenersInfinitive => 't',
            Self::Noun => 'n',
            Self::StrongNoun => 'N',
            Self::About => 'a',
            Self::Of => 'o',
            Self::Name => 's',
            Self::Listener => 'l',
        }
    }
}

/// A use of a word to say something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saying {
    /// What is done with it.
    pub act: Act,
    /// Whether it is of what one holds to be so, rather than of what one says.
    pub is_belief: bool,
    /// How surely it reports speech, from 1, which is seldom, to 3.
    pub weight: u8,
    frames: u16,
}

impl Saying {
    /// Whether what is said can stand beside it so.
    pub const fn takes(self, frame: Frame) -> bool {
        self.frames & (1 << frame as u16) != 0
    }

    /// Whether it reports speech more often than not.
    pub const fn is_usual(self) -> bool {
        self.weight >= 2 && !self.is_belief
    }

    /// A word that is in no list, and reports by where it stands.
    pub const fn unknown() -> Self {
        Self::phrased(Act::Assert)
    }

    /// Some words that together do this.
    pub const fn phrased(act: Act) -> Self {
        Self { act, is_belief: false, weight: 1, frames: 1 << Frame::Quotation as u16 }
    }

    /// Both uses of a word: what one holds to be so gives way to what one says, the weaker to the stronger.
    fn or(self, other: Self) -> Self {
        let (first, second) = if (!other.is_belief, other.weight) > (!self.is_belief, self.weight) {
            (other, self)
        } else {
            (self, other)
        };
        Self { frames: first.frames | second.frames, weight: first.weight.max(second.weight), ..first }
    }
}

/// What is known of a word beside what is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// What it does.
    pub roles: Roles,
    /// Its use as a verb of saying.
    pub verb: Option<Saying>,
    /// Its use as a noun of saying.
    pub noun: Option<Saying>,
    /// Whether a [phrase](Words::phrases) begins with it.
    pub opens_phrase: bool,
}

/// Some words that together are a word of saying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrasing {
    /// The words after the first.
    pub rest: Vec<&'static str>,
    /// What is done with it.
    pub act: Act,
    /// Whether it is of what one holds to be so.
    pub is_belief: bool,
}

/// The words of one language.
#[derive(Debug, Default)]
pub struct Words {
    known: FxHashMap<&'static str, Known>,
    phrases: FxHashMap<&'static str, Vec<Phrasing>>,
}

impl Words {
    /// What is known of a word in small letters.
    pub fn known(&self, word: &str) -> Known {
        self.known.get(word).copied().unwrap_or_default()
    }

    /// The phrases that begin with a word in small letters.
    pub fn phrases(&self, word: &str) -> &[Phrasing] {
        self.phrases.get(word).map_or(&[], Vec::as_slice)
    }

    fn read(language: &str, roles: &'static [(Role, &'static str)]) -> Self {
        let mut words = Self::default();
        for (role, forms) in roles {
            for form in forms.split(' ') {
                let known = words.known.entry(form).or_default();
                known.roles = known.roles.with(*role);
            }
        }
        LIST.lines().for_each(|line| words.add(line, language));
        words
    }

    /// Adds a line of the list, where it is of this language.
    fn add(&mut self, line: &'static str, language: &str) {
        let fields: Vec<&'static str> = line.split('\t').collect();
        let [of, part, act, belief, letters, weight, _, forms] = fields.as_slice() else { return };
        let (true, Some(act)) = (*of == language, Act::named(act)) else { return };
        let is_belief = *belief == "yes";
        if matches!(*part, "p" | "x") {
            for phrase in forms.split(", ") {
                let mut rest = phrase.split(' ');
                let Some(first) = rest.next() else { continue };
                self.known.entry(first).or_default().opens_phrase = true;
                self.phrases.entry(first).or_default().push(Phrasing { rest: rest.collect(), act, is_belief });
            }
            return;
        }
        let frames = FRAMES.iter().filter(|frame| letters.contains(frame.letter()));
        let frames = frames.fold(0, |frames, frame| frames | 1 << *frame as u16);
        let saying = Saying { act, is_belief, weight: weight.parse().unwrap_or(1), frames };
        for form in forms.split(' ') {
            let known = self.known.entry(form).or_default();
            let use_of = if *part == "n" { &mut known.noun } else { &mut known.verb };
            *use_of = Some(use_of.map_or(saying, |other| other.or(saying)));
        }
    }
}

const FRAMES: [Frame; 11] = [
    Frame::Quotation,
    Frame::Clause,
    Frame::Question,
    Frame::Infinitive,
    Frame::ListenersInfinitive,
    Frame::Noun,
    Frame::StrongNoun,
    Frame::About,
    Frame::Of,
    Frame::Name,
    Frame::Listener,
];

static WORDS: LazyLock<[Words; N_LANGUAGES]> = LazyLock::new(|| {
    let roles = [english::ROLES, spanish::ROLES];
    std::array::from_fn(|at| {
        let id = languages().get(at).map_or("", |language| language.id);
        Words::read(id, roles.get(at).copied().unwrap_or_default())
    })
});

/// The words of saying of a language.
pub fn words_of_saying(language: LanguageIdx) -> Option<&'static Words> {
    WORDS.get(usize::from(language.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_read() {
        let ids: Vec<&str> = languages().iter().map(|language| language.id).collect();
        for line in LIST.lines().skip(1) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [of, part, act, belief, frames, weight, _, forms] = fields.as_slice() else {
                panic!("{line} has other columns");
            };
            assert!(ids.contains(of) && matches!(*part, "v" | "n" | "p" | "x"), "{line}");
            assert!(Act::named(act).is_some() && matches!(*belief, "yes" | "no"), "{line}");
            assert!(weight.parse::<u8>().is_ok_and(|weight| (1..=3).contains(&weight)), "{line}");
            assert!(*frames == "-" || frames.chars().all(|c| FRAMES.iter().any(|f| f.letter() == c)), "{line}");
            assert!(!forms.is_empty() && forms.split(' ').all(|form| !form.is_empty()), "{line}");
        }
    }

    #[test]
    fn what_is_said_goes_before_what_is_held() {
        let words = words_of_saying(LanguageIdx::default()).expect("English is there");
        let concluded = words.known("concluded").verb.expect("it is in the list");
        assert!(!concluded.is_belief && concluded.takes(Frame::Quotation) && concluded.takes(Frame::Clause));
        assert!(words.known("according").verb.is_none() && words.phrases("according").len() == 1);
        assert!(words.known("that").roles.has(Role::Relative));
    }
}
