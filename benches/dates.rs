//! How fast dates are found: bytes a second on one core, on prose with a date in every other sentence and on prose with none.
//!
//! Must not read data from outside: the text is made here.

use casebook::extract::dates::find;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

const DATED: &str = "The ministry said on Tuesday, 14 May 2019, that the third-quarter figures would follow next month. \
    In 1998 two of the founders had left; three years later the firm moved to the harbour. At 8:30 a.m. on Friday the \
    talks, which began last week, were broken off. Nobody at the office could say whether they would be resumed.\n\n";

const PLAIN: &str = "The harbour lay quiet when the crew of the small boat went ashore, and nobody at the office could say \
    whether the letters that they had carried with them were ever opened or read by those to whom they were addressed.\n";

fn main() {
    divan::main();
}

#[divan::bench(args = [DATED, PLAIN])]
fn a_megabyte(bencher: Bencher<'_, '_>, paragraph: &str) {
    let text = paragraph.repeat(1_000_000 / paragraph.len());
    let reference = Some(jiff::civil::date(2019, 5, 20));
    bencher.counter(BytesCount::of_str(&text)).bench(|| find(black_box(&text), reference).len());
}
