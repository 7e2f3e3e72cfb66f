//! `tockbox score`: scores samples, or a dataset's reference solutions.
//!
//! Reads what was asked for, wires the scorer to the output file, the progress bar and the signals, prints the
//! summary and says by the exit code what came of it.

mod progress;
mod report;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io;
use std::num::{NonZeroU64, NonZeroUsize};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Instant;

use anyhow::{Context as _, bail};
use clap::Args;
use tockbox_core::Backend;
use tokio_util::sync::CancellationToken;

use crate::dataset::search::SearchPath;
use crate::dataset::{Dataset, Measured};
use crate::judge::Judge;
use crate::score::cost::ReferenceCosts;
use crate::score::identity::{FORMAT, Identity, SamplesIdentity};
use crate::score::journal::{Existing, Journal, Keep};
use crate::score::record::Kept;
use crate::score::sample::{self, Selection, Source};
use crate::score::summary::{Facts, Summary};
use crate::score::tally::Tally;
use crate::score::{Ended, ScoreError, Scoring};
use crate::submission::Policy;
use progress::Progress;

/// Everything was scored, and verdicts are as expected where an expectation is given.
pub const ALL_AS_EXPECTED: u8 = 0;
/// Some lines of the samples or of the problems could not be used; the others were scored.
pub const BAD_LINES: u8 = 10;
/// Some samples got another verdict than the one they state, or a reference solution was not accepted.
pub const UNEXPECTED_VERDICTS: u8 = 11;
/// A record could not be written; the records written before are whole.
pub const OUTPUT_FAILED: u8 = 12;
/// The sandbox failed on some samples (`internal_error`); `--resume` scores them again. The code that every
/// command has for a failed sandbox.
pub const NOT_JUDGED: u8 = 70;
/// The samples could not be read to their end; those read before were scored.
pub const INPUT_FAILED: u8 = 13;
/// Stopped by SIGINT; the records written are whole. SIGTERM: 143.
pub const INTERRUPTED: u8 = 130;
/// Stopped by SIGTERM; the records written are whole.
pub const TERMINATED: u8 = 143;

/// What `--samples` without a value means: the dataset's own samples. A file of this name is `./bundled`.
const BUNDLED: &str = "bundled";

/// Samples judged at once for each slot: while one of them takes long, others go on.
const SAMPLES_PER_SLOT: usize = 4;

/// The arguments of `tockbox score`, those that set up the sandbox excepted.
#[derive(Debug, Clone, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct ScoreArguments {
    /// A dataset's name, its directory, or a problems file (JSONL)
    #[arg(long, value_name = "NAME|PATH")]
    pub dataset: String,
    /// Samples (JSONL; "-" is standard input); without a value the dataset's own samples [default: the
    /// reference solutions are scored]
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = BUNDLED)]
    pub samples: Option<String>,
    /// Write a record for each sample (JSONL, as they finish); "-" is standard output
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Go on after the records that --output already has; samples on which the sandbox failed
    /// are scored again
    #[arg(long, requires = "output", conflicts_with = "overwrite")]
    pub resume: bool,
    /// Start anew if --output already has records
    #[arg(long, requires = "output")]
    pub overwrite: bool,
    /// Put the whole judgement into each record
    #[arg(long, requires = "output")]
    pub full: bool,
    /// Run all tests of a sample that has failed one; slow, and the reward is the same
    #[arg(long)]
    pub all_tests: bool,
    /// Reward accepted samples by their instructions against those of the reference solution; needs a
    /// backend that counts them (wasm)
    #[arg(long)]
    pub cost: bool,
    /// Score only the first N samples
    #[arg(long, value_name = "N")]
    pub limit: Option<u64>,
    /// Samples judged at once [default: four times the slots]
    #[arg(long, value_name = "N")]
    pub concurrency: Option<NonZeroUsize>,
    /// Values of k for pass@k [default: those of 1,10,100 that there are samples for]
    #[arg(long, value_name = "K", value_delimiter = ',')]
    pub k: Vec<NonZeroU64>,
    /// Print the summary as JSON
    #[arg(long)]
    pub json: bool,
}

/// What the configuration gives to a run.
pub struct Host {
    /// Runs the code.
    pub backend: Arc<dyn Backend>,
    /// Slots of the backend.
    pub slots: usize,
    /// What a submission may ask for.
    pub policy: Policy,
    /// Where datasets are looked for.
    pub search: SearchPath,
    /// Settings that can change a verdict, by name, for example the interpreter: a run that is resumed must
    /// have the same.
    pub settings: BTreeMap<String, String>,
}

/// Samples to score, looked at beforehand.
struct Chosen {
    source: Source,
    /// What they are called.
    name: String,
    /// Lines and digest, where they can be read twice.
    measured: Option<Measured>,
}

/// Where records go, and what was there already.
struct Output {
    journal: Option<Journal>,
    tally: Tally,
    /// Records that an earlier run had written.
    kept: u64,
}

