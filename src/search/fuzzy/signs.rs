//! Words of a query that say exactly how they are meant, as fzf has them: `'exact`, `^beginning`, `end$`, `!not`.
//!
//! Must not score: a name holds what is asked, or it does not.

use crate::text::fold;

/// What stands between the names that a row has.
const BETWEEN: &str = " · ";

/// A word that was typed with signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The word, folded.
    word: String,
    is_start: bool,
    is_end: bool,
    is_not: bool,
}

/// A query without the words that have signs, and those.
pub fn signed(query: &str) -> (String, Vec<Signed>) {
    let (mut plain, mut all) = (Vec::new(), Vec::new());
    for word in query.split(' ') {
        match Signed::read(word) {
            Some(signed) => all.push(signed),
            None => plain.push(word),
        }
    }
    (plain.join(" "), all)
}

impl Signed {
    fn read(typed: &str) -> Option<Self> {
        let (is_not, rest) = typed.strip_prefix('!').map_or((false, typed), |rest| (true, rest));
        let (is_exact, rest) = rest.strip_prefix('\'').map_or((false, rest), |rest| (true, rest));
        let (is_start, rest) = rest.strip_prefix('^').map_or((false, rest), |rest| (true, rest));
        let (is_end, rest) = rest.strip_suffix('$').map_or((false, rest), |rest| (true, rest));
        let has_sign = is_not || is_exact || is_start || is_end;
        has_sign.then(|| Self { word: fold(rest).trim().to_owned(), is_start, is_end, is_not })
    }

    /// Whether a row's name, or one of the names that it has, is as the word asks. A sign alone asks nothing.
    pub fn holds(&self, name: &str) -> bool {
        self.word.is_empty() || name.split(BETWEEN).any(|one| self.stands_in(&fold(one))) != self.is_not
    }

    fn stands_in(&self, name: &str) -> bool {
        match (self.is_start, self.is_end) {
            (true, true) => name == self.word,
            (true, false) => name.starts_with(&self.word),
            (false, true) => name.ends_with(&self.word),
            (false, false) => name.contains(&self.word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_as_fzf_has_them() {
        let names = ["Anna Keller · Keller", "Keller-Stein", "José Ortega", "The Harbour Board"];
        let check = |query: &str, plain: &str, expected: &[&str]| {
            let (rest, signs) = signed(query);
            assert_eq!(rest, plain, "{query}");
            let held: Vec<&str> =
                names.iter().copied().filter(|name| signs.iter().all(|sign| sign.holds(name))).collect();
            assert_eq!(held, expected, "{query}");
        };
        check("keller", "keller", &names);
        check("'jose", "", &["José Ortega"]);
        check("^keller", "", &["Anna Keller · Keller", "Keller-Stein"]);
        check("keller$", "", &["Anna Keller · Keller"]);
        check("^keller$", "", &["Anna Keller · Keller"]);
        check("an !keller", "an", &["José Ortega", "The Harbour Board"]);
        check("!^the 'o", "", &["José Ortega"]);
        check("! ^ '", "", &names);
        check("$", "", &names);
    }
}
