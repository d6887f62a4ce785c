//! Everything that touches the world: the terminal, threads, the clock, and the one loop that joins them.
//!
//! Keys come first, then what the workers sent, then one frame. Must not decide anything: `app` does.

mod events;
mod keys;
mod load;
mod outside;
mod search;
mod session;
mod terminal;
mod writer;

pub use session::{Options, run};
pub use terminal::Terminal;
pub use terminal::columns;
