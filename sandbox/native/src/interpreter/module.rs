//! Finds our own extension module, which lies beside the running binary.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// As cargo names the zygote's library.
const FILE_NAME: &str = "libtockbox_zygote.so";

/// The zygote module is not where it should be.
#[derive(Debug, thiserror::Error)]
#[error(
    "there is no {FILE_NAME} in {} or {}: build the workspace (`cargo build`), or install the module beside the binary",
    beside.display(),
    deps.display()
)]
pub struct ModuleNotFound {
    /// The folder of the binary.
    pub beside: PathBuf,
    /// Where `cargo test` leaves the module.
    pub deps: PathBuf,
}

/// The zygote module in the folder of `exe` or in its `deps` folder; the newer one where both have it.
pub fn module_beside(exe: &Path) -> Result<PathBuf, ModuleNotFound> {
    let beside = exe.parent().unwrap_or(Path::new("/")).to_path_buf();
    let deps = beside.join("deps");
    let built = |path: &PathBuf| -> Option<SystemTime> {
        fs::metadata(path).ok().filter(fs::Metadata::is_file)?.modified().ok()
    };
    // `max_by_key` keeps the last of equals: the one beside the binary.
    [deps.join(FILE_NAME), beside.join(FILE_NAME)]
        .into_iter()
        .filter_map(|path| Some((built(&path)?, path)))
        .max_by_key(|(time, _)| *time)
        .map(|(_, path)| path)
        .ok_or(ModuleNotFound { beside, deps })
}
