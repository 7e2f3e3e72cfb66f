//! What of WASI there is: each function that a guest may call, and none that reaches the host's own files, clock,
//! network or random numbers. What a component imports beside it ends the guest when it is called.

mod clocks;
mod filesystem;
mod process;
mod sockets;
mod streams;

use wasmtime::component::types::ComponentItem;
use wasmtime::component::{Component, Linker};

use crate::state::State;

/// The version of WASI that these interfaces are of.
const VERSION: &str = "0.2.9";

/// A linker with all of it, for `component`.
pub(crate) fn linker(component: &Component) -> wasmtime::Result<Linker<State>> {
    let mut linker = Linker::new(component.engine());
    streams::link(&mut linker)?;
    clocks::link(&mut linker)?;
    filesystem::link(&mut linker)?;
    sockets::link(&mut linker)?;
    process::link(&mut linker)?;
    refuse_the_rest(&mut linker, component)?;
    Ok(linker)
}

fn interface(name: &str) -> String {
    format!("wasi:{name}@{VERSION}")
}

/// Whatever else the component imports can be linked, and must not be called.
fn refuse_the_rest(linker: &mut Linker<State>, component: &Component) -> wasmtime::Result<()> {
    let engine = component.engine();
    for (instance, item) in component.component_type().imports(engine) {
        let ComponentItem::ComponentInstance(imported) = item.ty else { continue };
        for (name, item) in imported.exports(engine) {
            if !matches!(item.ty, ComponentItem::ComponentFunc(_)) {
                continue;
            }
            let what = format!("{instance} {name} is not there");
            // An error says that it is defined above.
            let _ = linker
                .instance(instance)?
                .func_new(name, move |_, _, _, _| Err(wasmtime::Error::msg(what.clone())));
        }
    }
    Ok(())
}
