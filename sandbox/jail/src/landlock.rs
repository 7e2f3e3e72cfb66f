//! What files a guest can reach, by a Landlock domain that its slot builds once and each guest enters.
//!
//! Owns the mapping from three kinds of paths to Landlock rights. On newer kernels the domain also forbids TCP, device
//! ioctls, and signals and abstract sockets to anything outside it. A domain forbids every mount, so mounts come first.
//!
//! Landlock does not govern `stat`, `chdir`, `chmod`, `utime` or extended attributes, and `truncate` only from version 3:
//! where the guest shares its uid with other files, [`crate::seccomp`] must refuse these.

use std::fs;
use std::io;
use std::os::fd::{AsFd as _, OwnedFd};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use landlock::{
    ABI, Access as _, AccessFs, AccessNet, BitFlags, PathBeneath, PathFd, Ruleset, RulesetAttr as _,
    RulesetCreated, RulesetCreatedAttr as _, Scope,
};

use crate::JailError;
use crate::sys::guest;

/// The newest interface whose rights this file was written for; older kernels get as many of them as they know.
const KNOWN: ABI = ABI::V9;
/// The first version that can keep denials out of the host's audit log, which a guest could flood.
const VERSION_WITH_LOG_FLAGS: u32 = 7;
/// `LANDLOCK_RESTRICT_SELF_LOG_SAME_EXEC_OFF`.
const NO_LOG: u32 = 1;
/// `/dev/zero`, which opened for writing and mapped shared is memory that no resource limit counts.
const ZERO_DEVICE: libc::dev_t = libc::makedev(1, 5);

/// A set of rules, held as a descriptor, that any child of its builder can enter, any number of times.
#[derive(Debug)]
pub struct Domain {
    ruleset: OwnedFd,
    flags: u32,
}

/// What a [`Domain`] lets through. Everything else is refused with `EACCES`.
#[derive(Clone, Copy, Debug)]
pub struct Paths<'a> {
    /// Files, and directories with all beneath, to read. One that does not exist is skipped.
    pub read: &'a [PathBuf],
    /// Also execute from [`Self::read`].
    pub execute: bool,
    /// Scratch directories: files, directories, links, pipes and sockets may be made, changed and removed beneath. One
    /// that does not exist is an error. Nothing beneath can be executed or be a device.
    pub write: &'a [PathBuf],
    /// Existing devices to read and write, without ioctl; `/dev/zero` only to read. One that does not exist is skipped.
    pub devices: &'a [PathBuf],
}

impl Domain {
    /// Builds the rules for `paths`, as they are found now. An error where the kernel has no Landlock.
    pub fn build(paths: Paths<'_>) -> Result<Self, JailError> {
        let version = guest::landlock_version().map_err(|error| JailError::new("find Landlock", error))?;
        let mut rules = empty_ruleset()?;
        let read_file = BitFlags::from(AccessFs::ReadFile);
        let read =
            if paths.execute { AccessFs::from_read(KNOWN) } else { AccessFs::ReadDir | AccessFs::ReadFile };
        for path in paths.read.iter().filter(|path| path.exists()) {
            rules = allow(rules, path, read)?;
        }
        for path in paths.write {
            rules = allow(rules, path, scratch_rights())?;
        }
        for path in paths.devices.iter().filter(|path| path.exists()) {
            let write =
                if is_zero_device(path) { BitFlags::EMPTY } else { BitFlags::from(AccessFs::WriteFile) };
            rules = allow(rules, path, read_file | write)?;
        }
        let ruleset = Option::<OwnedFd>::from(rules).ok_or_else(|| {
            JailError::new("create a Landlock ruleset", io::Error::from(io::ErrorKind::Unsupported))
        })?;
        Ok(Self { ruleset, flags: if version < VERSION_WITH_LOG_FLAGS { 0 } else { NO_LOG } })
    }

    /// Confines the calling process, and all that it will fork, for ever. Needs `no_new_privs`.
    pub fn enter(&self) -> Result<(), JailError> {
        guest::enter_landlock(self.ruleset.as_fd(), self.flags)
            .map_err(|error| JailError::new("enter the Landlock domain", error))
    }
}

/// A ruleset that refuses all that this kernel can refuse.
fn empty_ruleset() -> Result<RulesetCreated, JailError> {
    Ruleset::default()
        .handle_access(AccessFs::from_all(KNOWN))
        .and_then(|rules| rules.handle_access(AccessNet::from_all(KNOWN)))
        .and_then(|rules| rules.scope(Scope::from_all(KNOWN)))
        .and_then(Ruleset::create)
        .map_err(|error| JailError::new("create a Landlock ruleset", io::Error::other(error)))
}

/// Rights beneath a scratch directory: all but executing, devices and device ioctls.
fn scratch_rights() -> BitFlags<AccessFs> {
    let never = AccessFs::Execute
        | AccessFs::MakeChar
        | AccessFs::MakeBlock
        | AccessFs::IoctlDev
        | AccessFs::ResolveUnix;
    AccessFs::from_all(KNOWN) & !never
}

fn allow(
    rules: RulesetCreated,
    path: &Path,
    rights: BitFlags<AccessFs>,
) -> Result<RulesetCreated, JailError> {
    let step = || format!("allow {} in the Landlock domain", path.display());
    let metadata = fs::metadata(path).map_err(|error| JailError::new(step(), error))?;
    let rights = if metadata.is_dir() { rights } else { rights & AccessFs::from_file(KNOWN) };
    let beneath = PathFd::new(path).map_err(|error| JailError::new(step(), io::Error::other(error)))?;
    rules
        .add_rule(PathBeneath::new(beneath, rights))
        .map_err(|error| JailError::new(step(), io::Error::other(error)))
}

