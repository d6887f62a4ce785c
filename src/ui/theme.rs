//! The colours and signs of the screen.
//!
//! Every kind of entity has a colour and a second sign (underline, italics, and whether the first letters of words have
//! them too), so that neither `NO_COLOR` nor a colour-blind eye loses anything. Bold is left to what the reader has
//! confirmed. Must not give anything a background of its own: the page is the terminal's. Must not make a name or a date
//! fainter than the words around it.

use ratatui::style::{Color, Modifier, Style};

use crate::app;
use crate::case::Status;
use crate::extract::Kind;

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// None, or the reader wants none.
    None,
    /// The terminal's own sixteen.
    #[default]
    Sixteen,
    /// All.
    True,
}

/// The styles of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    accent: Color,
    quiet: Style,
    person: Color,
    organisation: Color,
    place: Color,
    event: Color,
    other: Color,
    date: Color,
    /// What tells a date from prose where no colour does: all but the first letters of its words have it.
    date_sign: Modifier,
    warning: Color,
}

impl Theme {
    /// The theme that a configuration asks for, with the colours that the terminal has.
    pub const fn new(wanted: app::Theme, colours: Colours) -> Self {
        match (colours, wanted) {
            (Colours::None, _) => Self::MONOCHROME,
            (Colours::True, app::Theme::Dark) => Self::DARK,
            (Colours::True, app::Theme::Light) => Self::LIGHT,
            (Colours::Sixteen, app::Theme::Light) => Self::TERMINAL_LIGHT,
            _ => Self::TERMINAL,
        }
    }

    const MONOCHROME: Self = Self {
        accent: Color::Reset,
        quiet: Style::new().add_modifier(Modifier::DIM),
        person: Color::Reset,
        organisation: Color::Reset,
        place: Color::Reset,
        event: Color::Reset,
        other: Color::Reset,
        date: Color::Reset,
        date_sign: Modifier::UNDERLINED,
        warning: Color::Reset,
    };

    /// Those of the terminal's colours that are no fainter than dark grey on black, as xterm has them.
    const TERMINAL: Self = Self {
        accent: Color::Yellow,
        quiet: Style::new().fg(Color::DarkGray),
        person: Color::Cyan,
        organisation: Color::LightMagenta,
        place: Color::Green,
        event: Color::LightRed,
        other: Color::Reset,
        date: Color::LightCyan,
        date_sign: Modifier::empty(),
        warning: Color::LightRed,
    };

    /// Those that are no fainter than dark grey on white. There are few, so two kinds have the colour of the text.
    const TERMINAL_LIGHT: Self = Self {
        accent: Color::Red,
        quiet: Style::new().fg(Color::DarkGray),
        person: Color::Blue,
        organisation: Color::Magenta,
        place: Color::Reset,
        event: Color::Red,
        other: Color::Reset,
        date: Color::LightBlue,
        date_sign: Modifier::empty(),
        warning: Color::Red,
    };

    // The colours of names and dates have a contrast of 7 to 1 or more (WCAG's AAA), of 9 to 1 on black.
    const DARK: Self = Self {
        accent: Color::Rgb(0xe8, 0xb8, 0x64),
        quiet: Style::new().fg(Color::Rgb(0x86, 0x86, 0x8e)),
        person: Color::Rgb(0x8f, 0xd6, 0xe0),
        organisation: Color::Rgb(0xd6, 0xb6, 0xe8),
        place: Color::Rgb(0xaa, 0xd6, 0x9a),
        event: Color::Rgb(0xf0, 0xae, 0x98),
        other: Color::Rgb(0xd2, 0xca, 0xb8),
        date: Color::Rgb(0xa6, 0xc4, 0xf2),
        date_sign: Modifier::empty(),
        warning: Color::Rgb(0xf0, 0x8c, 0x82),
    };

    const LIGHT: Self = Self {
        accent: Color::Rgb(0x8a, 0x50, 0x00),
        quiet: Style::new().fg(Color::Rgb(0x70, 0x70, 0x78)),
        person: Color::Rgb(0x00, 0x50, 0x5c),
        organisation: Color::Rgb(0x68, 0x2c, 0x84),
        place: Color::Rgb(0x26, 0x54, 0x14),
        event: Color::Rgb(0x86, 0x2c, 0x10),
        other: Color::Rgb(0x4c, 0x44, 0x34),
        date: Color::Rgb(0x14, 0x44, 0x8c),
        date_sign: Modifier::empty(),
        warning: Color::Rgb(0xa4, 0x24, 0x1c),
    };

