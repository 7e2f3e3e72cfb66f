//! Sockets: none can be made.

use wasmtime::StoreContextMut;
use wasmtime::component::{ComponentType, Lift, Linker, Lower, Resource, ResourceType};

use super::interface;
use crate::state::State;

type Store<'a> = StoreContextMut<'a, State>;

/// Stands for the network and for each kind of socket.
struct Network;

#[derive(Clone, Copy, ComponentType, Lift, Lower)]
#[component(enum)]
#[repr(u8)]
#[expect(dead_code, reason = "one of all that WASI knows is used")]
enum ErrorCode {
    #[component(name = "unknown")]
    Unknown,
    #[component(name = "access-denied")]
    AccessDenied,
    #[component(name = "not-supported")]
    NotSupported,
    #[component(name = "invalid-argument")]
    InvalidArgument,
    #[component(name = "out-of-memory")]
    OutOfMemory,
    #[component(name = "timeout")]
    Timeout,
    #[component(name = "concurrency-conflict")]
    ConcurrencyConflict,
    #[component(name = "not-in-progress")]
    NotInProgress,
    #[component(name = "would-block")]
    WouldBlock,
    #[component(name = "invalid-state")]
    InvalidState,
    #[component(name = "new-socket-limit")]
    NewSocketLimit,
    #[component(name = "address-not-bindable")]
    AddressNotBindable,
    #[component(name = "address-in-use")]
    AddressInUse,
    #[component(name = "remote-unreachable")]
    RemoteUnreachable,
    #[component(name = "connection-refused")]
    ConnectionRefused,
    #[component(name = "connection-reset")]
    ConnectionReset,
    #[component(name = "connection-aborted")]
    ConnectionAborted,
    #[component(name = "datagram-too-large")]
    DatagramTooLarge,
    #[component(name = "name-unresolvable")]
    NameUnresolvable,
    #[component(name = "temporary-resolver-failure")]
    TemporaryResolverFailure,
    #[component(name = "permanent-resolver-failure")]
    PermanentResolverFailure,
}

#[derive(Clone, Copy, ComponentType, Lift, Lower)]
#[component(enum)]
#[repr(u8)]
#[expect(dead_code, reason = "the guest chooses")]
enum Family {
    #[component(name = "ipv4")]
    V4,
    #[component(name = "ipv6")]
    V6,
}

type Refused = Result<Resource<Network>, ErrorCode>;

pub(super) fn link(linker: &mut Linker<State>) -> wasmtime::Result<()> {
    for (name, kinds) in [
        ("sockets/network", ["network"].as_slice()),
        ("sockets/udp", &["udp-socket", "incoming-datagram-stream", "outgoing-datagram-stream"]),
        ("sockets/tcp", &["tcp-socket"]),
        ("sockets/ip-name-lookup", &["resolve-address-stream"]),
    ] {
        let mut instance = linker.instance(&interface(name))?;
        for kind in kinds {
            instance.resource(kind, ResourceType::host::<Network>(), |_, _| Ok(()))?;
        }
    }
    linker
        .instance(&interface("sockets/instance-network"))?
        .func_wrap("instance-network", |_: Store, (): ()| Ok((Resource::<Network>::new_own(0),)))?;
    for kind in ["tcp", "udp"] {
        let name = format!("create-{kind}-socket");
        linker
            .instance(&interface(&format!("sockets/{kind}-create-socket")))?
            .func_wrap(&name, |_: Store, (_,): (Family,)| Ok((Refused::Err(ErrorCode::AccessDenied),)))?;
    }
    linker.instance(&interface("sockets/ip-name-lookup"))?.func_wrap(
        "resolve-addresses",
        |_: Store, (_, _): (Resource<Network>, String)| {
            Ok((Refused::Err(ErrorCode::PermanentResolverFailure),))
        },
    )
}
