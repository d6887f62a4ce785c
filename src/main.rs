//! The binary: hands the arguments over and turns the answer into an exit code.

fn main() {}
