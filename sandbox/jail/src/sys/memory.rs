//! Calls on this process's own memory.

use std::io;
use std::ops::Range;

use libc::c_void;

/// A huge page, where pages are of 4 KiB.
pub(crate) const HUGE_PAGE_BYTES: usize = 2 << 20;

/// More than a thread's cache of glibc holds (`tcache`: 7 blocks of each of 64 sizes up to 1,032 bytes), which is not
/// counted as free.
#[cfg(target_env = "gnu")]
const CACHED_BYTES: i32 = 512 << 10;

/// `malloc_trim(3)`. Other C libraries than glibc have none, and do not need it.
pub(crate) fn trim_heap() {
    #[cfg(target_env = "gnu")]
    #[expect(unsafe_code, reason = "no safe wrapper for malloc_trim")]
    // SAFETY: takes an integer, and the allocator locks itself.
    unsafe {
        libc::malloc_trim(0);
    }
}

/// Takes free blocks of the C library's heap until all that is left is its end: what is allocated next comes from there.
/// The blocks stay taken. Other C libraries than glibc are left alone.
///
/// Of the heap that the process's first thread uses. No other thread may run.
pub(crate) fn take_holes_of_heap() {
    #[cfg(target_env = "gnu")]
    {
        let mut room = heap().fordblks.saturating_sub(heap().keepcost).saturating_add(CACHED_BYTES);
        // From large to small: a small request would split what a large one could take whole. Small sizes come in steps
        // of 16 bytes, and the thread's own cache keeps blocks of these.
        for size in (1..7).rev().map(|shift| 1024 << shift).chain((24..=1032).rev().step_by(16)) {
            while room > 0 {
                let end = heap().keepcost;
                #[expect(unsafe_code, reason = "the C library's allocator, by its own name")]
                // SAFETY: malloc has no precondition. The compiler must not know where this comes from, or it may leave
                // the call out.
                let block = std::hint::black_box(unsafe { libc::malloc(size) });
                if heap().keepcost != end {
                    #[expect(unsafe_code, reason = "the C library's allocator, by its own name")]
                    // SAFETY: null, or malloc returned it just now and nothing else has it.
                    unsafe {
                        libc::free(block);
                    }
                    break;
                }
                room = room.saturating_sub(i32::try_from(size).unwrap_or(i32::MAX));
            }
        }
    }
}

/// What the heap holds: in all that is free (`fordblks`), and at its end (`keepcost`). The counts wrap in a heap above
/// 2 GiB, where holes may then be left.
#[cfg(target_env = "gnu")]
fn heap() -> libc::mallinfo {
    #[expect(unsafe_code, reason = "no safe wrapper for mallinfo")]
    // SAFETY: has no precondition.
    unsafe {
        libc::mallinfo()
    }
}

/// Puts a copy of the memory at `range` on huge pages and then in its place, readable and executable. Both ends are
/// multiples of [`HUGE_PAGE_BYTES`], and what is there is mapped, readable, and written to by nobody. Fails where the
/// kernel gives no huge pages; then nothing has changed.
pub(crate) fn move_text_onto_huge_pages(range: &Range<usize>) -> io::Result<()> {
    let length = range.len();
    let copy = Reservation::aligned_to_huge_pages(length)?;
    copy.protect(libc::PROT_READ | libc::PROT_WRITE)?;
    // Lets the first touch bring a huge page. Where it does not, the kernel is asked to make one afterwards.
    let _ = copy.advise(libc::MADV_HUGEPAGE);
    #[expect(unsafe_code, reason = "copies memory that has no owner in Rust")]
    // SAFETY: the caller knows from the kernel's list that `range` is mapped and readable, and no other thread could
    // change it; the copy is as long, writable, and ours.
    unsafe {
        let from = std::ptr::with_exposed_provenance::<u8>(range.start);
        std::ptr::copy_nonoverlapping(from, copy.start.cast::<u8>(), length);
    }
    copy.advise(libc::MADV_COLLAPSE)?;
    copy.protect(libc::PROT_READ | libc::PROT_EXEC)?;
    copy.move_to(range.start)
}