    /// What has the focus, and what to look at.
    pub fn accent(&self) -> Style {
        // It stands over what is quiet, on the scroll bar.
        Style::new().fg(self.accent).add_modifier(Modifier::BOLD).remove_modifier(Modifier::DIM)
    }

    /// What is there but need not be read.
    pub const fn quiet(&self) -> Style {
        self.quiet
    }

    /// A title.
    pub const fn title(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Something is wrong.
    pub const fn warning(&self) -> Style {
        Style::new().fg(self.warning)
    }

    /// The place of the cursor.
    pub const fn cursor(&self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// What is selected.
    pub fn selected(&self) -> Style {
        Style::new().fg(self.accent).add_modifier(Modifier::REVERSED)
    }

    /// What was found.
    pub fn hit(&self) -> Style {
        Style::new().fg(self.accent).add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED))
    }

    /// A date: what the reader gave or confirmed is bold. `initial` is for the first letter of each of its words.
    pub fn dated(&self, status: Status, initial: bool) -> Style {
        let sign = if initial { Modifier::empty() } else { self.date_sign };
        confirmed(Style::new().fg(self.date).add_modifier(sign), status)
    }

    /// A name: what was confirmed is bold. `initial` is for the first letter of each of its words.
    pub fn name(&self, kind: Kind, status: Status, initial: bool) -> Style {
        const BOTH: Modifier = Modifier::UNDERLINED.union(Modifier::ITALIC);
        let (colour, sign, sign_of_initial) = match kind {
            Kind::Person => (self.person, Modifier::UNDERLINED, Modifier::UNDERLINED),
            Kind::Org => (self.organisation, Modifier::ITALIC, Modifier::ITALIC),
            Kind::Place => (self.place, BOTH, BOTH),
            Kind::Event => (self.event, Modifier::ITALIC, BOTH),
            Kind::Misc => (self.other, Modifier::empty(), Modifier::UNDERLINED),
        };
        let sign = if initial { sign_of_initial } else { sign };
        confirmed(Style::new().fg(colour).add_modifier(sign), status)
    }
}

/// A guess is as strong as the words around it, what the reader confirmed is stronger.
fn confirmed(style: Style, status: Status) -> Style {
    match status {
        Status::Guess => style,
        Status::Confirmed => style.add_modifier(Modifier::BOLD),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_every_kind_and_status_still_differs() {
        let theme = Theme::new(app::Theme::Terminal, Colours::None);
        // Prose is the first of them.
        let mut seen = vec![[Style::new().fg(Color::Reset); 2]];
        for status in [Status::Guess, Status::Confirmed] {
            for kind in [Kind::Person, Kind::Org, Kind::Place, Kind::Event, Kind::Misc] {
                seen.push([false, true].map(|initial| theme.name(kind, status, initial)));
            }
            seen.push([false, true].map(|initial| theme.dated(status, initial)));
        }
        for (i, one) in seen.iter().enumerate() {
            assert!(!seen[..i].contains(one), "{one:?} twice");
        }
    }

    #[test]
    fn no_name_and_no_date_is_ever_dim() {
        for (wanted, colours) in [
            (app::Theme::Terminal, Colours::None),
            (app::Theme::Terminal, Colours::Sixteen),
            (app::Theme::Light, Colours::Sixteen),
            (app::Theme::Dark, Colours::True),
            (app::Theme::Light, Colours::True),
        ] {
            let theme = Theme::new(wanted, colours);
            for (status, initial) in [(Status::Guess, false), (Status::Guess, true), (Status::Confirmed, false)] {
                let mut styles = vec![theme.dated(status, initial)];
                styles.extend(
                    [Kind::Person, Kind::Org, Kind::Place, Kind::Event, Kind::Misc]
                        .map(|kind| theme.name(kind, status, initial)),
                );
                for style in styles {
                    assert!(!style.add_modifier.contains(Modifier::DIM), "{wanted:?}: {style:?}");
                    assert_eq!(style.add_modifier.contains(Modifier::BOLD), status == Status::Confirmed);
                }
            }
        }
    }
}
