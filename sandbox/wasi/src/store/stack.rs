//! A larger stack for C code in a built component.
//!
//! The builder gives compiled C code 1 MiB of the instance's memory as its stack, below everything else. That is little:
//! memoised functions that call themselves some thousand times overrun it. So the memory is made larger by a new stack
//! behind everything else, and the three globals that tell C code where its stack is, and the three numbers by which
//! the interpreter, in its snapshot, bounds its own recursion, are set to that. Nothing is on the stack of a snapshot.

use super::binary::{
    CORE_MODULE, END, EXPORT, GLOBAL, HEADER_BYTES, I32_CONST, MEMORY, PAGE_BYTES, Reader, Section, Sections,
    put_section, put_signed, put_unsigned,
};
use crate::StartError;

/// The new stack.
const STACK_BYTES: u32 = 16 << 20;
/// What the builder gives.
const BUILT_BYTES: u32 = 1 << 20;
/// Above the lowest address: where the interpreter raises `RecursionError`, and where it gives up.
const MARGINS: [u32; 2] = [0x4000, 0x2000];
const GLOBALS: [&str; 3] = ["__stack_pointer", "__stack_high", "__stack_low"];

/// The component with a larger stack.
pub(super) fn deepen(component: &[u8]) -> Result<Vec<u8>, StartError> {
    rewrite(component)
        .ok_or_else(|| StartError::Build("the builder made a component of another shape".to_owned()))
}

fn rewrite(component: &[u8]) -> Option<Vec<u8>> {
    let mut out = component.get(..HEADER_BYTES)?.to_vec();
    let mut done = false;
    for section in Sections::of(component)? {
        let Section { id, content } = section?;
        let module = if id == CORE_MODULE && !done { rewrite_module(content)? } else { None };
        done |= module.is_some();
        put_section(&mut out, id, module.as_deref().unwrap_or(content))?;
    }
    done.then_some(out)
}

/// `Some(None)`: not the module that has the stack.
#[expect(clippy::option_option, reason = "whether it can be read, and whether it has the stack")]
fn rewrite_module(module: &[u8]) -> Option<Option<Vec<u8>>> {
    let sections: Vec<Section> = Sections::of(module)?.collect::<Option<_>>()?;
    let of_kind = |id| sections.iter().find(|section| section.id == id).map(|section| section.content);
    let (Some(memory), Some(globals), Some(exports)) = (of_kind(MEMORY), of_kind(GLOBAL), of_kind(EXPORT))
    else {
        return Some(None);
    };
    let Some(indices) = stack_globals(exports)? else { return Some(None) };
    let (memory, pages) = larger_memory(memory)?;
    let low = pages.checked_mul(PAGE_BYTES)?;
    let high = low.checked_add(STACK_BYTES)?;
    let globals = moved_globals(globals, indices, [high, high, low])?;
    let mut out = module.get(..HEADER_BYTES)?.to_vec();
    for Section { id, content } in sections {
        let content = match id {
            MEMORY => &memory,
            GLOBAL => &globals,
            _ => content,
        };
        put_section(&mut out, id, content)?;
    }
    move_bounds(&mut out, low, high)?;
    Some(Some(out))
}

/// The globals that say where the stack is, by their exported names.
#[expect(clippy::option_option, reason = "whether it can be read, and whether they are there")]
fn stack_globals(exports: &[u8]) -> Option<Option<[u32; 3]>> {
    let mut reader = Reader(exports);
    let mut found = [None; 3];
    for _ in 0..reader.unsigned()? {
        let length = reader.unsigned()?;
        let name = reader.take(usize::try_from(length).ok()?)?;
        let _kind = reader.byte()?;
        let index = reader.unsigned()?;
        if let Some(at) = GLOBALS.iter().position(|known| known.as_bytes() == name) {
            found[at] = Some(index);
        }
    }
    Some(match found {
        [Some(pointer), Some(high), Some(low)] => Some([pointer, high, low]),
        _ => None,
    })
}

/// The memory section with room for the stack, and the pages there were.
fn larger_memory(section: &[u8]) -> Option<(Vec<u8>, u32)> {
    let mut reader = Reader(section);
    let (count, flags, pages) = (reader.unsigned()?, reader.byte()?, reader.unsigned()?);
    // One memory without a maximum.
    if count != 1 || flags != 0 || !reader.0.is_empty() {
        return None;
    }
    let mut out = vec![1, 0];
    put_unsigned(&mut out, pages.checked_add(STACK_BYTES / PAGE_BYTES)?);
    Some((out, pages))
}

