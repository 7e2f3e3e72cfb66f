//! A guest's files: a tree in memory that begins at `/`, is bounded in size, and is gone with the guest.

use std::collections::BTreeMap;

use tockbox_core::GuestFile;

/// What a file or directory takes beside its content, in bytes.
const NODE_BYTES: u64 = 256;
/// Symbolic links followed in one path.
const MOST_LINKS: u32 = 32;
/// Bytes of a name.
const LONGEST_NAME: usize = 255;

/// A node's place in the tree.
pub(crate) type NodeId = usize;

/// The root directory, where the guest starts.
pub(crate) const ROOT: NodeId = 0;

/// Why something cannot be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    Exists,
    Invalid,
    IsDirectory,
    Loop,
    NameTooLong,
    NoEntry,
    NoSpace,
    NotDirectory,
    NotEmpty,
    NotPermitted,
}

/// What a node is.
#[derive(Debug)]
pub(crate) enum Node {
    File(Vec<u8>),
    /// Names, and the directory that it lies in.
    Directory(BTreeMap<String, NodeId>, NodeId),
    Link(String),
}

/// The tree.
#[derive(Debug)]
pub(crate) struct Files {
    /// Nodes that are removed keep their place, empty, until the guest ends.
    nodes: Vec<Entry>,
    used: u64,
    limit: u64,
}

#[derive(Debug)]
struct Entry {
    node: Node,
    names: u64,
    /// Descriptors and streams that have it open.
    holders: u64,
    changed: (u64, u32),
}

/// Where a path leads.
pub(crate) struct Place {
    directory: NodeId,
    /// Empty: the directory itself.
    name: String,
    /// What is there.
    pub(crate) node: Option<NodeId>,
}

impl Files {
    /// No tree yet.
    pub(crate) fn none() -> Self {
        Self { nodes: Vec::new(), used: 0, limit: 0 }
    }

