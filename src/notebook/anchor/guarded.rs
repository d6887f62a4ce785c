//! Words that a statement stands or falls with, as data: negations, numbers, dates and money, English and Spanish; and
//! the words that stand in their way: those never taken for names, and those that a damaged guarded word may look like.
//!
//! All folded (`text::fold`), without apostrophes. Must not decide what follows from a word.

use std::collections::HashSet;
use std::sync::LazyLock;

const NEGATIONS: &str = "not no never nobody nothing nowhere none neither nor without cannot hardly scarcely barely \
    ni nunca jamas nadie nada ningun ninguno ninguna ningunos ningunas sin tampoco";

const NUMBERS: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand \
    thousands million millions billion billions trillion dozen dozens half quarter third first second fourth fifth sixth \
    seventh eighth ninth tenth eleventh twelfth once twice \
    cero uno dos tres cuatro cinco seis siete ocho nueve diez doce trece catorce quince dieciseis diecisiete dieciocho \
    diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco treinta cuarenta cincuenta sesenta setenta \
    ochenta noventa cien ciento cientos doscientos trescientos cuatrocientos quinientos seiscientos setecientos \
    ochocientos novecientos mil miles millon millones docena primer primero primera segundo segunda tercer \
    tercero tercera cuarto cuarta quinto quinta sexto septimo octavo noveno decimo";

const MONEY: &str = "euro euros dollar dollars pound pounds cent cents penny pence franc francs peso pesos peseta pesetas \
    bolivar bolivares percent percentage";

/// Without `may` and `march`, which are verbs in small letters.
const DATES: &str = "january february april june july august september october november december monday tuesday \
    wednesday thursday friday saturday sunday yesterday today tomorrow \
    enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre lunes martes \
    miercoles jueves viernes sabado domingo ayer hoy";

/// They name nobody, though a sentence or a title may begin them with a capital.
const NO_NAMES: &str = "the a an and but or if in on at by of to for from with as is are was were be been it he she they \
    we you i his her their our its my your this that these those there here then than so such when where while who what \
    which how why after before since until because although though however also meanwhile some any all many most both \
    each other another more about over under between during into through upon against yet still only just even has had \
    have not no s \
    el la los las un una unos unas y e o u pero si en de del al por para con como es son era eran fue ser que quien \
    cuando donde mientras este esta estos estas ese esa esos esas aquel aquella lo le les se su sus yo nosotros ellos \
    ellas ella muy mas tambien ya asi aunque porque pues sobre entre desde hasta segun todo toda todos todas otro otra ha \
    han habia";

/// Words one letter away from a guarded one: where such a word stands, the guarded one was exchanged, not damaged.
const LOOKALIKES: &str = "ever hot note knot nod nut now know node net done gone bone tone zone lone on ore onto or for \
    form our hour pour sex fix mix sir then tent tin tan men seen even several light night right height weight fine line \
    mine wine nice give live fire file there tree these too to tow fist thirst hall match mar jun jan son si las mas res \
    trees ocho noche leche nueva nuevo seas mir mi ayes hot hay hoja mat map man marc marsh matt maya mary marta mal dollar \
    collar holler sound round found cents rents tents augusta junior julie julia";

/// What words of one stem end in: where two words differ only so, an editor was at work and no scan.
const ENDINGS: &str = "s es e ed d ing ly er ers est en n y ies ied t \
    a o as os an on aba aban aron ado ada ados adas ido ida ar ir iendo ando";

static GUARDED: LazyLock<HashSet<&str>> =
    LazyLock::new(|| [NEGATIONS, NUMBERS, MONEY, DATES].into_iter().flat_map(str::split_whitespace).collect());
static NAMELESS: LazyLock<HashSet<&str>> = LazyLock::new(|| NO_NAMES.split_whitespace().collect());
static NEGATING: LazyLock<HashSet<&str>> = LazyLock::new(|| NEGATIONS.split_whitespace().collect());
static ALIKE: LazyLock<HashSet<&str>> = LazyLock::new(|| LOOKALIKES.split_whitespace().collect());

/// Whether a word with a capital is a month that is a verb without one.
pub(super) fn is_month(word: &str) -> bool {
    matches!(word, "may" | "march")
}

/// Whether a word may end so, or end before it.
pub(super) fn is_ending(tail: &str) -> bool {
    tail.is_empty() || ENDINGS.split_whitespace().any(|ending| ending == tail)
}

/// Whether a statement with this word is another one than without it.
pub(super) fn is_guarded(word: &str) -> bool {
    GUARDED.contains(word)
}

/// Whether the word denies; contractions (`didn't`) are told by their apostrophe, elsewhere.
pub(super) fn is_negation(word: &str) -> bool {
    NEGATING.contains(word)
}

/// Whether the word is no name whatever its first letter.
pub(super) fn is_no_name(word: &str) -> bool {
    NAMELESS.contains(word)
}

/// Whether the word is known to be one of the language, and not a guarded one with a letter gone wrong.
pub(super) fn is_ordinary(word: &str) -> bool {
    ALIKE.contains(word) || NAMELESS.contains(word) || GUARDED.contains(word)
}