fn is_zero_device(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.rdev() == ZERO_DEVICE)
}

/// The version of the kernel's Landlock interface; `None` where there is none or it is switched off.
pub fn abi() -> Option<u32> {
    guest::landlock_version().ok()
}

#[cfg(test)]
mod tests {
    use std::fs::{File, OpenOptions};
    use std::io::{ErrorKind, Write as _};
    use std::os::unix::fs::symlink;

    use super::*;
    use crate::credentials::no_new_privileges;
    use crate::sys::guest::testing::in_child;

    fn kind<T>(result: io::Result<T>) -> Option<ErrorKind> {
        result.err().map(|error| error.kind())
    }

    fn domain(read: &Path, write: &Path) -> Domain {
        let devices = ["/dev/null", "/dev/zero", "/dev/no-such-device"].map(PathBuf::from);
        let read = [read.to_owned(), PathBuf::from("/no/such/directory")];
        Domain::build(Paths { read: &read, execute: false, write: &[write.to_owned()], devices: &devices })
            .unwrap()
    }

    #[test]
    fn guest_reads_what_it_may_read_and_writes_only_in_its_scratch() {
        let (shared, scratch, host) =
            (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(shared.path().join("module.py"), "pass").unwrap();
        fs::write(host.path().join("secret"), "secret").unwrap();
        let domain = domain(shared.path(), scratch.path());
        let (shared, scratch, host) = (shared.path(), scratch.path(), host.path());
        // Twice, as two guests of one slot enter the same domain.
        for _ in 0..2 {
            in_child(|| {
                no_new_privileges().unwrap();
                domain.enter().unwrap();
                let denied = Some(ErrorKind::PermissionDenied);
                assert_eq!(fs::read_to_string(shared.join("module.py")).unwrap(), "pass");
                assert_eq!(fs::read_dir(shared).unwrap().count(), 1);
                assert_eq!(kind(fs::write(shared.join("module.py"), "evil")), denied);
                assert_eq!(kind(fs::write(shared.join("new.py"), "evil")), denied);
                assert_eq!(kind(fs::remove_file(shared.join("module.py"))), denied);
                assert_eq!(kind(fs::read(host.join("secret"))), denied);
                assert_eq!(kind(fs::read_dir(host)), denied);
                assert!(fs::hard_link(shared.join("module.py"), scratch.join("link")).is_err());

                fs::create_dir(scratch.join("directory")).unwrap();
                fs::write(scratch.join("file"), "text").unwrap();
                fs::rename(scratch.join("file"), scratch.join("directory/file")).unwrap();
                symlink(host.join("secret"), scratch.join("link")).unwrap();
                assert_eq!(kind(fs::read(scratch.join("link"))), denied);
                fs::remove_dir_all(scratch.join("directory")).unwrap();
                fs::remove_file(scratch.join("link")).unwrap();
            });
        }
    }

    #[test]
    fn devices_open_but_zero_only_for_reading() {
        let (shared, scratch) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let domain = domain(shared.path(), scratch.path());
        in_child(|| {
            no_new_privileges().unwrap();
            domain.enter().unwrap();
            OpenOptions::new().write(true).open("/dev/null").unwrap().write_all(b"x").unwrap();
            File::open("/dev/zero").unwrap();
            let denied = Some(ErrorKind::PermissionDenied);
            assert_eq!(kind(OpenOptions::new().read(true).write(true).open("/dev/zero")), denied);
            assert_eq!(kind(File::open("/dev/urandom")), denied);
        });
    }

    #[test]
    fn programs_run_only_with_the_right_to_execute() {
        for execute in [false, true] {
            in_child(|| {
                no_new_privileges().unwrap();
                let read = ["/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache"].map(PathBuf::from);
                let devices = [PathBuf::from("/dev/null")];
                let paths = Paths { read: &read, execute, write: &[], devices: &devices };
                Domain::build(paths).unwrap().enter().unwrap();
                assert_eq!(std::process::Command::new("/bin/true").status().is_ok(), execute);
            });
        }
    }

    #[test]
    fn tcp_and_signals_stop_at_the_domain_where_the_kernel_can() {
        let version = abi().unwrap();
        in_child(|| {
            no_new_privileges().unwrap();
            Domain::build(Paths { read: &[], execute: false, write: &[], devices: &[] })
                .unwrap()
                .enter()
                .unwrap();
            if version >= 4 {
                let denied = Some(ErrorKind::PermissionDenied);
                assert_eq!(kind(std::net::TcpListener::bind("127.0.0.1:0")), denied);
                assert_eq!(kind(std::net::TcpStream::connect("127.0.0.1:9")), denied);
            }
            if version >= 6 {
                let parent = nix::unistd::getppid();
                assert_eq!(nix::sys::signal::kill(parent, None), Err(nix::errno::Errno::EPERM));
            }
        });
    }

    #[test]
    fn missing_scratch_is_an_error_that_names_it() {
        let write = [PathBuf::from("/no/such/scratch")];
        let paths = Paths { read: &[], execute: false, write: &write, devices: &[] };
        let error = Domain::build(paths).unwrap_err();
        assert_eq!(error.step, "allow /no/such/scratch in the Landlock domain");
    }
}
