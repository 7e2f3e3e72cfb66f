//! The launcher: the process that holds what privilege there is.
//!
//! It is this same program, started anew with one thread and nothing open but a channel to the server. It starts a
//! zygote for each environment, has them clone slots, puts each slot into its cgroup, and takes all of it apart
//! again. It never reads a byte that a guest wrote. When the server goes away, however it goes, the launcher kills
//! everything and leaves nothing behind.

mod slots;
mod zygote;

use std::io;
use std::os::fd::AsFd;
use std::process::ExitCode;

use tockbox_core::Tier;
use tockbox_jail::channel::Channel;
use tockbox_jail::probe::Layers;
use tockbox_jail::{credentials, descriptors};

use self::slots::{Cgroups, Slots};
use self::zygote::Zygote;
use crate::orders::{LauncherNotice, LauncherOrder, LauncherSettings};

/// Runs the launcher. The channel to the server is standard input.
pub fn launcher_main() -> ExitCode {
    match serve() {
        Ok(()) => ExitCode::SUCCESS,
        Err(_told_to_the_server) => ExitCode::FAILURE,
    }
}

fn serve() -> Result<(), String> {
    let server = io::stdin()
        .as_fd()
        .try_clone_to_owned()
        .map(Channel::from)
        .map_err(|error| format!("no channel to the server: {error}"))?;
    // A signal to the server's process group (ctrl-c) is the server's to answer.
    credentials::new_session().map_err(|error| error.to_string())?;
    descriptors::close_stdin().map_err(|error| error.to_string())?;
    let outcome = start(&server).and_then(|mut launcher| launcher.serve(&server));
    if let Err(message) = &outcome {
        // When the server is gone there is nobody to tell.
        let _ = server.send(&LauncherNotice::Failed { message: message.clone() }, &[]);
    }
    outcome
}

/// What a running launcher holds.
struct Launcher {
    zygotes: Vec<Zygote>,
    slots: Slots,
}

fn start(server: &Channel) -> Result<Launcher, String> {
    let Some((LauncherOrder::Start(settings), _)) = receive(server)? else {
        return Err("the first order was not to start".to_owned());
    };
    let mut cgroups = Cgroups::default();
    let (layers, zygotes) = start_zygotes(&settings, &mut cgroups).inspect_err(|_told| cgroups.discard())?;
    let layers = slots::with_users_that_exist(layers);
    let no_cgroup = cgroups.why_not.take();
    let slots = Slots::new(&settings, layers, cgroups)?;
    server
        .send(&LauncherNotice::Started { layers, no_cgroup }, &[])
        .map_err(|error| format!("the server is gone: {error}"))?;
    Ok(Launcher { zygotes, slots })
}

fn check_floor(tier: Tier, floor: Tier) -> Result<(), String> {
    if tier.holds(floor) {
        return Ok(());
    }
    Err(format!(
        "isolation here is {tier} at most and {floor} was asked for; `tockbox doctor` says which layers are \
         missing and why; `--isolation {tier}` accepts what there is",
        tier = tier.as_str()
    ))
}

/// Raises the layers that can be expected; only if that fails, tries each to learn which hold here.
fn start_zygotes(
    settings: &LauncherSettings,
    cgroups: &mut Cgroups,
) -> Result<(Layers, Vec<Zygote>), String> {
    let expected = Layers::expected().map(|layers| layers.weakened_to(settings.ceiling));
    let disappointment = match expected.map(|layers| start_zygotes_in(settings, layers, cgroups)) {
        Some(Ok(started)) => return Ok(started),
        Some(Err(message)) => Some(message),
        None => None,
    };
    let found = Layers::probe_with(cgroups.look(settings.ceiling)).weakened_to(settings.ceiling);
    match disappointment {
        Some(message) if expected.is_some_and(|layers| layers.same_but_for_cgroups(&found)) => Err(message),
        _ => start_zygotes_in(settings, found, cgroups),
    }
}

/// Starts all zygotes, then waits for all, so that they import at the same time.
fn start_zygotes_in(
    settings: &LauncherSettings,
    layers: Layers,
    cgroups: &mut Cgroups,
) -> Result<(Layers, Vec<Zygote>), String> {
    let started = settings
        .environments
        .iter()
        .map(|environment| Zygote::start(environment, &settings.module, &layers))
        .collect::<Result<Vec<_>, _>>()?;
    let layers = layers.with_cgroups(cgroups.look(settings.ceiling));
    check_floor(layers.tier(), settings.floor)?;
    // The first slot follows at once: its process must not be the first to be moved after a while.
    let ready = started
        .into_iter()
        .map(|zygote| zygote.wait_until_ready(&|| cgroups.prepare_to_move()))
        .collect::<Result<_, _>>()?;
    Ok((layers, ready))
}

fn receive(server: &Channel) -> Result<Option<(LauncherOrder, Vec<std::os::fd::OwnedFd>)>, String> {
    server.receive().map_err(|error| format!("order not understood: {error}"))
}

impl Launcher {
    /// Carries out orders until the server is gone.
    fn serve(&mut self, server: &Channel) -> Result<(), String> {
        while let Some((order, _)) = receive(server)? {
            match order {
                LauncherOrder::Start(_) => return Err("started twice".to_owned()),
                LauncherOrder::Build { environment, slot } => self.build(server, environment, slot)?,
                LauncherOrder::Destroy { slot } => {
                    self.slots.destroy(slot);
                    tell(server, &LauncherNotice::Destroyed { slot })?;
                }
            }
        }
        Ok(())
    }

    fn build(&mut self, server: &Channel, environment: usize, slot: u32) -> Result<(), String> {
        let Some(zygote) = self.zygotes.get_mut(environment) else {
            return Err(format!("no environment {environment}"));
        };
        match self.slots.build(slot, zygote) {
            Ok(built) => {
                let descriptors: Vec<_> = built.descriptors.iter().map(AsFd::as_fd).collect();
                server
                    .send(&built.notice, &descriptors)
                    .map_err(|error| format!("the server is gone: {error}"))
            }
            Err(message) => {
                self.slots.destroy(slot);
                tell(server, &LauncherNotice::BuildFailed { slot, message })
            }
        }
    }
}

fn tell(server: &Channel, notice: &LauncherNotice) -> Result<(), String> {
    server.send(notice, &[]).map_err(|error| format!("the server is gone: {error}"))
}
