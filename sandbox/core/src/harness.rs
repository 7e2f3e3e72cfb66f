//! The harness: the guests' side, in Python. Its files, and their compiled form as it is kept between starts.
//!
//! Compiling them takes an interpreter as long as starting does. So it is done once for each interpreter, by who knows
//! where to keep the result, and a zygote is handed it. Whoever reads [`Compiled`] has to know that nobody else can
//! have written it: code is not checked here, it is only told whether it is whole and made of these sources.

/// A file of the harness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct File {
    /// Its module's name, within the package.
    pub name: &'static str,
    /// Its text.
    pub source: &'static str,
}

impl File {
    /// What tracebacks call it.
    pub fn path(&self) -> String {
        format!("<tockbox {}.py>", self.name)
    }
}

macro_rules! file {
    ($name:literal) => {
        File { name: $name, source: include_str!(concat!("../../harness/", $name, ".py")) }
    };
}

/// What every guest needs; a file may import those before it.
pub const FILES: [File; 5] =
    [file!("objects"), file!("codec"), file!("program"), file!("answers"), file!("native")];
/// What only test code needs.
pub const TESTING_FILES: [File; 9] = [
    file!("names"),
    file!("shared"),
    file!("operations"),
    file!("mirror"),
    file!("bridge"),
    file!("policy"),
    file!("testcode"),
    file!("testcases"),
    file!("tester"),
];
/// What a guest compiled to WebAssembly needs, in place of `native`.
pub const WASI: File = file!("wasi");
/// What a zygote needs that will have many guests.
pub const ZYGOTE: File = file!("zygote");

/// All files, in the order in which [`compose`] wants their code.
pub fn files() -> impl Iterator<Item = File> {
    FILES.into_iter().chain(TESTING_FILES).chain([ZYGOTE])
}

/// Begins what [`compose`] makes; differs when the layout does.
const MARK: &[u8; 8] = b"tbxcode1";
const CHECKSUM_BYTES: usize = 8;
/// An interpreter's magic number, which its bytecode goes by: `importlib.util.MAGIC_NUMBER`.
pub type Magic = [u8; 4];

/// The compiled harness, as bytes to keep: each file's source and its marshalled code. No code: the interpreter could
/// not compile it.
///
/// ```text
/// mark, checksum of all that follows, magic number, then for each file twice: length, bytes (source; code)
/// ```
pub fn compose(magic: Magic, codes: &[Vec<u8>]) -> Vec<u8> {
    let mut body = magic.to_vec();
    for (file, code) in files().zip(codes) {
        for part in [file.source.as_bytes(), code] {
            // No file is that long; cut short, it would only not be read again.
            body.extend(u32::try_from(part.len()).unwrap_or(u32::MAX).to_le_bytes());
            body.extend(part);
        }
    }
    [MARK.as_slice(), &checksum(&body).to_le_bytes(), &body].concat()
}

/// What [`compose`] made, read again.
#[derive(Debug, PartialEq, Eq)]
pub struct Compiled<'a> {
    magic: Magic,
    /// Sources and codes.
    pieces: Vec<(&'a [u8], &'a [u8])>,
}

impl<'a> Compiled<'a> {
    /// `None`: not what was composed, or not all of it.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MARK)?;
        let (sum, body) = rest.split_first_chunk::<CHECKSUM_BYTES>()?;
        if checksum(body) != u64::from_le_bytes(*sum) {
            return None;
        }
        let (magic, mut rest) = body.split_first_chunk()?;
        let mut pieces = Vec::new();
        while !rest.is_empty() {
            let source = take_part(&mut rest)?;
            pieces.push((source, take_part(&mut rest)?));
        }
        Some(Self { magic: *magic, pieces })
    }

    /// Whether it is about these files, whatever the interpreter made of them.
    pub fn is_current(&self) -> bool {
        self.pieces.iter().map(|(source, _)| *source).eq(files().map(|file| file.source.as_bytes()))
    }

    /// The marshalled code of `file` for an interpreter with this magic number.
    pub fn code(&self, magic: Magic, file: &File) -> Option<&'a [u8]> {
        let of_file =
            |(source, code): &&(&[u8], &[u8])| *source == file.source.as_bytes() && !code.is_empty();
        (self.magic == magic).then(|| self.pieces.iter().find(of_file)).flatten().map(|(_, code)| *code)
    }
}

fn take_part<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, after) = rest.split_first_chunk()?;
    let (part, after) = after.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    *rest = after;
    Some(part)
}

/// Tells what was cut short or damaged, not what was forged. Eight bytes at a time, for it is in the way of each start.
fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let mix = |sum: u64, word: &[u8; 8]| {
        (sum.rotate_left(23) ^ u64::from_le_bytes(*word)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    };
    words.iter().chain([&last]).fold(bytes.len() as u64, mix)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAGIC: Magic = *b"\xa7\r\r\n";

    fn composed() -> Vec<u8> {
        compose(MAGIC, &files().map(|file| file.name.as_bytes().to_vec()).collect::<Vec<_>>())
    }

    #[test]
    fn what_was_composed_is_read() {
        let bytes = composed();
        let compiled = Compiled::read(&bytes).unwrap();
        assert!(compiled.is_current());
        for file in files() {
            assert_eq!(compiled.code(MAGIC, &file), Some(file.name.as_bytes()));
        }
    }

    #[test]
    fn code_of_another_interpreter_or_of_another_source_is_not_given() {
        let bytes = composed();
        let compiled = Compiled::read(&bytes).unwrap();
        assert_eq!(compiled.code(*b"\xcb\r\r\n", &ZYGOTE), None);
        assert_eq!(compiled.code(MAGIC, &File { name: "zygote", source: "pass\n" }), None);
        let fewer = compose(MAGIC, &[b"objects".to_vec()]);
        assert!(!Compiled::read(&fewer).unwrap().is_current());
    }

    #[test]
    fn an_interpreter_that_could_not_compile_gives_no_code() {
        let bytes = compose(Magic::default(), &files().map(|_| Vec::new()).collect::<Vec<_>>());
        let compiled = Compiled::read(&bytes).unwrap();
        assert!(compiled.is_current());
        assert_eq!(compiled.code(Magic::default(), &ZYGOTE), None);
    }

    #[test]
    fn what_is_cut_short_or_damaged_is_not_read() {
        let bytes = composed();
        for length in (0..bytes.len()).step_by(97).chain([bytes.len() - 1]) {
            assert_eq!(Compiled::read(&bytes[..length]), None, "{length} bytes");
        }
        for at in (0..bytes.len()).step_by(997) {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x10;
            assert_eq!(Compiled::read(&damaged), None, "byte {at}");
        }
        assert_eq!(Compiled::read(&[bytes, vec![0]].concat()), None);
    }
}
