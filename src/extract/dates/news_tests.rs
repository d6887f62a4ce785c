//! What the annotation rules of TimeML ask for in the news: sentences with their expressions in brackets, and the values.
//!
//! Must hold no sentence of an annotated corpus: these are made up, and the values are worked out by hand.

use super::find;

/// Finds the dates of `marked`, whose expressions stand in brackets, and compares extents and TimeML values.
fn check(reference: &str, marked: &str, values: &str) {
    let text = marked.replace(['[', ']'], "");
    let found = find(&text, Some(reference.parse().unwrap()));
    let mut shown = text.clone();
    for date in found.iter().rev() {
        shown.insert(date.span.end, ']');
        shown.insert(date.span.start, '[');
    }
    let read: Vec<&str> = found.iter().map(|date| date.timex.as_str()).collect();
    assert_eq!((shown.as_str(), read.join(" ").as_str()), (marked, values));
}

/// The day of publication is Friday, the thirteenth of February 1998.
fn check_all(rows: &[(&str, &str)]) {
    for (marked, values) in rows {
        check("1998-02-13", marked, values);
    }
}

#[test]
fn a_weekday_is_the_last_one_unless_its_clause_looks_ahead() {
    check_all(&[
        ("The firm said [Friday] it will meet [Tuesday] with its lenders.", "1998-02-13 1998-02-17"),
        ("The hearing is scheduled for [Tuesday], and a ruling is due [Wednesday].", "1998-02-17 1998-02-18"),
        ("A meeting to be held [Monday] was moved.", "1998-02-16"),
        ("They are set to meet on [Saturday].", "1998-02-14"),
        ("They set a record on [Saturday].", "1998-02-07"),
        ("At a conference [Monday] the plan was praised.", "1998-02-09"),
        ("Talks that began [Thursday] may end [beginning Sunday].", "1998-02-12 1998-02-15"),
        ("It has until [Thursday] to respond.", "1998-02-19"),
        ("[Monday]'s edition; [yesterday]'s vote; [last week]'s decision.", "1998-02-09 1998-02-12 1998-W06"),
        ("It opened [this Friday, Feb. 20].", "1998-02-20"),
    ]);
}

#[test]
fn parts_of_days_and_times() {
    check_all(&[
        ("He came [Monday morning] and left [late Thursday night].", "1998-02-09TMO 1998-02-12TNI"),
        ("[Last night] it rained; [this afternoon] it snowed.", "1998-02-12TNI 1998-02-13TAF"),
        ("At [9:30 a.m. EST] the bell rang.", "1998-02-13T09:30"),
        ("At [11 p.m. Thursday], and at [10 a.m. on Monday].", "1998-02-12T23:00 1998-02-09T10:00"),
        ("The offer ends at [midnight EST on Feb. 22].", "1998-02-22T00:00"),
        ("It struck at [2:10 p.m. local time Tuesday].", "1998-02-10T14:10"),
        (
            "On [Feb. 3] he fell ill; [the next morning] he was well, and [that night] he danced.",
            "1998-02-03 1998-02-04TMO 1998-02-04TNI",
        ),
        ("[02/27/98 10:30] and [Wed Oct 26 15:50:06 1994].", "1998-02-27T10:30 1994-10-26T15:50:06"),
        (
            "It began at [half past eight] and ended at [a quarter to nine on Friday].",
            "1998-02-13T08:30 1998-02-13T08:45",
        ),
    ]);
}

#[test]
fn weeks_months_quarters_and_years() {
    check_all(&[
        ("[Last week], [this weekend], [last month], [next year].", "1998-W06 1998-W07-WE 1998-01 1999"),
        ("[Earlier this month]; [late last year]; [later in the day].", "1998-02 1997 1998-02-13"),
        ("In [the third quarter] profit rose from [a year earlier].", "1997-Q3 1996-Q3"),
        ("In [the quarter] ended [Sept. 30] sales fell.", "1997-Q3 1997-09-30"),
        ("In [the fiscal year] ended [June 30] they rose.", "1997 1997-06-30"),
        ("[The year's first quarter] and [last year's third quarter].", "1998-Q1 1997-Q3"),
        ("By [year-end], or at [year-end 1996], or by [year's end].", "1998 1996 1998"),
        ("[The early 1990s], [the mid-'80s], [the seventies].", "199 198 197"),
        ("In [mid-October] and in [the summer].", "1997-10 1998-SU"),
        ("[The week of Nov. 9], [Memorial Day weekend].", "1997-W45 1998-W21-WE"),
        ("[March] through [May]; the [May] elections.", "1998-03 1998-05 1998-05"),
        ("[Oct. 1-7]; from [1979] to [1985].", "1997-10-01/1997-10-07 1979 1985"),
    ]);
}

#[test]
fn so_long_ago() {
    check_all(&[
        ("[Five years ago], [three months ago], [two weeks ago], [two days ago].", "1993 1997-11 1998-W05 1998-02-11"),
        ("[A decade ago], [half a century ago], [a year and a half ago].", "198 1948 1996-08"),
        ("[Several years ago], [years ago].", "PAST_REF PAST_REF"),
        ("[The day after Christmas] it snowed; [the year before 1996] it did not.", "1997-12-26 1995"),
        ("He left in [1990]. [Two years later] he was back.", "1990 1992"),
        ("[Two decades later], the case is open.", ""),
    ]);
}

#[test]
fn times_that_are_no_date() {
    check_all(&[
        ("It is [now] rare; [these days] few know.", "PRESENT_REF PRESENT_REF"),
        ("He [recently] left, in [recent years], as in [the past].", "PAST_REF PAST_REF PAST_REF"),
        ("In [the near future], in [the coming weeks].", "FUTURE_REF FUTURE_REF"),
        ("At [the time], nobody knew; at [that time] nobody could.", "PAST_REF PAST_REF"),
        ("It was previously owned, soon sold, already forgotten, and at the same time dear.", ""),
    ]);
}

#[test]
fn lengths_and_sets() {
    check_all(&[
        ("[The past three months], [the last two years]; [nine months].", "P3M P2Y P9M"),
        ("A [10-year] bond, a [45-minute] film, [several years].", "P10Y PT45M PXY"),
        ("[Every day], [each month], [daily], [every summer], [every few weeks].", "P1D P1M P1D XXXX-SU PXW"),
        ("The Daily News and the Monthly Review.", ""),
    ]);
}

#[test]
fn what_only_looks_like_a_date() {
    check_all(&[
        ("The bill, S. 1941, and H.R. 1998, and Room 1919.", ""),
        ("The White House, 1600 Pennsylvania Avenue.", ""),
        ("Dean Winter won at the Winter Games by the Fall River.", ""),
        ("He is ready for a second term, some day.", ""),
        ("A vote of [1998] in the U.S. [1998] came early.", "1998 1998"),
    ]);
}

#[test]
fn the_attacks_of_2001_are_not_of_this_year() {
    check("2005-06-01", "Since [9/11], and since the [Sept. 11] attacks.", "2001-09-11 2001-09-11");
}

#[test]
fn the_same_in_spanish() {
    check_all(&[
        ("[El pasado 6 de abril] llegó; [este viernes 6 de marzo] se irá.", "1997-04-06 1998-03-06"),
        ("Llegó a las [siete y media] y salió a las [20.30].", "1998-02-13T07:30 1998-02-13T20:30"),
        ("Se verá [tres días a partir de hoy].", "1998-02-16"),
    ]);
}
