//! The server's link to its launcher: orders out, notices back to whoever waits for them.

use std::collections::HashMap;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use tockbox_jail::channel::Channel;
use tokio::process::{Child, Command};
use tokio::sync::{Mutex, oneshot};

use crate::StartError;
use crate::line::Line;
use crate::orders::{LauncherNotice, LauncherOrder, LauncherSettings};

/// How long the launcher may take to clean up when the server leaves.
const STOP_WITHIN: Duration = Duration::from_secs(20);

type Reply = (LauncherNotice, Vec<OwnedFd>);

/// A running launcher.
pub(crate) struct Link {
    channel: Arc<Line>,
    waiting: Arc<std::sync::Mutex<Waiting>>,
    process: Mutex<Option<Child>>,
}

/// Who waits for a notice about which slot. `None`: the launcher is gone.
type Waiting = Option<HashMap<u32, oneshot::Sender<Reply>>>;

/// The launcher is gone.
#[derive(Debug)]
pub(crate) struct LauncherGone;

/// A launcher that has been started and waits to be told what to start.
pub(crate) struct Launching {
    channel: Channel,
    process: Child,
}

impl Launching {
    /// Starts the launcher's process. It gets ready while the caller finds out what it is to start.
    pub(crate) fn spawn(program: &Path) -> Result<Self, StartError> {
        let (channel, theirs) = Channel::pair().map_err(|error| failed("socketpair", &error))?;
        let process = Command::new(program)
            .arg("launcher")
            .env_clear()
            .stdin(Stdio::from(OwnedFd::from(theirs)))
            .stdout(Stdio::null())
            .kill_on_drop(false)
            .spawn()
            .map_err(|error| failed(&format!("cannot start {}", program.display()), &error))?;
        Ok(Self { channel, process })
    }

    /// Has the launcher start its zygotes. Answers with the link and the launcher's `Started`.
    pub(crate) async fn start(
        self,
        settings: LauncherSettings,
    ) -> Result<(Link, LauncherNotice), StartError> {
        self.channel
            .send(&LauncherOrder::Start(Box::new(settings)), &[])
            .map_err(|error| failed("the launcher does not listen", &error))?;
        let channel = Arc::new(Line::new(self.channel).map_err(|error| failed("event loop", &error))?);
        match receive(&channel).await {
            Some((started @ LauncherNotice::Started { .. }, _)) => {
                let waiting = Arc::new(std::sync::Mutex::new(Some(HashMap::new())));
                tokio::spawn(deliver(Arc::clone(&channel), Arc::clone(&waiting)));
                Ok((Link { channel, waiting, process: Mutex::new(Some(self.process)) }, started))
            }
            Some((LauncherNotice::Failed { message }, _)) => Err(StartError(message)),
            Some((other, _)) => Err(StartError(format!("unexpected answer of the launcher: {other:?}"))),
            None => Err(StartError("the launcher ended without a word".to_owned())),
        }
    }
}

fn failed(what: &str, error: &dyn std::fmt::Display) -> StartError {
    StartError(format!("{what}: {error}"))
}

impl Link {
    /// Has a slot built; the answer is `Built` or `BuildFailed`.
    pub(crate) async fn build(&self, environment: usize, slot: u32) -> Result<Reply, LauncherGone> {
        self.ask(slot, &LauncherOrder::Build { environment, slot }).await
    }

    /// Has a slot destroyed, and waits until it is.
    pub(crate) async fn destroy(&self, slot: u32) -> Result<(), LauncherGone> {
        self.ask(slot, &LauncherOrder::Destroy { slot }).await.map(drop)
    }

    async fn ask(&self, slot: u32, order: &LauncherOrder) -> Result<Reply, LauncherGone> {
        let (sender, receiver) = oneshot::channel();
        {
            let mut waiting = self.waiting.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            waiting.as_mut().ok_or(LauncherGone)?.insert(slot, sender);
        }
        self.channel.send(order).map_err(|_closed| LauncherGone)?;
        receiver.await.map_err(|_dropped| LauncherGone)
    }

    /// Closes the link and waits until the launcher has taken everything apart.
    pub(crate) async fn stop(&self) {
        // Shutting down our end is what tells it: the descriptor itself is shared with the delivering task.
        let _ = self.channel.shut_down();
        if let Some(mut process) = self.process.lock().await.take()
            && tokio::time::timeout(STOP_WITHIN, process.wait()).await.is_err()
        {
            tracing::error!("the launcher did not stop in time and is killed");
            let _ = process.kill().await;
        }
    }
}

/// Hands each notice to whoever waits for it, until the launcher is gone; then lets all of them know.
async fn deliver(channel: Arc<Line>, waiting: Arc<std::sync::Mutex<Waiting>>) {
    while let Some((notice, descriptors)) = receive(&channel).await {
        let slot = match &notice {
            LauncherNotice::Built { slot, .. }
            | LauncherNotice::BuildFailed { slot, .. }
            | LauncherNotice::Destroyed { slot } => *slot,
            LauncherNotice::Started { .. } => continue,
            LauncherNotice::Failed { message } => {
                tracing::error!(message, "the launcher failed");
                break;
            }
        };
        let receiver = waiting
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .as_mut()
            .and_then(|waiting| waiting.remove(&slot));
        if let Some(receiver) = receiver {
            // Nobody waits any more: the descriptors close here, and the slot is destroyed by its number.
            let _ = receiver.send((notice, descriptors));
        }
    }
    *waiting.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = None;
}

async fn receive(channel: &Line) -> Option<Reply> {
    channel.receive().await.unwrap_or_else(|error| {
        tracing::error!(%error, "a notice of the launcher was not understood");
        None
    })
}
