//! Where a command writes: tables for people as wide as their terminal, JSON for programs.
//!
//! Must not know what it prints. Everything it is given must be safe to show.

use std::io::{self, Write};

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A command's output, and how wide it may be.
pub struct Output<'w> {
    out: &'w mut dyn Write,
    errors: &'w mut dyn Write,
    /// The columns of the terminal; no limit where it goes elsewhere.
    columns: Option<usize>,
}

/// A column that has to give way is not made narrower than this.
const NARROWEST: usize = 8;
/// Columns between two columns.
const GAP: usize = 2;

impl<'w> Output<'w> {
    /// Writes to `out`, in `columns` where that is a terminal, and notices to `errors`.
    pub fn new(out: &'w mut dyn Write, errors: &'w mut dyn Write, columns: Option<usize>) -> Self {
        Self { out, errors, columns }
    }

    /// Something for the person who runs the command, aside from what was asked for.
    pub fn notice(&mut self, notice: &str) -> io::Result<()> {
        writeln!(self.errors, "casebook: {notice}")
    }

    /// How wide a line of text is best made.
    pub fn width(&self) -> usize {
        self.columns.unwrap_or(120)
    }

    /// A line.
    pub fn line(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.out, "{}", line.trim_end())
    }

    /// What programs read.
    pub fn json(&mut self, what: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut self.out, what)?;
        writeln!(self.out)
    }

    /// Where another format is written.
    pub fn out(&mut self) -> &mut dyn Write {
        &mut *self.out
    }

    /// Rows under their heads. Each column is as wide as its widest cell; where that is too wide for the terminal, the
    /// widest columns give way.
    pub fn table<const N: usize>(&mut self, heads: [&str; N], rows: &[[String; N]]) -> io::Result<()> {
        let mut widths = widths(heads, rows);
        if let Some(columns) = self.columns {
            narrow(&mut widths, columns.saturating_sub(GAP * N.saturating_sub(1)));
        }
        self.rows(heads, rows, &widths)
    }

    /// The same, but at a terminal the column `main` is the one to be read: no other takes more than a quarter of the
    /// line, and all the others half of it at most.
    pub fn table_of<const N: usize>(&mut self, main: usize, heads: [&str; N], rows: &[[String; N]]) -> io::Result<()> {
        let mut widths = widths(heads, rows);
        if let Some(columns) = self.columns {
            give_room(&mut widths, main, columns.saturating_sub(GAP * N.saturating_sub(1)));
        }
        self.rows(heads, rows, &widths)
    }

    fn rows<const N: usize>(&mut self, heads: [&str; N], rows: &[[String; N]], widths: &[usize; N]) -> io::Result<()> {
        self.row(&heads, widths)?;
        rows.iter().try_for_each(|row| self.row(row, widths))
    }

    fn row<const N: usize>(&mut self, cells: &[impl AsRef<str>; N], widths: &[usize; N]) -> io::Result<()> {
        let mut line = String::new();
        for (cell, width) in cells.iter().zip(widths) {
            let cell = clip(cell.as_ref(), *width);
            let fill = (width + GAP).saturating_sub(cell.width());
            line.push_str(&cell);
            line.extend(std::iter::repeat_n(' ', fill));
        }
        self.line(&line)
    }
}

/// How wide the widest cell of each column is.
fn widths<const N: usize>(heads: [&str; N], rows: &[[String; N]]) -> [usize; N] {
    let mut widths = heads.map(UnicodeWidthStr::width);
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    widths
}

/// Gives the column `main` what the others leave of `columns`, after they have made room for it.
fn give_room(widths: &mut [usize], main: usize, columns: usize) {
    let needed = widths.get(main).copied().unwrap_or(0);
    let fits = widths.iter().sum::<usize>() <= columns;
    if !fits {
        let mut others: Vec<&mut usize> =
            widths.iter_mut().enumerate().filter(|(i, _)| *i != main).map(|(_, width)| width).collect();
        let mut narrowed: Vec<usize> = others.iter().map(|width| (**width).min(columns / 4)).collect();
        narrow(&mut narrowed, (columns / 2).max(columns.saturating_sub(needed)));
        others.iter_mut().zip(narrowed).for_each(|(width, less)| **width = less);
    }
    narrow(widths, columns);
}

