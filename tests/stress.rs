//! x
use casebook::ingest::read;
#[test]
fn stress() {
    let n = 200_000;
    let cases: Vec<(&str, String)> = vec![
        ("[", "[".repeat(n)), ("![", "![".repeat(n)), ("[](", "[](".repeat(n)), ("[a](", "[a](".repeat(n)), ("*a _b ", "*a _b ".repeat(n)), ("a**b", "a**b".repeat(n)),
        ("`", (1..600).map(|i| "`".repeat(i) + "a").collect()), ("<", "<".repeat(n)), ("<a ", "<a ".repeat(n)),("<!--", "<!-- a".repeat(n)), ("<![CDATA[", "<![CDATA[".repeat(n)), ("<?", "<?".repeat(n)), ("&", "&".repeat(n)), ("\\", "\\".repeat(n)),
        ("table", format!("|{}\n|{}\n{}", "a|".repeat(20000), "-|".repeat(20000), "|x\n".repeat(20000))),
        ("refs", "[a]: b\n".repeat(n)), ("refs2", (0..50000).map(|i| format!("[a{i}]: b\n")).collect::<String>() + &"[a1]".repeat(n)),
        ("ref long", format!("[{}]: x\n\n{}", "a".repeat(n), "[a]".repeat(n))),
        ("quote lines", "> a\n".repeat(n)), ("64 deep+blank", format!("{}a{}", "- ".repeat(60), "\n".repeat(n))), ("lazy", format!("{}a\n{}", "> ".repeat(60), "b\n".repeat(n))),
        ("spaces", " ".repeat(5*n)), ("one line", "word ".repeat(5*n)), ("no space", "x".repeat(20*n)), ("nl", format!("a{}b", "\n".repeat(5*n))), ("crlf", "a\r\n".repeat(n)), ("cr", "\r".repeat(n)+"a"),
        ("marks", format!("a{}", "\u{301}".repeat(20_000))), ("zwsp", "\u{200b}".repeat(n)), ("emoji", "👩‍👩‍👧‍👦".repeat(n)), ("headings", "# a\n".repeat(n)), ("setext", "a\n===\n".repeat(n)), ("setext2", format!("{}===", "a\n".repeat(n))),
        ("html", "<div>\n".repeat(n)), ("html2", "<div>\n\n".repeat(n)), ("fences", "```\n".repeat(n)), ("tab", "\t".repeat(n)+"a"), ("items", "- a\n".repeat(n)), ("nested items", (0..n/1000).map(|i| "  ".repeat(i%30) + "- a\n").collect()), ("(", "a](".repeat(n)), ("paren", format!("[a]({}", "(".repeat(n))), ("title", "[a](b \"".repeat(n)), ("num", "1)".repeat(n)), ("auto", "<http://a".repeat(n)), ("mail", "a@".repeat(n)),
        ("SOURCE", "SOURCE: x\n".repeat(n)), ("yaml", format!("---\n{}\n---\nx", "[".repeat(60000))), ("yaml2", format!("---\n{}---\nx", "a: b\n".repeat(10000))), ("yaml3", format!("---\n{}\n---\nx", "{a: ".repeat(15000))), ("yaml4", format!("---\n{}\n---\nx", "- ".repeat(30000))), ("yaml5", format!("---\n{}\n---\nx", "? ".repeat(30000))), ("yaml6", format!("---\na: \"{}\n---\nx", "\\".repeat(60001))), ("yaml7", format!("---\n{}", "---\n".repeat(n))),
    ];
    for (name, text) in cases {
        for path in ["a.md", "a.txt"] {
            let t = std::time::Instant::now();
            let (s, p) = read(path, text.as_bytes());
            let e = t.elapsed();
            if e.as_millis() > 50 { println!("{name:?} {path} {} bytes {e:?} {:?} {:?}", text.len(), s.map(|s| s.blocks.len()), p.first().map(|p| &p.reason)); }
        }
    }
}
