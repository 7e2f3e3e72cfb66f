//! The engine: how WebAssembly is compiled, and by which clock it is interrupted.
//!
//! Everything that the compiled code depends on is set here, so that [`settings`] can say by which settings an artefact
//! was compiled.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use wasmtime::{Config, Engine};

use crate::memory::Memories;

/// How often a running guest looks whether it has to end.
const TICK: Duration = Duration::from_millis(10);
/// Largest memory of an instance: all that 32 bits can address.
pub(crate) const MOST_MEMORY_BYTES: u64 = 4 << 30;
/// Stack that compiled code may use: what deep recursion in the interpreter takes.
const WASM_STACK_BYTES: usize = 64 << 20;
/// Stack of a thread that runs guests: that, and what the host's functions take.
pub(crate) const THREAD_STACK_BYTES: usize = WASM_STACK_BYTES + (4 << 20);
/// The settings that compiled code depends on beside wasmtime's version and the processor.
pub(crate) const SETTINGS: &str = "fuel epoch nan simd-deterministic 1";

fn config() -> Config {
    let mut config = Config::new();
    config
        .consume_fuel(true)
        .epoch_interruption(true)
        .cranelift_nan_canonicalization(true)
        .relaxed_simd_deterministic(true)
        .max_wasm_stack(WASM_STACK_BYTES)
        // Not used; wasmtime wants it to be no smaller.
        .async_stack_size(WASM_STACK_BYTES);
    config
}

/// An engine that compiles and runs nothing.
pub(crate) fn compiler() -> wasmtime::Result<Engine> {
    Engine::new(&config())
}

/// An engine whose instances have their memory from `memories`.
pub(crate) fn with_memories(memories: Memories) -> wasmtime::Result<Engine> {
    let mut config = config();
    config.with_host_memory(Arc::new(memories));
    Engine::new(&config)
}

/// Lets the engine's clock tick for as long as it lives.
pub(crate) struct Ticker {
    _stop: Sender<()>,
}

impl Ticker {
    /// Starts the clock of `engine`.
    pub(crate) fn start(engine: &Engine) -> std::io::Result<Self> {
        let (stop, stopped): (_, Receiver<()>) = channel();
        let engine = engine.weak();
        thread::Builder::new().name("wasm clock".to_owned()).spawn(move || {
            while stopped.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                let Some(engine) = engine.upgrade() else { return };
                engine.increment_epoch();
            }
        })?;
        Ok(Self { _stop: stop })
    }
}
