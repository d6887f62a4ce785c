//! What the annotation rules of TimeML ask for in the news: sentences with their expressions in brackets, and the values.
//!
//! Must hold no sentence of an annotated corpus: these are made up, and the values are worked out by hand.

use super::{Date, find};

/// Finds the dates of `marked`, whose expressions stand in brackets, and compares extents and TimeML values. The text
/// may have no `reference`.
pub(super) fn check(reference: &str, marked: &str, values: &str) {
    let text = marked.replace(['[', ']'], "");
    let found = find(&text, (!reference.is_empty()).then(|| reference.parse().unwrap()));
    let mut shown = text.clone();
    for date in found.iter().rev() {
        shown.insert(date.span.end, ']');
        shown.insert(date.span.start, '[');
    }
    let read: Vec<String> = found.iter().map(Date::timeml).collect();
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
        ("Let's meet on [Tuesday].", "1998-02-17"),
        ("They set a record on [Saturday].", "1998-02-07"),
        ("At a conference [Monday] the plan was praised.", "1998-02-09"),
        ("Talks that began [Thursday] may end [beginning Sunday].", "1998-02-12 1998-02-15"),
        ("It has until [Thursday] to respond.", "1998-02-19"),
        ("[Monday]'s edition; [yesterday]'s vote; [last week]'s decision.", "1998-02-09 1998-02-12 1998-W06"),
        ("It opened [this Friday, Feb. 20].", "1998-02-20"),
    ]);
}

#[test]
fn the_present_looks_ahead_where_the_date_follows() {
    check_all(&[
        ("It awaited the meeting, which opens [Wednesday].", "1998-02-18"),
        ("Polls open at [6:30 a.m. Tuesday]; they were open [Tuesday].", "1998-02-17T06:30 1998-02-10"),
        ("They are to meet [Monday], he said, and the final is [Saturday].", "1998-02-16 1998-02-14"),
        ("The crest is forecast for [Monday], the funeral set for [Saturday].", "1998-02-16 1998-02-14"),
        ("He offered rebates which expire [March 31].", "1998-03-31"),
        ("It plans to restart its No. 4 furnace [Thursday].", "1998-02-19"),
        ("Copper for [March] delivery rose; the [January] contract fell.", "1998-03 1999-01"),
        ("Output shrank 0.2 percent in [the third quarter] and is expected to grow.", "1997-Q3"),
        ("They were told to leave [Thursday evening].", "1998-02-12TEV"),
        ("He could not mention the declaration of the [13 of November].", "1997-11-13"),
        ("It came in [1990], unlike events of [previous year].", "1990 1997"),
        ("It came in [May 1990]; they have lived with it since [October].", "1990-05 1997-10"),
    ]);
}

#[test]
fn what_may_be_looks_ahead_and_what_may_have_been_back() {
    check_all(&[
        ("It may not leave before [Monday].", "1998-02-16"),
        ("They may have left [Monday]; a ruling on [Monday] may allow it.", "1998-02-09 1998-02-09"),
        ("It takes place [this Monday]. It took place [this Monday].", "1998-02-16 1998-02-09"),
        ("He pleaded guilty on [June 3] to four of 22 counts.", "1997-06-03"),
    ]);
}

#[test]
fn hours_counted_from_an_hour() {
    check_all(&[
        (
            "It came at [11:50 p.m. Monday]; a second one came [20 minutes later], a third [an hour later].",
            "1998-02-09T23:50 1998-02-10T00:10 1998-02-10T01:10",
        ),
        ("We began at [seven last night], both in their 20s.", "1998-02-12T19:00"),
        (
            "They met [Wednesday]. A curfew for the whole of the valley will hold there from [9 p.m. to 11 p.m.]",
            "1998-02-11 1998-02-13T21:00/1998-02-13T23:00",
        ),
        // No hour is told.
        ("He fell [Monday] and died [an hour later].", "1998-02-09 "),
    ]);
}

#[test]
fn what_lasted_until_a_day_is_over() {
    check_all(&[
        ("He did not return until [Oct. 29]; they stayed until [July].", "1997-10-29 1997-07"),
        ("The offer was extended until [March 10]. He will not return until [July].", "1998-03-10 1998-07"),
        ("It will be the third strike since [September].", "1997-09"),
        ("The lava flowed [Thursday] and by [Friday] had gone.", "1998-02-12 1998-02-13"),
    ]);
}

