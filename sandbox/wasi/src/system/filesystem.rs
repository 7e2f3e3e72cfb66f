//! Files: the guest's own tree in memory, under the names and numbers of WASI.

mod types;

use wasmtime::StoreContextMut;
use wasmtime::component::{Linker, Resource, ResourceType};

use self::types::{
    Advice, DescriptorFlags, DescriptorStat, DescriptorType, DirectoryEntry, ErrorCode, MetadataHash,
    NewTimestamp, OpenFlags, PathFlags,
};
use super::clocks::Datetime;
use super::interface;
use super::streams::{Input, Output};
use crate::files::{Files, Node, NodeId, Opening, ROOT, Refusal};
use crate::state::{MOST_OPEN, State, calendar};

/// Bytes of one read at most.
const READ_BYTES: u64 = 1 << 20;

type Store<'a> = StoreContextMut<'a, State>;
/// What a function of the interface returns.
type Returned<T> = wasmtime::Result<(Result<T, ErrorCode>,)>;
type Open = Resource<Descriptor>;

/// Something that the guest has open.
pub(super) struct Descriptor {
    node: NodeId,
    flags: DescriptorFlags,
}

/// A directory that is being listed: what is left of it, backwards.
pub(super) struct Listing(Vec<DirectoryEntry>);

pub(super) fn link(linker: &mut Linker<State>) -> wasmtime::Result<()> {
    let mut types = linker.instance(&interface("filesystem/types"))?;
    types.resource("descriptor", ResourceType::host::<Descriptor>(), |mut store, rep| {
        let state = store.data_mut();
        let node = state.table.delete(Open::new_own(rep))?.node;
        state.files.release(node);
        state.open -= 1;
        Ok(())
    })?;
    types.resource("directory-entry-stream", ResourceType::host::<Listing>(), |mut store, rep| {
        store.data_mut().table.delete(Resource::<Listing>::new_own(rep))?;
        Ok(())
    })?;
    link_content(linker)?;
    link_about(linker)?;
    link_paths(linker)?;
    link_names(linker)?;
    linker.instance(&interface("filesystem/preopens"))?.func_wrap(
        "get-directories",
        |mut store: Store, (): ()| {
            let state = store.data_mut();
            state.files.hold(ROOT);
            let flags = DescriptorFlags::READ | DescriptorFlags::MUTATE;
            let root = state.table.push(Descriptor { node: ROOT, flags })?;
            state.open += 1;
            Ok((vec![(root, "/".to_owned())],))
        },
    )
}

/// Reading and writing what is open.
fn link_content(linker: &mut Linker<State>) -> wasmtime::Result<()> {
    let mut types = linker.instance(&interface("filesystem/types"))?;
    types.func_wrap("[method]descriptor.read-via-stream", |mut store: Store, (of, at): (Open, u64)| {
        let (files, node) = at_work(&mut store, &of)?;
        files.hold(node);
        Ok((Ok::<_, ErrorCode>(store.data_mut().table.push(Input::File { node, at })?),))
    })?;
    types.func_wrap("[method]descriptor.write-via-stream", |mut store: Store, (of, at): (Open, u64)| {
        write_stream(&mut store, &of, Some(at))
    })?;
    types.func_wrap("[method]descriptor.append-via-stream", |mut store: Store, (of,): (Open,)| {
        write_stream(&mut store, &of, None)
    })?;
    types.func_wrap("[method]descriptor.read", |mut store: Store, (of, length, at): (Open, u64, u64)| {
        let length = length.min(READ_BYTES);
        let (files, node) = at_work(&mut store, &of)?;
        let read = match files.read(node, at, length) {
            Ok(bytes) => Ok((bytes.to_vec(), (bytes.len() as u64) < length)),
            // The C library takes no error here: it frees what it was not given.
            Err(Refusal::IsDirectory) => Ok((Vec::new(), true)),
            Err(refusal) => Err(ErrorCode::from(refusal)),
        };
        Ok((read,))
    })?;
    types.func_wrap(
        "[method]descriptor.write",
        |mut store: Store, (of, bytes, at): (Open, Vec<u8>, u64)| {
            let now = calendar(&store)?;
            if !store.data().table.get(&of)?.flags.contains(DescriptorFlags::WRITE) {
                return Ok((Err(ErrorCode::BadDescriptor),));
            }
            let (files, node) = at_work(&mut store, &of)?;
            let written = files.write(node, &bytes, at, now).map(|()| bytes.len() as u64);
            Ok((written.map_err(ErrorCode::from),))
        },
    )?;
    types.func_wrap("[method]descriptor.set-size", |mut store: Store, (of, size): (Open, u64)| {
        let now = calendar(&store)?;
        let (files, node) = at_work(&mut store, &of)?;
        done(files.set_size(node, size, now))
    })?;
    types.func_wrap("[method]descriptor.advise", |_: Store, (_, _, _, _): (Open, u64, u64, Advice)| {
        done(Ok(()))
    })?;
    for name in ["[method]descriptor.sync-data", "[method]descriptor.sync"] {
        types.func_wrap(name, |_: Store, (_,): (Open,)| done(Ok(())))?;
    }
    Ok(())
}

