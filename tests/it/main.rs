//! All integration tests in one binary, so that the library is linked once: one file a subject.
//!
//! Must not hold a test of its own.

mod anchors;
mod architecture;
mod cli;
mod contrast;
mod corrections;
mod dates_on_made_up_news;
mod dates_on_real_sources;
mod durability;
mod events;
mod faults;
mod found;
mod hostile;
mod hostile_screen;
mod keys;
mod links;
mod notes;
mod places;
mod random;
mod real_sources;
mod same_event;
mod screens;
mod search;
mod statements;
mod strata;
mod support;
mod terminal;
mod timeline;
mod witnesses;
