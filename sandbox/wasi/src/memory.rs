//! The memory of instances: mapped copy-on-write from the component's image, and made as it was after each use.
//!
//! wasmtime has an allocator that does so. It lets go of the pages that an instance has written if they lie in more than 32
//! places, so that the next one faults for each of them anew: 350 times for `print(1)`, for many of which the kernel
//! interrupts the other processors. Here a written page stays and gets its content back. Which these are, the kernel tells
//! in `/proc/self/pagemap` (see its documentation, admin-guide/mm/pagemap).
#![expect(unsafe_code, reason = "wasmtime's memory is made of pages that the compiler knows nothing of")]

use std::ffi::c_void;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::ptr::{self, NonNull};
use std::sync::{Arc, Mutex, PoisonError};

use rustix::mm::{
    Advice, MapFlags, MprotectFlags, ProtFlags, madvise, mmap, mmap_anonymous, mprotect, munmap,
};
use wasmtime::{LinearMemory, MemoryCreator, MemoryType};

/// Written pages that are kept and restored one by one. Where there are more, all are let go.
const MOST_KEPT: usize = 1024;
/// What `/proc/self/pagemap` says of a page in 8 bytes: it is in memory, or swapped out, and not a file's.
const PRESENT: u64 = 1 << 63;
const SWAPPED: u64 = 1 << 62;
const OF_A_FILE: u64 = 1 << 61;
const ENTRY_BYTES: usize = 8;

/// Makes the memory of instances, and keeps it for the next ones.
pub(crate) struct Memories(Arc<Shared>);

struct Shared {
    image: Mapping,
    image_file: File,
    free: Mutex<Vec<Region>>,
    /// `None`: there is no such file here, and written pages are let go.
    pagemap: Option<File>,
    page_bytes: usize,
}

impl Memories {
    /// For memories that hold the content of `image` at first, and behind it zeros. Nobody may write to the file.
    pub(crate) fn new(image: &File) -> io::Result<Self> {
        let image_file = image.try_clone()?;
        let length = usize::try_from(image.metadata()?.len()).map_err(io::Error::other)?;
        // SAFETY: a new mapping, which is only read.
        let base =
            unsafe { mmap(ptr::null_mut(), length, ProtFlags::READ, MapFlags::PRIVATE, &image_file, 0)? };
        let image = Mapping::new(base, length)?;
        let pagemap = File::open("/proc/self/pagemap").ok();
        let page_bytes = rustix::param::page_size();
        Ok(Self(Arc::new(Shared { image, image_file, free: Mutex::default(), pagemap, page_bytes })))
    }
}

// SAFETY: `Lent` below is memory as wasmtime asks for: it stays where it is, `byte_size` bytes of it can be used, and the
// rest of what was asked for, guard included, cannot. That it does not hold zeros at first is as if the module had them as
// its data: no content of its memory can do more than its code could write there.
unsafe impl MemoryCreator for Memories {
    fn new_memory(
        &self,
        _ty: MemoryType,
        minimum: usize,
        _maximum: Option<usize>,
        reserved: Option<usize>,
        guard: usize,
    ) -> Result<Box<dyn LinearMemory>, String> {
        let free = self.0.free.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let (reserved, whole) = (reserved.unwrap_or(minimum), reserved.unwrap_or(minimum) + guard);
        let region = match free {
            // The component has one memory: all are of one kind.
            Some(region)
                if (region.initial, region.reserved, region.mapping.length) == (minimum, reserved, whole) =>
            {
                Ok(region)
            }
            _ => Region::new(&self.0, minimum, reserved, whole),
        };
        let region = region.map_err(|error| format!("an instance's memory cannot be mapped: {error}"))?;
        Ok(Box::new(Lent { region: Some(region), home: Arc::clone(&self.0) }))
    }
}

/// Memory that an instance has.
struct Lent {
    /// There until it is dropped.
    region: Option<Region>,
    home: Arc<Shared>,
}

// SAFETY: as said of `Memories`.
unsafe impl LinearMemory for Lent {
    fn byte_size(&self) -> usize {
        self.region.as_ref().map_or(0, |region| region.size)
    }

    fn byte_capacity(&self) -> usize {
        self.region.as_ref().map_or(0, |region| region.reserved)
    }

    fn grow_to(&mut self, size: usize) -> wasmtime::Result<()> {
        match &mut self.region {
            Some(region) if size <= region.reserved => Ok(region.grow_to(size)?),
            _ => Err(wasmtime::Error::msg("no instance has as much memory")),
        }
    }

