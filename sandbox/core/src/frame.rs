//! Frames on the pipes between host and guest: a length (4 bytes, little endian), then one encoded value.

use crate::Value;
use crate::codec::{self, Caps, DecodeError};

/// Bytes of a frame's length.
pub const HEADER_BYTES: usize = 4;

/// Nesting where references may occur: a shared container takes two levels. `bridge.py` sends none deeper.
const REFERENCES_DEPTH: usize = 260;

/// Encodes `value` as one frame.
pub fn encode(value: &Value) -> Vec<u8> {
    let mut frame = vec![0; HEADER_BYTES];
    codec::encode(value, &mut frame);
    let length = u32::try_from(frame.len() - HEADER_BYTES).unwrap_or(u32::MAX);
    frame[..HEADER_BYTES].copy_from_slice(&length.to_le_bytes());
    frame
}

/// Collects the bytes of an answer channel and takes frames out of it. Holds at most one frame of
/// `max_bytes` and what one read brought beyond it.
#[derive(Debug)]
pub struct FrameBuffer {
    bytes: Vec<u8>,
    max_bytes: usize,
    caps: Caps,
}

/// Why an answer channel cannot be read further.
#[derive(Debug, PartialEq, Eq)]
pub enum FrameError {
    /// The frame is longer than allowed.
    TooLong,
    /// The frame is not a value.
    Malformed(DecodeError),
}

impl FrameBuffer {
    /// An empty buffer for frames of at most `max_bytes`.
    pub fn new(max_bytes: usize) -> Self {
        Self { bytes: Vec::new(), max_bytes, caps: Caps::default() }
    }

    /// Whether what frames hold may refer to objects of the sender.
    pub fn allow_references(&mut self, references: bool) {
        let depth = if references { REFERENCES_DEPTH } else { Caps::default().depth };
        self.caps = Caps { depth, references, ..self.caps };
    }

    /// Adds bytes as they were read.
    pub fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Whether no byte is waiting.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Takes the next whole frame, if it is there.
    pub fn take(&mut self) -> Result<Option<Value>, FrameError> {
        let Some((header, rest)) = self.bytes.split_first_chunk::<HEADER_BYTES>() else { return Ok(None) };
        let length = u32::from_le_bytes(*header) as usize;
        if length > self.max_bytes {
            return Err(FrameError::TooLong);
        }
        let Some(body) = rest.get(..length) else { return Ok(None) };
        let value = codec::decode(body, self.caps).map_err(FrameError::Malformed)?;
        self.bytes.drain(..HEADER_BYTES + length);
        Ok(Some(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_come_out_whole_and_in_order_however_they_arrive() {
        let mut stream = encode(&Value::int(1));
        stream.extend(encode(&Value::str("two")));
        let mut buffer = FrameBuffer::new(100);
        let mut seen = Vec::new();
        for byte in stream {
            buffer.push(&[byte]);
            while let Some(value) = buffer.take().expect("well formed") {
                seen.push(value);
            }
        }
        assert_eq!(seen, [Value::int(1), Value::str("two")]);
        assert!(buffer.is_empty());
    }

    #[test]
    fn a_frame_above_the_cap_is_refused_before_its_bytes_arrive() {
        let mut buffer = FrameBuffer::new(8);
        buffer.push(&9_u32.to_le_bytes());
        assert_eq!(buffer.take(), Err(FrameError::TooLong));
    }
}
