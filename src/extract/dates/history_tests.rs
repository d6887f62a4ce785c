//! How historians, old letters and deeds write dates: sentences with their expressions in brackets, and the values.
//!
//! Must hold no sentence of an annotated corpus: these are made up, and the values are worked out by hand.

use super::news_tests::check;

/// The day on which the text appeared, long after what it tells, is Wednesday, 23 May 2018.
fn check_all(rows: &[(&str, &str)]) {
    for (marked, values) in rows {
        check("2018-05-23", marked, values);
    }
}

#[test]
fn a_year_that_is_named_as_one() {
    check_all(&[
        ("He left on [3 May of the year 2015].", "2015-05-03"),
        ("At [the end of the year 1914]; in [the summer of the year 1914].", "1914 1914-SU"),
        ("[The last day of the year 2015] was cold, and [the year 791] was too.", "2015-12-31 0791"),
        ("In [the year two thousand and five] it fell.", "2005"),
        ("In [the year of our Lord one thousand eight hundred and forty].", "1840"),
        ("This [21st day of March, A.D. 1840].", "1840-03-21"),
        ("Founded by him, it died in [743]. The abbey founded in [801] by Odo.", "0743 0801"),
        ("He was born in 911 hospitals; it died in 1.743 and in 743,000.", ""),
        ("In [A.D. 79] it erupted; in [AD 842] it did not.", "0079 0842"),
    ]);
}

#[test]
fn two_years_in_one() {
    check_all(&[
        ("The war of [1914–18] and that of [1861-65].", "1914/1918 1861/1865"),
        ("[1999-00], [1907–08], but [1907-08].", "1999/2000 1907/1908 1907-08"),
        (
            "In the [2011-12] financial year and the [2008-09] season; in [2011-12] and [2012-11].",
            "2011/2012 2008/2009 2011-12 2012-11",
        ),
        ("[1861–5], between the years [1914] and [1918].", "1861/1865 1914 1918"),
        ("He was born on [11 February 1731/2], and she in [1605/6].", "1732-02-11 1605/1606"),
        ("[Winter 2015/16] was mild, [the winter of 1995-96] was not.", "2015-WI 1995-WI"),
    ]);
}

#[test]
fn two_digits_are_a_year_of_the_texts_century() {
    let check = |marked, values| check("", marked, values);
    check("[3 August 1914] to [Easter 1915], then [11.11.18].", "1914-08-03 1915-04-04 1918-11-11");
    check("[3 August 2014], then [11.11.18].", "2014-08-03 2018-11-11");
    check("In [1850], but [11.11.18].", "1850 2018-11-11");
    check("In [1960] and on [11.11.18].", "1960 1918-11-11");
}

#[test]
fn a_month_in_roman_numbers() {
    check_all(&[("Born [7/V/1936], died [14-X-1951]; see 7/V/2 and IV-X-1951.", "1936-05-07 1951-10-14")]);
}

#[test]
fn a_day_that_no_calendar_has() {
    check_all(&[("On [32 March 2018], [2019-02-30], but 1,232 [March 2018] votes.", "2018-03-32 2019-02-30 2018-03")]);
}

#[test]
fn a_full_date_needs_no_pointing() {
    check_all(&[
        ("In the weeks following [May 3, 2015] he fled.", "2015-05-03"),
        ("[90 days following May 3, 2015]; the months following [June 2015].", "2015-08-01 2015-06"),
        ("On last [Sept. 3, 2015] he left; [last May 5] he came.", "2015-09-03 2018-05-05"),
    ]);
}

#[test]
fn amounts_are_no_years() {
    check_all(&[
        ("In [May] 1500 people died; on [May 3], 1500 soldiers fell.", "2018-05 2018-05-03"),
        ("In [June 1944] soldiers landed, in [June 1815] too.", "1944-06 1815-06"),
        ("A 1500-word essay of 1850 inhabitants in Apt. 1900.", ""),
        ("A [2004]-passed bill in [1960]-style houses.", "2004 1960"),
        ("Case No. 2015-1234, No. 1998-2015, but [1995]-[2001] and [2010]-present.", "1995 2001 2010"),
        ("He wrote about case 1987, Resolution 1973, Psalm 1911 and order 1954; the bus 2012 left.", ""),
        ("In the case of [1987], by the law of [1934] and the Road Traffic Order [1998].", "1987 1934 1998"),
        ("Call 555 1984, but call in [1984]; see page 12/15, Act No. 1998; $35,860 [1946] $67,229.", "1984 1946"),
        ("Nearly one thousand new post offices; in [two thousand], he left.", "2000"),
        ("Roe v. Hill (Ninth Cir. 2008), decided in [2008].", "2008"),
        ("At [1830 hrs] he came.", "2018-05-23T18:30"),
    ]);
}

