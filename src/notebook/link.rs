//! `[[links]]` in a note: to an entity, a source or another note.
//!
//! Must not decide what a link leads to: that needs the case.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

use crate::text::Span;

/// A `[[target]]` or `[[target|label]]` in a note's Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it stands in the body, brackets included.
    pub span: Span,
    /// The name that it leads to: of an entity, a source (title or path) or a note (file name or title), without a
    /// `#heading`.
    pub target: String,
}

/// The links of a note's body in order. What stands in code is no link.
pub fn links(body: &str) -> Vec<Link> {
    let events = Parser::new_ext(body, Options::ENABLE_WIKILINKS).into_offset_iter();
    events
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::Link { link_type: LinkType::WikiLink { .. }, dest_url, .. }) => {
                let target = dest_url.split('#').next().unwrap_or("").trim().to_owned();
                (!target.is_empty()).then(|| Link { span: Span::new(range.start, range.end), target })
            }
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str, expected: &[(&str, &str)]) {
        let found = links(body);
        let shown: Vec<_> = found.iter().map(|link| (link.span.of(body), link.target.as_str())).collect();
        assert_eq!(shown, expected, "{body:?}");
    }

    #[test]
    fn links_are_found_where_markdown_has_them() {
        check(
            "See [[Juan Valera]] and [[Ex-Cle|the firm]].",
            &[("[[Juan Valera]]", "Juan Valera"), ("[[Ex-Cle|the firm]]", "Ex-Cle")],
        );
        check("- [[a#part]]\n> [[b/c d.txt]]", &[("[[a#part]]", "a"), ("[[b/c d.txt]]", "b/c d.txt")]);
        check("`[[code]]`\n\n    [[block]]\n\n```\n[[fence]]\n```\n", &[]);
        check("[[]] [[ ]] [[open\n\n]] [x](y) [[監獄]]", &[("[[監獄]]", "監獄")]);
    }
}
