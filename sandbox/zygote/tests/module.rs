//! Having an integration test makes `cargo test` build the extension module itself, which the binary needs.

use std::path::Path;

#[test]
fn the_module_is_built_where_the_binary_looks_for_it() {
    let test_program = std::env::current_exe().expect("a test has a path");
    let folder = test_program.parent().unwrap_or(Path::new("."));
    assert!(folder.join("libtockbox_zygote.so").is_file(), "no module in {}", folder.display());
}
