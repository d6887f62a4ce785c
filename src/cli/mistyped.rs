//! Which command a word was meant for that is none, and no path either.
//!
//! Must not take a word for a command where a file or folder of that name is there.

use std::ffi::OsString;
use std::path::Path;

use clap::CommandFactory;

use super::Arguments;

/// The options of the viewer that take a value: the word after them is neither a command nor a path.
const WITH_VALUE: [&str; 2] = ["--notebook", "--model"];

/// The first word of `arguments`, without the program's own name, and the command that it is near to; nothing where it is a
/// command, a path that is there, or near to none.
pub fn mistyped(arguments: &[OsString]) -> Option<(String, String)> {
    let mut words = arguments.iter().skip(1);
    let word = loop {
        let word = words.next()?;
        if WITH_VALUE.iter().any(|option| word == option) {
            words.next()?;
        } else if !word.as_encoded_bytes().starts_with(b"-") {
            break word.to_str()?;
        }
    };
    let path = Path::new(word);
    let is_there = path.symlink_metadata().is_ok();
    let command = (!is_there).then(|| nearest(word))??;
    Some((word.to_owned(), command))
}

/// The command whose name is nearest to a word, and near enough: a third of its letters may differ, two at most.
fn nearest(word: &str) -> Option<String> {
    let commands = Arguments::command();
    let names = commands.get_subcommands().map(clap::Command::get_name).chain(["help"]);
    let near = names.filter_map(|name| {
        let distance = distance(word, name);
        let most = (name.len() / 3).min(2);
        (word != name && distance <= most).then_some((distance, name))
    });
    near.min().map(|(_, name)| name.to_owned())
}

/// How many letters were left out, put in, exchanged or swapped with their neighbour, case aside (Damerau and Levenshtein;
/// no stretch is changed twice). A word that is far longer than any command is as far from all of them.
fn distance(word: &str, name: &str) -> usize {
    let [word, name] = [word, name].map(|text| text.chars().take(20).collect::<Vec<char>>());
    let mut rows = vec![(0..=name.len()).collect::<Vec<usize>>()];
    for (i, typed) in word.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, meant) in name.iter().enumerate() {
            let at = |up: usize, left: usize| {
                let row = if up == 0 { Some(&row) } else { rows.len().checked_sub(up).and_then(|idx| rows.get(idx)) };
                row.and_then(|row| row.get((j + 1).checked_sub(left)?)).copied().unwrap_or(usize::MAX / 2)
            };
            let is_swapped = i > 0 && j > 0 && word.get(i - 1) == Some(meant) && name.get(j - 1) == Some(typed);
            let swapped = if is_swapped { at(2, 2) + 1 } else { usize::MAX };
            let exchanged = at(1, 1) + usize::from(!typed.eq_ignore_ascii_case(meant));
            row.push((at(0, 1) + 1).min(at(1, 0) + 1).min(exchanged).min(swapped));
        }
        rows.push(row);
    }
    rows.last().and_then(|row| row.last()).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_command_is_told() {
        let table = [
            ("serach Valera", Some("search")),
            ("timline --json x", Some("timeline")),
            ("entites", Some("entities")),
            ("Search", Some("search")),
            ("--follow soruces", Some("sources")),
            ("--notebook notez linsk", Some("links")),
            ("source", Some("sources")),
            ("chekc a b c", Some("check")),
            ("hlep", Some("help")),
            ("etxract", Some("extract")),
            ("tmln", None),
            ("search", None),
            ("letters", None),
            ("no", None),
            ("", None),
            ("--json", None),
            ("--notebook", None),
            // There is one here.
            ("src", None),
        ];
        for (typed, expected) in table {
            let arguments: Vec<OsString> =
                ["casebook"].into_iter().chain(typed.split(' ')).map(OsString::from).collect();
            let near = mistyped(&arguments).map(|(_, command)| command);
            assert_eq!(near.as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn a_distance_counts_what_was_mistyped() {
        for (word, name, expected) in [
            ("search", "search", 0),
            ("serach", "search", 1),
            ("seach", "search", 1),
            ("searchh", "search", 1),
            ("saerhc", "search", 2),
            ("", "notes", 5),
            (&"x".repeat(1_000_000), "notes", 20),
        ] {
            assert_eq!(distance(word, name), expected, "{name}");
        }
    }
}