/// What is known of what is open, or of what a path leads to.
fn link_about(linker: &mut Linker<State>) -> wasmtime::Result<()> {
    let mut types = linker.instance(&interface("filesystem/types"))?;
    types.func_wrap("[method]descriptor.get-flags", |store: Store, (of,): (Open,)| {
        Ok((Ok::<_, ErrorCode>(store.data().table.get(&of)?.flags),))
    })?;
    types.func_wrap("[method]descriptor.get-type", |mut store: Store, (of,): (Open,)| {
        let (files, node) = at_work(&mut store, &of)?;
        Ok((Ok::<_, ErrorCode>(stat(files, node).kind),))
    })?;
    types.func_wrap("[method]descriptor.stat", |mut store: Store, (of,): (Open,)| {
        let (files, node) = at_work(&mut store, &of)?;
        Ok((Ok::<_, ErrorCode>(stat(files, node)),))
    })?;
    types.func_wrap(
        "[method]descriptor.stat-at",
        |mut store: Store, (of, how, path): (Open, PathFlags, String)| {
            let (files, from) = at_work(&mut store, &of)?;
            Ok((found(files, from, &path, how).map(|node| stat(files, node)),))
        },
    )?;
    types.func_wrap("[method]descriptor.metadata-hash", |mut store: Store, (of,): (Open,)| {
        let (_, node) = at_work(&mut store, &of)?;
        Ok((Ok::<_, ErrorCode>(hash(node)),))
    })?;
    types.func_wrap(
        "[method]descriptor.metadata-hash-at",
        |mut store: Store, (of, how, path): (Open, PathFlags, String)| {
            let (files, from) = at_work(&mut store, &of)?;
            Ok((found(files, from, &path, how).map(hash),))
        },
    )?;
    types.func_wrap(
        "[method]descriptor.set-times",
        |mut store: Store, (of, _, to): (Open, NewTimestamp, NewTimestamp)| {
            let now = calendar(&store)?;
            let (files, node) = at_work(&mut store, &of)?;
            set_time(files, node, to, now);
            done(Ok(()))
        },
    )?;
    types.func_wrap(
        "[method]descriptor.set-times-at",
        |mut store: Store, (of, how, path, _, to): (Open, PathFlags, String, NewTimestamp, NewTimestamp)| {
            let now = calendar(&store)?;
            let (files, from) = at_work(&mut store, &of)?;
            Ok((found(files, from, &path, how).map(|node| set_time(files, node, to, now)),))
        },
    )
}

/// Opening, listing, and what links say.
fn link_paths(linker: &mut Linker<State>) -> wasmtime::Result<()> {
    let mut types = linker.instance(&interface("filesystem/types"))?;
    types.func_wrap(
        "[method]descriptor.open-at",
        |mut store: Store,
         (of, how, path, opening, flags): (Open, PathFlags, String, OpenFlags, DescriptorFlags)| {
            open(&mut store, &of, (how, &path), opening, flags)
        },
    )?;
    types.func_wrap("[method]descriptor.readlink-at", |mut store: Store, (of, path): (Open, String)| {
        let (files, from) = at_work(&mut store, &of)?;
        let target =
            found(files, from, &path, PathFlags::empty()).and_then(|node| match files.look(node).0 {
                Node::Link(target) => Ok(target.clone()),
                Node::File(_) | Node::Directory(..) => Err(ErrorCode::Invalid),
            });
        Ok((target,))
    })?;
    types.func_wrap("[method]descriptor.read-directory", |mut store: Store, (of,): (Open,)| {
        let (files, node) = at_work(&mut store, &of)?;
        let listed = match files.list(node) {
            Ok(listed) => listed,
            Err(refusal) => return Ok((Err(refusal.into()),)),
        };
        let entry = |(name, node)| DirectoryEntry { kind: stat(files, node).kind, name };
        let entries = listed.into_iter().rev().map(entry).collect();
        Ok((Ok::<_, ErrorCode>(store.data_mut().table.push(Listing(entries))?),))
    })?;
    types.func_wrap(
        "[method]directory-entry-stream.read-directory-entry",
        |mut store: Store, (of,): (Resource<Listing>,)| {
            Ok((Ok::<_, ErrorCode>(store.data_mut().table.get_mut(&of)?.0.pop()),))
        },
    )
}

