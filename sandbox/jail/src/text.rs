//! Program text on huge pages.
//!
//! Of a file that is mapped, a fork copies no page tables: each child faults in what it executes, sixteen pages at a
//! time, and takes all of them down again. Text on anonymous huge pages is two entries that a fork copies. For the
//! library that holds the interpreter that is a tenth of the CPU time of a short run. (Node.js does the same under
//! `--use-largepages`.)

use std::fs::File;
use std::io::Read;
use std::ops::Range;
use std::os::fd::OwnedFd;

use nix::fcntl::{OFlag, openat};
use nix::sys::stat::Mode;

use crate::JailError;
use crate::sys::memory::{self, HUGE_PAGE_BYTES};

/// Moves what is read-only of the mapped file that `address` lies in onto huge pages, at the same addresses, as far as
/// it covers whole ones. Returns how many bytes that is: 0 where it covers none, which depends on where the file was
/// mapped. `proc` is the directory of a procfs.
///
/// No other thread may run. On failure everything is as before.
pub fn onto_huge_pages(proc: &OwnedFd, address: usize) -> Result<usize, JailError> {
    let mut maps = String::new();
    openat(proc, "self/maps", OFlag::O_RDONLY | OFlag::O_CLOEXEC, Mode::empty())
        .map_err(std::io::Error::from)
        .and_then(|file| File::from(file).read_to_string(&mut maps))
        .map_err(|error| JailError::new("read the memory map", error))?;
    let Some(range) = read_only_part(&maps, address) else { return Ok(0) };
    let whole = range.start.next_multiple_of(HUGE_PAGE_BYTES)..range.end / HUGE_PAGE_BYTES * HUGE_PAGE_BYTES;
    if whole.is_empty() {
        return Ok(0);
    }
    memory::move_text_onto_huge_pages(&whole)
        .map_err(|error| JailError::new("move text onto huge pages", error))?;
    Ok(whole.len())
}

/// The addresses around `address` that map the same file without a gap and cannot be written to.
fn read_only_part(maps: &str, address: usize) -> Option<Range<usize>> {
    let mappings: Vec<Mapping<'_>> = maps.lines().filter_map(Mapping::parse).collect();
    let at = mappings.iter().position(|mapping| mapping.range.contains(&address))?;
    let continues = |pair: &[Mapping<'_>]| {
        pair[0].range.end == pair[1].range.start
            && pair[0].file == pair[1].file
            && pair.iter().all(Mapping::is_fixed)
    };
    if !mappings[at].is_fixed() {
        return None;
    }
    let before = mappings[..=at].windows(2).rev().take_while(|pair| continues(pair)).count();
    let behind = mappings[at..].windows(2).take_while(|pair| continues(pair)).count();
    Some(mappings[at - before].range.start..mappings[at + behind].range.end)
}

/// A line of `/proc/self/maps` (`proc_pid_maps(5)`).
struct Mapping<'a> {
    range: Range<usize>,
    permissions: &'a str,
    /// Device and inode; the inode is 0 where no file is mapped.
    file: (&'a str, &'a str),
}

impl<'a> Mapping<'a> {
    fn parse(line: &'a str) -> Option<Self> {
        let mut fields = line.split_ascii_whitespace();
        let (start, end) = fields.next()?.split_once('-')?;
        let number = |text: &str| usize::from_str_radix(text, 16).ok();
        let range = number(start)?..number(end)?;
        let permissions = fields.next()?;
        let _offset = fields.next()?;
        Some(Self { range, permissions, file: (fields.next()?, fields.next()?) })
    }

    /// Whether it is of a file, readable, private, and not writable.
    fn is_fixed(&self) -> bool {
        self.file.1 != "0" && self.permissions.starts_with("r-") && self.permissions.ends_with('p')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAPS: &str = "\
        1000-2000 r--p 00000000 fd:00 7 /lib/before.so\n\
        400000-500000 r--p 00000000 fd:00 8 /lib/python.so\n\
        500000-700000 r-xp 00100000 fd:00 8 /lib/python.so\n\
        700000-900000 r--p 00300000 fd:00 8 /lib/python.so\n\
        900000-a00000 rw-p 00500000 fd:00 8 /lib/python.so\n\
        a00000-b00000 rw-p 00000000 00:00 0 \n\
        b01000-b02000 r-xp 00000000 fd:00 8 /lib/python.so\n\
        b02000-b03000 r-xp 00000000 fd:00 9 /lib/other.so\n";

    #[test]
    fn the_read_only_part_is_what_is_mapped_of_one_file_without_a_gap() {
        for (address, part) in [
            (0x40_0000, Some(0x40_0000..0x90_0000)),
            (0x50_1234, Some(0x40_0000..0x90_0000)),
            (0x8f_ffff, Some(0x40_0000..0x90_0000)),
            (0x90_0000, None),
            (0xa0_0000, None),
            (0xb0_0000, None),
            (0xb0_1000, Some(0xb0_1000..0xb0_2000)),
            (0xb0_2000, Some(0xb0_2000..0xb0_3000)),
            (0x1000, Some(0x1000..0x2000)),
        ] {
            assert_eq!(read_only_part(MAPS, address), part, "{address:#x}");
        }
    }
}
