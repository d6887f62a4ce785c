//! Texts edited as editions, scans and hostile hands edit them, with the place where a sentence of them then stands.
//!
//! The same edits in every run. Must not know how an anchor is found.

#![expect(clippy::string_slice, reason = "it cuts at spans of words and sentences")]

use casebook::text::{Span, fold, sentences};

/// A small generator, so that every run sees the same edits (Marsaglia's xorshift).
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    fn one_of<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        list.get(self.below(list.len())).copied()
    }
}

/// What must be found after an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The statement stands there.
    Stands(Span),
    /// It stands there, and asking is right too.
    StandsOrAsks(Span),
    /// It stands nowhere: taking any passage for it is wrong.
    Gone,
}

/// An edited text.
pub struct Edit {
    pub kind: &'static str,
    pub new: String,
    pub expected: Expected,
}

/// A sentence in its text.
pub struct Case<'a> {
    pub text: &'a str,
    pub span: Span,
    /// The sentences of the text.
    pub all: &'a [Span],
}

/// The sentences that say enough to be told from others, and stand once.
pub fn telling(text: &str) -> (Vec<Span>, Vec<Span>) {
    let all = sentences(text);
    let folded = fold(text);
    let once = |span: &&Span| {
        let shown = span.of(text);
        let letters = shown.chars().filter(|c| c.is_alphabetic()).count();
        (40..320).contains(&shown.len())
            && !shown.starts_with(char::is_lowercase)
            && (shown.ends_with(['.', '?', '!', '"']) || text[span.end..].starts_with("\n- "))
            && letters * 3 > shown.len() * 2
            && shown.split_whitespace().count() > 5
            && folded.matches(&fold(shown)).count() == 1
    };
    (all.iter().filter(once).copied().collect(), all)
}