/// Giving and taking names.
fn link_names(linker: &mut Linker<State>) -> wasmtime::Result<()> {
    let mut types = linker.instance(&interface("filesystem/types"))?;
    types.func_wrap(
        "[method]descriptor.create-directory-at",
        |mut store: Store, (of, path): (Open, String)| {
            let now = calendar(&store)?;
            let (files, from) = at_work(&mut store, &of)?;
            done(files.make_directory(from, &path, now).map(|_| ()))
        },
    )?;
    types.func_wrap(
        "[method]descriptor.remove-directory-at",
        |mut store: Store, (of, path): (Open, String)| {
            let (files, from) = at_work(&mut store, &of)?;
            done(files.remove_directory(from, &path))
        },
    )?;
    types.func_wrap(
        "[method]descriptor.unlink-file-at",
        |mut store: Store, (of, path): (Open, String)| {
            let (files, from) = at_work(&mut store, &of)?;
            done(files.unlink(from, &path))
        },
    )?;
    types.func_wrap(
        "[method]descriptor.symlink-at",
        |mut store: Store, (of, old, new): (Open, String, String)| {
            let now = calendar(&store)?;
            let (files, from) = at_work(&mut store, &of)?;
            done(files.make_link(from, &new, &old, now))
        },
    )?;
    types.func_wrap(
        "[method]descriptor.link-at",
        |mut store: Store, (of, how, old, to, new): (Open, PathFlags, String, Open, String)| {
            let to = store.data().table.get(&to)?.node;
            let (files, from) = at_work(&mut store, &of)?;
            done(files.link((from, &old, how.contains(PathFlags::FOLLOW)), (to, &new)))
        },
    )?;
    types.func_wrap(
        "[method]descriptor.rename-at",
        |mut store: Store, (of, old, to, new): (Open, String, Open, String)| {
            let to = store.data().table.get(&to)?.node;
            let (files, from) = at_work(&mut store, &of)?;
            done(files.rename((from, &old), (to, &new)))
        },
    )
}

/// The guest's files, and the node that a descriptor is of.
fn at_work<'a>(store: &'a mut Store<'_>, of: &Open) -> wasmtime::Result<(&'a mut Files, NodeId)> {
    let state = store.data_mut();
    let node = state.table.get(of)?.node;
    Ok((&mut state.files, node))
}

#[expect(clippy::unnecessary_wraps, reason = "it is what a function of the interface returns")]
fn done(result: Result<(), Refusal>) -> Returned<()> {
    Ok((result.map_err(ErrorCode::from),))
}

fn found(files: &Files, from: NodeId, path: &str, how: PathFlags) -> Result<NodeId, ErrorCode> {
    let place = files.find(from, path, how.contains(PathFlags::FOLLOW))?;
    place.node.ok_or(ErrorCode::NoEntry)
}

fn write_stream(store: &mut Store<'_>, of: &Open, at: Option<u64>) -> Returned<Resource<Output>> {
    let state = store.data_mut();
    let Descriptor { node, flags } = state.table.get(of)?;
    if !flags.contains(DescriptorFlags::WRITE) {
        return Ok((Err(ErrorCode::BadDescriptor),));
    }
    let node = *node;
    state.files.hold(node);
    Ok((Ok(state.table.push(Output::File { node, at })?),))
}

fn open(
    store: &mut Store<'_>,
    of: &Open,
    (how, path): (PathFlags, &str),
    opening: OpenFlags,
    flags: DescriptorFlags,
) -> Returned<Open> {
    let now = calendar(store)?;
    if store.data().open >= MOST_OPEN {
        return Ok((Err(ErrorCode::Quota),));
    }
    let opening = Opening {
        create: opening.contains(OpenFlags::CREATE),
        exclusive: opening.contains(OpenFlags::EXCLUSIVE),
        truncate: opening.contains(OpenFlags::TRUNCATE),
        directory: opening.contains(OpenFlags::DIRECTORY),
        write: flags.contains(DescriptorFlags::WRITE),
    };
    let (files, from) = at_work(store, of)?;
    let place = files.find(from, path, how.contains(PathFlags::FOLLOW));
    let opened = match place.and_then(|place| files.open(&place, opening, now)) {
        Ok(node) => node,
        Err(refusal) => return Ok((Err(refusal.into()),)),
    };
    files.hold(opened);
    let state = store.data_mut();
    let handle = state.table.push(Descriptor { node: opened, flags })?;
    state.open += 1;
    Ok((Ok(handle),))
}

fn stat(files: &Files, id: NodeId) -> DescriptorStat {
    let (node, names, changed) = files.look(id);
    let (kind, size) = match node {
        Node::File(content) => (DescriptorType::RegularFile, content.len() as u64),
        Node::Directory(..) => (DescriptorType::Directory, 0),
        Node::Link(target) => (DescriptorType::SymbolicLink, target.len() as u64),
    };
    let changed = Some(Datetime::from(changed));
    DescriptorStat { kind, link_count: names, size, accessed: changed, modified: changed, changed }
}

/// Tells nodes apart.
fn hash(node: NodeId) -> MetadataHash {
    MetadataHash { lower: node as u64 + 1, upper: 0 }
}

fn set_time(files: &mut Files, node: NodeId, to: NewTimestamp, now: (u64, u32)) {
    match to {
        NewTimestamp::NoChange => {}
        NewTimestamp::Now => files.touch(node, now),
        NewTimestamp::Timestamp(Datetime { seconds, nanoseconds }) => {
            files.touch(node, (seconds, nanoseconds));
        }
    }
}
