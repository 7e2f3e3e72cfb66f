//! The binary form of WebAssembly, as far as it is read and written here: sections and numbers.

/// Where components and modules have their first section.
pub(super) const HEADER_BYTES: usize = 8;
/// A component's section with a module.
pub(super) const CORE_MODULE: u8 = 1;
/// A module's section with memories.
pub(super) const MEMORY: u8 = 5;
/// A module's section with globals.
pub(super) const GLOBAL: u8 = 6;
/// A module's section with exports.
pub(super) const EXPORT: u8 = 7;
/// A module's section with what its memory holds at first.
pub(super) const DATA: u8 = 11;
/// The instruction for a number.
pub(super) const I32_CONST: u8 = 0x41;
/// Ends an expression.
pub(super) const END: u8 = 0x0b;
/// The unit of memory.
pub(super) const PAGE_BYTES: u32 = 64 << 10;

/// A section of a component or a module.
#[derive(Clone, Copy)]
pub(super) struct Section<'a> {
    pub(super) id: u8,
    pub(super) content: &'a [u8],
}

/// The sections of a component or a module, in order.
pub(super) struct Sections<'a>(Reader<'a>);

impl<'a> Sections<'a> {
    /// Those of `bytes`, which begin with a header.
    pub(super) fn of(bytes: &'a [u8]) -> Option<Self> {
        Some(Self(Reader(bytes.get(HEADER_BYTES..)?)))
    }
}

impl<'a> Iterator for Sections<'a> {
    /// `None`: it is cut short.
    type Item = Option<Section<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        let id = self.0.byte()?;
        let content = self.0.unsigned().and_then(|length| self.0.take(usize::try_from(length).ok()?));
        if content.is_none() {
            self.0 = Reader(&[]);
        }
        Some(content.map(|content| Section { id, content }))
    }
}

/// Reads numbers as WebAssembly writes them.
pub(super) struct Reader<'a>(pub(super) &'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    pub(super) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    pub(super) fn unsigned(&mut self) -> Option<u32> {
        let (value, _) = self.number()?;
        u32::try_from(value).ok()
    }

    pub(super) fn signed(&mut self) -> Option<i64> {
        let (value, bits) = self.number()?;
        let sign = 1_i64.checked_shl(bits - 1)?;
        Some((i64::try_from(value).ok()? ^ sign) - sign)
    }

    /// Seven bits a byte, the lowest first: their value and how many there are.
    fn number(&mut self) -> Option<(u64, u32)> {
        let (mut value, mut bits) = (0, 0);
        loop {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f).checked_shl(bits)?;
            bits += 7;
            if byte & 0x80 == 0 {
                return Some((value, bits));
            }
            if bits > 28 {
                return None;
            }
        }
    }
}

pub(super) fn put_section(out: &mut Vec<u8>, id: u8, content: &[u8]) -> Option<()> {
    out.push(id);
    put_unsigned(out, u32::try_from(content.len()).ok()?);
    out.extend_from_slice(content);
    Some(())
}

pub(super) fn put_unsigned(out: &mut Vec<u8>, mut value: u32) {
    while value > 0x7f {
        out.push(value.to_le_bytes()[0] | 0x80);
        value >>= 7;
    }
    out.push(value.to_le_bytes()[0]);
}

pub(super) fn put_signed(out: &mut Vec<u8>, mut value: i64) {
    loop {
        let low = (value & 0x7f).to_le_bytes()[0];
        value >>= 7;
        if (value == 0 && low & 0x40 == 0) || (value == -1 && low & 0x40 != 0) {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for value in [0, 1, 63, 64, -1, -64, -65, 1 << 20, 47_448_064, i64::from(i32::MIN)] {
            let mut bytes = Vec::new();
            put_signed(&mut bytes, value);
            assert_eq!(Reader(&bytes).signed(), Some(value), "{value}");
        }
        assert_eq!(Reader(&[0xff; 9]).unsigned(), None);
    }
}