#[test]
fn so_long_from_a_date_that_is_not_told_is_undated() {
    check_all(&[("On [3 May 2015] she got [fourteen days from the date] of this order.", "2015-05-03 ")]);
}

#[test]
fn what_points_into_the_text_is_counted_there() {
    check_all(&[
        ("He left on [3 May 2015]. [That Sunday] he slept, [that June] he woke.", "2015-05-03 2015-05-03 2015-06"),
        (
            "He left on [6 May 2015]. [The prior day] was wet, [that Sunday] was dry.",
            "2015-05-06 2015-05-05 2015-05-10",
        ),
        ("He left on [3 May 2015]; [the previous Monday] it had rained.", "2015-05-03 2015-04-27"),
        ("He left on [3 May 2015]; [that summer] was hot.", "2015-05-03 2015-SU"),
        ("He left on [3 May 2015]. [The following spring] he came.", "2015-05-03 2016-SP"),
        ("He left in [1812]. [The following June] he came.", "1812 1813-06"),
        ("On [10 January 1813] it froze; [that winter] was hard.", "1813-01-10 1812-WI"),
    ]);
}

#[test]
fn a_history_goes_on_from_the_year_it_has_come_to() {
    let rows = [
        ("Born in [1770]. In [the spring of 1812] he left. In [June] he died.", "1770 1812-SP 1812-06"),
        ("He left in [1812]. [The following year], on [3 June], he died.", "1812 1813 1813-06-03"),
        ("He left in [1812]. [Two years later], in [June], he died.", "1812 1814 1814-06"),
        ("He left on [20 December 1812]. On [5 January] he came.", "1812-12-20 1813-01-05"),
        ("He left on [20 October 1812]. In [July] he had been ill.", "1812-10-20 1812-07"),
    ];
    for (marked, values) in rows {
        check("", marked, values);
    }
}

#[test]
fn old_letters() {
    check_all(&[
        ("On [the 22d December 1790] and [Dec. 3d, 1790].", "1790-12-22 1790-12-03"),
        ("[Thursday, August 23d, 1973]; [the 22d day of December 1790].", "1973-08-23 1790-12-22"),
        (
            "[Octr. 3, 1790]; [5 Decr 1791]; [Novr. 2d, 1790]; [Septr. 1790].",
            "1790-10-03 1791-12-05 1790-11-02 1790-09",
        ),
        ("[Jany 1st 1790]; [Feby. 3rd, 1801].", "1790-01-01 1801-02-03"),
        (
            "Yours of [the 12th inst.] and [the 3d ult.] came; [the 5th prox.] will do.",
            "2018-05-12 2018-04-03 2018-06-05",
        ),
    ]);
}

#[test]
fn a_day_of_the_month_that_is_spoken_of() {
    check_all(&[
        ("He fell ill on [3 May 2015]. On [the 12th] he died.", "2015-05-03 2015-05-12"),
        ("Ill since [3 May 2015], by [the 12th] he was dead.", "2015-05-03 2015-05-12"),
        ("On [the 3rd of last month], [the first of this month]; on the 3rd floor.", "2018-04-03 2018-05-01"),
    ]);
}

#[test]
fn the_end_of_a_range_is_no_hour() {
    check_all(&[
        ("From [the 1st of May] to [the 3rd of June 2017].", "2017-05-01 2017-06-03"),
        (
            "[Friday] to the 12th; [May 3] at 20 places; [Friday at 5] he left.",
            "2018-05-18 2018-05-03 2018-05-18T05:00",
        ),
    ]);
}

#[test]
fn centuries_and_spans() {
    check_all(&[
        ("[The first century BC] and [the first century AD]; [3 BC].", "BC0100/BC0001 00 BC0003"),
        ("[The 18th] and [19th centuries]; [late 19th] and [early 20th centuries].", "17 18 18 19"),
        ("[The 18th] or [the 19th century], but the centuries of old.", "17 18"),
        ("In [480–479 BC]; [14–37 AD]; 5-3.", "BC0480/BC0479 0014/0037"),
        ("On [the night of 3–4 May 1915] he fled.", "1915-05-03/1915-05-04"),
    ]);
}

#[test]
fn a_nation_counts_its_own_centuries() {
    check_all(&[
        ("We enter the third century of our union, in our third century.", ""),
        ("For the first century we struggled; then came the second century of it.", ""),
        ("[The third century] saw it fall, and [early third-century] Rome.", "02 02"),
        ("By [the second century] it stood; in [the first century AD] it did not.", "01 00"),
    ]);
}