#[test]
fn a_weekday_counted_in_weeks() {
    check_all(&[
        ("They meet [Monday two weeks from now]; he left on [Friday three weeks ago].", "1998-02-23 1998-01-23"),
        ("It was [two weeks ago on Friday], or [Sunday 3 weeks after May 3, 1997].", "1998-01-30 1997-05-25"),
        ("They meet [Wednesday afternoon next week] or in [the week of the 18th].", "1998-02-18TAF 1998-W08"),
        ("They meet [the week after next], or [the month after next].", "1998-W09 1998-04"),
        ("He came [Friday] and on [Monday] [one week later] he left.", "1998-02-13 1998-02-09 1998-W08"),
        ("They left [Monday] [two weeks] after the attack; on [Monday] 30 people came.", "1998-02-09 P2W 1998-02-09"),
    ]);
}

#[test]
fn parts_of_days_and_times() {
    check_all(&[
        ("He came [Monday morning] and left [late Thursday night].", "1998-02-09TMO 1998-02-12TNI"),
        ("[Last night] it rained; [this afternoon] it snowed.", "1998-02-12TNI 1998-02-13TAF"),
        ("At [9:30 a.m. EST] the bell rang.", "1998-02-13T09:30"),
        ("At [11 p.m. Thursday], and at [10 a.m. on Monday].", "1998-02-12T23:00 1998-02-09T10:00"),
        ("The offer ends at [midnight EST on Feb. 22].", "1998-02-22T24:00"),
        ("It began shortly after [midnight Sunday].", "1998-02-08T00:00"),
        ("By [dusk], they had come; it ends at [sunset on March 3].", "1998-02-13TEV 1998-03-03TEV"),
        ("At the dawn of an age, prices eased [overnight]; it will rain [overnight].", "1998-02-12TNI 1998-02-13TNI"),
        ("Bonds due [Nov. 15, 2019], at 9 7/8%.", "2019-11-15"),
        ("It struck at [2:10 p.m. local time Tuesday].", "1998-02-10T14:10"),
        (
            "On [Feb. 3] he fell ill; [the next morning] he was well, and [that night] he danced.",
            "1998-02-03 1998-02-04TMO 1998-02-04TNI",
        ),
        (
            "He is due back on [April 22]. The verdict on the two brothers was read shortly before [noon].",
            "1998-04-22 1998-02-13T12:00",
        ),
        ("[02/27/98 10:30] and [Wed Oct 26 15:50:06 1994].", "1998-02-27T10:30 1994-10-26T15:50:06"),
        (
            "[12 noon Tuesday], [the evening of the 5th], [5 p.m. Friday afternoon], [last evening].",
            "1998-02-10T12:00 1998-02-05TEV 1998-02-13T17:00 1998-02-12TEV",
        ),
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
        ("Shops start [Monday]; [early spring of 1997]; [the winter of 1995-96].", "1998-02-09 1997-SP 1995-WI"),
        ("From at least [1990] through [1995], as late as [May].", "1990 1995 1998-05"),
        ("In [the 1920s] and [30s]; [the first half of fiscal 1997].", "192 193 1997-H1"),
        ("[The early 1990s], [the mid-'80s], [the seventies].", "199 198 197"),
        ("In [mid-October] and in [the summer].", "1997-10 1998-SU"),
        ("In [mid-May] it left; from [mid-March] to [mid-May].", "1997-05 1998-03 1998-05"),
        (
            "Sales in [1997-H2] and [this calendar year]; [a week after New Year], [5 days before new year].",
            "1997-H2 1998 1998-W02 1997-12-27",
        ),
        ("[The week of Nov. 9], [Memorial Day weekend].", "1997-W45 1998-W21-WE"),
        ("[March] through [May]; the [May] elections.", "1998-03 1998-05 1998-05"),
        ("[Oct. 1-7]; from [1979] to [1985].", "1997-10-01/1997-10-07 1979 1985"),
    ]);
}

#[test]
fn days_and_weeks_by_their_place() {
    check_all(&[
        ("[The first day of May 1996], [the last day of March 1997].", "1996-05-01 1997-03-31"),
        ("[The third Monday in January 1998], [the last Friday of 1997].", "1998-01-19 1997-12-26"),
        ("[The last week of july]; [the first of july].", "1998-07 1998-07-01"),
        ("[The last week of 1996], [the first week of July 1997].", "1996-W52 1997-07"),
        ("[The last weekend in January] was wet, [the fifth Monday of February 1997] is none.", "1998-01 "),
        ("Dated this [5th day of May, 1997].", "1997-05-05"),
        (
            "[The first ten days of May 1997], [first three days of last year].",
            "1997-05-01/1997-05-10 1997-01-01/1997-01-03",
        ),
        ("[The first ten days] of school, in [the first three months] of [1997].", "P10D P3M 1997"),
        ("He wrote on [the 12th of October last]; it will meet on [the 1st of May next].", "1997-10-12 1998-05-01"),
    ]);
}

