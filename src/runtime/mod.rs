//! Everything that touches the world: the terminal, threads, the clock, and the one loop that joins them.
//!
//! Keys come first, then what the workers sent, then one frame. Must not decide anything: `app` does.

mod builder;
mod doing;
mod events;
mod keys;
mod links;
mod outside;
mod search;
mod session;
mod terminal;
mod turn;
mod watch;
mod witnesses;
mod writer;

pub use builder::{Builder, Decided};
pub use links::link;
pub use search::{Asked, search};
pub use session::{Options, run};
pub use terminal::Terminal;
pub use terminal::columns;
