//! What an ELF file is for and what it asks the dynamic loader for. Reads files that packages brought, so trusts none of it:
//! a file that does not parse simply asks for nothing.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use object::LittleEndian;
use object::elf::{self, FileHeader64, Machine};
use object::read::elf::{Dyn, FileHeader, ProgramHeader};
use object::read::{ReadCache, ReadRef, StringTable};

type Header = FileHeader64<LittleEndian>;

/// What kind of executable a file is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// For this machine.
    Native,
    /// For another; says which.
    Foreign(String),
    /// A script or anything else.
    NotElf,
}

/// What a file asks the dynamic loader for.
#[derive(Debug, Default)]
pub(super) struct Linkage {
    /// The loader itself, of an executable.
    pub(super) loader: Option<PathBuf>,
    /// Libraries, as named in the file: mostly without a folder.
    pub(super) needed: Vec<OsString>,
    /// Folders that come before `LD_LIBRARY_PATH`, and hold for what these libraries need too.
    pub(super) rpath: Vec<OsString>,
    /// Folders that come after it. Where there are some, `rpath` is ignored.
    pub(super) runpath: Vec<OsString>,
}

/// What kind of executable `path` is.
pub(super) fn kind(path: &Path) -> io::Result<Kind> {
    let mut start = Vec::new();
    File::open(path)?.take(20).read_to_end(&mut start)?;
    Ok(kind_of_header(&start))
}

/// `start`: magic (4 bytes), class, byte order, then at 18 the machine.
fn kind_of_header(start: &[u8]) -> Kind {
    let &[0x7f, b'E', b'L', b'F', class, order, .., low, high] = start else { return Kind::NotElf };
    if start.len() < 20 {
        return Kind::NotElf;
    }
    let machine = if order == 1 { u16::from_le_bytes([low, high]) } else { u16::from_be_bytes([low, high]) };
    if class == 2 && order == 1 && Machine(machine) == native_machine() {
        return Kind::Native;
    }
    let width = if class == 1 { "32-bit" } else { "64-bit" };
    Kind::Foreign(match Machine(machine) {
        elf::EM_X86_64 => format!("{width} x86_64"),
        elf::EM_386 => "32-bit x86".into(),
        elf::EM_AARCH64 => format!("{width} aarch64"),
        elf::EM_ARM => "32-bit arm".into(),
        Machine(other) => format!("{width} ELF machine {other}"),
    })
}

const fn native_machine() -> Machine {
    if cfg!(target_arch = "aarch64") { elf::EM_AARCH64 } else { elf::EM_X86_64 }
}

/// What `path` asks for; `None`: not a file that this machine's loader would take.
pub(super) fn linkage(path: &Path) -> Option<Linkage> {
    let file = File::open(path).ok().filter(|file| file.metadata().is_ok_and(|it| it.is_file()))?;
    // Reads only the pages it is asked for: libraries of hundreds of megabytes are common.
    let cache = ReadCache::new(file);
    if kind_of_header((&cache).read_bytes_at(0, 20).ok()?) != Kind::Native {
        return None;
    }
    Some(parse(&cache).unwrap_or_default())
}

fn parse<'data>(data: impl ReadRef<'data>) -> object::read::Result<Linkage> {
    let header = Header::parse(data)?;
    let endian = header.endian()?;
    let segments = header.program_headers(endian, data)?;
    let mut linkage = Linkage::default();
    let mut dynamic: &[elf::Dyn64<LittleEndian>] = &[];
    for segment in segments {
        if let Some(loader) = segment.interpreter(endian, data)? {
            linkage.loader = Some(PathBuf::from(OsStr::from_bytes(loader)));
        }
        if let Some(entries) = segment.dynamic(endian, data)? {
            dynamic = entries;
        }
    }
    let entries = || dynamic.iter().take_while(|entry| entry.tag(endian) != elf::DT_NULL);
    let value = |tag| entries().find(|entry| entry.tag(endian) == tag).map_or(0, |entry| entry.val(endian));
    let address = value(elf::DT_STRTAB);
    let start = segments
        .iter()
        .filter(|it| it.p_type(endian) == elf::PT_LOAD)
        .find(|it| address.wrapping_sub(it.p_vaddr(endian)) < it.p_filesz(endian))
        .map_or(address, |it| address.wrapping_sub(it.p_vaddr(endian)).wrapping_add(it.p_offset(endian)));
    let strings = StringTable::new(data, start, start.saturating_add(value(elf::DT_STRSZ)));
    for entry in entries() {
        let text = || entry.string(endian, strings).map(OsStr::from_bytes);
        match entry.tag(endian) {
            elf::DT_NEEDED => linkage.needed.push(text()?.to_os_string()),
            elf::DT_RPATH => linkage.rpath = folders(text()?),
            elf::DT_RUNPATH => linkage.runpath = folders(text()?),
            _ => {}
        }
    }
    Ok(linkage)
}

fn folders(list: &OsStr) -> Vec<OsString> {
    let folders = list.as_bytes().split(|&byte| byte == b':').filter(|folder| !folder.is_empty());
    folders.map(|folder| OsStr::from_bytes(folder).to_os_string()).collect()
}