/// A run that is over.
struct Scored {
    dataset: Arc<Dataset>,
    summary: Summary,
    ended: Result<Ended, ScoreError>,
    /// The exit code of a run that was stopped.
    stopped_code: u8,
}

/// Scores what `arguments` ask for and reports it. Gives the exit code.
pub async fn run(arguments: ScoreArguments, host: Host) -> anyhow::Result<u8> {
    let scored = score(&arguments, host).await?;
    report::summary(&scored.summary, arguments.json, is_stdout(arguments.output.as_deref()))?;
    let code = scored.exit_code();
    let hint = report::resume_hint(arguments.output.as_deref(), arguments.samples.as_deref());
    match scored.ended {
        Err(error) => report::failure(&error.into(), &hint),
        Ok(Ended::Stopped) => report::stopped(&scored.summary, &hint),
        Ok(Ended::AllScored) => {}
    }
    Ok(code)
}

async fn score(arguments: &ScoreArguments, host: Host) -> anyhow::Result<Scored> {
    if arguments.cost
        && let Err(reason) = host.backend.counts_instructions()
    {
        bail!("--cost: {reason}");
    }
    let location = host.search.locate(&arguments.dataset)?;
    let dataset = Arc::new(Dataset::load(&location, &host.policy)?);
    report::bad_problems(&dataset.bad_lines);
    let chosen = choose(arguments, &dataset)?;
    let mut output = open_output(arguments, &host, &dataset, &chosen)?;
    let kept = output.kept;
    let selection = Selection { skip: output.tally.finished().clone(), limit: arguments.limit };
    let concurrency = arguments.concurrency.map_or(host.slots * SAMPLES_PER_SLOT, NonZeroUsize::get);
    let samples = sample::read(chosen.source.clone(), Arc::clone(&dataset), selection, concurrency)
        .with_context(|| format!("failed to read the samples {}", chosen.name))?;
    let scoring = Scoring {
        judge: Arc::new(Judge::new(Arc::clone(&host.backend))),
        dataset: Arc::clone(&dataset),
        policy: Arc::new(host.policy),
        concurrency,
        keep_all: arguments.full,
        all_tests: arguments.all_tests,
        costs: arguments.cost.then(|| Arc::new(ReferenceCosts::new(&dataset))),
    };
    let (stop, stopped_code) = stop_on_signal()?;
    let mut progress = Progress::start(total(arguments, &dataset, &chosen), kept);
    let started = Instant::now();
    let ended = scoring.run(samples, &stop, |record| {
        if let Some(journal) = &mut output.journal {
            journal.append(record.to_line())?;
        }
        output.tally.add(&record);
        progress.add(&record, &output.tally, &chosen.name);
        Ok(())
    });
    let ended = ended.await;
    progress.finish();
    let facts = Facts {
        samples: chosen.name,
        backend: host.backend.name().to_owned(),
        isolation: host.backend.isolation().tier.to_string(),
        resumed: kept,
        interrupted: matches!(ended, Ok(Ended::Stopped)),
        elapsed: started.elapsed(),
        k: (!arguments.k.is_empty()).then(|| arguments.k.iter().map(|k| k.get()).collect()),
    };
    let summary = Summary::new(&output.tally, &dataset, facts);
    Ok(Scored { dataset, summary, ended, stopped_code: stopped_code.load(Ordering::Relaxed) })
}

impl Scored {
    /// What came of it; of several things that went wrong, the worst.
    fn exit_code(&self) -> u8 {
        match self.ended {
            Err(ScoreError::Output(_)) => return OUTPUT_FAILED,
            Err(ScoreError::Input(_)) => return INPUT_FAILED,
            Ok(Ended::Stopped) => return self.stopped_code,
            Ok(Ended::AllScored) => {}
        }
        let summary = &self.summary;
        let expected = summary.expected.as_ref();
        if summary.not_judged > 0 {
            NOT_JUDGED
        } else if summary.bad_lines > 0 || !self.dataset.bad_lines.is_empty() {
            BAD_LINES
        } else if expected.is_some_and(|expected| expected.as_expected < expected.checked) {
            UNEXPECTED_VERDICTS
        } else {
            ALL_AS_EXPECTED
        }
    }
}

/// Finds the samples and measures them where they can be read twice.
fn choose(arguments: &ScoreArguments, dataset: &Dataset) -> anyhow::Result<Chosen> {
    let path = match arguments.samples.as_deref() {
        None => {
            return Ok(Chosen {
                source: Source::References,
                name: "reference solutions".to_owned(),
                measured: None,
            });
        }
        Some("-") => {
            return Ok(Chosen { source: Source::Stdin, name: "standard input".to_owned(), measured: None });
        }
        Some(BUNDLED) => {
            let (path, expected) = dataset.samples()?;
            let measured = Measured::of_file(&path)?;
            measured.verify(&path, expected)?;
            let name = path.display().to_string();
            return Ok(Chosen { source: Source::File(path), name, measured: Some(measured) });
        }
        Some(path) => PathBuf::from(path),
    };
    refuse_parquet(&path)?;
    let name = path.display().to_string();
    let metadata = path.metadata().with_context(|| format!("failed to read the samples {name}"))?;
    if metadata.is_dir() {
        bail!("the samples {name} are a directory: give a JSONL file");
    }
    // A pipe can be read only once.
    let measured = metadata.is_file().then(|| Measured::of_file(&path)).transpose()?;
    Ok(Chosen { source: Source::File(path), name, measured })
}

