//! Which sources are copies of one text: everything that counts sources counts witnesses.
//!
//! Must not find that out: a worker does.

use std::sync::Arc;

use crate::app::{App, CentrePage, Effect};
use crate::case::{Case, SourceIdx};
use crate::links::Witnesses;
use crate::text::counted;

impl App {
    /// Takes the news, unless the case has other sources by now.
    pub(in crate::app) fn take_witnesses(&mut self, case: &Case, witnesses: Arc<Witnesses>) -> Vec<Effect> {
        let sources =
            |case: &Case| case.readings().iter().map(|reading| Arc::as_ptr(&reading.source)).collect::<Vec<_>>();
        if sources(case) != sources(&self.case) {
            return Vec::new();
        }
        self.witnesses = witnesses;
        self.panes.side.entity.take_case(&self.case, &self.witnesses);
        if self.panes.centre.page == CentrePage::Links { self.ask_links() } else { Vec::new() }
    }

    /// How many sources those are, and where some of them are copies, how many witnesses.
    pub fn sources_in_words(&self, mut sources: Vec<SourceIdx>) -> String {
        sources.sort_unstable();
        sources.dedup();
        let (n, n_witnesses) = (sources.len(), self.witnesses.n_witnesses(sources));
        let known = counted(n, "source");
        if n_witnesses < n { format!("{known}, {}", counted(n_witnesses, "witness")) } else { known }
    }
}
