//! What the native backend needs to know of this process, taken once.

use std::env;
use std::path::PathBuf;

use tockbox_native::Host;

/// This process's surroundings.
pub(super) fn this_process() -> Host {
    let variables: std::collections::BTreeMap<_, _> = env::vars_os().collect();
    let path = |name: &str| {
        variables.get(std::ffi::OsStr::new(name)).map(PathBuf::from).filter(|path| path.is_absolute())
    };
    let caches = path("XDG_CACHE_HOME").or_else(|| path("HOME").map(|home| home.join(".cache")));
    Host {
        // The link that the kernel keeps also works when the file was moved or replaced since.
        program: env::current_exe().unwrap_or_else(|_| PathBuf::from("/proc/self/exe")),
        working_directory: env::current_dir().unwrap_or_else(|_| PathBuf::from("/")),
        cache_directory: caches.map(|caches| caches.join("tockbox")),
        temporary_directory: env::temp_dir(),
        variables,
    }
}
