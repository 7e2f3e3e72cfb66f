//! `tockbox doctor`: which layers of isolation hold here, which do not, why, and what to do.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ContentArrangement, Table};
use serde::Serialize;
use tockbox_core::{LayerReport, Tier};
use tockbox_native::interpreter::Interpreter;

use super::exit_code;
use crate::config::keys::{FileArgument, GuestKeys, PoolKeys, WasmKeys};
use crate::config::sandbox::SandboxConfig;
use crate::config::wasm::WasmConfig;
use crate::config::{ConfigError, ConfigFile};

/// What the command line says.
#[derive(Debug, Args)]
pub struct DoctorArgs {
    /// Print the findings as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    file: FileArgument,
    #[command(flatten)]
    guest: GuestKeys,
}

/// All findings.
#[derive(Debug, Serialize)]
struct Diagnosis {
    version: &'static str,
    /// The tier that the layers add up to.
    tier: Tier,
    /// The configured floor.
    floor: Tier,
    /// Whether the tier is at least the floor.
    floor_holds: bool,
    layers: Vec<LayerReport>,
    interpreter: Finding,
    zygote_module: Finding,
    wasm_component: Finding,
}

/// Something that must be there.
#[derive(Debug, Serialize)]
struct Finding {
    found: bool,
    path: Option<PathBuf>,
    /// The version, or what is wrong.
    detail: String,
}

/// Prints the findings. Success if the floor holds.
pub fn run(args: &DoctorArgs) -> anyhow::Result<ExitCode> {
    let file = ConfigFile::read(args.file.config.as_deref())?;
    let config = SandboxConfig::new(&file, &args.guest, &PoolKeys::default())?;
    let wasm = WasmConfig::new(&file, &args.guest, &WasmKeys::default());
    let diagnosis = diagnose(&config, wasm);
    let mut out = std::io::stdout().lock();
    if args.json {
        super::write_json(&mut out, &diagnosis)?;
    } else {
        print(&diagnosis, &mut out)?;
    }
    Ok(if diagnosis.floor_holds { ExitCode::SUCCESS } else { exit_code::NO.into() })
}

fn diagnose(config: &SandboxConfig, wasm: Result<WasmConfig, ConfigError>) -> Diagnosis {
    let native = config.native();
    let tier = tockbox_native::tier();
    let interpreter = match tockbox_native::check_interpreter(config.python(), &native.host) {
        Ok(Interpreter { executable, version: (major, minor, micro), .. }) => {
            Finding { found: true, path: Some(executable), detail: format!("{major}.{minor}.{micro}") }
        }
        Err(error) => {
            Finding { found: false, path: config.python().map(Path::to_path_buf), detail: error.to_string() }
        }
    };
    let zygote_module = match native.module.map_or_else(|| tockbox_native::find_module(&native.host), Ok) {
        Ok(path) if path.is_file() => Finding { found: true, path: Some(path), detail: "found".to_owned() },
        Ok(path) => Finding { found: false, path: Some(path), detail: "no such file".to_owned() },
        Err(error) => Finding { found: false, path: None, detail: error.to_string() },
    };
    Diagnosis {
        version: env!("CARGO_PKG_VERSION"),
        tier,
        floor: config.floor,
        floor_holds: tier.holds(config.floor),
        layers: tockbox_native::layers(),
        interpreter,
        zygote_module,
        wasm_component: wasm_component(wasm),
    }
}

/// What the wasm backend would run. It needs nothing else of this machine.
fn wasm_component(config: Result<WasmConfig, ConfigError>) -> Finding {
    let missing = |detail: String| Finding { found: false, path: None, detail };
    let store = match config {
        Ok(config) => config.store,
        Err(error) => return missing(error.to_string()),
    };
    match store.kept() {
        Ok(Some(artefact)) => {
            Finding { found: true, path: Some(artefact.path().to_path_buf()), detail: artefact.identity() }
        }
        Ok(None) => missing("not built: `tockbox wasm build` does it, or the first use".to_owned()),
        Err(error) => missing(error.to_string()),
    }
}

fn print(diagnosis: &Diagnosis, out: &mut impl Write) -> std::io::Result<()> {
    let mut layers = table(&["layer", "holds", "needed for", "detail", "advice"]);
    for layer in &diagnosis.layers {
        layers.add_row([
            layer.name,
            if layer.holds { "yes" } else { "NO" },
            layer.needed_for.as_str(),
            &layer.detail,
            layer.advice.as_deref().unwrap_or(""),
        ]);
    }
    writeln!(out, "{layers}")?;
    for (name, finding) in [
        ("interpreter", &diagnosis.interpreter),
        ("zygote module", &diagnosis.zygote_module),
        ("wasm component", &diagnosis.wasm_component),
    ] {
        let path = finding.path.as_ref().map_or_else(String::new, |path| format!(" {}", path.display()));
        writeln!(out, "{name}:{path} ({})", finding.detail)?;
    }
    let Diagnosis { tier, floor, floor_holds, .. } = diagnosis;
    let holds = if *floor_holds { "holds" } else { "does not hold" };
    writeln!(out, "tier: {tier}; the floor ({floor}) {holds}")
}

/// A table in the style of all of ours: as wide as the terminal, or as wide as it takes.
pub(super) fn table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(header.iter().copied());
    table
}
