//! What runs up to a date or from one on, and what lies before or after it: EDTF's open intervals.
//!
//! Must not look at TimeML's values, which have no bounds.

use super::find;

/// The day on which the text appeared is Wednesday, 23 May 2018.
fn check(text: &str, expected: &str) {
    let value = |date: &super::Date| date.value.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
    let values: Vec<String> = find(text, Some(jiff::civil::date(2018, 5, 23))).iter().map(value).collect();
    assert_eq!(values.join(" "), expected, "{text}");
}

#[test]
fn the_day_itself_is_meant_or_shut_out() {
    for (text, expected) in [
        ("Before December 31, 2018, or after 3 May 1915.", "../2018-12-30 1915-05-04/.."),
        ("On or before December 31, 2018.", "../2018-12-31"),
        ("On or after 3 May 1915.", "1915-05-03/.."),
        ("No later than May 3, 2018; not earlier than June 2019.", "../2018-05-03 2019-06/.."),
        ("Earlier than 1914, later than 1918, more than 1918.", "../1913 1919/.."),
        ("In the weeks following May 3, 2015.", "2015-05-04/.."),
        ("Before the 2018 election.", "2018"),
    ] {
        check(text, expected);
    }
}

#[test]
fn a_bound_is_the_first_or_last_day_of_the_value() {
    for (text, expected) in [
        ("Since about 1990.", "1990~/.."),
        ("Since last week.", "2018-05-14/.."),
        ("Before last week; after last week.", "../2018-05-13 2018-05-21/.."),
        ("On 3 May 1990 he left. After fiscal 2016 it ended.", "1990-05-03 2017%/.."),
        ("After the summer of 1990; before the spring of 1991.", "1990-23/.. ../1990-24"),
        ("After the 1990s; before the 19th century.", "200X/.. ../17XX"),
        ("From about 1914 to 1918.", "1914~/1918 1918"),
        ("Between the years 1914 and 1918.", "1914/1918 1918"),
    ] {
        check(text, expected);
    }
}

#[test]
fn spanish_puts_de_and_an_article_between() {
    for (text, expected) in [
        ("Antes de 2015 era así.", "../2014"),
        ("Después del 3 de mayo de 2014 no era así.", "2014-05-04/.."),
        ("Hasta el 3 de mayo de 2014 fue así.", "../2014-05-03"),
        ("De 1936 a 1939 hubo guerra.", "1936/1939 1939"),
        ("Del 3 de mayo al 5 de junio de 2014.", "2014-05-03/2014-06-05 2014-06-05"),
        ("Antes de las elecciones de 2015.", "2015"),
    ] {
        check(text, expected);
    }
}
