//! Calls of the guest side, made between `fork` and the guest's first instruction.
//!
//! The parent is a single-threaded CPython, so no lock of the C library can be held by a thread that `fork` left
//! behind: allocation is safe here. Nothing in this file knows policy; it owns only the unsafe operations.

use std::io;
use std::mem::size_of_val;
use std::os::fd::{AsRawFd, BorrowedFd};

use libc::{c_int, c_ulong};

/// Version 3 of the capability interface: 64 capabilities in two words a set.
const CAPABILITY_VERSION_3: u32 = 0x2008_0522;

/// `struct __user_cap_header_struct`; `libc` does not have it.
#[repr(C)]
struct CapabilityHeader {
    version: u32,
    pid: c_int,
}

/// One word of each of a thread's three capability sets (`struct __user_cap_data_struct`).
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CapabilityWord {
    pub(crate) effective: u32,
    pub(crate) permitted: u32,
    pub(crate) inheritable: u32,
}

/// A `prctl` whose second argument is a number and whose result is a number.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Number {
    /// Is this capability in the bounding set?
    InBoundingSet,
    /// Take this capability out of the bounding set for ever.
    DropFromBoundingSet,
    /// `PR_CAP_AMBIENT` with this operation.
    Ambient,
    /// Set the securebits.
    SetSecurebits,
    /// The seccomp mode of this thread.
    SeccompMode,
}

/// The `prctl` named by `option`.
#[expect(unsafe_code, reason = "prctl has no safe wrapper for these options")]
pub(crate) fn prctl(option: Number, argument: c_ulong) -> io::Result<c_int> {
    let option = match option {
        Number::InBoundingSet => libc::PR_CAPBSET_READ,
        Number::DropFromBoundingSet => libc::PR_CAPBSET_DROP,
        Number::Ambient => libc::PR_CAP_AMBIENT,
        Number::SetSecurebits => libc::PR_SET_SECUREBITS,
        Number::SeccompMode => libc::PR_GET_SECCOMP,
    };
    let unused: c_ulong = 0;
    // SAFETY: none of the five options takes or returns a pointer, and all five arguments are passed as the
    // `unsigned long` that the kernel reads.
    result(unsafe { libc::prctl(option, argument, unused, unused, unused) })
}

/// The capability sets of this thread.
#[expect(unsafe_code, reason = "capget has no safe wrapper")]
pub(crate) fn capabilities() -> io::Result<[CapabilityWord; 2]> {
    let mut header = CapabilityHeader { version: CAPABILITY_VERSION_3, pid: 0 };
    let mut words = [CapabilityWord::default(); 2];
    // SAFETY: version 3 makes the kernel write exactly two words, which `words` holds, and at most the version of
    // `header`; both outlive the call and have the kernel's layout by `repr(C)`.
    let code = unsafe { libc::syscall(libc::SYS_capget, &raw mut header, words.as_mut_ptr()) };
    result(code).map(|_| words)
}

/// Makes the capability sets of this thread `words`.
#[expect(unsafe_code, reason = "capset has no safe wrapper")]
pub(crate) fn set_capabilities(words: [CapabilityWord; 2]) -> io::Result<()> {
    let mut header = CapabilityHeader { version: CAPABILITY_VERSION_3, pid: 0 };
    // SAFETY: version 3 makes the kernel read exactly two words, which `words` holds, and write at most the version
    // of `header`; both outlive the call and have the kernel's layout by `repr(C)`.
    let code = unsafe { libc::syscall(libc::SYS_capset, &raw mut header, words.as_ptr()) };
    result(code).map(drop)
}

/// Adds a filter to this thread's by `seccomp(2)`, or by `prctl(2)` where that is missing.
#[expect(unsafe_code, reason = "the filter crosses to the kernel by pointer")]
pub(crate) fn add_filter(program: &[libc::sock_filter]) -> io::Result<()> {
    let len = u16::try_from(program.len()).map_err(|_| io::Error::from_raw_os_error(libc::EINVAL))?;
    let program = libc::sock_fprog { len, filter: program.as_ptr().cast_mut() };
    let flags: c_ulong = 0;
    // SAFETY: `program` points to `len` instructions that the caller's slice keeps alive; the kernel copies them
    // and never writes through the pointer.
    let code = unsafe {
        libc::syscall(
            libc::SYS_seccomp,
            c_ulong::from(libc::SECCOMP_SET_MODE_FILTER),
            flags,
            &raw const program,
        )
    };
    let outcome = result(code).map(drop);
    if outcome.as_ref().is_err_and(|error| error.raw_os_error() == Some(libc::ENOSYS)) {
        let mode = c_ulong::from(libc::SECCOMP_MODE_FILTER);
        // SAFETY: as above; this is the older door to the same kernel function.
        let code = unsafe { libc::prctl(libc::PR_SET_SECCOMP, mode, &raw const program) };
        return result(code).map(drop);
    }
    outcome
}