fn open_output(
    arguments: &ScoreArguments,
    host: &Host,
    dataset: &Dataset,
    chosen: &Chosen,
) -> anyhow::Result<Output> {
    let mut tally = Tally::default();
    let Some(path) = &arguments.output else { return Ok(Output { journal: None, tally, kept: 0 }) };
    refuse_parquet(path)?;
    if is_stdout(Some(path)) {
        if arguments.resume {
            bail!("--resume needs an output file: standard output cannot be read back");
        }
        let journal = Some(Journal::to_stream(path, Box::new(io::stdout())));
        return Ok(Output { journal, tally, kept: 0 });
    }
    if arguments.resume && chosen.source != Source::References && chosen.measured.is_none() {
        bail!(
            "--resume needs a samples file: {} cannot be compared with what was scored before",
            chosen.name
        );
    }
    let existing = match (arguments.resume, arguments.overwrite) {
        (true, _) => Existing::Resume,
        (false, true) => Existing::Overwrite,
        (false, false) => Existing::Refuse,
    };
    let mut kept = 0;
    let journal = Journal::open(path, &identity(arguments, host, dataset, chosen), existing, |line| {
        let keep = tally.add_kept(&Kept::from_line(line)?)?;
        kept += u64::from(keep == Keep::Yes);
        Ok(keep)
    })?;
    Ok(Output { journal: Some(journal), tally, kept })
}

fn identity(arguments: &ScoreArguments, host: &Host, dataset: &Dataset, chosen: &Chosen) -> Identity {
    let limits = host.policy.defaults;
    let mut settings = host.settings.clone();
    let tests = if arguments.all_tests { "all" } else { "up to the first that fails" };
    settings.insert("tests".to_owned(), tests.to_owned());
    if arguments.cost {
        settings.insert("reward".to_owned(), "cost".to_owned());
    }
    settings.insert("backend".to_owned(), host.backend.name().to_owned());
    settings.insert(
        "limits".to_owned(),
        format!(
            "cpu {:?}, wall {:?}, memory {} bytes, output {} bytes, processes {}, disk {} bytes",
            limits.cpu,
            limits.wall,
            limits.memory_bytes,
            limits.output_bytes,
            limits.processes,
            limits.disk_bytes
        ),
    );
    Identity {
        format: FORMAT,
        tockbox: env!("CARGO_PKG_VERSION").to_owned(),
        dataset: dataset.name.clone(),
        problems_sha256: dataset.measured.sha256.clone(),
        samples: SamplesIdentity {
            source: chosen.name.clone(),
            sha256: chosen.measured.as_ref().map(|measured| measured.sha256.clone()),
        },
        settings,
    }
}

/// How many records there will be in the end, if that is known.
fn total(arguments: &ScoreArguments, dataset: &Dataset, chosen: &Chosen) -> Option<u64> {
    let all = match &chosen.source {
        Source::References => Some(dataset.problems().len() as u64),
        Source::File(_) | Source::Stdin => chosen.measured.as_ref().map(|measured| measured.count),
    };
    all.map(|all| arguments.limit.map_or(all, |limit| all.min(limit)))
}

/// A token that SIGINT and SIGTERM cancel, and the exit code that goes with the signal.
fn stop_on_signal() -> anyhow::Result<(CancellationToken, Arc<AtomicU8>)> {
    use tokio::signal::unix::{SignalKind, signal};
    let failed = "failed to listen for signals";
    let mut interrupt = signal(SignalKind::interrupt()).context(failed)?;
    let mut terminate = signal(SignalKind::terminate()).context(failed)?;
    let (stop, code) = (CancellationToken::new(), Arc::new(AtomicU8::new(INTERRUPTED)));
    let (cancelled, signalled) = (stop.clone(), Arc::clone(&code));
    tokio::spawn(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => signalled.store(TERMINATED, Ordering::Relaxed),
        }
        cancelled.cancel();
    });
    Ok((stop, code))
}

fn refuse_parquet(path: &Path) -> anyhow::Result<()> {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("parquet")) {
        bail!("{} is Parquet, which this version neither reads nor writes: use JSONL", path.display());
    }
    Ok(())
}

fn is_stdout(path: Option<&Path>) -> bool {
    path.is_some_and(|path| path.as_os_str() == "-")
}
