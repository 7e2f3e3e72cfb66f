//! The pieces of a judgement that need no sandbox, each by itself: `cargo bench`.
#![expect(clippy::unwrap_used, reason = "a benchmark whose input is refused has failed")]

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use serde_json::json;
use tockbox::judge::Judge;
use tockbox::judge::checker::{Compare, Expected, stdout_matches, values_match};
use tockbox::submission::{Policy, Submission};
use tockbox_core::codec::{self, Caps};
use tockbox_core::frame::{self, FrameBuffer};
use tockbox_core::{
    Backend, BackendFuture, Claim, Ending, Execution, Flow, GuestRun, Isolation, Output, Program,
    RunObserver, Tier, Usage, Value,
};

/// As one read of a pipe brings them.
const CHUNK: usize = 16 << 10;

/// A list of 1,000 dicts with a number, a text and a list of floats each.
fn records() -> Value {
    let record = |n: i32| {
        let floats = (0..4).map(|part| Value::Float(f64::from(n) / f64::from(part + 1))).collect();
        Value::Dict(vec![
            (Value::str("id"), Value::int(n)),
            (Value::str("name"), Value::str(&format!("record number {n}"))),
            (Value::str("parts"), Value::List(floats)),
        ])
    };
    Value::List((0..1000).map(record).collect())
}

fn codec(criterion: &mut Criterion) {
    let records = records();
    let mut bytes = Vec::new();
    codec::encode(&records, &mut bytes);
    let mut group = criterion.benchmark_group("codec, 1,000 records");
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("encode", |bencher| {
        bencher.iter_batched_ref(
            || Vec::with_capacity(bytes.len()),
            |out| codec::encode(black_box(&records), out),
            BatchSize::SmallInput,
        );
    });
    group.bench_function("decode", |bencher| {
        bencher.iter(|| codec::decode(black_box(&bytes), Caps::default()).unwrap());
    });
    group.finish();
}

fn frames(criterion: &mut Criterion) {
    let frame = frame::encode(&records());
    let mut group = criterion.benchmark_group("frames");
    group.throughput(Throughput::Bytes(frame.len() as u64));
    group.bench_function("one large frame, read in chunks", |bencher| {
        bencher.iter(|| {
            let mut frames = FrameBuffer::new(frame.len());
            let mut taken = None;
            for chunk in frame.chunks(CHUNK) {
                frames.push(chunk);
                taken = frames.take().unwrap();
            }
            taken.unwrap()
        });
    });
    let small = frame::encode(&Value::Tuple(vec![Value::str("answer"), Value::int(3)]));
    let many = small.repeat(1000);
    group.throughput(Throughput::Elements(1000));
    group.bench_function("1,000 small frames", |bencher| {
        bencher.iter(|| {
            let mut frames = FrameBuffer::new(many.len());
            frames.push(&many);
            let mut count = 0;
            while frames.take().unwrap().is_some() {
                count += 1;
            }
            assert_eq!(count, 1000);
        });
    });
    group.finish();
}

fn checker(criterion: &mut Criterion) {
    let lines: Vec<String> = (0..10_000).map(|n| format!("{n} {:.3}", f64::from(n) / 7.0)).collect();
    let lines = lines.join("\n");
    let mut group = criterion.benchmark_group("checker, 10,000 lines");
    group.throughput(Throughput::Bytes(lines.len() as u64));
    for (name, compare) in [
        ("exact", Compare::Exact),
        ("lines", Compare::Lines),
        ("tokens", Compare::Tokens),
        ("float", Compare::Float(1e-6)),
    ] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| assert!(stdout_matches(compare, black_box(&lines), black_box(lines.as_bytes()))));
        });
    }
    group.finish();
    let (expected, actual) = (Expected::Python(records()), records());
    criterion.bench_function("checker, 1,000 records", |bencher| {
        bencher.iter(|| assert!(values_match(black_box(&expected), black_box(&actual), None, false)));
    });
}

/// A backend at which the nth call returns n, at once.
struct Counting;

impl Backend for Counting {
    fn name(&self) -> &'static str {
        "counting"
    }

    fn isolation(&self) -> Isolation {
        Isolation { tier: Tier::None, enforced_by: Vec::new() }
    }

    fn supports_processes(&self) -> Result<(), &'static str> {
        Ok(())
    }

    fn environments(&self) -> Vec<String> {
        vec!["default".to_owned()]
    }

    fn run<'a>(&'a self, execution: &'a Execution, observer: RunObserver<'a>) -> BackendFuture<'a> {
        Box::pin(async move {
            let claims: Vec<Claim> = match &execution.program {
                Program::Script { .. } => vec![Claim::Completed],
                Program::Cases { cases, .. } => {
                    (0..cases.len()).map(|n| Claim::Answer(Value::int(n))).collect()
                }
            };
            for claim in claims {
                let run = GuestRun {
                    ending: Ending::Exited(0),
                    claim,
                    tested: None,
                    in_process: None,
                    stdout: Output::default(),
                    stderr: Output::default(),
                    usage: Usage::default(),
                    flags: Vec::new(),
                };
                if observer(run) == Flow::Stop {
                    break;
                }
            }
            Ok(())
        })
    }
}

fn judge(criterion: &mut Criterion) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let judge = Judge::new(Arc::new(Counting));
    let call = |n: i32| json!({"type": "call", "function": "f", "args": [n], "expected": n});
    let mut group = criterion.benchmark_group("judge without a sandbox");
    for (name, body) in [
        ("a script", json!({"code": "print(1)"})),
        ("20 calls", json!({"code": "def f(x): return x", "tests": (0..20).map(call).collect::<Vec<_>>()})),
    ] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let submission = Submission::from_value(body.clone(), &Policy::default()).unwrap();
                let judgement = runtime.block_on(judge.judge(&submission)).unwrap();
                assert!(judgement.verdict.is_accepted());
                serde_json::to_vec(&judgement).unwrap()
            });
        });
    }
    group.finish();
}

criterion_group!(pieces, codec, frames, checker, judge);
criterion_main!(pieces);
