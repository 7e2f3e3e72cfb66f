//! Runs a program to its end, within a time limit, and keeps what it wrote. A program that outlives the limit is killed with
//! its process group, so that a shim's children go too.

use std::io::{self, Read};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, PidfdFlags, Signal, kill_process_group, pidfd_open};

/// Kept of each stream: the end of it.
const KEPT_BYTES: usize = 1 << 20;

/// A program that ended by itself.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) status: ExitStatus,
    pub(super) stdout: Vec<u8>,
    pub(super) stderr: Vec<u8>,
}

/// Runs `command` with nothing on standard input. `None`: it was still running after `limit`, and was killed.
pub(super) fn run(command: &mut Command, limit: Duration) -> io::Result<Option<Ended>> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0)
        .spawn()?;
    let watched = watch(&mut child, Instant::now() + limit);
    if !matches!(watched, Ok(Some(_))) {
        // Both fail only if it ended meanwhile, which is what we want.
        let _ = kill_process_group(Pid::from_child(&child), Signal::KILL);
        let _ = child.wait();
    }
    let Some((stdout, stderr)) = watched? else { return Ok(None) };
    Ok(Some(Ended { status: child.wait()?, stdout, stderr }))
}

/// Reads both streams until the program itself ends; whoever else still holds them is not waited for.
fn watch(child: &mut Child, deadline: Instant) -> io::Result<Option<(Vec<u8>, Vec<u8>)>> {
    let end = pidfd_open(Pid::from_child(child), PidfdFlags::empty())?;
    let (mut stdout, mut stderr) = (Stream::new(child.stdout.take()), Stream::new(child.stderr.take()));
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Ok(None);
        }
        let ended = wait(&[Some(end.as_fd()), stdout.descriptor(), stderr.descriptor()], left)?;
        let more = stdout.read_what_is_there()? | stderr.read_what_is_there()?;
        if ended && !more {
            return Ok(Some((stdout.kept, stderr.kept)));
        }
    }
}

/// Waits until one of the descriptors is ready; says whether the first is.
fn wait(descriptors: &[Option<BorrowedFd>], limit: Duration) -> io::Result<bool> {
    let mut polled: Vec<_> = descriptors.iter().flatten().map(|fd| PollFd::new(fd, PollFlags::IN)).collect();
    let limit = Timespec {
        tv_sec: i64::try_from(limit.as_secs()).unwrap_or(i64::MAX),
        tv_nsec: limit.subsec_nanos().into(),
    };
    match poll(&mut polled, Some(&limit)) {
        Ok(_) => Ok(polled.first().is_some_and(|first| !first.revents().is_empty())),
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// The end of what a pipe brought. `pipe` is `None` once the other side has closed it.
struct Stream<P> {
    pipe: Option<P>,
    kept: Vec<u8>,
}

impl<P: Read + AsFd> Stream<P> {
    fn new(pipe: Option<P>) -> Self {
        Self { pipe, kept: Vec::new() }
    }

    fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        self.pipe.as_ref().map(AsFd::as_fd)
    }

    /// One read, if it would not block. Says whether there was something.
    fn read_what_is_there(&mut self) -> io::Result<bool> {
        let Some(pipe) = &mut self.pipe else { return Ok(false) };
        if !wait(&[Some(pipe.as_fd())], Duration::ZERO)? {
            return Ok(false);
        }
        let mut chunk = [0; 1 << 14];
        let count = pipe.read(&mut chunk)?;
        if count == 0 {
            self.pipe = None;
        }
        self.kept.extend_from_slice(&chunk[..count]);
        let excess = self.kept.len().saturating_sub(KEPT_BYTES);
        self.kept.drain(..excess);
        Ok(count > 0)
    }
}
