//! The engine: how WebAssembly is compiled and where its instances live.
//!
//! Everything that the compiled code depends on is set here, so that [`settings`] can say by which settings an artefact
//! was compiled.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use wasmtime::{Config, Enabled, Engine, InstanceAllocationStrategy, PoolingAllocationConfig};

/// How often a running guest looks whether it has to end.
const TICK: Duration = Duration::from_millis(10);
/// Largest memory of an instance: all that 32 bits can address.
pub(crate) const MOST_MEMORY_BYTES: u64 = 4 << 30;
/// Stack that compiled code may use: what deep recursion in the interpreter takes.
const WASM_STACK_BYTES: usize = 64 << 20;
/// Stack of a thread that runs guests: that, and what the host's functions take.
pub(crate) const THREAD_STACK_BYTES: usize = WASM_STACK_BYTES + (4 << 20);
/// Memory of a guest that is kept mapped for the next one.
const KEPT_BYTES: usize = 8 << 20;
/// Memory images up to this size are mapped, not written: larger than the component's.
const IMAGE_BYTES: u64 = 256 << 20;
/// Core modules, memories and tables of one component: the interpreter, its C library and what links them.
const PARTS: u32 = 64;
/// Entries of the interpreter's function table and room for more.
const TABLE_ENTRIES: usize = 100_000;
/// The compiled component's own bookkeeping, in bytes.
const BOOKKEEPING_BYTES: usize = 8 << 20;

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
        .async_stack_size(WASM_STACK_BYTES)
        .memory_guaranteed_dense_image_size(IMAGE_BYTES);
    config
}

/// An engine that compiles and runs nothing.
pub(crate) fn compiler() -> wasmtime::Result<Engine> {
    Engine::new(&config())
}

/// An engine for `guests` instances at once.
pub(crate) fn for_guests(guests: usize) -> wasmtime::Result<Engine> {
    let guests = u32::try_from(guests).unwrap_or(u32::MAX);
    let mut pool = PoolingAllocationConfig::new();
    pool.total_component_instances(guests)
        .total_core_instances(guests.saturating_mul(PARTS))
        .total_memories(guests)
        .total_tables(guests.saturating_mul(PARTS))
        .max_core_instances_per_component(PARTS)
        .max_memories_per_component(1)
        .max_tables_per_component(PARTS)
        .max_component_instance_size(BOOKKEEPING_BYTES)
        .max_core_instance_size(BOOKKEEPING_BYTES)
        .table_elements(TABLE_ENTRIES)
        .linear_memory_keep_resident(KEPT_BYTES)
        .pagemap_scan(Enabled::Auto);
    let mut config = config();
    config.allocation_strategy(InstanceAllocationStrategy::Pooling(pool));
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
