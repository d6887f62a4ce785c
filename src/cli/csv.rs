//! Comma-separated values (RFC 4180).
//!
//! Must not let a cell be taken for a formula: a source may be written to run in the reader's spreadsheet.

/// A row, with its end.
pub fn row<const N: usize>(cells: [&str; N]) -> String {
    cells.map(cell).join(",") + "\r\n"
}

/// A cell, in quotes where it must be. One that a spreadsheet would take for a formula begins with an apostrophe.
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        let check = |cells, expected: &str| assert_eq!(row(cells), format!("{expected}\r\n"));
        check(["a", "b, c"], "a,\"b, c\"");
        check(["", "she said \"no\""], ",\"she said \"\"no\"\"\"");
        check(["two\nlines", "é"], "\"two\nlines\",é");
        check(["=cmd|' /C calc'!A0", "-1+2"], "'=cmd|' /C calc'!A0,'-1+2");
        check(["@SUM(1,2)", "a=b"], "\"'@SUM(1,2)\",a=b");
    }
}