impl Case<'_> {
    fn quote(&self) -> &str {
        self.span.of(self.text)
    }

    fn before(&self) -> &str {
        &self.text[..self.span.start]
    }

    fn after(&self) -> &str {
        &self.text[self.span.end..]
    }

    /// Every edit that this sentence allows.
    pub fn edits(&self, random: &mut Random) -> Vec<Edit> {
        let mut edits = Vec::new();
        self.gone(random, &mut edits);
        self.moved(random, &mut edits);
        self.set_anew(random, &mut edits);
        self.spoilt(random, &mut edits);
        edits
    }

    /// Edits after which the sentence is gone.
    fn gone(&self, random: &mut Random, edits: &mut Vec<Edit>) {
        let (before, after) = (self.before(), self.after());
        let mut gone = |kind, new| edits.push(Edit { kind, new, expected: Expected::Gone });
        gone("deleted", format!("{before}{after}"));
        let beside = ["a name beside", "a number beside", "a negation beside", "a letter of a name beside"];
        let itself = ["a name changed", "a number changed", "a negation changed", "a letter of a name changed"];
        let how = [name as fn(&str, &str, &mut Random) -> Option<String>, number, negation, letter];
        for ((beside, itself), how) in beside.into_iter().zip(itself).zip(how) {
            let Some(other) = how(self.quote(), self.text, random) else { continue };
            gone(beside, format!("{before}{after} {other}"));
            gone(beside, format!("{before}{other} {}", after.trim_start()));
            let next = self.all.iter().find(|span| span.start > self.span.end).map_or(self.text.len(), |span| span.end);
            gone(
                beside,
                format!("{before}{} {other}{}", self.text[self.span.end..next].trim_start(), &self.text[next..]),
            );
            let last = self.all.iter().rfind(|span| span.end < self.span.start).map_or(0, |span| span.start);
            gone(beside, format!("{}{other} {}{after}", &self.text[..last], &self.text[last..self.span.start]));
            gone(itself, format!("{before}{other}{after}"));
            let (noisy, _) = noise(&format!("{before}{other}{after}"), 50, random);
            if ["a name changed", "a number changed", "a negation changed"].contains(&itself) {
                gone("changed and 2 % noise", noisy);
            }
            if let Some(second) = how(self.quote(), self.text, random) {
                gone("lookalikes on both sides", format!("{before}{other} {second}{after}"));
            }
        }
        if let Some((first, rest)) = self.quote().split_once(' ') {
            let rest = rest.trim_start();
            gone("more said", format!("{before}It is not true that {first} {rest}{after}"));
            let (head, tail) = rest.split_at(rest.find(' ').unwrap_or(rest.len()));
            gone("more said", format!("{before}{first} {head} Aurelio Brandt{tail}{after}"));
            gone("more said", format!("{before}{first} {head} 1,750{tail}{after}"));
        }
    }

    /// Edits after which it stands elsewhere, or twice, or beside others like it.
    fn moved(&self, random: &mut Random, edits: &mut Vec<Edit>) {
        let (before, after, quote) = (self.before(), self.after(), self.quote());
        let mut stands = |kind, head: String, tail: &str| {
            let expected = Expected::Stands(Span::new(head.len(), head.len() + quote.len()));
            edits.push(Edit { kind, new: format!("{head}{quote}{tail}"), expected });
        };
        stands("text above", format!("A line that was not there before.\n\n{before}"), after);
        for other in ["Another line of the same day", "Nobody else was heard.\n\nThe rest is as it was"] {
            stands("text beside", format!("{before}{other}. "), after);
        }
        let ends = |span: &&Span| span.of(self.text).ends_with(['.', '?', '!', '"']);
        let far = |span: &&Span| ends(span) && (span.end + 60 < self.span.start || span.start > self.span.end + 60);
        let places: Vec<&Span> = self.all.iter().filter(far).collect();
        if let Some(place) = random.one_of(&places) {
            let rest = format!("{before}{}", after.trim_start());
            let shift = after.len() - after.trim_start().len();
            let at = if place.start < self.span.start { place.end } else { place.end - quote.len() - shift };
            stands("moved", format!("{} ", &rest[..at]), &rest[at..]);
            stands("moved as a paragraph", format!("{}\n\n", &rest[..at]), &format!("\n\n{}", rest[at..].trim_start()));
            if place.start > self.span.end {
                let (middle, end) = (&self.text[self.span.end..place.end], &self.text[place.end..]);
                stands("copied", before.to_owned(), &format!("{middle} {quote}{end}"));
            } else {
                let (start, middle) = (&self.text[..place.end], &self.text[place.end..self.span.start]);
                stands("copied", format!("{start} {quote}{middle}"), after);
            }
            let how = [name, number, negation];
            for how in how {
                let Some(other) = how(quote, self.text, random) else { continue };
                stands("lookalike elsewhere", format!("{before}{other} "), after);
                stands("lookalike elsewhere", before.to_owned(), &format!(" {other}{after}"));
            }
        }
    }

    /// Edits after which it stands in the same words, set anew.
    fn set_anew(&self, random: &mut Random, edits: &mut Vec<Edit>) {
        let mut by_char = |kind, change: &mut dyn FnMut(usize, char, &mut String)| {
            let mut new = String::new();
            let mut moved = Vec::new();
            for (at, c) in self.text.char_indices() {
                moved.resize(at + 1, new.len());
                change(at, c, &mut new);
            }
            moved.resize(self.text.len() + 1, new.len());
            let expected = Expected::Stands(Span::new(moved[self.span.start], moved[self.span.end]));
            edits.push(Edit { kind, new, expected });
        };
        let mut column = 0;
        by_char("rewrapped", &mut |_, c, new| {
            column += 1;
            let is_break = c == ' ' && column > 50;
            column = if is_break || c == '\n' { 0 } else { column };
            new.push(if is_break { '\n' } else { c });
        });
        by_char("curly quotes", &mut |at, c, new| {
            let opens = self.text[..at].ends_with(|c: char| c.is_whitespace() || c == '(');
            new.push(match c {
                '"' if opens => '“',
                '"' => '”',
                '\'' if opens => '‘',
                '\'' => '’',
                '-' => '–',
                '“' | '”' => '"',
                '’' | '‘' => '\'',
                c => c,
            });
        });
        by_char("joined paragraphs", &mut |_, c, new| {
            if c != '\n' {
                new.push(c);
            } else if !new.ends_with(' ') {
                new.push(' ');
            }
        });
        by_char("capitals", &mut |_, c, new| new.extend(c.to_uppercase()));
        by_char("small letters", &mut |_, c, new| new.extend(c.to_lowercase()));
        let mut run = 0;
        let mut next = 7;
        by_char("hyphens at line ends", &mut |at, c, new| {
            run = if c.is_lowercase() { run + 1 } else { 0 };
            new.push(c);
            next -= 1;
            let goes_on = self.text[at + c.len_utf8()..].starts_with(char::is_lowercase);
            if next <= 0 && run > 2 && goes_on {
                new.push_str("-\n");
                next = 40 + random.below(20) as i32;
            }
        });
    }

    /// Edits that spoil letters, and one that changes words.
    fn spoilt(&self, random: &mut Random, edits: &mut Vec<Edit>) {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        for (kind, rate) in [("2 % noise", 50), ("6 % noise", 17), ("2 % noise", 50), ("6 % noise", 17)] {
            let (new, moved) = noise(self.text, rate, random);
            let span = Span::new(moved[self.span.start], moved[self.span.end]);
            let copy = format!("{new}\n\n{}\n", self.quote());
            if digits(span.of(&new)) == digits(self.quote()) {
                if fold(span.of(&new)) != fold(self.quote()) {
                    edits.push(Edit { kind: "clean copy of a noisy one", new: copy, expected: Expected::Gone });
                }
                edits.push(Edit { kind, new, expected: Expected::Stands(span) });
            } else {
                edits.push(Edit { kind: "noise in a number", new, expected: Expected::Gone });
            }
        }
        let plain = |word: &str| word.len() > 5 && word.chars().all(char::is_lowercase);
        let words: Vec<&str> = self.quote().split(' ').skip(1).filter(|word| plain(word)).collect();
        if let Some(word) = random.one_of(&words) {
            let quote = self.quote().replacen(word, "supposed", 1);
            let expected = Expected::StandsOrAsks(Span::new(self.span.start, self.span.start + quote.len()));
            edits.push(Edit { kind: "reworded", new: format!("{}{quote}{}", self.before(), self.after()), expected });
        }
    }
}