/// Whether the kernel's seccomp knows `action`.
#[expect(unsafe_code, reason = "seccomp has no safe wrapper")]
pub(crate) fn knows_filter_action(action: u32) -> io::Result<()> {
    let operation = c_ulong::from(libc::SECCOMP_GET_ACTION_AVAIL);
    let flags: c_ulong = 0;
    // SAFETY: the kernel reads one `u32` through the pointer, which is to the live argument `action`.
    result(unsafe { libc::syscall(libc::SYS_seccomp, operation, flags, &raw const action) }).map(drop)
}

/// The version of the Landlock interface, at least 1.
#[expect(unsafe_code, reason = "the landlock crate keeps its own query private")]
pub(crate) fn landlock_version() -> io::Result<u32> {
    const QUERY_VERSION: c_ulong = 1;
    let nothing: c_ulong = 0;
    // SAFETY: with this flag the kernel demands a null pointer and a zero size, and only returns a number.
    let code = unsafe { libc::syscall(libc::SYS_landlock_create_ruleset, nothing, nothing, QUERY_VERSION) };
    result(code).and_then(|version| u32::try_from(version).map_err(io::Error::other))
}

/// Enters the Landlock domain of `ruleset`.
#[expect(unsafe_code, reason = "the landlock crate would duplicate and close the descriptor each time")]
pub(crate) fn enter_landlock(ruleset: BorrowedFd<'_>, flags: u32) -> io::Result<()> {
    // SAFETY: the kernel takes two numbers; the borrow keeps the descriptor open during the call.
    let code =
        unsafe { libc::syscall(libc::SYS_landlock_restrict_self, ruleset.as_raw_fd(), c_ulong::from(flags)) };
    result(code).map(drop)
}

/// The C library's convention: a negative code means that `errno` tells why.
fn result<T: Copy + Default + PartialOrd>(code: T) -> io::Result<T> {
    debug_assert!(size_of_val(&code) >= size_of::<c_int>(), "codes are int or long");
    if code < T::default() { Err(io::Error::last_os_error()) } else { Ok(code) }
}

/// Runs tests of one-way doors in children.
#[cfg(test)]
pub(crate) mod testing {
    use std::io::{Read as _, Write as _};
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use nix::sys::wait::{WaitStatus, waitpid};
    use nix::unistd::ForkResult;

    /// Runs `body` in a forked child; its panic, or an unclean end, becomes this process's panic.
    #[expect(unsafe_code, reason = "fork")]
    #[expect(clippy::disallowed_methods, reason = "the jail's own tests need a child to confine")]
    pub(crate) fn in_child(body: impl FnOnce()) {
        let (mut reader, mut writer) = std::io::pipe().unwrap();
        // SAFETY: the test harness has other threads, so a lock other than the allocator's, which glibc resets,
        // may stay locked in the child; the child takes none (its panics are caught and reported by pipe).
        match unsafe { nix::unistd::fork() }.unwrap() {
            ForkResult::Child => {
                std::panic::set_hook(Box::new(|_| {}));
                let message = catch_unwind(AssertUnwindSafe(body)).err().map(|panic| {
                    let text = panic.downcast_ref::<String>().cloned();
                    text.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string)).unwrap_or_default()
                });
                _ = writer.write_all(message.as_deref().unwrap_or("fine").as_bytes());
                // SAFETY: ends this child at once; it owns nothing that needs a destructor.
                unsafe { libc::_exit(0) }
            }
            ForkResult::Parent { child } => {
                drop(writer);
                let mut message = String::new();
                reader.read_to_string(&mut message).unwrap();
                let status = waitpid(child, None).unwrap();
                assert_eq!((status, message.as_str()), (WaitStatus::Exited(child, 0), "fine"));
            }
        }
    }

    /// The raw syscall `number`; `Err` is `errno`.
    #[expect(unsafe_code, reason = "escape tests make calls that no wrapper would")]
    pub(crate) fn raw(number: libc::c_long, arguments: [u64; 4]) -> Result<i64, i32> {
        let [first, second, third, fourth] = arguments;
        // SAFETY: only tests call this, with numbers, null, or pointers to data that they keep alive.
        let code = unsafe { libc::syscall(number, first, second, third, fourth, 0, 0) };
        if code < 0 { Err(std::io::Error::last_os_error().raw_os_error().unwrap_or(0)) } else { Ok(code) }
    }
}
