//! What part of speech a word is, as far as finding statements asks.
//!
//! Must not know how it is found.

/// A part of speech. One set serves all languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tag {
    /// A sign, or anything else.
    #[default]
    Other,
    Noun,
    /// A proper noun.
    Name,
    Pronoun,
    Number,
    Determiner,
    /// A determiner that says whose: `their`.
    Possessive,
    Adjective,
    /// The `'s` of a noun.
    Genitive,
    /// A verb that can be the only one of its clause.
    Finite,
    /// An infinitive.
    Base,
    /// `saying`, `diciendo`.
    Gerund,
    /// `said`, `dicho`.
    Participle,
    Adverb,
    /// `up` in `gave up`.
    Particle,
    /// A preposition, or what opens a clause.
    Link,
    /// `to`.
    To,
    Conjunction,
    /// `who`, `when`.
    Wh,
    /// `there` in `there is`.
    Existential,
}

/// So many there are.
pub(super) const N_TAGS: usize = 20;

pub(super) const TAGS: [Tag; N_TAGS] = [
    Tag::Other,
    Tag::Noun,
    Tag::Name,
    Tag::Pronoun,
    Tag::Number,
    Tag::Determiner,
    Tag::Possessive,
    Tag::Adjective,
    Tag::Genitive,
    Tag::Finite,
    Tag::Base,
    Tag::Gerund,
    Tag::Participle,
    Tag::Adverb,
    Tag::Particle,
    Tag::Link,
    Tag::To,
    Tag::Conjunction,
    Tag::Wh,
    Tag::Existential,
];

impl Tag {
    /// The tag that a word has in an annotated text: Penn's, or Universal Dependencies', which says nothing of a verb's
    /// form.
    pub(super) fn annotated(tag: &str, word: &str) -> Self {
        match tag {
            "NN" | "NNS" | "NOUN" | "FW" => Self::Noun,
            "NNP" | "NNPS" | "PROPN" => Self::Name,
            "PRP" | "PRON" => Self::Pronoun,
            "CD" | "NUM" | "$" => Self::Number,
            "DT" | "PDT" | "DET" => Self::Determiner,
            "PRP$" => Self::Possessive,
            "JJ" | "JJR" | "JJS" | "ADJ" => Self::Adjective,
            "POS" => Self::Genitive,
            "VBD" | "VBZ" | "VBP" | "MD" => Self::Finite,
            "VB" => Self::Base,
            "VBG" => Self::Gerund,
            "VBN" => Self::Participle,
            "RB" | "RBR" | "RBS" | "ADV" => Self::Adverb,
            "RP" => Self::Particle,
            "IN" | "ADP" | "SCONJ" => Self::Link,
            "TO" => Self::To,
            "CC" | "CCONJ" => Self::Conjunction,
            "WP" | "WDT" | "WRB" | "WP$" => Self::Wh,
            "EX" => Self::Existential,
            // Two words written as one: `del`, `al`, or a verb with a pronoun.
            "MWT" if word.len() <= 3 => Self::Link,
            "VERB" | "AUX" | "MWT" => spanish_form(word),
            _ => Self::Other,
        }
    }
}

/// The form of a Spanish verb, as its end shows it.
fn spanish_form(word: &str) -> Tag {
    let word = word.to_lowercase();
    let clitics = ["selo", "sela", "se", "los", "las", "les", "lo", "la", "le", "me", "nos", "te"];
    let stem = clitics.iter().find_map(|clitic| word.strip_suffix(clitic)).unwrap_or(&word);
    let ends = |word: &str, endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let infinitive = ["ar", "er", "ir", "ír"];
    let gerund = ["ando", "endo", "ándo", "éndo"];
    let participle = [
        "ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "ído", "ída", "dicho", "hecho", "escrito", "visto",
        "puesto",
    ];
    if ends(&word, &infinitive) || ends(stem, &infinitive) {
        Tag::Base
    } else if ends(&word, &gerund) || ends(stem, &gerund) {
        Tag::Gerund
    } else if ends(&word, &participle) {
        Tag::Participle
    } else {
        Tag::Finite
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_both_kinds_of_annotation_are_read() {
        for (tag, word, expected) in [
            ("VBD", "said", Tag::Finite),
            ("VERB", "decirle", Tag::Base),
            ("VERB", "diciendo", Tag::Gerund),
            ("VERB", "dicho", Tag::Participle),
            ("AUX", "había", Tag::Finite),
            ("MWT", "del", Tag::Link),
            ("PUNCT", ",", Tag::Other),
        ] {
            assert_eq!(Tag::annotated(tag, word), expected, "{word}");
        }
        assert!(TAGS.iter().enumerate().all(|(at, tag)| *tag as usize == at));
    }
}