/// The text with one of `rate` characters replaced, dropped or doubled, and where each old byte went.
pub fn noise(text: &str, rate: usize, random: &mut Random) -> (String, Vec<usize>) {
    let mut new = String::with_capacity(text.len());
    let mut moved = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        moved.resize(at + 1, new.len());
        match if random.below(rate) == 0 { random.below(3) } else { 3 } {
            0 => new.push(char::from(b'a' + random.below(26) as u8)),
            1 => {}
            2 => new.extend([c, c]),
            _ => new.push(c),
        }
    }
    moved.resize(text.len() + 1, new.len());
    (new, moved)
}

const NAMES: [&str; 8] = ["Jonas", "Weil", "Ortega", "Brandt", "Lisboa", "Marta", "Quimby", "Sotelo"];

/// The words with a capital that no sentence or title gave them.
fn names(text: &str) -> Vec<&str> {
    let mut before = ".";
    let mut names = Vec::new();
    for piece in text.split_whitespace() {
        let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let opens =
            before.ends_with(|c: char| !c.is_alphanumeric() && c != ',') || before.starts_with(char::is_uppercase);
        let is_word = piece.starts_with(word) && word.chars().all(char::is_alphabetic);
        // What stands in small letters, too, names nobody.
        let is_word = is_word && !text.contains(&format!(" {} ", word.to_lowercase()));
        if !opens && is_word && word.len() > 3 && word.starts_with(char::is_uppercase) {
            names.push(word);
        }
        before = piece;
    }
    names
}

/// The sentence with another name, one of the text's where it has some.
fn name(quote: &str, text: &str, random: &mut Random) -> Option<String> {
    let old = random.one_of(&names(quote))?;
    let others: Vec<&str> = names(text).into_iter().filter(|name| !quote.contains(name)).collect();
    let new = random.one_of(&others).filter(|_| random.below(2) == 0).or_else(|| random.one_of(&NAMES))?;
    Some(quote.replace(old, new)).filter(|changed| fold(changed) != fold(quote))
}

/// The sentence with a name that differs by one letter.
fn letter(quote: &str, _: &str, random: &mut Random) -> Option<String> {
    let old = random.one_of(&names(quote))?;
    let mut letters: Vec<char> = old.chars().collect();
    let at = 1 + random.below(letters.len() - 1);
    match random.below(3) {
        0 => letters.insert(at, 'l'),
        1 => drop(letters.remove(at)),
        _ => letters[at] = char::from(b'a' + random.below(26) as u8),
    }
    let new: String = letters.into_iter().collect();
    // No name has a letter three times.
    let tripled = new.as_bytes().windows(3).any(|three| three[0] == three[1] && three[1] == three[2]);
    Some(quote.replace(old, &new)).filter(|changed| !tripled && fold(changed) != fold(quote))
}

/// The sentence with another number, in digits or letters.
fn number(quote: &str, _: &str, random: &mut Random) -> Option<String> {
    let digits: Vec<(usize, char)> = quote.char_indices().filter(|(_, c)| c.is_ascii_digit()).collect();
    if let Some((at, digit)) = random.one_of(&digits) {
        let other = char::from(b'0' + ((digit as u8 - b'0') + 1 + random.below(8) as u8) % 10);
        let ends = quote[at..].find(|c: char| !c.is_ascii_digit()).map_or(quote.len(), |end| at + end);
        return Some(match random.below(4) {
            0 => format!("{},000{}", &quote[..ends], &quote[ends..]),
            1 => format!("{}{other}{}", &quote[..at], &quote[at..]),
            _ => format!("{}{other}{}", &quote[..at], &quote[at + 1..]),
        });
    }
    let pairs = [(" two ", " three "), (" one ", " none "), (" three ", " thirteen "), (" first ", " second ")];
    let spanish = [(" dos ", " tres "), (" tres ", " trece "), (" mil ", " dos mil "), (" primero ", " tercero ")];
    let (old, new) = pairs.into_iter().chain(spanish).find(|(old, _)| quote.contains(old))?;
    Some(quote.replacen(old, new, 1))
}

/// The sentence denied, or no longer.
fn negation(quote: &str, _: &str, random: &mut Random) -> Option<String> {
    for denial in [" not ", " never ", " no ", " ni ", " sin ", " nunca "] {
        if quote.contains(denial) {
            return Some(quote.replacen(denial, " ", 1));
        }
    }
    for verb in [" was ", " is ", " were ", " has ", " had ", " have ", " will ", " are ", " would ", " can "] {
        if quote.contains(verb) {
            return Some(quote.replacen(verb, &format!("{verb}not "), 1));
        }
    }
    let spanish = [" el ", " de ", " que ", " los "].iter().filter(|word| quote.contains(**word)).count() > 1;
    let gaps: Vec<(usize, &str)> = quote.match_indices(' ').collect();
    let (at, _) = random.one_of(&gaps)?;
    Some(format!("{} {}{}", &quote[..at], if spanish { "no" } else { "never" }, &quote[at..]))
}