    fn as_ptr(&self) -> *mut u8 {
        self.region.as_ref().map_or(ptr::null_mut(), |region| region.mapping.base.as_ptr().cast())
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        // One that cannot be made as it was is unmapped.
        if let Some(mut region) = self.region.take()
            && region.restore(&self.home).is_ok()
        {
            self.home.free.lock().unwrap_or_else(PoisonError::into_inner).push(region);
        }
    }
}

/// Address space, unmapped when dropped.
struct Mapping {
    base: NonNull<c_void>,
    length: usize,
}

// SAFETY: no thread has a right to it that another has not; who has `&mut` alone writes.
unsafe impl Send for Mapping {}
// SAFETY: the same.
unsafe impl Sync for Mapping {}

impl Mapping {
    /// What `mmap` has just answered.
    fn new(base: *mut c_void, length: usize) -> io::Result<Self> {
        let base = NonNull::new(base).ok_or_else(|| io::Error::other("mapped at no address"))?;
        Ok(Self { base, length })
    }

    /// The address `offset` bytes in.
    fn at(&self, offset: usize) -> *mut c_void {
        assert!(offset <= self.length, "beyond the mapping");
        // SAFETY: within the mapping, or one behind it.
        unsafe { self.base.as_ptr().byte_add(offset) }
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        // SAFETY: it is this value's own, and nothing refers to it any more. An error would say that it is no mapping.
        let _ = unsafe { munmap(self.base.as_ptr(), self.length) };
    }
}

/// Room for the memory of one instance.
struct Region {
    mapping: Mapping,
    /// Bytes that every instance has at first.
    initial: usize,
    /// Bytes that this one has now.
    size: usize,
    /// Bytes that it may grow to.
    reserved: usize,
    /// For reading what the kernel knows of its pages.
    entries: Vec<u8>,
}

impl Region {
    fn new(shared: &Shared, initial: usize, reserved: usize, whole: usize) -> io::Result<Self> {
        let image_bytes = shared.image.length;
        if initial < image_bytes || reserved < initial {
            return Err(io::Error::other("it is smaller than what it has to hold"));
        }
        let flags = MapFlags::PRIVATE | MapFlags::NORESERVE;
        // SAFETY: a new mapping.
        let base = unsafe { mmap_anonymous(ptr::null_mut(), whole, ProtFlags::empty(), flags)? };
        let mapping = Mapping::new(base, whole)?;
        let writable = ProtFlags::READ | ProtFlags::WRITE;
        let flags = MapFlags::PRIVATE | MapFlags::FIXED;
        // SAFETY: in place of the first part of this mapping, which is longer, and which nothing refers to yet.
        unsafe { mmap(base, image_bytes, writable, flags, &shared.image_file, 0)? };
        let (behind, length) = (mapping.at(image_bytes), initial - image_bytes);
        // SAFETY: another part of this mapping.
        unsafe { mprotect(behind, length, MprotectFlags::READ | MprotectFlags::WRITE)? };
        // SAFETY: the same part. A huge page would have to be cleared whole each time; an error says that there are none.
        let _ = unsafe { madvise(behind, length, Advice::LinuxNoHugepage) };
        let entries = vec![0; initial / shared.page_bytes * ENTRY_BYTES];
        Ok(Self { mapping, initial, size: initial, reserved, entries })
    }

    fn grow_to(&mut self, size: usize) -> io::Result<()> {
        if size > self.size {
            // SAFETY: within the reservation, which is the instance's; more of it can be used from now on.
            unsafe {
                let access = MprotectFlags::READ | MprotectFlags::WRITE;
                mprotect(self.mapping.at(self.size), size - self.size, access)?;
            }
            self.size = size;
        }
        Ok(())
    }

    /// Makes it as it was when it was new.
    fn restore(&mut self, shared: &Shared) -> io::Result<()> {
        if self.size > self.initial {
            let flags = MapFlags::PRIVATE | MapFlags::NORESERVE | MapFlags::FIXED;
            // SAFETY: in place of the part that this instance has grown by; there is no instance any more.
            unsafe {
                let grown = self.mapping.at(self.initial);
                mmap_anonymous(grown, self.size - self.initial, ProtFlags::empty(), flags)?;
            }
            self.size = self.initial;
        }
        match self.written(shared) {
            Some(pages) if pages.len() <= MOST_KEPT => {
                for page in pages {
                    self.restore_page(shared, page * shared.page_bytes);
                }
                Ok(())
            }
            _ => {
                // SAFETY: the pages get the content of what is mapped there, the image or zeros, when they are used again.
                unsafe { madvise(self.mapping.at(0), self.initial, Advice::LinuxDontNeed)? };
                Ok(())
            }
        }
    }