#[test]
fn months_and_their_ranges_with_and_without_capitals() {
    check_all(&[
        ("From [april] to [june in 1997]; between [august] and [october].", "1997-04 1997-06 1997-08 1997-10"),
        ("In [June in 1996] and over [Nov-Feb 1997].", "1996-06 1996-11/1997-02"),
        ("From the twenty-seventh to [the third of April 1997].", "1997-04-03"),
        ("He was of august birth, by august hands.", ""),
    ]);
}

#[test]
fn full_dates_in_odd_orders() {
    check_all(&[
        ("[1997/23/Sep], [23-1997-September], [September-1997-23].", "1997-09-23 1997-09-23 1997-09-23"),
        ("On [1997 10 16] it began; 1997/23/45 is none, and on 16 10 3 nothing was.", "1997-10-16"),
    ]);
}

#[test]
fn ranges_of_days_in_digits() {
    check_all(&[
        ("From [10/1/1997-10/7/1997], or [10/1-11/2/1996].", "1997-10-01/1997-10-07 1996-10-01/1996-11-02"),
        ("From [10/1-11/7] and from [11/7-1/10].", "1997-10-01/1997-11-07 1997-11-07/1998-01-10"),
        ("Between 1/2-3/4 of them, between 1/2-3/4 inch; a score of 10/1-11/7; 1-10-1997-7-10-1997.", ""),
    ]);
}

#[test]
fn days_in_lists_and_ranges_in_order() {
    check_all(&[
        ("On [18] and [19 June 1996]; on [June 3] and [5, 1996].", "1996-06-18 1996-06-19 1996-06-03 1996-06-05"),
        ("On [May 1], [2] and [3, 1997].", "1997-05-01 1997-05-02 1997-05-03"),
        ("On [the 9th] or [the 17th of April 1997].", "1997-04-09 1997-04-17"),
        (
            "[The 1st], [2nd], and [3rd of May 1997]; [the 1st], [2nd] or [3rd of May 1996].",
            "1997-05-01 1997-05-02 1997-05-03 1996-05-01 1996-05-02 1996-05-03",
        ),
        ("On [June 3] and 5 people; [June 3], 20 people and more.", "1998-06-03 1998-06-03"),
        ("From [November] to [March]; from [Dec. 20] until [Jan. 6].", "1997-11 1998-03 1997-12-20 1998-01-06"),
        ("[Friday] or [Saturday]; [Monday] through [Wednesday].", "1998-02-13 1998-02-14 1998-02-09 1998-02-11"),
        ("From [this May] to [October 1999].", "1998-05 1999-10"),
    ]);
}

#[test]
fn so_long_ago() {
    check_all(&[
        ("[Five years ago], [three months ago], [two weeks ago], [two days ago].", "1993 1997-11 1998-W05 1998-02-11"),
        ("[A decade ago], [half a century ago], [a year and a half ago].", "198 1948 1996-08"),
        ("He left [two years ago in March]; [two years ago] in all.", "1996-03 1996"),
        ("[Several years ago], [years ago], [some time ago].", "PAST_REF PAST_REF PAST_REF"),
        ("Some [5,000 years ago].", "BC32"),
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
        ("He doubted it in [the past] and on [Friday] again.", "PAST_REF 1998-02-13"),
        ("In [the near future], in [the coming weeks], in [the months ahead].", "FUTURE_REF FUTURE_REF FUTURE_REF"),
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
        ("It cost 201819145,511 in all.", ""),
        ("Dean Winter won at the Winter Games by the Fall River.", ""),
        ("He is ready for a second term, some day.", ""),
        ("A vote of [1998] in the U.S. [1998] came early.", "1998 1998"),
    ]);
}

#[test]
fn what_is_told_goes_on_in_its_own_year() {
    check_all(&[
        (
            "On [April 22, 1927], the levee broke. The water stayed until [July]; [that fall] she left.",
            "1927-04-22 1927-07 1927-FA",
        ),
        ("It came on [Dec. 20, 1990], and went on [Jan. 3]. It left in [March].", "1990-12-20 1991-01-03 1991-03"),
        ("He was born on [3 May 1951]. He will speak in [March].", "1951-05-03 1998-03"),
        ("It was the least since [July 1991]. We made 75,000 in [January].", "1991-07 1998-01"),
    ]);
}

