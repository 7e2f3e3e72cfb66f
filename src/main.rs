//! The `tockbox` program.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    tockbox::cli::main()
}
