//! Mapping compiled code: the one thing here that the compiler cannot check.
#![expect(unsafe_code, reason = "wasmtime runs what it maps")]

use std::fs::File;
use std::os::fd::AsRawFd;

use wasmtime::Engine;
use wasmtime::component::Component;

/// Maps the compiled component in `file`, which `Directory::find` or `Directory::keep` has opened.
pub(super) fn load(engine: &Engine, file: &File) -> wasmtime::Result<Component> {
    // The open file by another name: not what may lie under its path by now.
    let path = format!("/proc/self/fd/{}", file.as_raw_fd());
    // SAFETY: wasmtime asks that the file is what it wrote itself and stays that while it is mapped. It was written by
    // `compile::compile` of this program and put in place whole by `Directory::keep`; `Directory::find` has compared
    // its hash with the one noted then, and both belong to this user, in a directory where nobody else may write, so
    // nobody else can have made or changed them. It is never written to again: a new one gets a new inode. Code of another
    // version of wasmtime or for another processor has another name, and wasmtime refuses it by itself.
    unsafe { Component::deserialize_file(engine, path) }
}