#[test]
fn first_names_and_houses_are_no_dates() {
    check_all(&[
        ("Its president, April Delacroix, and Jan Pokorny met June Alvord in [June].", "1997-06"),
        ("In [April] Congress met. He works at 2010 West Juniper Street, on Hill 1710, with a Model 1990.", "1997-04"),
    ]);
}

#[test]
fn a_weekend_is_the_last_one_unless_its_clause_looks_ahead() {
    check_all(&[
        ("Over [the weekend], a bomb damaged a hall; he will rest over [the weekend].", "1998-W06-WE 1998-W07-WE"),
        ("It exceeds [last year's final quarter].", "1997-Q4"),
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

#[test]
fn by_a_day_and_in_so_many_days_look_where_their_clause_looks() {
    check_all(&[
        ("By [Friday], rescuers had recovered twenty.", "1998-02-13"),
        ("It was to pay no later than [Tuesday].", "1998-02-17"),
        ("By [Monday] the rebels had fled; he asked them to go by [Tuesday].", "1998-02-09 1998-02-17"),
        ("They had arrested them by [Monday]; it must pay by [Monday].", "1998-02-09 1998-02-16"),
        ("[In two days] it will rain; in [two days] the army took the town.", "1998-02-15 P2D"),
        ("In [three years] he wrote four books. Within [two days] they had gone.", "P3Y P2D"),
        ("It must pay [within 30 days after March 3, 1997], or within [a week] of his death.", "1997-04-02 P1W"),
        ("It died [within six months of May 3, 1996].", "1996-11"),
    ]);
}

#[test]
fn the_last_one_of_something_is_not_the_last_one() {
    check_all(&[
        ("In the last year of his life; the last week of the war; his last month of school.", ""),
        ("[The last day of the month]; the last quarter of [the 19th century].", "1998-02-28 18"),
        ("On [3 May 1915] he left, on [the last day of the month] he came.", "1915-05-03 1915-05-31"),
        ("The passage [last week] of a law; a loss [last year] of $5; [last week]'s vote.", "1998-W06 1997 1998-W06"),
        ("The Monday before last; [the night before last]; [the week before last].", "1998-02-11TNI 1998-W05"),
        ("[Thursday next] they meet; [Thursday] next steps are due.", "1998-02-19 1998-02-19"),
        ("The last Sunday before [Easter 1997].", "1997-03-30"),
    ]);
}

#[test]
fn hours_in_their_half_of_the_day() {
    check_all(&[
        (
            "At [12:30 in the morning] or [12:30 at night]; at [12 in the morning].",
            "1998-02-13T00:30 1998-02-13T00:30 1998-02-13T00:00",
        ),
        ("At [a quarter to one in the afternoon], at [noon on Friday].", "1998-02-13T12:45 1998-02-13T12:00"),
        ("At [15:30 hours on 3 May 1997] it began.", "1997-05-03T15:30"),
        ("[Every 3 months], [every two weeks], [every other day].", "P3M P2W P2D"),
        ("On [Monday] he wrote to her; most of [1996] went to waste.", "1998-02-09 1996"),
        ("In [1Q97], and on [St. Patrick's Day].", "1997-Q1 1998-03-17"),
    ]);
}

#[test]
fn a_figure_of_speech_is_no_day() {
    check_all(&[
        (
            "It means a better [tomorrow], [tomorrow]'s jobs and [yesterday]'s government; not [yesterday]'s vote.",
            "FUTURE_REF FUTURE_REF PAST_REF 1998-02-12",
        ),
        ("Summer school and night winter air; the fall of tyranny; the spring itself.", ""),
        ("[The spring of 1997], [the summer of that year] and [the fall of last year].", "1997-SP 1997-SU 1997-FA"),
    ]);
}

#[test]
fn what_was_later_is_not_to_come() {
    let value = |text: &str| {
        let found = find(text, Some("1989-01-20".parse().unwrap()));
        found.last().unwrap().value.as_ref().map(ToString::to_string)
    };
    assert_eq!(value("Tonight, almost half a century later, our peril is less."), None);
    assert_eq!(value("In 1950 he left. Two years later he was back.").as_deref(), Some("1952"));
    assert_eq!(value("It was filed on 3 May 1988. It closes 60 days thereafter.").as_deref(), Some("1988-07-02"));
    assert_eq!(value("We walked this land a thousand years ago.").as_deref(), Some("09XX?"));
}
