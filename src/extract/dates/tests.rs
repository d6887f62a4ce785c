//! Expressions and what they mean, as tables; and the laws that hold for any text and any date.
//!
//! Must not hold sentences of the evaluation sets: they are for scoring.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use insta::assert_snapshot;
use proptest::prelude::*;

use super::{Calendar, Date, Edtf, End, Point, Qualifier, each_of, find, published};

/// Each expression in `text` with its type and values, the reference being a Friday.
fn read(text: &str) -> String {
    list(text, Some("1998-02-13"))
}

fn read_undated(text: &str) -> String {
    list(text, None)
}

fn list(text: &str, reference: Option<&str>) -> String {
    let reference = reference.map(|day| day.parse().unwrap());
    let mut lines = String::new();
    for date in find(text, reference) {
        let value = date.value.as_ref().map_or_else(|| "-".to_owned(), Edtf::to_string);
        let timeml = date.timeml();
        let timeml = if timeml.is_empty() { "-" } else { &timeml };
        writeln!(lines, "{} | {} {timeml} | {value}", date.span.of(text), date.kind.name()).unwrap();
    }
    lines
}

#[test]
fn full_dates_in_all_orders() {
    assert_snapshot!(read(
        "May 20, 2018; 20 May 2018; 20th of May, 2018; May 20th 2018; 2018 May 20; 20-May-2018; 20May2018; 5/20/2018; \
         20.5.2018; 2018-05-20; 2018/5/20; 20180520; Sunday, May 20, 2018; Sun. 20 May 2018; the third of May 2018; \
         May twenty-third, 2018"
    ), @r"
    May 20, 2018 | DATE 2018-05-20 | 2018-05-20
    20 May 2018 | DATE 2018-05-20 | 2018-05-20
    20th of May, 2018 | DATE 2018-05-20 | 2018-05-20
    May 20th 2018 | DATE 2018-05-20 | 2018-05-20
    2018 May 20 | DATE 2018-05-20 | 2018-05-20
    20-May-2018 | DATE 2018-05-20 | 2018-05-20
    20May2018 | DATE 2018-05-20 | 2018-05-20
    5/20/2018 | DATE 2018-05-20 | 2018-05-20
    20.5.2018 | DATE 2018-05-20 | 2018-05-20
    2018-05-20 | DATE 2018-05-20 | 2018-05-20
    2018/5/20 | DATE 2018-05-20 | 2018-05-20
    20180520 | DATE 2018-05-20 | 2018-05-20
    Sunday, May 20, 2018 | DATE 2018-05-20 | 2018-05-20
    Sun. 20 May 2018 | DATE 2018-05-20 | 2018-05-20
    the third of May 2018 | DATE 2018-05-03 | 2018-05-03
    May twenty-third, 2018 | DATE 2018-05-23 | 2018-05-23
    ");
}

#[test]
fn partial_dates_keep_their_precision() {
    assert_snapshot!(read(
        "In May 2018. In May, 2018. In 05/2018. In 2018. In 400 BCE. In AD 842. The 1990s. The '80s. The 19th century. \
         The fifth century BC. The third quarter of 1997. Q3 1997. The first half of 1996. The summer of 1996. Easter 1997. \
         Fiscal 1997. The 2013-14 season. In '96. The first week of 1997."
    ), @r"
    May 2018 | DATE 2018-05 | 2018-05
    May, 2018 | DATE 2018-05 | 2018-05
    05/2018 | DATE 2018-05 | 2018-05
    2018 | DATE 2018 | 2018
    400 BCE | DATE BC0400 | -0399
    AD 842 | DATE 0842 | 0842
    The 1990s | DATE 199 | 199X
    The '80s | DATE 198 | 198X?
    The 19th century | DATE 18 | 18XX
    The fifth century BC | DATE BC05 | -04XX
    The third quarter of 1997 | DATE 1997-Q3 | 1997-35
    Q3 1997 | DATE 1997-Q3 | 1997-35
    The first half of 1996 | DATE 1996-H1 | 1996-40
    The summer of 1996 | DATE 1996-SU | 1996-22
    Easter 1997 | DATE 1997-03-30 | 1997-03-30
    Fiscal 1997 | DATE 1997 | 1997%
    2013-14 | DATE 2013/2014 | 2013/2014
    '96 | DATE 1996 | 1996?
    The first week of 1997 | DATE 1997-W01 | 1996-12-30/1997-01-05
    ");
}

#[test]
fn ranges() {
    assert_snapshot!(read(
        "May 5-9, 2018. 5 to 9 May 2018. January-June 2016. From March to May 2018. Between 1999 and 2012. From 1598 until 1722."
    ), @r"
    May 5-9, 2018 | DATE 2018-05-05/2018-05-09 | 2018-05-05/2018-05-09
    5 to 9 May 2018 | DATE 2018-05-05/2018-05-09 | 2018-05-05/2018-05-09
    January-June 2016 | DATE 2016-01/2016-06 | 2016-01/2016-06
    March | DATE 2018-03 | 2018-03/2018-05
    May 2018 | DATE 2018-05 | 2018-05
    1999 | DATE 1999 | 1999/2012
    2012 | DATE 2012 | 2012
    1598 | DATE 1598 | 1598/1722
    1722 | DATE 1722 | 1722
    ");
}

#[test]
fn before_since_and_about() {
    assert_snapshot!(read(
        "Since 1994. Until May 1995. Before 1996. After March 1996. By June 30, 1997. Circa 1880. About 1200. c. 1818."
    ), @r"
    1994 | DATE 1994 | 1994/..
    May 1995 | DATE 1995-05 | ../1995-05
    1996 | DATE 1996 | ../1995
    March 1996 | DATE 1996-03 | 1996-04/..
    June 30, 1997 | DATE 1997-06-30 | ../1997-06-30
    1880 | DATE 1880 | 1880~
    1200 | DATE 1200 | 1200~
    1818 | DATE 1818 | 1818~
    ");
}

#[test]
fn what_is_no_date() {
    assert_snapshot!(read(
        "It may rain. May Smith may march. They march on. The score was 20/20. It closed at 1.35 a share, or $1998. \
         Call (206) 555-1212. See page 1984 and chapter 2010. John 3:16. A 4:3 ratio. 1,998 people. 2000 people. \
         A fall of 1995 points. Version 1.2.2018.4. An august body. Sat down. In sun and rain. 24/7. 9 out of 10. \
         Flight 1998. No. 1995. ABC-12345."
    ), @"");
}

#[test]
fn news_is_counted_from_its_day() {
    assert_snapshot!(read(
        "Officials said Thursday that talks which began Monday will resume on Tuesday. Yesterday it rained; today it snows. \
         Last week, this month, next year, two years ago, three days ago, two weeks ago. It fell last Friday. \
         Tonight at 8. Friday morning. On Jan. 17 it shook. On Nov. 2 it had rained. They will meet in June. \
         Now, recently, in recent years. The end of the year. Earlier this month. Late Monday. A week from tomorrow. \
         Two years ago yesterday. Overnight. This coming Sunday. Closed until Monday."
    ), @r"
    Thursday | DATE 1998-02-12 | 1998-02-12
    Monday | DATE 1998-02-09 | 1998-02-09
    Tuesday | DATE 1998-02-17 | 1998-02-17
    Yesterday | DATE 1998-02-12 | 1998-02-12
    today | DATE 1998-02-13 | 1998-02-13
    Last week | DATE 1998-W06 | 1998-02-02/1998-02-08
    this month | DATE 1998-02 | 1998-02
    next year | DATE 1999 | 1999
    two years ago | DATE 1996 | 1996
    three days ago | DATE 1998-02-10 | 1998-02-10
    two weeks ago | DATE 1998-W05 | 1998-01-26/1998-02-01
    last Friday | DATE 1998-02-06 | 1998-02-06
    Tonight at 8 | TIME 1998-02-13T20:00 | 1998-02-13
    Friday morning | TIME 1998-02-13TMO | 1998-02-13
    Jan. 17 | DATE 1998-01-17 | 1998-01-17
    Nov. 2 | DATE 1997-11-02 | 1997-11-02
    June | DATE 1998-06 | 1998-06
    Now | DATE PRESENT_REF | -
    recently | DATE PAST_REF | -
    recent years | DATE PAST_REF | -
    The end of the year | DATE 1998 | 1998
    Earlier this month | DATE 1998-02 | 1998-02
    Late Monday | DATE 1998-02-09 | 1998-02-09
    A week from tomorrow | DATE 1998-W08 | 1998-02-16/1998-02-22
    Two years ago yesterday | DATE 1996-02-12 | 1996-02-12
    Overnight | TIME 1998-02-12TNI | 1998-02-12
    This coming Sunday | DATE 1998-02-15 | 1998-02-15
    Monday | DATE 1998-02-16 | ../1998-02-16
    ");
}

#[test]
fn company_reports() {
    assert_snapshot!(read(
        "Third-quarter profit rose from a year earlier. In the year-ago quarter it had lost money. \
         In the fiscal third quarter, and for the nine months. The latest quarter was good. \
         Last year's third quarter. 1989 first quarter. The last quarter of 1996."
    ), @r"
    Third-quarter | DATE 1997-Q3 | 1997-35
    a year earlier | DATE 1996-Q3 | 1996-35
    year-ago quarter | DATE 1996-Q3 | 1996-35
    the fiscal third quarter | DATE 1997-Q3 | 1997-35
    nine months | DURATION P9M | -
    The latest quarter | DATE 1997-Q4 | 1997-36
    Last year's third quarter | DATE 1997-Q3 | 1997-35
    1989 first quarter | DATE 1989-Q1 | 1989-33
    The last quarter of 1996 | DATE 1996-Q4 | 1996-36
    ");
}

#[test]
fn the_text_is_an_anchor_where_it_says_so() {
    assert_snapshot!(read_undated(
        "It was founded in 1724. Two years later it moved. The following year it burned. On May 3, 1750 it opened; the next \
         day it closed. That month was cold. Three weeks later it thawed. In September it was sold."
    ), @r"
    1724 | DATE 1724 | 1724
    Two years later | DATE 1726 | 1726
    The following year | DATE 1727 | 1727
    May 3, 1750 | DATE 1750-05-03 | 1750-05-03
    the next day | DATE 1750-05-04 | 1750-05-04
    That month | DATE 1750-05 | 1750-05
    Three weeks later | DATE - | -
    September | DATE 1750-09 | 1750-09?
    ");
}

#[test]
fn without_an_anchor_nothing_is_placed() {
    assert_snapshot!(read_undated("Yesterday, on Friday, last week, in May, on 20 May, two years later, at 5 p.m., the 18th."), @r"
    Yesterday | DATE XXXX-XX-XX | -
    Friday, last week | DATE XXXX-WXX-5 | -
    May | DATE XXXX-05 | -
    20 May | DATE XXXX-05-20 | -
    two years later | DATE - | -
    5 p.m. | TIME T17:00 | -
    ");
}

#[test]
fn a_line_at_the_head_dates_the_text() {
    let text = "The audit\nCaracas, 20 May 2018\n\nIt was signed yesterday, and on Friday.";
    assert_snapshot!(read_undated(text), @r"
    20 May 2018 | DATE 2018-05-20 | 2018-05-20
    yesterday | DATE 2018-05-19 | 2018-05-19
    Friday | DATE 2018-05-18 | 2018-05-18
    ");
    assert_snapshot!(read_undated("The events of 20 May 1950\n\nYesterday it rained."), @r"
    20 May 1950 | DATE 1950-05-20 | 1950-05-20
    Yesterday | DATE XXXX-XX-XX | -
    ");
    assert_snapshot!(read_undated("On 20 May 2018 it was signed.\n\nYesterday it rained."), @r"
    20 May 2018 | DATE 2018-05-20 | 2018-05-20
    Yesterday | DATE XXXX-XX-XX | -
    ");
}

#[test]
fn the_texts_own_habit_orders_day_and_month() {
    assert_snapshot!(read("On 5/6/2018."), @r"
    5/6/2018 | DATE 2018-05-06 | [2018-05-06,2018-06-05]
    ");
    assert_snapshot!(read("On 20/6/2018 and 5/6/2018."), @r"
    20/6/2018 | DATE 2018-06-20 | 2018-06-20
    5/6/2018 | DATE 2018-06-05 | 2018-06-05
    ");
    assert_snapshot!(read("On 6/20/2018 and 5/6/2018."), @r"
    6/20/2018 | DATE 2018-06-20 | 2018-06-20
    5/6/2018 | DATE 2018-05-06 | 2018-05-06
    ");
    assert_snapshot!(read("On 5/6/18."), @r"
    5/6/18 | DATE 2018-05-06 | [2018-05-06?,2018-06-05?]
    ");
}

#[test]
fn four_digits_are_a_time_of_day_where_hours_are_told() {
    let table = [
        ("It began at 1000 hours.", "1998-02-13T10:00"),
        ("It began at approximately 1000 hours.", "1998-02-13T10:00"),
        ("Time of the arrest: 0230 hours.", "1998-02-13T02:30"),
        ("It stopped after 1000 hours of work.", ""),
        ("They said at approximately 1000 that it would begin.", ""),
        ("930 - approximately 1000 that the reunion will conclude.", ""),
        ("It fell to about 1500 in the year 1850.", "1500 1850"),
        ("Approximately 1850 it was built.", "1850"),
    ];
    for (text, expected) in table {
        let found = find(text, Some(jiff::civil::date(1998, 2, 13)));
        let values: Vec<String> = found.iter().map(Date::timeml).collect();
        assert_eq!(values.join(" "), expected, "{text}");
    }
}

#[test]
fn times_of_day() {
    assert_snapshot!(read(
        "At 8:30 a.m. EST Friday. 5pm on Tuesday. At noon yesterday. 1994-11-05T13:15:30Z. Tomorrow night at 9. \
         The morning of Feb. 3, 1997. At 14:05 it began. 0930 GMT. Midnight."
    ), @r"
    8:30 a.m. EST Friday | TIME 1998-02-13T08:30 | 1998-02-13
    5pm on Tuesday | TIME 1998-02-10T17:00 | 1998-02-10
    noon yesterday | TIME 1998-02-12T12:00 | 1998-02-12
    1994-11-05T13:15:30Z | TIME 1994-11-05T13:15:30 | 1994-11-05
    Tomorrow night at 9 | TIME 1998-02-14T21:00 | 1998-02-14
    The morning of Feb. 3, 1997 | TIME 1997-02-03TMO | 1997-02-03
    14:05 | TIME 1997-02-03T14:05 | 1997-02-03
    0930 GMT | TIME 1997-02-03T09:30 | 1997-02-03
    Midnight | TIME 1997-02-03T24:00 | 1997-02-03
    ");
}

#[test]
fn lengths_and_sets() {
    assert_snapshot!(read(
        "After thirteen years of work. A two-week trip. The past five years. 2 years, 3 months. Several months. \
         For years. Every Friday. Daily. Every two weeks. Mondays."
    ), @r"
    thirteen years | DURATION P13Y | -
    two-week | DURATION P2W | -
    The past five years | DURATION P5Y | -
    2 years, 3 months | DURATION P2Y3M | -
    Several months | DURATION PXM | -
    years | DURATION PXY | -
    Every Friday | SET XXXX-WXX-5 | -
    Daily | SET P1D | -
    Every two weeks | SET P2W | -
    Mondays | SET XXXX-WXX-1 | -
    ");
}

#[test]
fn holidays() {
    assert_snapshot!(read("At Christmas. Good Friday 2018. Thanksgiving 1997. Last Easter. Memorial Day 1996."), @r"
    Christmas | DATE 1997-12-25 | 1997-12-25
    Good Friday 2018 | DATE 2018-03-30 | 2018-03-30
    Thanksgiving 1997 | DATE 1997-11-27 | 1997-11-27
    Last Easter | DATE 1997-03-30 | 1997-03-30
    Memorial Day 1996 | DATE 1996-05-27 | 1996-05-27
    ");
}

#[test]
fn spanish() {
    assert_snapshot!(read(
        "El 20 de mayo de 2018. El 1ro de enero de 2015. En mayo de 2018. El lunes pasado fue así. La semana que viene. \
         El mes pasado. Hace dos años. En los años 90. En el siglo XV. El primer trimestre de 1997. El 5/6/2018. \
         Ayer por la tarde. A finales de 1989. Durante los últimos tres meses. Cada viernes. Pasado mañana. Dos días después. \
         Desde 1994. El 20 de mayo a las 5 de la tarde."
    ), @r"
    20 de mayo de 2018 | DATE 2018-05-20 | 2018-05-20
    1ro de enero de 2015 | DATE 2015-01-01 | 2015-01-01
    mayo de 2018 | DATE 2018-05 | 2018-05
    El lunes pasado | DATE 1998-02-09 | 1998-02-09
    La semana que viene | DATE 1998-W08 | 1998-02-16/1998-02-22
    El mes pasado | DATE 1998-01 | 1998-01
    Hace dos años | DATE 1996 | 1996
    los años 90 | DATE 199 | 199X?
    el siglo XV | DATE 14 | 14XX
    El primer trimestre de 1997 | DATE 1997-Q1 | 1997-33
    5/6/2018 | DATE 2018-06-05 | 2018-06-05
    Ayer por la tarde | TIME 1998-02-12TEV | 1998-02-12
    finales de 1989 | DATE 1989 | 1989
    los últimos tres meses | DURATION P3M | -
    Cada viernes | SET XXXX-WXX-5 | -
    Pasado mañana | DATE 1998-02-15 | 1998-02-15
    Dos días después | DATE 1998-02-17 | 1998-02-17
    1994 | DATE 1994 | 1994/..
    20 de mayo a las 5 de la tarde | TIME 1998-05-20T17:00 | 1998-05-20
    ");
}

#[test]
fn publication_lines() {
    for (line, value) in [
        ("1998/03/20", "1998-03-20"),
        ("20 January 2014", "2014-01-20"),
        ("January 20, 2014", "2014-01-20"),
        ("13June 2010", "2010-06-13"),
        ("21 January 2014  1405", "2014-01-21"),
        ("By A. Writer\n2014/01/20", "2014-01-20"),
        ("21/03/99", "1999-03-21?"),
        ("about the spring of 2018", "2018-21~"),
        ("5/6/2018", "[2018-05-06,2018-06-05]"),
        ("first published 2009, updated 3 March 2011", "2011-03-03"),
    ] {
        assert_eq!(published(line).map(|value| value.to_string()).as_deref(), Some(value), "{line}");
    }
    assert_eq!(published("PROTESTS SWELL IN ABILA"), None);
    assert_eq!(published("last Friday"), None);
}

fn day() -> impl Strategy<Value = jiff::civil::Date> {
    (1000i16..2100, 1i8..13, 1i8..29).prop_map(|(year, month, day)| jiff::civil::date(year, month, day))
}

fn calendar() -> impl Strategy<Value = Calendar> {
    let year = -9999i16..=9999;
    prop_oneof![
        (-99i16..=99).prop_map(Calendar::Century),
        (-999i16..=999).prop_map(Calendar::Decade),
        year.clone().prop_map(Calendar::Year),
        (year.clone(), 1u8..=2).prop_map(|(year, half)| Calendar::Half(year, half)),
        (year.clone(), 1u8..=4).prop_map(|(year, quarter)| Calendar::Quarter(year, quarter)),
        (year.clone(), 1u8..=4).prop_map(|(year, season)| Calendar::Season(year, season)),
        (year.clone(), 1u8..=12).prop_map(|(year, month)| Calendar::Month(year, month)),
        (year, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| Calendar::Day(jiff::civil::date(year, month, day))),
    ]
}

fn point() -> impl Strategy<Value = Point> {
    let qualifier = prop_oneof![
        Just(Qualifier::Sure),
        Just(Qualifier::Uncertain),
        Just(Qualifier::Approximate),
        Just(Qualifier::UncertainApproximate)
    ];
    (calendar(), qualifier).prop_map(|(when, qualifier)| Point { when, qualifier })
}

fn edtf() -> impl Strategy<Value = Edtf> {
    let end = || prop_oneof![4 => point().prop_map(End::At), 1 => Just(End::Open), 1 => Just(End::Unknown)];
    prop_oneof![
        point().prop_map(Edtf::Point),
        (point().prop_map(End::At), end()).prop_map(|(start, end)| Edtf::Interval(start, end)),
        (end(), point().prop_map(End::At)).prop_map(|(start, end)| Edtf::Interval(start, end)),
        prop::collection::vec(point(), 1..4).prop_map(Edtf::OneOf),
    ]
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(value in edtf()) {
        prop_assert_eq!(value.to_string().parse::<Edtf>(), Ok(value));
    }

    #[test]
    fn any_string_is_read_or_refused(text in "[-0-9X?~%/.\\[\\],]{0,24}") {
        if let Ok(value) = text.parse::<Edtf>() {
            prop_assert_eq!(value.to_string().parse::<Edtf>(), Ok(value));
        }
    }

    #[test]
    fn an_interval_covers_what_it_is_made_of(a in point(), b in point()) {
        let (a, b) = if a.when.first_day() <= b.when.first_day() && a.when.last_day() <= b.when.last_day() { (a, b) } else { (a, a) };
        let interval = Edtf::Interval(End::At(a), End::At(b));
        prop_assert!(interval.covers(&Edtf::Point(a)) && interval.covers(&Edtf::Point(b)));
        prop_assert!(Edtf::OneOf(vec![a, b]).covers(&Edtf::Point(b)));
        prop_assert!(Edtf::Interval(End::At(a), End::Open).covers(&interval));
    }

    #[test]
    fn parts_of_the_calendar_begin_before_they_end(when in calendar()) {
        prop_assert!(when.first_day() <= when.last_day());
        prop_assert!(Edtf::from(Calendar::Year(when.first_day().year())).covers(&Edtf::from(when.first_day())));
    }

    #[test]
    fn the_order_is_total(mut values in prop::collection::vec(edtf(), 0..8)) {
        values.sort();
        prop_assert!(values.is_sorted_by_key(Edtf::place));
    }

    #[test]
    fn what_is_formatted_is_found(day in day(), format in prop::sample::select(vec![
        "%Y-%m-%d", "%B %-d, %Y", "%-d %B %Y", "%b %-d, %Y", "%A, %B %-d, %Y", "%Y/%m/%d", "%-d-%b-%Y",
    ])) {
        let text = day.strftime(format).to_string();
        let found = find(&text, None);
        prop_assert_eq!(found.len(), 1, "{}", &text);
        prop_assert_eq!(found[0].span.of(&text), text.as_str());
        prop_assert_eq!(found[0].value.clone(), Some(Edtf::from(day)));
    }

    #[test]
    fn months_and_years_are_found(year in 1400i16..2050, month in 1u8..=12) {
        let first = jiff::civil::date(year, month as i8, 1);
        let text = first.strftime("in %B %Y").to_string();
        prop_assert_eq!(find(&text, None)[0].value.clone(), Some(Edtf::from(Calendar::Month(year, month))));
        prop_assert_eq!(find(&format!("In {year}."), None)[0].value.clone(), Some(Edtf::from(Calendar::Year(year))));
    }

    #[test]
    fn any_text_is_searched(text in "\\PC{0,80}") {
        holds(&text)?;
    }

    #[test]
    fn words_of_time_in_any_order(words in prop::collection::vec(prop::sample::select(vec![
        "the", "end", "of", "last", "next", "May", "20", "2018", "first", "quarter", "year", "years", "ago", "two", "Friday",
        "-", ",", ".", "/", "5", "pm", "at", "before", "99999999999", "31", "Feb", "30", "'", "98", "s", "thousand", "hundred",
        "century", "BC", "el", "la", "semana", "pasada", "hace", "mañana", "\n\n", "Easter", "week", "from", "to", "9999", "0000",
        "ended", "half", "past", "a", "quarter", "weekend", "before", "night", "time", "coming", "Sept.", "11", "attacks",
        "inst.", "d", "d.", "prior", "previous", "that", "in", "within", "centuries", "and", "A.D.", "de", "fin", "día", "del", "mes",
        "3", "1914/5", "1914–18", "by", "than", "later", "no", "Lord", "our", "after", "following",
    ]), 0..24), glue in prop::sample::select(vec![" ", ""])) {
        holds(&words.join(glue))?;
    }
}

/// Lines whose dates depend on those of other lines.
fn telling_line() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "5/6/2018 and 7/6.",
        "On 25/6/2018 it began.",
        "6/25/2018",
        "1405 - A car came.",
        "1512 - It left.",
        "1915 - Vann was let go.",
        "1978 - Nothing.",
        "In March 2001, and again in April.",
        "The next day, yesterday and Friday.",
        "Two years later; that month.",
        "In 1999, 2000, 2001, 2002 and 2003.",
        "From May to 2012.",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// A long text is cut into pieces and walked through twice; no date may be read otherwise for that.
    #[test]
    fn dates_far_apart_are_read_as_near_ones(lines in prop::collection::vec(telling_line(), 0..8), dated in any::<bool>()) {
        let reference = dated.then(|| jiff::civil::date(2018, 5, 20));
        let read = |filler: usize, long| {
            let text = lines.join(&format!("\n{}", "words\n".repeat(filler)));
            let dates = each_of(&text, reference, long);
            dates.map(|date| (date.span.of(&text).to_owned(), date.kind, date.timeml(), date.value)).collect::<Vec<_>>()
        };
        let near = read(200, usize::MAX);
        prop_assert_eq!(&near, &read(200, 0));
        prop_assert_eq!(&near, &read(20_000, usize::MAX));
        prop_assert_eq!(&near, &read(20_000, 0));
    }
}

/// Spans are in order, on character boundaries and apart, and every value can be read back.
fn holds(text: &str) -> Result<(), TestCaseError> {
    for reference in
        [None, Some(jiff::civil::date(2018, 5, 20)), Some(jiff::civil::Date::MAX), Some(jiff::civil::Date::MIN)]
    {
        let mut end = 0;
        for date in find(text, reference) {
            prop_assert!(end <= date.span.start && !date.span.is_empty());
            prop_assert!(text.get(date.span.start..date.span.end).is_some());
            end = date.span.end;
            if let Some(value) = date.value {
                prop_assert_eq!(value.to_string().parse::<Edtf>(), Ok(value));
            }
        }
    }
    Ok(())
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a bound on time takes a clock")]
fn long_runs_take_linear_time() {
    for piece in [
        "9",
        "9 ",
        "1/",
        "May ",
        "May 5 ",
        "the end of ",
        "last ",
        "first quarter of last ",
        "two days after ",
        "twenty-",
        "hundred ",
        "a ",
        "\n",
        "\u{301}",
        "é",
        "Friday, ",
        "1990s ",
        "5 to ",
        "'",
        "x",
        "will ",
        "in May to ",
        "2018-05-",
        "12:30 ",
        "half past ",
        "a quarter to ",
        "the week of ",
        "the quarter ended ",
        "the year before ",
        "the next day ",
        "two and a half ",
        "year-end ",
        "9/11 ",
        "the year ",
        "of the year 1914",
        "1914/5 ",
        "1st, ",
        "within 2 days of ",
        "antes de ",
        "the last day of the month ",
        "fin de semana ",
        "by Friday ",
        "18th and ",
        "22d ",
        "between 5 and 6 ",
        "Friday at about 5 to 6 ",
        "the morning at 7 ",
        "la una y ",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        let start = Instant::now();
        find(&text, Some(jiff::civil::date(2018, 5, 20)));
        // A generous bound for a busy machine: each takes some hundredths of a second, a quadratic one minutes.
        assert!(start.elapsed() < Duration::from_secs(10), "{piece:?}: {:?}", start.elapsed());
    }
}
