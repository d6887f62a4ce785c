//! What runs up to a date or from one on, what lies before or after it, and what two expressions tell together: EDTF's
//! intervals and sets.
//!
//! Must not look at TimeML's values, which have no bounds.

use super::find;

/// The day on which the text appeared is Wednesday, 23 May 2018. What is one time with the date before it has a `+`.
fn check(text: &str, expected: &str) {
    let value = |date: &super::Date| {
        let value = date.value.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
        if date.continues { format!("+{value}") } else { value }
    };
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
        ("Before the end of 2013; before mid-2013; before early 2013.", "../2013 ../2013 ../2012"),
        ("After the beginning of 2013; after the end of 2013.", "2013/.. 2014/.."),
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
        ("From about 1914 to 1918.", "1914~/1918 +1918"),
        ("Between the years 1914 and 1918.", "1914/1918 +1918"),
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
        ("De 1936 a 1939 hubo guerra.", "1936/1939 +1939"),
        ("Del 3 de mayo al 5 de junio de 2014.", "2014-05-03/2014-06-05 +2014-06-05"),
        ("Antes de las elecciones de 2015.", "2015"),
    ] {
        check(text, expected);
    }
}

#[test]
fn two_expressions_can_tell_one_time() {
    for (text, expected) in [
        (
            "The war, 1936–1939, and Quill (12 March 1881 - 10 May 1938).",
            "1936/1939 +1939 1881-03-12/1938-05-10 +1938-05-10",
        ),
        ("March to May 2016; Nov 18-Dec 19, 2015.", "2016-03/2016-05 +2016-05 2015-11-18/2015-12-19 +2015-12-19"),
        ("On 3 May or 5 June 1999; in 2004 or 2005.", "[1999-05-03,1999-06-05] +1999-06-05 [2004,2005] +2005"),
        ("On 3 May and 5 June 1999; in 2004 and 2005.", "1999-05-03 1999-06-05 2004 2005"),
        ("Between 2004 and 2005, from 2004 until 2005.", "2004/2005 +2005 2004/2005 +2005"),
        // A third is told of by itself.
        ("In 2001 or 2002 or 2003.", "[2001,2002] +2002 2003"),
        // The end is not after the start, or both are in one day.
        ("From 2005 to 2004; from 5 pm to 6 pm on 3 May 2015.", "2005 2004 2015-05-03"),
    ] {
        check(text, expected);
    }
}

#[test]
fn a_timeline_has_one_order() {
    let in_order =
        ["-0043-03-15", "../1914-08", "1914-08-31", "1984/..", "1984-01-01", "1984-01/1984-06", "1984", "1984?"];
    let read = |text: &&str| text.parse::<super::Edtf>().expect("EDTF");
    let mut dates: Vec<super::Edtf> = in_order.iter().rev().map(read).collect();
    dates.sort();
    assert_eq!(dates.iter().map(ToString::to_string).collect::<Vec<_>>(), in_order);
    assert!(dates.is_sorted_by_key(super::Edtf::place));
}
