//! Spanish sentences with their expressions in brackets, and the values.
//!
//! Must hold no sentence of an annotated corpus: these are made up, and the values are worked out by hand.

use super::news_tests::check;

/// The day of publication is Wednesday, 23 May 2018.
fn check_all(rows: &[(&str, &str)]) {
    for (marked, values) in rows {
        check("2018-05-23", marked, values);
    }
}

#[test]
fn a_year_that_is_named_as_one() {
    check_all(&[("El [3 de mayo del año 2015] llegó.", "2015-05-03"), ("En [mayo del año pasado] se fue.", "2017-05")]);
}

#[test]
fn a_deed_writes_its_date_twice() {
    check_all(&[
        ("A los [quince (15) días del mes de julio de dos mil veinte (2020)] se reunieron.", "2020-07-15"),
        ("A los [quince días del mes de julio de 2020] (15) se reunieron.", "2020-07-15"),
    ]);
}

#[test]
fn amounts_are_no_years() {
    check_all(&[("Más de 2000 manifestantes llegaron. Casi 2000 se fueron.", "")]);
}

#[test]
fn so_long_from_now() {
    check_all(&[("Saldrá [dentro de tres días], o [tres semanas a partir de mañana].", "2018-05-26 2018-W24")]);
}

#[test]
fn an_hour_after_a_day_is_feminine() {
    check_all(&[("[Viernes] a los 3 hombres; el [viernes a las 5] llegó.", "2018-05-18 2018-05-18T05:00")]);
}

#[test]
fn the_last_one_of_something_is_not_the_last_one() {
    check_all(&[
        ("[El pasado mes de abril] llegó; [el próximo mes de mayo] será.", "2018-04 2019-05"),
        ("El último año de su vida. [El último día del mes].", "2018-05-31"),
    ]);
}

#[test]
fn days_with_their_articles() {
    check_all(&[
        ("[El día 3 de mayo de 2015] llegó; [los días 3] y [4 de mayo de 2015].", "2015-05-03 2015-05-03 2015-05-04"),
        ("Dado a los [3 días del mes de mayo de 2015].", "2015-05-03"),
        ("Nació el [9 de 8 de 1971].", "1971-08-09"),
        ("Desde el [1 hasta el 7 de mayo de 2015].", "2015-05-01/2015-05-07"),
        ("El [3] y el [4 de mayo de 2015] no vino.", "2015-05-03 2015-05-04"),
    ]);
}

#[test]
fn a_weekend_is_no_end_and_the_afternoon_is_not_later() {
    check_all(&[
        ("[El pasado fin de semana] llovió; [el fin de semana que viene], no.", "2018-W20-WE 2018-W22-WE"),
        ("[El próximo fin de semana]; un fin de semana largo; a [fin de año].", "2018-W22-WE 2018"),
        ("En [la década de 1990] y en [los años 80].", "199 198"),
        ("El [2 de mayo]. [La tarde del 3 de mayo] llegó.", "2018-05-02 2018-05-03TEV"),
    ]);
}

#[test]
fn edges_of_months_and_high_ordinals() {
    check_all(&[
        ("Llegó a [primeros de marzo] y se fue a [últimos de abril].", "2018-03 2018-04"),
        (
            "Debe pagar antes del [trigésimo primer día del mes]; fue [el vigésimo día de mayo].",
            "2018-05-31 2018-05-20",
        ),
        ("Llegó el [martes el día 22]; fue [el último año fiscal].", "2018-05-22 2017"),
    ]);
}

#[test]
fn hours_and_centuries() {
    check_all(&[
        ("A las [15:30 horas del 3 de mayo] llegó.", "2018-05-03T15:30"),
        ("A las [12 de la mañana] y a las [12 de la noche].", "2018-05-23T12:00 2018-05-23T00:00"),
        ("[Cada 3 meses] en [el siglo I a. C.].", "P3M BC0100/BC0001"),
    ]);
}
