//! The colours and signs of the screen.
//!
//! Every kind of entity has a colour and a second sign (underline, italics, bold), so that neither `NO_COLOR` nor a
//! colour-blind eye loses anything. Must not give anything a background of its own: the page is the terminal's.

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
    warning: Color,
}

impl Theme {
    /// The theme that a configuration asks for, with the colours that the terminal has.
    pub const fn new(wanted: app::Theme, colours: Colours) -> Self {
        match (colours, wanted) {
            (Colours::None, _) => Self::MONOCHROME,
            (Colours::True, app::Theme::Dark) => Self::DARK,
            (Colours::True, app::Theme::Light) => Self::LIGHT,
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
        warning: Color::Reset,
    };

    const TERMINAL: Self = Self {
        accent: Color::Yellow,
        quiet: Style::new().fg(Color::DarkGray),
        person: Color::Cyan,
        organisation: Color::Magenta,
        place: Color::Green,
        event: Color::Red,
        other: Color::Gray,
        date: Color::LightBlue,
        warning: Color::Red,
    };

    const DARK: Self = Self {
        accent: Color::Rgb(0xe0, 0xb0, 0x5c),
        quiet: Style::new().fg(Color::Rgb(0x80, 0x80, 0x88)),
        person: Color::Rgb(0x86, 0xc1, 0xc9),
        organisation: Color::Rgb(0xc4, 0xa2, 0xd6),
        place: Color::Rgb(0x9c, 0xc2, 0x8d),
        event: Color::Rgb(0xdd, 0x9a, 0x83),
        other: Color::Rgb(0xb8, 0xb0, 0xa0),
        date: Color::Rgb(0x8f, 0xae, 0xdb),
        warning: Color::Rgb(0xe0, 0x7a, 0x70),
    };

    const LIGHT: Self = Self {
        accent: Color::Rgb(0x9a, 0x5c, 0x00),
        quiet: Style::new().fg(Color::Rgb(0x76, 0x76, 0x7e)),
        person: Color::Rgb(0x0e, 0x66, 0x70),
        organisation: Color::Rgb(0x78, 0x3c, 0x94),
        place: Color::Rgb(0x37, 0x68, 0x22),
        event: Color::Rgb(0x9c, 0x3c, 0x1e),
        other: Color::Rgb(0x5c, 0x54, 0x44),
        date: Color::Rgb(0x24, 0x54, 0x9c),
        warning: Color::Rgb(0xa4, 0x24, 0x1c),
    };

    /// What has the focus, and what to look at.
    pub fn accent(&self) -> Style {
        Style::new().fg(self.accent).add_modifier(Modifier::BOLD)
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

    /// A date in the text.
    pub fn date(&self) -> Style {
        Style::new().fg(self.date)
    }

    /// A date on the timeline. A guess is dim, what the reader gave or confirmed is full.
    pub fn dated(&self, status: Status) -> Style {
        match status {
            Status::Guess => self.date().add_modifier(Modifier::DIM),
            Status::Confirmed => self.date(),
        }
    }

    /// A name in the text. A guess is dim, what was confirmed is full.
    pub fn name(&self, kind: Kind, status: Status) -> Style {
        let style = self.kind(kind);
        match status {
            Status::Guess => style.add_modifier(Modifier::DIM),
            Status::Confirmed => style,
        }
    }

    /// The colour and the second sign of a kind.
    pub fn kind(&self, kind: Kind) -> Style {
        let (colour, sign) = match kind {
            Kind::Person => (self.person, Modifier::UNDERLINED),
            Kind::Org => (self.organisation, Modifier::ITALIC),
            Kind::Place => (self.place, Modifier::UNDERLINED.union(Modifier::ITALIC)),
            Kind::Event => (self.event, Modifier::BOLD.union(Modifier::UNDERLINED)),
            Kind::Misc => (self.other, Modifier::BOLD.union(Modifier::ITALIC)),
        };
        Style::new().fg(colour).add_modifier(sign)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_every_kind_and_status_still_differs() {
        let theme = Theme::new(app::Theme::Terminal, Colours::None);
        let mut seen = Vec::new();
        for kind in [Kind::Person, Kind::Org, Kind::Place, Kind::Event, Kind::Misc] {
            for status in [Status::Guess, Status::Confirmed] {
                let style = theme.name(kind, status);
                assert!(!seen.contains(&style), "{kind:?} {status:?}");
                seen.push(style);
            }
        }
    }
}