/// Takes from the widest until all fit into `columns` together, or none can give more.
fn narrow(widths: &mut [usize], columns: usize) {
    let mut excess = widths.iter().sum::<usize>().saturating_sub(columns);
    while excess > 0 {
        let Some(widest) = widths.iter().copied().max().filter(|widest| *widest > NARROWEST) else { return };
        // All that are as wide as the widest come down to the next one, at once.
        let next = widths.iter().copied().filter(|width| *width < widest).max().unwrap_or(0).max(NARROWEST);
        let n_widest = widths.iter().filter(|width| **width == widest).count();
        let step = (widest - next).min(excess.div_ceil(n_widest));
        for width in widths.iter_mut().filter(|width| **width == widest) {
            let less = step.min(excess);
            *width -= less;
            excess -= less;
        }
    }
}

/// As much of a text as fits, with an ellipsis where something is left out.
pub fn clip(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut clipped = String::new();
    let mut width = 0;
    for cluster in text.graphemes(true) {
        width += cluster.width();
        if width + 1 > columns {
            break;
        }
        clipped.push_str(cluster);
    }
    format!("{}…", clipped.trim_end())
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use proptest::prelude::*;

    use super::*;

    fn table(columns: Option<usize>, rows: &[[&str; 3]]) -> String {
        let (mut out, mut errors) = (Vec::new(), Vec::new());
        let rows: Vec<_> = rows.iter().map(|row| row.map(str::to_owned)).collect();
        Output::new(&mut out, &mut errors, columns)
            .table(["name", "n", "where it is"], &rows)
            .expect("memory takes everything");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn a_table_is_as_wide_as_it_must_be_and_no_wider_than_the_terminal() {
        let rows = [
            ["Juan Valera", "12", "the-audit-before-the-vote.md"],
            ["監獄", "3", "a.md"],
            ["The National Electoral Council of the Republic", "1", ""],
        ];
        assert_snapshot!(table(None, &rows), @"
        name                                            n   where it is
        Juan Valera                                     12  the-audit-before-the-vote.md
        監獄                                            3   a.md
        The National Electoral Council of the Republic  1
        ");
        assert_snapshot!(table(Some(40), &rows), @"
        name               n   where it is
        Juan Valera        12  the-audit-before…
        監獄               3   a.md
        The National Ele…  1
        ");
        assert_snapshot!(table(Some(4), &rows), @"
        name      n   where i…
        Juan Va…  12  the-aud…
        監獄      3   a.md
        The Nat…  1
        ");
    }

    #[test]
    fn the_column_to_be_read_gets_the_room() {
        // The widths that the columns want, the columns there are, and what they get; the third is to be read.
        let table = [
            ([10, 9, 300, 60, 25], 92, [10, 9, 46, 13, 14]),
            ([10, 9, 300, 60, 25], 192, [10, 9, 100, 48, 25]),
            ([10, 9, 300, 60, 25], 500, [10, 9, 300, 60, 25]),
            ([10, 9, 20, 60, 60], 92, [10, 9, 20, 23, 23]),
            ([10, 9, 20, 20, 20], 92, [10, 9, 20, 20, 20]),
            ([24, 9, 300, 60, 60], 52, [8, 8, 20, 8, 8]),
        ];
        for (mut widths, columns, expected) in table {
            give_room(&mut widths, 2, columns);
            assert_eq!(widths, expected, "{columns}");
        }
    }

    proptest! {
        #[test]
        fn nothing_clipped_is_wider_than_asked(text in any::<String>(), columns in 1_usize..40) {
            prop_assert!(clip(&text, columns).width() <= columns);
        }

        #[test]
        fn columns_fit_where_they_can(mut widths in prop::collection::vec(0_usize..200, 1..8), columns in 0_usize..400) {
            let before = widths.clone();
            narrow(&mut widths, columns);
            let least: usize = before.iter().map(|width| (*width).min(NARROWEST)).sum();
            prop_assert!(widths.iter().sum::<usize>() <= columns.max(least));
            prop_assert!(widths.iter().zip(&before).all(|(now, before)| now <= before && *now >= (*before).min(NARROWEST)));
        }
    }
}
