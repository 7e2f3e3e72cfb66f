//! Runs compiled filters without a kernel, and compares them with a reading of the policy line by line.

use libc::sock_filter;

use super::assembler::{ARCHITECTURE, REFUSED, assemble};
use super::policy::{self, Answer, Line, Test};
use super::{Filter, FilterOptions, GUEST_POLICY, OWN_PROCESS_POLICY, names};

/// The words of `struct seccomp_data` that a filter may load.
struct Call {
    number: u32,
    architecture: u32,
    arguments: [u64; 6],
}

impl Call {
    fn word(&self, offset: u32) -> u32 {
        match offset {
            0 => self.number,
            4 => self.architecture,
            16..64 => {
                let argument = self.arguments[(offset as usize - 16) / 8];
                u32::try_from(argument >> (8 * (offset % 8)) & u64::from(u32::MAX)).unwrap()
            }
            _ => panic!("loads the instruction pointer or beyond: {offset}"),
        }
    }
}

/// What the kernel would do with `call`.
fn simulate(program: &[sock_filter], call: &Call) -> u32 {
    let (mut accumulator, mut next) = (0, 0);
    loop {
        let sock_filter { code, jt, jf, k } = program[next];
        next += 1;
        match u32::from(code) {
            0x20 => accumulator = call.word(k),
            0x54 => accumulator &= k,
            0x05 => next += k as usize,
            0x15 => next += usize::from(if accumulator == k { jt } else { jf }),
            0x35 => next += usize::from(if accumulator >= k { jt } else { jf }),
            0x06 => return k,
            other => panic!("unexpected instruction {other:#x}"),
        }
    }
}

fn run(filter: &Filter, number: u32, arguments: [u64; 6]) -> Answer {
    match simulate(&filter.program, &Call { number, architecture: ARCHITECTURE, arguments }) {
        libc::SECCOMP_RET_ALLOW => Answer::Allow,
        libc::SECCOMP_RET_KILL_PROCESS => Answer::Kill,
        errno if errno >> 16 == libc::SECCOMP_RET_ERRNO >> 16 => {
            Answer::Errno(i32::try_from(errno & 0xffff).unwrap())
        }
        other => panic!("unexpected answer {other:#x}"),
    }
}

fn all_options() -> impl Iterator<Item = FilterOptions> {
    (0..16).map(|bits| FilterOptions {
        processes: bits & 1 != 0,
        case_forks: bits & 2 != 0,
        shared_memory: bits & 4 != 0,
        file_attributes: bits & 8 != 0,
    })
}

/// The policy's answer, found by trying its lines for call `number` in order.
fn read_policy(lines: &[&Line], number: u32, arguments: [u64; 6], otherwise: Answer) -> Answer {
    if cfg!(target_arch = "x86_64") && number >= 0x4000_0000 {
        return Answer::Kill;
    }
    if lines.is_empty() {
        return otherwise;
    }
    lines
        .iter()
        .find(|line| {
            line.tests.iter().all(|test| {
                let value = u32::try_from(arguments[test.argument as usize] & u64::from(u32::MAX)).unwrap()
                    & test.mask;
                test.values.contains(&value) != test.negated
            })
        })
        .map_or(REFUSED, |line| line.answer)
}

/// Arguments around every value that `lines`, all of one call, test, in both halves of the word.
fn interesting_arguments(lines: &[&Line]) -> Vec<[u64; 6]> {
    let mut cases = vec![[0; 6], [u64::MAX; 6]];
    for test in lines.iter().flat_map(|line| &line.tests) {
        let mut values: Vec<u64> = test.values.iter().copied().map(u64::from).collect();
        values.extend((0..32).map(|bit| 1 << bit));
        for &value in &test.values {
            let value = u64::from(value);
            values.extend([
                value + 1,
                value ^ 1,
                value | 0xdead_beef_0000_0000,
                value | u64::from(!test.mask),
            ]);
            values.extend((0..32).map(|bit| value ^ (1 << bit)));
        }
        let known = cases.clone();
        for value in values {
            cases.extend(known.iter().take(24).map(|case| {
                let mut case = *case;
                case[test.argument as usize] = value;
                case
            }));
        }
    }
    cases
}

