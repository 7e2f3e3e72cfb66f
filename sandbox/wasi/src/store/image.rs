//! Taking what an instance's memory holds at first out of a component, as a file that can be mapped.
//!
//! A built component has it in one of its modules, the one with the memory, as pieces with addresses. Without them that
//! module expects nothing of its memory: whoever makes the memory gives it the content.

use super::binary::{
    CORE_MODULE, DATA, END, HEADER_BYTES, I32_CONST, MEMORY, PAGE_BYTES, Reader, Section, Sections,
    put_section,
};
use crate::StartError;

/// Differs when what is made here does.
pub(super) const FORM: &str = "image 1";

/// A component in two parts.
pub(super) struct Parts {
    /// The component without the content of its memory.
    pub(super) component: Vec<u8>,
    /// The content from address 0, in whole pages of WebAssembly.
    pub(super) image: Vec<u8>,
}

/// Takes `component` apart.
pub(super) fn take_out(component: &[u8]) -> Result<Parts, StartError> {
    split(component).ok_or_else(|| {
        let what = "it has not one memory with its content beside it, as the builder makes it";
        StartError::Component(what.to_owned())
    })
}

fn split(component: &[u8]) -> Option<Parts> {
    let mut out = component.get(..HEADER_BYTES)?.to_vec();
    let mut image = None;
    for section in Sections::of(component)? {
        let Section { id, content } = section?;
        if id == CORE_MODULE
            && let Some((module, found)) = split_module(content)?
        {
            // A second memory with content.
            if image.replace(found).is_some() {
                return None;
            }
            put_section(&mut out, id, &module)?;
        } else {
            put_section(&mut out, id, content)?;
        }
    }
    Some(Parts { component: out, image: image? })
}

/// `Some(None)`: a module that puts nothing into a memory.
#[expect(
    clippy::option_option,
    reason = "whether it can be read, and whether there is something to take out"
)]
fn split_module(module: &[u8]) -> Option<Option<(Vec<u8>, Vec<u8>)>> {
    let sections: Vec<Section> = Sections::of(module)?.collect::<Option<_>>()?;
    let of_kind = |id| sections.iter().find(|section| section.id == id).map(|section| section.content);
    let Some(data) = of_kind(DATA) else { return Some(None) };
    let image = image(data, of_kind(MEMORY)?)?;
    let mut out = module.get(..HEADER_BYTES)?.to_vec();
    for Section { id, content } in sections {
        if id != DATA {
            put_section(&mut out, id, content)?;
        }
    }
    Some(Some((out, image)))
}

/// What the pieces of a data section come to in a memory of this section.
fn image(data: &[u8], memory: &[u8]) -> Option<Vec<u8>> {
    let mut about = Reader(memory);
    let (count, _flags, pages) = (about.unsigned()?, about.byte()?, about.unsigned()?);
    if count != 1 {
        return None;
    }
    let most = usize::try_from(u64::from(pages) * u64::from(PAGE_BYTES)).ok()?;
    let mut reader = Reader(data);
    let mut image = Vec::new();
    for _ in 0..reader.unsigned()? {
        // Into the first memory, at a fixed address.
        if reader.unsigned()? != 0 || reader.byte()? != I32_CONST {
            return None;
        }
        let address = u32::try_from(reader.signed()? & 0xffff_ffff).ok()?;
        if reader.byte()? != END {
            return None;
        }
        let length = reader.unsigned()?;
        let content = reader.take(usize::try_from(length).ok()?)?;
        let address = usize::try_from(address).ok()?;
        let end = address.checked_add(content.len()).filter(|end| *end <= most)?;
        if image.len() < end {
            image.resize(end, 0);
        }
        image[address..end].copy_from_slice(content);
    }
    let whole = image.len().next_multiple_of(usize::try_from(PAGE_BYTES).ok()?);
    image.resize(whole, 0);
    Some(image)
}

#[cfg(test)]
mod tests {
    use super::super::binary::{put_signed, put_unsigned};
    use super::*;

    fn piece(address: i64, content: &[u8]) -> Vec<u8> {
        let mut piece = vec![0, I32_CONST];
        put_signed(&mut piece, address);
        piece.push(END);
        put_unsigned(&mut piece, u32::try_from(content.len()).unwrap());
        piece.extend_from_slice(content);
        piece
    }

    /// A component of a module with a memory of two pages, and one without.
    fn component(pieces: &[Vec<u8>]) -> Vec<u8> {
        let mut data = Vec::new();
        put_unsigned(&mut data, u32::try_from(pieces.len()).unwrap());
        data.extend(pieces.concat());
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        put_section(&mut module, MEMORY, &[1, 0, 2]).unwrap();
        put_section(&mut module, 0, b"name").unwrap();
        let other = module.clone();
        put_section(&mut module, DATA, &data).unwrap();
        let mut out = b"\0asm\x0d\0\x01\0".to_vec();
        put_section(&mut out, CORE_MODULE, &module).unwrap();
        put_section(&mut out, CORE_MODULE, &other).unwrap();
        out
    }

    #[test]
    fn pieces_come_to_lie_at_their_addresses_and_the_module_keeps_the_rest() {
        let parts = split(&component(&[piece(3, b"abc"), piece(70_000, b"x"), piece(4, b"Z")])).unwrap();
        assert_eq!(parts.image.len(), 2 << 16);
        assert_eq!((&parts.image[..8], parts.image[70_000]), (b"\0\0\0aZc\0\0".as_slice(), b'x'));
        assert_eq!(parts.image.iter().filter(|byte| **byte != 0).count(), 4);
        let modules: Vec<_> =
            Sections::of(&parts.component).unwrap().map(|one| one.unwrap().content).collect();
        assert_eq!(modules[0], modules[1]);
    }

    #[test]
    fn what_has_another_shape_is_refused() {
        assert!(split(&component(&[piece((2 << 16) - 1, b"ab")])).is_none());
        assert!(split(&component(&[piece(-1, b"a")])).is_none());
        let mut passive = piece(0, b"a");
        passive[0] = 1;
        assert!(split(&component(&[passive])).is_none());
        assert!(split(b"\0asm\x0d\0\x01\0").is_none());
        let good = component(&[piece(3, b"abc")]);
        for length in 0..good.len() {
            let _ = split(&good[..length]);
        }
    }
}
