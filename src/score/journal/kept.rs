//! The records of an earlier run: which of them are kept, and a file without the others.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use super::{JournalError, Keep};
use crate::dataset::lines::{self, Line, Lines};
use crate::score::index_set::IndexSet;

/// Bytes up to and with the last line end.
pub(super) fn whole_records(mut file: &File) -> io::Result<u64> {
    const STEP: u64 = 64 * 1024;
    let mut end = file.metadata()?.len();
    let mut block = Vec::new();
    while end > 0 {
        let start = end.saturating_sub(STEP);
        file.seek(SeekFrom::Start(start))?;
        block.clear();
        file.take(end - start).read_to_end(&mut block)?;
        if let Some(position) = block.iter().rposition(|&byte| byte == b'\n') {
            return Ok(start + position as u64 + 1);
        }
        end = start;
    }
    Ok(0)
}

/// Asks `on_record` of every record in the first `whole` bytes of `file`. Gives the lines to discard.
pub(super) fn sort_out(
    path: &Path,
    file: &File,
    whole: u64,
    on_record: &mut impl FnMut(&[u8]) -> Result<Keep, String>,
) -> Result<IndexSet, JournalError> {
    let mut discarded = IndexSet::default();
    for line in lines_of(file, whole).map_err(|source| open_error(path, source))? {
        let (index, answer) = match line.map_err(|source| open_error(path, source))? {
            Line::Bytes { index, bytes } => (index, on_record(&bytes)),
            Line::TooLong { index } => (index, Err(lines::TOO_LONG.to_owned())),
        };
        match answer {
            Ok(Keep::Yes) => {}
            Ok(Keep::No) => drop(discarded.insert(index)),
            Err(what) => {
                return Err(JournalError::NotARecord { path: path.to_path_buf(), line: index + 1, what });
            }
        }
    }
    Ok(discarded)
}

/// Replaces the file at `path`, open as `file`, by one without the lines `discarded` and without what follows
/// `whole`. Gives the new file and its length. A crash leaves the old file or the new one.
pub(super) fn rewrite(path: &Path, file: &File, whole: u64, discarded: &IndexSet) -> io::Result<(File, u64)> {
    // A link stays a link.
    let path = fs::canonicalize(path)?;
    let mut temporary = path.clone().into_os_string();
    temporary.push(".new");
    let new = OpenOptions::new().read(true).write(true).create(true).truncate(true).open(&temporary)?;
    let mut writer = BufWriter::new(&new);
    let mut written = 0;
    for line in lines_of(file, whole)? {
        if let Line::Bytes { index, bytes } = line?
            && !discarded.contains(index)
        {
            writer.write_all(&bytes)?;
            writer.write_all(b"\n")?;
            written += bytes.len() as u64 + 1;
        }
    }
    writer.flush()?;
    drop(writer);
    new.sync_all()?;
    fs::rename(&temporary, &path)?;
    Ok((new, written))
}

fn lines_of(mut file: &File, whole: u64) -> io::Result<Lines<BufReader<io::Take<&File>>>> {
    file.seek(SeekFrom::Start(0))?;
    Ok(Lines::with_bound(BufReader::new(file.take(whole)), usize::MAX))
}

fn open_error(path: &Path, source: io::Error) -> JournalError {
    JournalError::Open { path: path.to_path_buf(), source }
}
