//! Has an interpreter compile the harness, so that its zygotes need not do it at each start.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use tockbox_core::harness::{self, Compiled, Magic};

use super::cache::{Cache, Question};
use super::{Search, process};

/// Far more than compiling takes; one that needs longer is stuck, and its zygote will say so.
const PATIENCE: Duration = Duration::from_secs(20);
const SCRIPT: &str = include_str!("compile.py");

/// The file of code for the interpreter that answers `question`, made if there is none that is whole and current.
///
/// Code is executed as it is: this is no safer than the cache, which says as well what is executed.
pub(super) fn keep(
    cache: &Cache,
    question: &Question,
    executable: &Path,
    search: &Search,
) -> Option<PathBuf> {
    let is_current = |kept: Vec<u8>| Compiled::read(&kept).is_some_and(|kept| kept.is_current());
    if !cache.code(question).is_some_and(is_current) {
        // That it cannot be compiled is remembered as well.
        let (magic, codes) = compile(executable, search).unwrap_or_else(nothing);
        cache.keep_code(question, &harness::compose(magic, &codes))?;
    }
    // A name that cannot be told the launcher is of no use.
    Some(cache.code_file(question)).filter(|file| file.to_str().is_some())
}

fn nothing() -> (Magic, Vec<Vec<u8>>) {
    (Magic::default(), harness::files().map(|_| Vec::new()).collect())
}

fn compile(executable: &Path, search: &Search) -> Option<(Magic, Vec<Vec<u8>>)> {
    let mut command = Command::new(executable);
    command.args(["-I", "-S", "-B", "-c", SCRIPT]).env_clear().envs(search.environment);
    for file in harness::files() {
        command.args([&file.path(), file.source]);
    }
    command.current_dir(search.working_directory);
    let ended = process::run(&mut command, PATIENCE).ok()??;
    if !ended.status.success() {
        return None;
    }
    let lines: Vec<_> = ended.stdout.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()).collect();
    // What start-up files may have printed comes before.
    let own = lines.len().checked_sub(1 + harness::files().count())?;
    let mut answers = lines[own..].iter().map(|line| from_hex(line));
    let magic = answers.next()??.try_into().ok()?;
    Some((magic, answers.collect::<Option<_>>()?))
}

fn from_hex(digits: &[u8]) -> Option<Vec<u8>> {
    let (pairs, []) = digits.as_chunks::<2>() else { return None };
    let digit = |&digit: &u8| char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    pairs.iter().map(|[high, low]| Some(digit(high)? << 4 | digit(low)?)).collect()
}
