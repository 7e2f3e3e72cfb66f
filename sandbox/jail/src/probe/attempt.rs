//! Trying something in a child, so that the process itself stays as it is.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::OwnedFd;
use std::panic::{AssertUnwindSafe, catch_unwind};

use nix::sys::wait::waitpid;
use nix::unistd::Pid;

use crate::sys::slot::{exit_now, fork};

/// A check under way in a forked child. Ends with [`Attempt::finish`], which reaps the child.
pub(crate) struct Attempt {
    child: Pid,
    answer: File,
}

/// Runs `check` in a child and gives what it found: a detail, or what failed.
pub(crate) fn attempt(check: impl FnOnce() -> Result<String, String>) -> Result<String, String> {
    Attempt::start(check).map_err(|error| format!("fork: {error}"))?.finish()
}

impl Attempt {
    /// Starts `check` in a child, which ends with it. The check makes system calls and short texts, nothing that
    /// waits for a lock some other thread of this process may have held at the fork.
    pub(crate) fn start(check: impl FnOnce() -> Result<String, String>) -> io::Result<Self> {
        let (answer, question) = io::pipe()?;
        match fork()? {
            None => {
                let found =
                    catch_unwind(AssertUnwindSafe(check)).unwrap_or_else(|_| Err("panicked".to_owned()));
                let (sign, text) = match &found {
                    Ok(detail) => ('+', detail),
                    Err(failure) => ('-', failure),
                };
                // Nobody to tell when it fails: the parent sees an empty answer.
                let _ = (&question).write_all(format!("{sign}{text}").as_bytes());
                exit_now(0)
            }
            Some(child) => {
                Ok(Self { child: Pid::from_raw(child), answer: File::from(OwnedFd::from(answer)) })
            }
        }
    }

    /// Waits for the child and gives what it found.
    pub(crate) fn finish(mut self) -> Result<String, String> {
        let mut answer = String::new();
        let read = self.answer.read_to_string(&mut answer);
        let ended = waitpid(self.child, None).map_err(|error| format!("wait for the child: {error}"))?;
        read.map_err(|error| format!("read the child's answer: {error}"))?;
        match (answer.strip_prefix('+'), answer.strip_prefix('-')) {
            (Some(detail), _) => Ok(detail.to_owned()),
            (None, Some(failure)) => Err(failure.to_owned()),
            (None, None) => Err(format!("the child ended without an answer: {ended:?}")),
        }
    }
}
