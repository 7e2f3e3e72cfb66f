//! The `tockbox` program.
fn main() {}
