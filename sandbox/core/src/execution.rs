//! What a backend is asked to run.

use std::fmt;
use std::sync::Arc;
use std::time::Instant;

use crate::{Limits, Suite, Value};

/// One submission's guest work: the candidate's code and what to do with it.
///
/// Nothing here says what the right answer is: expected values never come near a guest.
#[derive(Debug, Clone)]
pub struct Execution {
    /// The candidate's source text.
    pub code: Arc<str>,
    /// What to run.
    pub program: Program,
    /// Files that the guest finds in its working directory.
    pub files: Arc<[GuestFile]>,
    /// Bounds of each guest run.
    pub limits: Limits,
    /// The environment's name, as configured.
    pub environment: Arc<str>,
    /// When its caller gives up. An execution that is due earlier gets its slot earlier; one that waits until then,
    /// or has not had its time by the clock then, ends with [`crate::SandboxError::DeadlinePassed`].
    pub deadline: Option<Instant>,
    /// Its caller has sent many others with it: those that came alone are not to wait for all of them.
    pub bulk: bool,
}

/// What to run of a candidate's code.
#[derive(Debug, Clone)]
pub enum Program {
    /// Run the code from the top as `__main__`, once.
    Script {
        /// The bytes on standard input, then end of file.
        stdin: Arc<[u8]>,
    },
    /// Load the code as a module (`__name__` is not `__main__`), then run each case from that loaded state.
    Cases {
        /// The cases, in order.
        cases: Arc<[Case]>,
        /// The test code that cases name.
        suite: Option<Arc<Suite>>,
    },
}

/// One use of a loaded module.
#[derive(Debug, Clone)]
pub enum Case {
    /// Make this call; its result is the guest's answer.
    Call(Call),
    /// Run the piece of test code with this index in the suite, in a process that runs no code of the candidate's
    /// where that is possible.
    Test(usize),
}

/// One call into a loaded module.
#[derive(Debug, Clone)]
pub struct Call {
    /// What is called.
    pub path: CallPath,
    /// Positional arguments.
    pub args: Vec<Value>,
    /// Keyword arguments, in order.
    pub kwargs: Vec<(String, Value)>,
}

/// The callable that a test names: `f`, `pkg.f`, `Class().method` or `Class(1, "a").method`.
#[derive(Debug, Clone, PartialEq)]
pub struct CallPath {
    /// The dotted name up to the constructor's parentheses, or all of it.
    pub target: Vec<String>,
    /// The constructor's positional arguments and the method's dotted name, when there is a constructor.
    pub method: Option<(Vec<Value>, Vec<String>)>,
}

/// A file placed in the guest's working directory before the code starts.
#[derive(Debug, Clone)]
pub struct GuestFile {
    /// Relative path, `/`-separated; never absolute, never with `.` or `..` parts (checked by the caller).
    pub path: String,
    /// The file's bytes.
    pub content: Vec<u8>,
}

impl fmt::Display for CallPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.target.join("."))?;
        if let Some((args, method)) = &self.method {
            f.write_str("(")?;
            for (index, arg) in args.iter().enumerate() {
                if index > 0 {
                    f.write_str(", ")?;
                }
                write!(f, "{arg}")?;
            }
            write!(f, ").{}", method.join("."))?;
        }
        Ok(())
    }
}