    /// A tree with `files` in its root, an empty `/tmp` and room for `limit` bytes in all.
    pub(crate) fn new(files: &[GuestFile], limit: u64) -> Result<Self, Refusal> {
        let root =
            Entry { node: Node::Directory(BTreeMap::new(), ROOT), names: 1, holders: 0, changed: (0, 0) };
        let mut tree = Self { nodes: vec![root], limit, ..Self::none() };
        tree.make_directory(ROOT, "tmp", (0, 0))?;
        for file in files {
            let mut folder = ROOT;
            let (folders, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
            for part in folders.split('/').filter(|part| !part.is_empty()) {
                let place = tree.find(folder, part, true)?;
                folder = match place.node {
                    Some(found) => found,
                    None => tree.make_directory(folder, part, (0, 0))?,
                };
            }
            let place = tree.find(folder, name, true)?;
            let node = tree.open(&place, Opening { create: true, ..Opening::default() }, (0, 0))?;
            tree.write(node, &file.content, 0, (0, 0))?;
        }
        Ok(tree)
    }

    /// Where `path` leads from `directory`. No path leads out of the tree: above its root is its root.
    pub(crate) fn find(&self, directory: NodeId, path: &str, follow: bool) -> Result<Place, Refusal> {
        self.find_within(directory, path, follow, MOST_LINKS)
    }

    fn find_within(&self, from: NodeId, path: &str, follow: bool, links: u32) -> Result<Place, Refusal> {
        if path.is_empty() {
            return Err(Refusal::NoEntry);
        }
        let mut here = if path.starts_with('/') { ROOT } else { from };
        let mut parts = path.split('/').filter(|part| !part.is_empty() && *part != ".").peekable();
        while let Some(part) = parts.next() {
            let (entries, parent) = self.directory(here)?;
            if part == ".." {
                here = parent;
                continue;
            }
            if part.len() > LONGEST_NAME {
                return Err(Refusal::NameTooLong);
            }
            let last = parts.peek().is_none();
            let found = entries.get(part).copied();
            if let Some(Node::Link(target)) = found.map(|id| &self.nodes[id].node)
                && (!last || follow)
            {
                let links = links.checked_sub(1).ok_or(Refusal::Loop)?;
                let rest: Vec<&str> = std::iter::once(target.as_str()).chain(parts).collect();
                return self.find_within(here, &rest.join("/"), follow, links);
            }
            if last {
                return Ok(Place { directory: here, name: part.to_owned(), node: found });
            }
            here = found.ok_or(Refusal::NoEntry)?;
        }
        Ok(Place { directory: here, name: String::new(), node: Some(here) })
    }

    fn directory(&self, id: NodeId) -> Result<(&BTreeMap<String, NodeId>, NodeId), Refusal> {
        match &self.nodes[id].node {
            Node::Directory(entries, parent) => Ok((entries, *parent)),
            Node::File(_) | Node::Link(_) => Err(Refusal::NotDirectory),
        }
    }

    /// A node, how many names it has, and when it was changed.
    pub(crate) fn look(&self, id: NodeId) -> (&Node, u64, (u64, u32)) {
        let entry = &self.nodes[id];
        (&entry.node, entry.names, entry.changed)
    }

    /// Says when a node was changed.
    pub(crate) fn touch(&mut self, id: NodeId, when: (u64, u32)) {
        self.nodes[id].changed = when;
    }

    /// Opens what is at a place, or makes a file there.
    pub(crate) fn open(&mut self, place: &Place, how: Opening, now: (u64, u32)) -> Result<NodeId, Refusal> {
        let Some(id) = place.node else {
            if !how.create || how.directory {
                return Err(Refusal::NoEntry);
            }
            return self.add(place, Node::File(Vec::new()), now);
        };
        match &self.nodes[id].node {
            _ if how.create && how.exclusive => Err(Refusal::Exists),
            Node::Link(_) => Err(Refusal::Loop),
            Node::Directory(..) if how.write || how.truncate => Err(Refusal::IsDirectory),
            Node::File(_) if how.directory => Err(Refusal::NotDirectory),
            Node::File(_) if how.truncate => self.set_size(id, 0, now).map(|()| id),
            Node::File(_) | Node::Directory(..) => Ok(id),
        }
    }

    fn add(&mut self, place: &Place, node: Node, now: (u64, u32)) -> Result<NodeId, Refusal> {
        self.take(NODE_BYTES + place.name.len() as u64)?;
        self.nodes.push(Entry { node, names: 1, holders: 0, changed: now });
        let id = self.nodes.len() - 1;
        self.enter(place, id);
        Ok(id)
    }

    fn enter(&mut self, place: &Place, id: NodeId) {
        if let Node::Directory(entries, _) = &mut self.nodes[place.directory].node {
            entries.insert(place.name.clone(), id);
        }
        if let Node::Directory(_, parent) = &mut self.nodes[id].node {
            *parent = place.directory;
        }
    }

    fn leave(&mut self, place: &Place) {
        if let Node::Directory(entries, _) = &mut self.nodes[place.directory].node {
            entries.remove(&place.name);
        }
    }

    fn take(&mut self, bytes: u64) -> Result<(), Refusal> {
        let used = self.used.saturating_add(bytes);
        if used > self.limit {
            return Err(Refusal::NoSpace);
        }
        self.used = used;
        Ok(())
    }

    /// The bytes of a file from `at` on, at most `length`.
    pub(crate) fn read(&self, id: NodeId, at: u64, length: u64) -> Result<&[u8], Refusal> {
        let Node::File(content) = &self.nodes[id].node else { return Err(Refusal::IsDirectory) };
        let start = usize::try_from(at).unwrap_or(usize::MAX).min(content.len());
        let length = usize::try_from(length).unwrap_or(usize::MAX).min(content.len() - start);
        Ok(&content[start..start + length])
    }

    /// Writes into a file; a gap is filled with zeros.
    pub(crate) fn write(
        &mut self,
        id: NodeId,
        bytes: &[u8],
        at: u64,
        now: (u64, u32),
    ) -> Result<(), Refusal> {
        let end = at.checked_add(bytes.len() as u64).ok_or(Refusal::Invalid)?;
        let size = self.size(id)?;
        self.take(end.saturating_sub(size))?;
        let entry = &mut self.nodes[id];
        entry.changed = now;
        if let Node::File(content) = &mut entry.node {
            // Both fit: the limit on all files does.
            let (at, end) = (usize::try_from(at).unwrap_or(0), usize::try_from(end).unwrap_or(0));
            if content.len() < end {
                content.resize(end, 0);
            }
            content[at..end].copy_from_slice(bytes);
        }
        Ok(())
    }

    /// A file's length.
    pub(crate) fn size(&self, id: NodeId) -> Result<u64, Refusal> {
        match &self.nodes[id].node {
            Node::File(content) => Ok(content.len() as u64),
            Node::Directory(..) | Node::Link(_) => Err(Refusal::IsDirectory),
        }
    }

    /// Cuts a file or fills it with zeros.
    pub(crate) fn set_size(&mut self, id: NodeId, size: u64, now: (u64, u32)) -> Result<(), Refusal> {
        let before = self.size(id)?;
        self.take(size.saturating_sub(before))?;
        let entry = &mut self.nodes[id];
        if let Node::File(content) = &mut entry.node {
            content.resize(usize::try_from(size).unwrap_or(0), 0);
            entry.changed = now;
            self.used -= before.saturating_sub(size);
        }
        Ok(())
    }

    /// Makes a directory.
    pub(crate) fn make_directory(
        &mut self,
        from: NodeId,
        path: &str,
        now: (u64, u32),
    ) -> Result<NodeId, Refusal> {
        let place = self.find(from, path, false)?;
        match place.node {
            Some(_) => Err(Refusal::Exists),
            None => self.add(&place, Node::Directory(BTreeMap::new(), place.directory), now),
        }
    }

    /// Makes a symbolic link.
    pub(crate) fn make_link(
        &mut self,
        from: NodeId,
        path: &str,
        target: &str,
        now: (u64, u32),
    ) -> Result<(), Refusal> {
        let place = self.find(from, path, false)?;
        if place.node.is_some() {
            return Err(Refusal::Exists);
        }
        self.take(target.len() as u64)?;
        self.add(&place, Node::Link(target.to_owned()), now).map(|_| ())
    }

    /// Gives a file one more name.
    pub(crate) fn link(&mut self, old: (NodeId, &str, bool), new: (NodeId, &str)) -> Result<(), Refusal> {
        let id = self.find(old.0, old.1, old.2)?.node.ok_or(Refusal::NoEntry)?;
        if matches!(self.nodes[id].node, Node::Directory(..)) {
            return Err(Refusal::NotPermitted);
        }
        let place = self.find(new.0, new.1, false)?;
        if place.node.is_some() {
            return Err(Refusal::Exists);
        }
        self.take(place.name.len() as u64)?;
        self.nodes[id].names += 1;
        self.enter(&place, id);
        Ok(())
    }

    /// Removes a name of a file or link.
    pub(crate) fn unlink(&mut self, from: NodeId, path: &str) -> Result<(), Refusal> {
        let place = self.find(from, path, false)?;
        let id = place.node.ok_or(Refusal::NoEntry)?;
        if matches!(self.nodes[id].node, Node::Directory(..)) {
            return Err(Refusal::IsDirectory);
        }
        self.forget(&place, id);
        Ok(())
    }

    fn forget(&mut self, place: &Place, id: NodeId) {
        self.leave(place);
        self.nodes[id].names -= 1;
        self.free(id);
    }

    /// Something has opened a node, which is kept for it whatever becomes of its names.
    pub(crate) fn hold(&mut self, id: NodeId) {
        self.nodes[id].holders += 1;
    }

    /// It has closed it.
    pub(crate) fn release(&mut self, id: NodeId) {
        self.nodes[id].holders -= 1;
        self.free(id);
    }

    fn free(&mut self, id: NodeId) {
        let entry = &mut self.nodes[id];
        if entry.names == 0
            && entry.holders == 0
            && let Node::File(content) = &mut entry.node
        {
            self.used = self.used.saturating_sub(content.len() as u64);
            *content = Vec::new();
        }
    }

    /// Removes an empty directory.
    pub(crate) fn remove_directory(&mut self, from: NodeId, path: &str) -> Result<(), Refusal> {
        let place = self.find(from, path, false)?;
        let id = place.node.ok_or(Refusal::NoEntry)?;
        let (entries, _) = self.directory(id)?;
        if !entries.is_empty() {
            return Err(Refusal::NotEmpty);
        }
        if place.name.is_empty() {
            return Err(Refusal::NotPermitted);
        }
        self.leave(&place);
        Ok(())
    }

    /// Gives something another name, in place of what has it.
    pub(crate) fn rename(&mut self, old: (NodeId, &str), new: (NodeId, &str)) -> Result<(), Refusal> {
        let from = self.find(old.0, old.1, false)?;
        let id = from.node.ok_or(Refusal::NoEntry)?;
        let to = self.find(new.0, new.1, false)?;
        if from.name.is_empty() || to.name.is_empty() || self.is_below(to.directory, id) {
            return Err(Refusal::Invalid);
        }
        if let Some(there) = to.node.filter(|there| *there != id) {
            match (&self.nodes[id].node, &self.nodes[there].node) {
                (Node::Directory(..), Node::Directory(entries, _)) if !entries.is_empty() => {
                    return Err(Refusal::NotEmpty);
                }
                (Node::Directory(..), Node::Directory(..)) => {}
                (Node::Directory(..), _) => return Err(Refusal::NotDirectory),
                (_, Node::Directory(..)) => return Err(Refusal::IsDirectory),
                _ => self.forget(&to, there),
            }
        }
        self.leave(&from);
        self.enter(&to, id);
        Ok(())
    }

    fn is_below(&self, mut id: NodeId, above: NodeId) -> bool {
        while id != ROOT {
            if id == above {
                return true;
            }
            let Ok((_, parent)) = self.directory(id) else { return false };
            id = parent;
        }
        above == ROOT
    }

    /// The names in a directory, with what they name.
    pub(crate) fn list(&self, id: NodeId) -> Result<Vec<(String, NodeId)>, Refusal> {
        let (entries, _) = self.directory(id)?;
        Ok(entries.iter().map(|(name, id)| (name.clone(), *id)).collect())
    }
}

/// How something is opened.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "flags of open, each by itself")]
pub(crate) struct Opening {
    pub(crate) create: bool,
    pub(crate) exclusive: bool,
    pub(crate) truncate: bool,
    pub(crate) directory: bool,
    pub(crate) write: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: (u64, u32) = (5, 0);

