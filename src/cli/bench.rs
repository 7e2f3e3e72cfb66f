//! `tockbox bench`: a server of this program against what there is without it, as a table or JSON.

use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use comfy_table::{CellAlignment, Table, presets};
use indicatif::{ProgressBar, ProgressStyle};
use tockbox_native::COMMON_MODULES;

use crate::bench::{self, Machine, Plan, Range, Report};
use crate::config::ConfigFile;
use crate::config::keys::{FileArgument, GuestKeys, PoolKeys};
use crate::config::sandbox::SandboxConfig;

/// What the command line says.
#[derive(Debug, Args)]
pub struct BenchArgs {
    /// Print the report as JSON
    #[arg(long)]
    json: bool,
    /// Times that everything is measured: the report has medians, least and most
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=1000))]
    rounds: u32,
    /// How long each measurement of a rate takes
    #[arg(long, value_name = "SECONDS", default_value_t = 2.0, value_parser = window)]
    window: f64,
    /// Requests sent one after the other for each distribution of latencies
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    samples: u32,
    /// Also judge 500 programs N times alone and N times on a busy machine, and count other verdicts; minutes each
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=1000))]
    flips: u32,
    /// Also measure what a server holds more of after so many runs
    #[arg(long, value_name = "RUNS", default_value_t = 0, value_parser = clap::value_parser!(u64).range(..=1_000_000_000))]
    endure: u64,
    #[command(flatten)]
    file: FileArgument,
    #[command(flatten, next_help_heading = "Sandbox")]
    guest: GuestKeys,
}

fn window(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(seconds) if (0.1..=600.0).contains(&seconds) => Ok(seconds),
        _ => Err("must be a number of seconds from 0.1 to 600".to_owned()),
    }
}

/// Measures and prints.
pub async fn run(args: BenchArgs) -> anyhow::Result<ExitCode> {
    let file = ConfigFile::read(args.file.config.as_deref())?;
    let config = SandboxConfig::new(&file, &args.guest, &PoolKeys::default())?;
    let native = config.native();
    let interpreter = tockbox_native::check_interpreter(config.python(), &native.host)?;
    let (major, minor, micro) = interpreter.version;
    let mut flags = vec!["--isolation".to_owned(), config.floor.to_string()];
    flags.extend(["--max-isolation".to_owned(), config.ceiling.to_string()]);
    flags.extend(["--python".to_owned(), interpreter.executable.to_string_lossy().into_owned()]);
    let plan = Plan {
        program: std::env::current_exe()?,
        flags,
        interpreter: interpreter.executable,
        python_version: format!("{major}.{minor}.{micro}"),
        preload: COMMON_MODULES.map(str::to_owned).to_vec(),
        rounds: args.rounds,
        window: Duration::from_secs_f64(args.window),
        samples: args.samples as usize,
        flips: args.flips,
        endure: args.endure,
    };
    let bar =
        ProgressBar::new_spinner().with_style(ProgressStyle::with_template("{spinner} {elapsed} {msg}")?);
    bar.enable_steady_tick(Duration::from_millis(100));
    let report = bench::run(&plan, &|what| bar.set_message(what)).await;
    bar.finish_and_clear();
    let report = report?;
    let mut out = std::io::stdout().lock();
    if args.json {
        super::write_json(&mut out, &report)?;
    } else {
        print(&report, &mut out)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn print(report: &Report, out: &mut impl Write) -> std::io::Result<()> {
    let Machine { cpus, processor, kernel, python, tier, version } = &report.machine;
    let processor = processor.as_deref().unwrap_or("an unknown processor");
    let kernel = kernel.as_deref().unwrap_or("unknown");
    writeln!(
        out,
        "tockbox {version}, isolation {tier}, CPython {python}; {cpus} CPUs of {processor}, Linux {kernel}"
    )?;
    let over = if report.rounds == 1 { "one round".to_owned() } else { format!("{} rounds", report.rounds) };
    writeln!(out, "Medians of {over}, and the least and the most; client and server share the CPUs.\n")?;
    let mut figures = table(&["what", "unit", "median", "least", "most"], 2);
    for figure in &report.figures {
        figures.add_row(row(&[&figure.name, figure.unit], figure.range));
    }
    let mut ratios = table(&["ratio, of one round each", "median", "least", "most"], 1);
    for ratio in &report.ratios {
        ratios.add_row(row(&[&ratio.name], ratio.range));
    }
    writeln!(out, "{figures}\n\n{ratios}")?;
    for missing in &report.missing {
        writeln!(out, "\nnot measured: {missing}")?;
    }
    Ok(())
}

fn table(header: &[&str], words: usize) -> Table {
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN).set_header(header.to_vec());
    for column in table.column_iter_mut().skip(words) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

fn row(words: &[&str], range: Range) -> Vec<String> {
    let numbers = [range.median, range.min, range.max].map(shown);
    words.iter().map(|&word| word.to_owned()).chain(numbers).collect()
}

/// Three digits that count.
fn shown(value: f64) -> String {
    match value.abs() {
        100.0.. => format!("{value:.0}"),
        10.0..100.0 => format!("{value:.1}"),
        1.0..10.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digits_are_shown() {
        let shown = [1234.5, 99.96, 12.34, 1.234, 0.1234, 0.0].map(shown);
        assert_eq!(shown, ["1234", "100.0", "12.3", "1.23", "0.123", "0.000"]);
    }

    #[test]
    fn a_window_is_neither_nothing_nor_for_ever() {
        assert_eq!(window("0.5"), Ok(0.5));
        for text in ["0", "-1", "NaN", "inf", "601", "soon"] {
            assert!(window(text).is_err(), "{text}");
        }
    }
}