/// Address space that nobody else was given; taken back when it is dropped.
struct Reservation {
    mapped: *mut c_void,
    mapped_length: usize,
    /// The aligned part, of the length that was asked for.
    start: *mut c_void,
    length: usize,
}

impl Reservation {
    fn aligned_to_huge_pages(length: usize) -> io::Result<Self> {
        let mapped_length = length + HUGE_PAGE_BYTES;
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE;
        #[expect(unsafe_code, reason = "no safe wrapper for mmap")]
        // SAFETY: a new mapping, at an address of the kernel's choice.
        let mapped =
            unsafe { libc::mmap(std::ptr::null_mut(), mapped_length, libc::PROT_NONE, flags, -1, 0) };
        if mapped == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        let start = mapped.wrapping_byte_add(mapped.align_offset(HUGE_PAGE_BYTES));
        Ok(Self { mapped, mapped_length, start, length })
    }

    fn protect(&self, protection: i32) -> io::Result<()> {
        #[expect(unsafe_code, reason = "no safe wrapper for mprotect")]
        // SAFETY: the range is ours, and no reference to it exists.
        let failed = unsafe { libc::mprotect(self.start, self.length, protection) };
        if failed == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
    }

    fn advise(&self, advice: i32) -> io::Result<()> {
        #[expect(unsafe_code, reason = "no safe wrapper for madvise")]
        // SAFETY: the range is ours, and the two kinds of advice given keep its content.
        let failed = unsafe { libc::madvise(self.start, self.length, advice) };
        if failed == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
    }

    /// Puts it in the place of what is mapped at `address`, which has the same content.
    fn move_to(self, address: usize) -> io::Result<()> {
        let place = std::ptr::with_exposed_provenance_mut::<c_void>(address);
        let flags = libc::MREMAP_MAYMOVE | libc::MREMAP_FIXED;
        #[expect(unsafe_code, reason = "no safe wrapper for mremap")]
        // SAFETY: what is replaced is written to by nobody and has the same content afterwards; for this process, which
        // has one thread, all of it changes at once. What is left behind is part of `mapped`, which `drop` unmaps.
        let moved = unsafe { libc::mremap(self.start, self.length, self.length, flags, place) };
        if moved == libc::MAP_FAILED { Err(io::Error::last_os_error()) } else { Ok(()) }
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        #[expect(unsafe_code, reason = "no safe wrapper for munmap")]
        // SAFETY: the range is ours, no reference to it exists, and nothing was mapped into it since.
        unsafe {
            libc::munmap(self.mapped, self.mapped_length);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::os::fd::AsRawFd;

    use super::*;

    #[test]
    fn text_has_the_same_content_on_huge_pages_and_without_them() {
        let content: Vec<u8> =
            (0..4 * HUGE_PAGE_BYTES).map(|at| (at / 4096 * 31 + at % 251).to_le_bytes()[0]).collect();
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&content).unwrap();
        #[expect(unsafe_code, reason = "maps a file")]
        // SAFETY: a new mapping at an address of the kernel's choice, of a file that is as long and stays as it is.
        let mapped = unsafe {
            let fd = file.as_raw_fd();
            libc::mmap(std::ptr::null_mut(), content.len(), libc::PROT_READ, libc::MAP_PRIVATE, fd, 0)
        };
        assert_ne!(mapped, libc::MAP_FAILED);
        let start = mapped.expose_provenance();
        let first = start.next_multiple_of(HUGE_PAGE_BYTES);
        let moved = move_text_onto_huge_pages(&(first..first + 2 * HUGE_PAGE_BYTES));
        #[expect(unsafe_code, reason = "reads what was mapped")]
        // SAFETY: mapped above for as long as this process lives; nobody writes to it.
        let now = unsafe { std::slice::from_raw_parts(mapped.cast::<u8>(), content.len()) };
        assert!(now == content.as_slice(), "{moved:?}");
        let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
        let line = maps.lines().find(|line| line.starts_with(&format!("{first:x}-"))).map(str::to_owned);
        match moved {
            Ok(()) => assert!(line.clone().unwrap().contains(" r-xp 00000000 00:00 0"), "{line:?}"),
            // No huge pages here.
            Err(error) => assert!(line.is_none_or(|line| !line.contains("r-xp")), "{error}"),
        }
    }
}