    fn tree() -> Files {
        let file = |path: &str| GuestFile { path: path.to_owned(), content: path.as_bytes().to_vec() };
        Files::new(&[file("a.txt"), file("d/e/b.txt")], 10_000).unwrap()
    }

    fn read(files: &Files, path: &str) -> Result<String, Refusal> {
        let id = files.find(ROOT, path, true)?.node.ok_or(Refusal::NoEntry)?;
        files.read(id, 0, 1000).map(|bytes| String::from_utf8(bytes.to_vec()).unwrap())
    }

    #[test]
    fn files_are_where_they_were_put_by_any_path_to_them() {
        let files = tree();
        for path in ["d/e/b.txt", "/d/e/b.txt", "d/./e//b.txt", "../../d/e/../e/b.txt"] {
            assert_eq!(read(&files, path).as_deref(), Ok("d/e/b.txt"), "{path}");
        }
        assert_eq!(read(&files, "d/b.txt"), Err(Refusal::NoEntry));
        assert_eq!(read(&files, "a.txt/b"), Err(Refusal::NotDirectory));
        assert_eq!(read(&files, &"x".repeat(256)), Err(Refusal::NameTooLong));
    }

    #[test]
    fn no_link_leads_out_or_around_for_ever() {
        let mut files = tree();
        files.make_link(ROOT, "up", "../../../a.txt", NOW).unwrap();
        assert_eq!(read(&files, "up").as_deref(), Ok("a.txt"));
        files.make_link(ROOT, "x", "y", NOW).unwrap();
        files.make_link(ROOT, "y", "x", NOW).unwrap();
        assert_eq!(read(&files, "x"), Err(Refusal::Loop));
        files.make_link(ROOT, "dir", "d", NOW).unwrap();
        assert_eq!(read(&files, "dir/e/b.txt").as_deref(), Ok("d/e/b.txt"));
    }

