//! The component, ready to be instantiated, and what is known of it.

use std::sync::Arc;
use std::time::Duration;

use tockbox_core::request as input;
use tockbox_core::{Call, CallPath, Execution, Limits, Program, SandboxError};
use wasmtime::Engine;
use wasmtime::component::Component;

use crate::budget::Budget;
use crate::engine::Ticker;
use crate::guest::{Guest, Next};
use crate::instance::{End, How, Machine, Task};
use crate::spares::Spares;
use crate::{StartError, request, system};

/// The program that instructions are counted above.
const EMPTY_SCRIPT: &str = "pass\n";
/// The same for cases.
const EMPTY_MODULE: &str = "def f():\n    pass\n";

/// Everything that guests share.
pub(crate) struct Runtime {
    pub(crate) spares: Spares,
    _ticker: Ticker,
}

/// Says which version of Python it is.
const VERSION: &str = "import sys\nprint('%d.%d.%d' % sys.version_info[:3])\n";

/// What is measured of a component.
#[derive(Debug, Clone, Default)]
pub(crate) struct Empty {
    /// Instructions of an empty script.
    pub(crate) script: u64,
    /// Instructions of loading an empty module and calling an empty function of it.
    pub(crate) case: u64,
    /// The interpreter's version.
    pub(crate) version: String,
}

impl Runtime {
    /// Makes `component` ready for `most` guests at once.
    pub(crate) fn new(engine: Engine, component: &Component, most: usize) -> Result<Self, StartError> {
        let wrong = |error: wasmtime::Error| StartError::Component(format!("{error:#}"));
        let serve = component
            .get_export_index(None, "serve")
            .ok_or_else(|| StartError::Component("it exports no `serve`".to_owned()))?;
        let linker = system::linker(component).map_err(wrong)?;
        let component = linker.instantiate_pre(component).map_err(wrong)?;
        let ticker = Ticker::start(&engine).map_err(StartError::Thread)?;
        let machine = Arc::new(Machine { engine, component, serve });
        Ok(Self { spares: Spares::new(machine, most), _ticker: ticker })
    }

    /// Counts what empty programs take, and asks for the version.
    pub(crate) async fn measure(&self) -> Result<Empty, SandboxError> {
        let path = CallPath { target: vec!["f".to_owned()], method: None };
        let call = Call { path, args: Vec::new(), kwargs: Vec::new() };
        let version = self.try_out(VERSION, None).await?.stdout.bytes;
        Ok(Empty {
            script: self.try_out(EMPTY_SCRIPT, None).await?.instructions,
            case: self.try_out(EMPTY_MODULE, Some(&call)).await?.instructions,
            version: String::from_utf8_lossy(&version).trim().to_owned(),
        })
    }

    async fn try_out(&self, code: &str, call: Option<&Call>) -> Result<Box<End>, SandboxError> {
        let limits = Limits { cpu: Duration::from_secs(10), ..Limits::default() };
        let program = match call {
            None => Program::Script { stdin: Arc::default() },
            Some(_) => Program::Cases { cases: Arc::default(), suite: None },
        };
        let execution = Execution {
            code: code.into(),
            program,
            files: Arc::default(),
            limits,
            environment: "".into(),
            deadline: None,
            bulk: false,
        };
        let task = Task {
            limits,
            budget: Budget::new(&limits, 0),
            stdin: Arc::default(),
            files: Arc::default(),
            seed: [0; 32],
        };
        let mut guest = Guest::start(self, task)?;
        guest.send(&request::candidate(&execution));
        if let Some(call) = call {
            guest.send(&input::call(call));
        }
        loop {
            match guest.next().await? {
                Next::Frame(_) => {}
                Next::Ended(end) if end.how == How::Exited(0) => return Ok(end),
                Next::Ended(end) => {
                    let what = format!("an empty program ended the guest: {:?}", end.how);
                    return Err(SandboxError::Unavailable { what });
                }
                Next::Malformed | Next::Waits => {
                    return Err(SandboxError::Unavailable { what: "the harness sent no frame".to_owned() });
                }
            }
        }
    }
}
