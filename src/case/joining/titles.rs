//! What may stand before and after a person's name without being part of it, as sorted tables of facts.
//!
//! Must not hold words that open a name and stay in it: `King Harald`, `Pope Francis`, `Saint Jerome`.

/// Male or female, where a title says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Gender {
    Female,
    Male,
}

/// Whether `word`, folded, is a form of address or an office.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.binary_search(&word).is_ok() || gender(word).is_some()
}

/// Whether `word` may lead up to a title, as in `former vice president`.
pub(super) fn leads_to_title(word: &str) -> bool {
    LEADS.binary_search(&word).is_ok()
}

/// The gender that a form of address implies.
pub(super) fn gender(word: &str) -> Option<Gender> {
    match word {
        "mr" | "mister" | "sir" | "don" | "senor" | "sr" | "monsieur" | "herr" | "congressman" | "chairman"
        | "lord" => Some(Gender::Male),
        "mrs" | "ms" | "miss" | "lady" | "madam" | "madame" | "mme" | "dame" | "dona" | "senora" | "sra" | "srta"
        | "frau" | "congresswoman" | "chairwoman" | "baroness" | "countess" | "duchess" | "empress" => {
            Some(Gender::Female)
        }
        _ => None,
    }
}

/// Whether a surname must follow the title: `Mr. Roberts` is never somebody whose given name is Roberts.
pub(super) fn wants_surname(word: &str) -> bool {
    matches!(word, "mr" | "mister" | "mrs" | "ms" | "monsieur" | "mme" | "herr" | "frau" | "senor" | "senora")
}

/// The word that tells generations of one family apart, where `word` is one.
pub(super) fn generation(word: &str) -> Option<&str> {
    match word {
        "jr" | "junior" => Some("jr"),
        "sr" | "senior" => Some("sr"),
        "i" | "ii" | "iii" | "iv" | "v" | "vi" | "vii" | "viii" | "ix" | "x" | "xi" | "xii" | "xiii" | "xiv" | "xv"
        | "xvi" => Some(word),
        _ => None,
    }
}

/// Whether `word` is a degree or an honour that follows a name.
pub(super) fn is_honour(word: &str) -> bool {
    HONOURS.binary_search(&word).is_ok()
}

#[rustfmt::skip]
const TITLES: &[&str] = &[
    "abbot", "adm", "admiral", "agent", "ambassador", "analyst", "apa", "archbishop", "attorney", "ayatollah", "bishop",
    "brigadier", "capt", "captain", "cardinal", "ceo", "cfo", "chair", "chairperson", "chancellor", "chief", "cio",
    "coach", "col", "colonel", "commander", "commissioner", "comrade", "congressmen", "constable", "coo", "corporal",
    "councillor", "councilman", "councilwoman", "counsel", "cpl", "cto", "defendant", "deputy", "detective", "director",
    "doctor", "dr", "editor", "emperor", "executive", "gen", "general", "gov", "governor", "headmaster", "hon",
    "honorable", "honourable", "imam", "inspector", "judge", "justice", "leader", "lieutenant", "lt", "maj", "major",
    "manager", "marshal", "mayor", "members", "minister", "officer", "padre", "pastor", "premier", "pres", "president",
    "presidente", "principal", "prof", "professor", "prosecutor", "provost", "pvt", "rabbi", "rector", "rep",
    "representative", "rev", "reverend", "secretary", "sen", "senator", "senators", "sergeant", "sgt", "sheikh",
    "sheriff", "speaker", "spokesman", "spokesperson", "spokeswoman", "superintendent", "treasurer", "trustee", "whip",
];

#[rustfmt::skip]
const LEADS: &[&str] = &[
    "assistant", "associate", "emeritus", "ex", "first", "former", "home", "interim", "judiciary", "late",
    "majority", "minority", "of", "prime", "shadow", "special", "state", "the", "uk", "us", "vice",
];

#[rustfmt::skip]
const HONOURS: &[&str] = &[
    "ba", "bsc", "cbe", "cfa", "cpa", "dbe", "dds", "dphil", "dso", "esq", "esquire", "frs", "gbe", "jd", "kbe",
    "kc", "kcb", "lld", "ma", "mba", "mbe", "mc", "md", "mep", "mp", "mphil", "msc", "obe", "om", "osb", "phd",
    "qc", "ra", "rn", "sj",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        for table in [TITLES, LEADS, HONOURS] {
            assert!(table.is_sorted(), "{:?}", table.windows(2).find(|pair| pair[0] > pair[1]));
        }
    }
}
