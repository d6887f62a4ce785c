//! Which of the two languages a line is written in.
//!
//! Must not be asked for more: a line without a telling word is in the language of the line before.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{LONGEST, fold};

/// A language whose dates are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Language {
    /// English.
    English,
    /// Spanish.
    Spanish,
}

/// So many bytes of a line are enough to tell.
const ENOUGH: usize = 2000;

/// Words that are frequent in Spanish and none in English, and the months and weekdays that tell a short line apart.
const SPANISH: &str = "el la los las de del que y en un una es por con para se lo como mas al su fue sera \
    este esta esa ese hoy ayer manana enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre \
    noviembre diciembre lunes martes miercoles jueves viernes sabado domingo dia dias semana semanas mes meses ano anos \
    hora horas minutos tarde noche desde hasta entre hace proximo proxima siglo trimestre cada antes despues";
/// The same for English.
const ENGLISH: &str = "the of and to is was for on that with at by from it as be are his her this an had he she they \
    not i or which its will you we were but have been january february march april june july august september october \
    november december monday tuesday wednesday thursday friday saturday sunday day week month year hour last next";

/// The language of `line`, given that of the line before.
pub(in super::super) fn language_of(line: &str, before: Language) -> Language {
    let line = line.get(..line.floor_char_boundary(ENOUGH)).unwrap_or(line);
    let mut balance = 0i32;
    for word in line.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        balance += vote(word);
    }
    match balance {
        1.. => Language::Spanish,
        0 => before,
        _ => Language::English,
    }
}

static VOTES: LazyLock<HashMap<&'static [u8], i32>> = LazyLock::new(|| {
    let votes = |words: &'static str, vote| words.split(' ').map(move |word| (word.as_bytes(), vote));
    votes(SPANISH, 1).chain(votes(ENGLISH, -1)).collect()
});

fn vote(word: &str) -> i32 {
    let mut buffer = [0; LONGEST];
    fold(word, &mut buffer).and_then(|folded| VOTES.get(folded)).copied().unwrap_or(0)
}