    #[test]
    fn what_is_written_counts_until_it_is_removed() {
        let mut files = Files::new(&[], 2000).unwrap();
        let create = Opening { create: true, ..Opening::default() };
        let place = files.find(ROOT, "f", true).unwrap();
        let id = files.open(&place, create, NOW).unwrap();
        files.write(id, &[1; 1000], 0, NOW).unwrap();
        assert_eq!(files.write(id, &[1; 1000], 1000, NOW), Err(Refusal::NoSpace));
        assert_eq!(files.write(id, b"x", u64::MAX, NOW), Err(Refusal::Invalid));
        files.set_size(id, 10, NOW).unwrap();
        files.write(id, &[1; 900], 100, NOW).unwrap();
        assert_eq!(files.read(id, 5, 10).unwrap(), [1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
        files.hold(id);
        files.unlink(ROOT, "f").unwrap();
        assert_eq!(files.read(id, 999, 10).unwrap(), [1]);
        assert_eq!(files.write(id, &[1; 1000], 1000, NOW), Err(Refusal::NoSpace));
        files.release(id);
        let place = files.find(ROOT, "g", true).unwrap();
        let other = files.open(&place, create, NOW).unwrap();
        files.write(other, &[1; 1000], 0, NOW).unwrap();
    }

    #[test]
    fn a_directory_is_not_moved_into_itself_nor_removed_with_what_it_holds() {
        let mut files = tree();
        assert_eq!(files.rename((ROOT, "d"), (ROOT, "d/e/f")), Err(Refusal::Invalid));
        assert_eq!(files.remove_directory(ROOT, "d"), Err(Refusal::NotEmpty));
        assert_eq!(files.unlink(ROOT, "d"), Err(Refusal::IsDirectory));
        files.rename((ROOT, "d/e"), (ROOT, "z")).unwrap();
        assert_eq!(read(&files, "z/../z/b.txt").as_deref(), Ok("d/e/b.txt"));
        files.remove_directory(ROOT, "d").unwrap();
        files.rename((ROOT, "a.txt"), (ROOT, "z/b.txt")).unwrap();
        assert_eq!(read(&files, "z/b.txt").as_deref(), Ok("a.txt"));
        assert_eq!(
            files.list(ROOT).unwrap().into_iter().map(|(name, _)| name).collect::<Vec<_>>(),
            ["tmp", "z"]
        );
    }

    #[test]
    fn opening_says_no_where_a_file_system_does() {
        let mut files = tree();
        let open = |files: &mut Files, path: &str, how: Opening| {
            let place = files.find(ROOT, path, true)?;
            files.open(&place, how, NOW)
        };
        let create = Opening { create: true, ..Opening::default() };
        assert_eq!(open(&mut files, "a.txt", Opening { exclusive: true, ..create }), Err(Refusal::Exists));
        assert_eq!(open(&mut files, "d", Opening { write: true, ..create }), Err(Refusal::IsDirectory));
        assert_eq!(open(&mut files, "no", Opening::default()), Err(Refusal::NoEntry));
        let directory = Opening { directory: true, ..Opening::default() };
        assert_eq!(open(&mut files, "a.txt", directory), Err(Refusal::NotDirectory));
        open(&mut files, "a.txt", Opening { truncate: true, write: true, ..create }).unwrap();
        assert_eq!(read(&files, "a.txt").as_deref(), Ok(""));
    }
}
