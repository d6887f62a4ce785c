//! What stands in the centre: the reader, or a page that needs its room. One way in, and `q` gives the reader back as it was.
//!
//! Must not know what is on a page.

use crate::app::list::ListCursor;
use crate::app::pages::{FoundPage, LinksPage};

/// What stands there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CentrePage {
    /// The reader.
    #[default]
    Reader,
    /// What was searched for in all sources.
    Found,
    /// What links two entities.
    Links,
}

/// The pages of the centre, and which of them is shown.
#[derive(Debug, Default)]
pub struct Centre {
    /// What is shown.
    pub page: CentrePage,
    /// What was searched for.
    pub found: FoundPage,
    /// What links two entities.
    pub links: LinksPage,
}

impl Centre {
    /// The lines above the rows of the page.
    pub const fn head(&self) -> u16 {
        match self.page {
            CentrePage::Reader => 1,
            CentrePage::Found => FoundPage::HEAD,
            CentrePage::Links => LinksPage::HEAD,
        }
    }

    /// How many rows the page has; the reader has none.
    pub fn n_rows(&self) -> usize {
        match self.page {
            CentrePage::Reader => 0,
            CentrePage::Found => self.found.rows().len(),
            CentrePage::Links => self.links.rows().len(),
        }
    }

    /// The cursor of the page; the reader has none.
    pub const fn cursor(&self) -> Option<ListCursor> {
        match self.page {
            CentrePage::Reader => None,
            CentrePage::Found => Some(self.found.cursor),
            CentrePage::Links => Some(self.links.cursor),
        }
    }

    pub(in crate::app) const fn cursor_mut(&mut self) -> Option<&mut ListCursor> {
        match self.page {
            CentrePage::Reader => None,
            CentrePage::Found => Some(&mut self.found.cursor),
            CentrePage::Links => Some(&mut self.links.cursor),
        }
    }

    /// Whether the reader itself is shown.
    pub fn is_reader(&self) -> bool {
        self.page == CentrePage::Reader
    }

    /// Whether a worker looks for something that is to be shown.
    pub const fn is_searching(&self) -> bool {
        self.found.searching || self.links.searching
    }

    /// Forgets what it told of: nothing of that is where it was.
    pub(in crate::app) fn forget(&mut self) {
        self.page = CentrePage::Reader;
        self.found = FoundPage::default();
        self.links.forget();
    }
}
