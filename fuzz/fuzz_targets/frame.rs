//! The bytes of an answer channel, however they are cut into reads: the same frames come out.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tockbox_core::frame::{FrameBuffer, encode};

const MAX_BYTES: usize = 1 << 16;

fuzz_target!(|data: &[u8]| {
    let Some((&cut, stream)) = data.split_first() else { return };
    let whole = frames(stream, stream.len().max(1));
    assert_eq!(whole, frames(stream, usize::from(cut).max(1)));
});

/// The frames, encoded again, and why there are no more.
fn frames(stream: &[u8], read: usize) -> (Vec<Vec<u8>>, String) {
    let mut buffer = FrameBuffer::new(MAX_BYTES);
    let mut frames = Vec::new();
    for part in stream.chunks(read) {
        buffer.push(part);
        loop {
            match buffer.take() {
                Ok(Some(value)) => frames.push(encode(&value)),
                Ok(None) => break,
                Err(error) => return (frames, format!("{error:?}")),
            }
        }
    }
    (frames, buffer.is_empty().to_string())
}
