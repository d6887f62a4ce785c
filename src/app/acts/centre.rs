//! Pages of the centre: one way in, and one way out that gives the reader back as it was.
//!
//! Must not know what is on a page.

use crate::app::places::Visited;
use crate::app::{App, CentrePage, Pane};

impl App {
    /// Shows a page in the reader's place, and goes there.
    pub(in crate::app) fn show_centre(&mut self, page: CentrePage) {
        self.set_focus(Pane::Reader);
        self.panes.reader.deselect();
        self.panes.centre.page = page;
    }

    /// Gives the reader back.
    pub(in crate::app) fn leave_centre(&mut self) {
        self.panes.centre.page = CentrePage::Reader;
        // The reader's column has its width only when the panes have.
        self.lay_out();
        self.notice_place();
    }

    /// The page of the centre, to come back to, where one is being looked at.
    pub(in crate::app) fn centre_left(&self) -> Option<Visited> {
        let page = self.panes.centre.page;
        (self.panes.focus == Pane::Reader && page != CentrePage::Reader).then_some(Visited::Centre(page))
    }
}