/// The globals section with these values in place of where the stack was.
fn moved_globals(section: &[u8], indices: [u32; 3], values: [u32; 3]) -> Option<Vec<u8>> {
    let built = [BUILT_BYTES, BUILT_BYTES, 0];
    let last = *indices.iter().max()?;
    let mut reader = Reader(section);
    let count = reader.unsigned()?;
    let mut out = Vec::with_capacity(section.len() + 12);
    put_unsigned(&mut out, count);
    // The globals of interest come first; none is imported.
    for index in 0..=last.min(count) {
        out.extend_from_slice(reader.take(2)?);
        if reader.byte()? != I32_CONST {
            return None;
        }
        let mut value = reader.signed()?;
        if reader.byte()? != END {
            return None;
        }
        if let Some(at) = indices.iter().position(|known| *known == index) {
            if value != i64::from(built[at]) {
                return None;
            }
            value = i64::from(values[at]);
        }
        out.push(I32_CONST);
        put_signed(&mut out, value);
        out.push(END);
    }
    out.extend_from_slice(reader.0);
    Some(out)
}

/// Sets the interpreter's own bounds, which lie beside each other in its snapshot, once.
fn move_bounds(module: &mut [u8], low: u32, high: u32) -> Option<()> {
    let bounds = |low: u32, high: u32| {
        let mut bytes = high.to_le_bytes().to_vec();
        for margin in MARGINS {
            bytes.extend((low + margin).to_le_bytes());
        }
        bytes
    };
    let built = bounds(0, BUILT_BYTES);
    let mut places = module.windows(built.len()).enumerate().filter(|(_, bytes)| *bytes == built);
    let (at, _) = places.next()?;
    if places.next().is_some() {
        return None;
    }
    module.get_mut(at..at + built.len())?.copy_from_slice(&bounds(low, high));
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A component with one module that has a stack as the builder makes it.
    fn component(pages: u32, pointer: i64) -> Vec<u8> {
        let mut memory = vec![1, 0];
        put_unsigned(&mut memory, pages);
        let mut globals = vec![3];
        for value in [pointer, 1 << 20, 0] {
            globals.extend([0x7f, 1, I32_CONST]);
            put_signed(&mut globals, value);
            globals.push(END);
        }
        let mut exports = vec![3];
        for (index, name) in (0_u8..).zip(GLOBALS) {
            exports.push(u8::try_from(name.len()).unwrap());
            exports.extend(name.as_bytes());
            exports.extend([3, index]);
        }
        let data = [0x10_0000_u32, 0x4000, 0x2000].map(u32::to_le_bytes).concat();
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        for (id, content) in [(MEMORY, &memory), (GLOBAL, &globals), (EXPORT, &exports), (0, &data)] {
            put_section(&mut module, id, content).unwrap();
        }
        let mut out = b"\0asm\x0d\0\x01\0".to_vec();
        put_section(&mut out, CORE_MODULE, &module).unwrap();
        put_section(&mut out, 0, b"rest").unwrap();
        out
    }

    #[test]
    fn the_stack_comes_to_lie_behind_everything_else() {
        let deep = deepen(&component(468, 1 << 20)).unwrap();
        let module = Sections::of(&deep).unwrap().next().unwrap().unwrap().content;
        let sections: Vec<_> = Sections::of(module).unwrap().map(Option::unwrap).collect();
        assert_eq!(larger_memory(sections[0].content).unwrap().1, 468 + 256);
        let (low, high) = (468 * PAGE_BYTES, 724 * PAGE_BYTES);
        let mut reader = Reader(&sections[1].content[1..]);
        for value in [high, high, low] {
            reader.take(3).unwrap();
            assert_eq!(reader.signed(), Some(i64::from(value)));
            assert_eq!(reader.byte(), Some(END));
        }
        assert_eq!(sections[3].content, [high, low + 0x4000, low + 0x2000].map(u32::to_le_bytes).concat());
        assert!(deep.ends_with(b"\0\x04rest"));
    }

    #[test]
    fn what_has_another_shape_is_refused() {
        let good = component(468, 1 << 20);
        assert!(rewrite(&component(468, 2 << 20)).is_none());
        assert!(rewrite(b"\0asm\x0d\0\x01\0").is_none());
        for length in 0..good.len() {
            let _ = rewrite(&good[..length]);
        }
        assert!(rewrite(&good[..good.len() - 10]).is_none());
    }
}
