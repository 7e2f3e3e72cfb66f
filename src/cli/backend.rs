//! Starting the backend that the configuration names, and stopping it.

use std::collections::BTreeMap;
use std::sync::Arc;

use tockbox_core::Backend;
use tockbox_native::NativeBackend;
use tockbox_wasi::{StartError, WasmBackend};
use tokio::task::spawn_blocking;

use super::say;
use crate::config::sandbox::SandboxConfig;
use crate::config::wasm::{Choice, WasmConfig};
use crate::http::state::Monitored;

/// A backend that runs.
pub(super) enum Started {
    /// Guests in processes.
    Native(Arc<NativeBackend>),
    /// Guests in WebAssembly.
    Wasm(Arc<WasmBackend>),
}

impl Started {
    /// Starts what `choice` says.
    pub(super) async fn new(choice: &Choice, sandbox: &SandboxConfig) -> anyhow::Result<Self> {
        match choice {
            Choice::Native => Ok(Self::Native(Arc::new(NativeBackend::start(sandbox.native()).await?))),
            Choice::Wasm(config) => {
                let artefact = artefact(config).await?;
                Ok(Self::Wasm(Arc::new(WasmBackend::start(artefact, sandbox.slots).await?)))
            }
        }
    }

    /// It, to run code on.
    pub(super) fn backend(&self) -> Arc<dyn Backend> {
        match self {
            Self::Native(backend) => Arc::clone(backend) as _,
            Self::Wasm(backend) => Arc::clone(backend) as _,
        }
    }

    /// It, to be asked how it is.
    pub(super) fn monitored(&self) -> Arc<dyn Monitored> {
        match self {
            Self::Native(backend) => Arc::clone(backend) as _,
            Self::Wasm(backend) => Arc::clone(backend) as _,
        }
    }

    /// Guests that can be at work at once.
    pub(super) fn guests(&self, sandbox: &SandboxConfig) -> usize {
        match self {
            Self::Native(_) => sandbox.guests(),
            Self::Wasm(_) => sandbox.slots,
        }
    }

    /// Waits until nothing of it runs.
    pub(super) async fn shutdown(&self) {
        match self {
            Self::Native(backend) => backend.shutdown().await,
            Self::Wasm(backend) => backend.shutdown().await,
        }
    }

    /// What can change a verdict: a run that is resumed must have the same.
    pub(super) fn settings(&self) -> BTreeMap<String, String> {
        let tier = self.backend().isolation().tier.to_string();
        let mut settings = BTreeMap::from([("isolation".to_owned(), tier)]);
        if let Self::Wasm(backend) = self {
            settings.insert("component".to_owned(), backend.artefact().identity());
        }
        for environment in self.monitored().environment_details() {
            let interpreter = format!(
                "{} ({}), preloaded: {}",
                environment.interpreter.display(),
                environment.version,
                environment.preloaded.join(" ")
            );
            settings.insert(format!("environment {}", environment.name), interpreter);
        }
        settings
    }
}

/// The compiled component: kept from before, or made now, which is told on standard error.
pub(super) async fn artefact(config: &WasmConfig) -> anyhow::Result<tockbox_wasi::Artefact> {
    let config = config.clone();
    let found = spawn_blocking(move || -> Result<_, StartError> {
        match &config.component {
            Some(path) => config.store.given(path, &say),
            None => config.store.own(&say),
        }
    });
    Ok(found.await??)
}