fn assert_filter_reads_as_its_policy(filter: &Filter, lines: &[&Line], otherwise: Answer) {
    let foreign = [0x3fff_ffff, 0x4000_0000, 0x4000_0001, 0x7fff_ffff, 0x8000_0000, u32::MAX];
    for number in (0..1000).chain(foreign) {
        let lines: Vec<_> = lines.iter().copied().filter(|line| line.number == number).collect();
        for arguments in interesting_arguments(&lines) {
            let expected = read_policy(&lines, number, arguments, otherwise);
            assert_eq!(run(filter, number, arguments), expected, "call {number} with {arguments:x?}");
        }
    }
}

#[test]
fn filter_answers_as_the_policy_reads_for_every_call_and_option() {
    let policy = policy::parse(GUEST_POLICY, None).unwrap();
    for options in all_options() {
        let lines: Vec<_> = policy.iter().filter(|line| line.is_in_force(options)).collect();
        assert_filter_reads_as_its_policy(&Filter::compile(options), &lines, REFUSED);
    }
    let own = policy::parse(OWN_PROCESS_POLICY, Some(77)).unwrap();
    let lines: Vec<_> = own.iter().collect();
    assert_filter_reads_as_its_policy(&Filter::own_process_only(77), &lines, Answer::Allow);
}

#[test]
fn a_program_too_long_for_short_branches_still_reads_as_its_lines() {
    let line = |number: u32| {
        let values = (0..=number % 7).map(|value| value * number).collect();
        let test = Test { argument: number % 6, mask: u32::MAX, negated: number.is_multiple_of(2), values };
        let answer =
            [Answer::Allow, Answer::Errno(0), Answer::Errno(38), Answer::Kill][number as usize / 3 % 4];
        Line::new(number, vec![test; number as usize % 3], answer)
    };
    let lines: Vec<_> = (0..700).filter(|number| number % 5 != 0).map(line).collect();
    let program = assemble(&lines, REFUSED);
    assert!(program.len() > 2000, "{} instructions", program.len());
    assert_filter_reads_as_its_policy(&Filter { program }, &lines.iter().collect::<Vec<_>>(), REFUSED);
}

#[test]
fn a_call_of_another_architecture_kills() {
    let filter = Filter::compile(FilterOptions::default());
    for architecture in [0x4000_0003, 0, u32::MAX] {
        let call = Call { number: 1, architecture, arguments: [0; 6] };
        assert_eq!(simulate(&filter.program, &call), libc::SECCOMP_RET_KILL_PROCESS);
    }
}

#[test]
fn filters_stay_small() {
    for options in all_options() {
        let instructions = Filter::compile(options).instructions();
        assert!(instructions <= 240, "{options:?}: {instructions}");
    }
    assert!(Filter::own_process_only(77).instructions() <= 45);
}

#[test]
fn clone_makes_threads_and_only_the_processes_that_are_asked_for() {
    const THREAD: u64 = 0x3d_0f00;
    const MUSL_THREAD: u64 = 0x7d_0f00;
    const FORK: u64 = 0x0120_0011;
    const SPAWN: u64 = 0x4111;
    const CASE: u64 = 0x8011;
    let clone = names::syscall("clone").unwrap();
    for options in all_options() {
        let filter = Filter::compile(options);
        let allows = |flags| run(&filter, clone, [flags, 0, 0, 0, 0, 0]) == Answer::Allow;
        assert!(allows(THREAD) && allows(MUSL_THREAD));
        assert_eq!(
            (allows(FORK), allows(SPAWN), allows(libc::SIGCHLD as u64)),
            (options.processes, options.processes, options.processes)
        );
        assert_eq!(allows(CASE), options.case_forks);
        let namespaces =
            [0x80, 0x0002_0000, 0x0200_0000, 0x0400_0000, 0x0800_0000, 0x1000_0000, 0x2000_0000, 0x4000_0000];
        for forbidden in namespaces.into_iter().chain([0x2000, 0x80_0000, 0x1000, 0x8000_0000]) {
            for flags in [0, THREAD, FORK, SPAWN, CASE] {
                assert!(!allows(flags | forbidden), "{:#x}", flags | forbidden);
            }
        }
        for incomplete in [0x100, 0x200, 0x400, 0x800, 0x1_0000, 0x4_0000] {
            assert!(!allows(THREAD & !incomplete), "{incomplete:#x}");
        }
        assert!(!allows(THREAD | libc::SIGCHLD as u64) && !allows(0) && !allows(libc::SIGKILL as u64));
    }
}
