//! Times of day with their days and parts of the day, in whatever order they stand.
//!
//! Must hold no sentence of an annotated corpus: these are made up, and the values are worked out by hand.

use super::news_tests::check;

/// The day of publication is Friday, the thirteenth of February 1998.
fn check_all(rows: &[(&str, &str)]) {
    for (marked, values) in rows {
        check("1998-02-13", marked, values);
    }
}

#[test]
fn a_part_of_the_day_and_its_hour_are_one_time() {
    check_all(&[
        ("We left in [the morning at 6], or in [the evening 9 o'clock].", "1998-02-13T06:00 1998-02-13T21:00"),
        ("At [20 min past nine in the evening]; [tonight around 8].", "1998-02-13T21:20 1998-02-13T20:00"),
        ("On [Sunday early morning at 7:30] or [Monday late evening at 11:00].", "1998-02-08T07:30 1998-02-09T23:00"),
        (
            "[Early in the morning], [later in the evening on Feb. 3], [late in the day].",
            "1998-02-13TMO 1998-02-03TEV 1998-02-03",
        ),
        ("From [tomorrow pm] to [Sunday am].", "1998-02-14TAF 1998-02-15TMO"),
        ("In [the evening] about 20, all told, came.", "1998-02-13TEV"),
        ("Police held [Friday] about 7 people; [last night] around 20 were hurt.", "1998-02-13 1998-02-12TNI"),
        ("He came [Friday evening] at 20 places.", "1998-02-13TEV"),
        ("At [4 p . m .] on the dot, or [noonish], or [11ish].", "1998-02-13T16:00 1998-02-13T12:00 1998-02-13T11:00"),
        ("Call me [today at 9p]; it closed at 9p, and 5ish years went by.", "1998-02-13T21:00"),
    ]);
}

#[test]
fn hours_from_one_to_another() {
    check_all(&[
        (
            "It rained [Monday 8-9am], and between [3 and 5 on 2/1/1998].",
            "1998-02-09T08:00/1998-02-09T09:00 1998-02-01T03:00/1998-02-01T05:00",
        ),
        (
            "Between [9 and 10:30 this morning]; between [8 and 10 last night].",
            "1998-02-13T09:00/1998-02-13T10:30 1998-02-12T20:00/1998-02-12T22:00",
        ),
        (
            "Between [5 and 6 in the afternoon]; [9am-4 yesterday afternoon].",
            "1998-02-13T17:00/1998-02-13T18:00 1998-02-12T09:00/1998-02-12T16:00",
        ),
        (
            "[This evening from 7 to 7:30], [yesterday from 3-8pm].",
            "1998-02-13T19:00/1998-02-13T19:30 1998-02-12T15:00/1998-02-12T20:00",
        ),
        (
            "[Friday between 9 and 5]; between [9.30-4.30pm].",
            "1998-02-13T09:00/1998-02-13T17:00 1998-02-13T09:30/1998-02-13T16:30",
        ),
        (
            "[Tuesday from 10 p.m. to 2 a.m.], [11am-12am].",
            "1998-02-10T22:00/1998-02-11T02:00 1998-02-10T11:00/1998-02-11T00:00",
        ),
        (
            "From [two fifteen to three forty five]; between [0730-0930]; the years [1730]-[1930].",
            "1998-02-13T02:15/1998-02-13T03:45 1998-02-13T07:30/1998-02-13T09:30 1730 1930",
        ),
        ("The toll rose from 7 to 9 [last night], or between 3 and 5 percent [Monday].", "1998-02-12TNI 1998-02-09"),
        ("They won 6-4 [Friday night] and lost 3-2 on [Monday].", "1998-02-13TNI 1998-02-09"),
        (
            "It opens at [9 a.m.] to 12 people, from [9 a.m.] to [12 May].",
            "1998-02-13T09:00 1998-02-13T09:00 1998-05-12",
        ),
    ]);
}

#[test]
fn a_bounded_hour_is_of_the_day_beside_it() {
    check_all(&[
        ("Come [Thursday before 5pm], or [Tuesday after 1pm GMT].", "1998-02-12T17:00 1998-02-10T13:00"),
        ("Be there at [3 pm or later on Tuesday], or [5 pm or earlier].", "1998-02-17T15:00 1998-02-17T17:00"),
        ("It is due on [March 1st no later than 6:00].", "1998-03-01T06:00"),
        ("On [Monday] before 5 people came, and [Tuesday] by 2 men.", "1998-02-09 1998-02-10"),
        ("[Earlier that day], at about [9:35 a.m. on Feb. 3], it burst.", "1998-02-13 1998-02-03T09:35"),
        ("On [Feb. 3, at about 8:40 p.m.], it burst.", "1998-02-03T20:40"),
    ]);
}

#[test]
fn the_same_in_spanish() {
    check_all(&[
        (
            "Llegó [ayer por la tarde a las 5] y salió a la [una y media de la tarde].",
            "1998-02-12T17:00 1998-02-12T13:30",
        ),
        (
            "Estuvo desde las [doce hasta la una], y entre las [3 y las 8 del lunes].",
            "1998-02-13T12:00/1998-02-13T13:00 1998-02-09T03:00/1998-02-09T08:00",
        ),
        ("El [lunes por la mañana de 10 a.m. a 11:30 a.m.] habló.", "1998-02-09T10:00/1998-02-09T11:30"),
        (
            "De las [3 de la mañana hasta las 5 de la tarde]; el [martes 6-8 de la mañana].",
            "1998-02-13T03:00/1998-02-13T17:00 1998-02-10T06:00/1998-02-10T08:00",
        ),
        ("El [lunes antes de las dos de la tarde] llegó, y a las [5], se fue.", "1998-02-09T14:00 1998-02-09T05:00"),
        (
            "El [lunes el dieciséis seis p.m.] será; a las [3 pm o más tarde el lunes].",
            "1998-02-16T18:00 1998-02-09T15:00",
        ),
        (
            "Cerca de las [tres], o antes de las [5]; una de las tres, y a las 5 casas.",
            "1998-02-13T03:00 1998-02-13T05:00",
        ),
        ("Vio a las 3 mujeres y a la una mujer; eran las cinco casas.", ""),
    ]);
}

#[test]
fn an_hour_is_of_a_day_that_is_told_near_it_or_of_the_texts_head() {
    let values = |reference: Option<&str>, text: &str| {
        let found = super::find(text, reference.map(|day| day.parse().unwrap()));
        let last = found.last().unwrap().value.as_ref().map(ToString::to_string);
        last.unwrap_or_default()
    };
    let minutes = "Minutes of the council, 12 May 2019\n\n| 10 Feb 2019 | Harbour |\n| 2019-04-01 | Advice |\n\nIt closed at 22:10.";
    assert_eq!(values(None, minutes), "2019-05-12");
    assert_eq!(values(Some("2019-06-01"), minutes), "2019-05-12");
    let deposed = "Taken on Tuesday, October 9, 2018, at 10:03 a.m.\n\nA. I left, around Thanksgiving.\n(Recess from 12:15 p.m. to 1:20 p.m.)";
    assert_eq!(values(None, deposed), "2018-10-09");
    let far = format!("It began on 3 May 2019. {} He left at 22:10.", "Nothing was said of it. ".repeat(20));
    assert_eq!(values(Some("2019-06-20"), &far), "");
    assert_eq!(values(Some("2019-05-20"), &far), "2019-05-03");
    assert_eq!(values(Some("2019-06-01"), "It began on 3 May 2019. He left at 22:10."), "2019-05-03");
}
