//! Which of the two languages a line is written in.
//!
//! Must not be asked for more: a line without a telling word is in the language of the line before.

use std::sync::LazyLock;

use super::{Key, Table};

/// A language whose dates are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) enum Language {
    /// English.
    #[default]
    English,
    /// Spanish.
    Spanish,
}

/// So many words of a line are enough to tell.
const ENOUGH: usize = 60;

/// Words that are frequent in Spanish and none in English, and the months and weekdays that tell a short line apart.
const SPANISH: &str = "el la los las de del que y en un una es por con para se lo como mas al su fue sera \
    este esta esa ese hoy ayer manana enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre \
    noviembre diciembre lunes martes miercoles jueves viernes sabado domingo dia dias semana semanas mes meses ano anos \
    hora horas minutos tarde noche desde hasta entre hace proximo proxima siglo trimestre cada antes despues";
/// The same for English.
const ENGLISH: &str = "the of and to is was for on that with at by from it as be are his her this an had he she they \
    not i or which its will you we were but have been january february march april june july august september october \
    november december monday tuesday wednesday thursday friday saturday sunday day week month year hour last next";

/// The votes of a line's words.
#[derive(Default)]
pub(in super::super) struct Votes {
    cast: usize,
    balance: i32,
}

impl Votes {
    /// One word's vote.
    pub fn count(&mut self, word: Key) {
        if self.cast < ENOUGH {
            self.cast += 1;
            self.balance += VOTES.get(word).unwrap_or(0);
        }
    }

    /// The language of the line, given that of the line before.
    pub fn language(&self, before: Language) -> Language {
        match self.balance {
            1.. => Language::Spanish,
            0 => before,
            _ => Language::English,
        }
    }
}

static VOTES: LazyLock<Table<i32>> = LazyLock::new(|| {
    let votes = |words: &'static str, vote| words.split(' ').map(move |word| (word, vote));
    Table::of(votes(SPANISH, 1).chain(votes(ENGLISH, -1)))
});
