//! Any text a model may write: code is found or not, and is never more than the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tockbox::completion::extract;

fuzz_target!(|completion: &str| {
    let found = extract(completion);
    let text = |text: &str| text.split_whitespace().collect::<String>();
    assert!(text(completion).contains(&text(&found.code)), "code out of nowhere");
});