    /// The pages that are this region's own, not the image's. `None`: nobody knows.
    fn written(&mut self, shared: &Shared) -> Option<Vec<usize>> {
        let first = self.mapping.base.as_ptr().addr() / shared.page_bytes;
        let offset = u64::try_from(first * ENTRY_BYTES).ok()?;
        shared.pagemap.as_ref()?.read_exact_at(&mut self.entries, offset).ok()?;
        let is_own = |entry: &[u8; ENTRY_BYTES]| {
            let entry = u64::from_ne_bytes(*entry);
            entry & (PRESENT | SWAPPED) != 0 && entry & OF_A_FILE == 0
        };
        let (entries, _) = self.entries.as_chunks();
        Some(entries.iter().enumerate().filter(|(_, entry)| is_own(entry)).map(|(page, _)| page).collect())
    }

    fn restore_page(&mut self, shared: &Shared, offset: usize) {
        let length = shared.page_bytes;
        assert!(offset + length <= self.initial, "beyond what every instance has");
        let page = self.mapping.at(offset).cast::<u8>();
        if offset + length <= shared.image.length {
            let content = shared.image.at(offset).cast::<u8>();
            // SAFETY: `length` bytes can be read there, and written here, where nothing refers to them; these are two mappings.
            unsafe { ptr::copy_nonoverlapping(content, page, length) };
        } else {
            // SAFETY: `length` bytes can be written here, and nothing refers to them.
            unsafe { ptr::write_bytes(page, 0, length) };
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    const PAGE: usize = 64 << 10;

    fn memories() -> Memories {
        let mut file = tempfile::tempfile().unwrap();
        let image: Vec<u8> = (0..2 * PAGE).map(|at| u8::try_from(at % 251).unwrap()).collect();
        file.write_all(&image).unwrap();
        Memories::new(&file).unwrap()
    }

    fn region(shared: &Shared, pages: usize) -> Region {
        Region::new(shared, pages * PAGE, 4 << 30, (4 << 30) + PAGE).unwrap()
    }

    fn bytes(region: &mut Region) -> &mut [u8] {
        // SAFETY: as many can be used, and the test has the region alone.
        unsafe { std::slice::from_raw_parts_mut(region.mapping.at(0).cast(), region.size) }
    }

    fn is_new(region: &mut Region) -> bool {
        bytes(region)
            .iter()
            .enumerate()
            .all(|(at, byte)| usize::from(*byte) == if at < 2 * PAGE { at % 251 } else { 0 })
    }

    #[test]
    fn a_region_is_as_new_after_whatever_was_written_to_it() {
        let Memories(shared) = memories();
        let mut region = region(&shared, 4);
        assert!(is_new(&mut region));
        for places in [vec![0], vec![5, PAGE, 4 * PAGE - 1], (0..4 * PAGE).collect::<Vec<_>>()] {
            for _ in 0..2 {
                for place in &places {
                    bytes(&mut region)[*place] ^= 0xff;
                }
                assert!(!is_new(&mut region));
                region.restore(&shared).unwrap();
                assert!(is_new(&mut region));
            }
        }
    }

    #[test]
    fn what_it_has_grown_by_is_taken_back_and_is_zeros_when_it_grows_again() {
        let Memories(shared) = memories();
        let mut region = region(&shared, 2);
        for _ in 0..2 {
            region.grow_to(9 * PAGE).unwrap();
            assert!(is_new(&mut region));
            bytes(&mut region)[2 * PAGE..].fill(7);
            region.restore(&shared).unwrap();
            assert_eq!(region.size, 2 * PAGE);
        }
    }

    #[test]
    fn many_written_pages_are_let_go() {
        let Memories(shared) = memories();
        let mut region = region(&shared, 2 + 2 * MOST_KEPT * shared.page_bytes / PAGE);
        bytes(&mut region).fill(1);
        region.restore(&shared).unwrap();
        assert_eq!(region.written(&shared).unwrap(), Vec::<usize>::new());
        assert!(is_new(&mut region));
    }

    #[test]
    fn without_the_kernels_account_all_pages_are_let_go() {
        let Memories(shared) = memories();
        let shared = Shared { pagemap: None, ..Arc::into_inner(shared).unwrap() };
        let mut region = region(&shared, 3);
        bytes(&mut region).fill(1);
        region.restore(&shared).unwrap();
        assert!(is_new(&mut region));
    }

    #[test]
    fn a_memory_smaller_than_the_image_is_refused() {
        let Memories(shared) = memories();
        assert!(Region::new(&shared, PAGE, 4 << 30, 4 << 30).is_err());
    }
}
