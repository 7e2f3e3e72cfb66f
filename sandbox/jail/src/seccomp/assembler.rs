//! Turns policy lines into a classic BPF program.
//!
//! The call number is found by a balanced tree of comparisons over ranges of numbers with one answer, so that both the
//! time to load the program, which the kernel verifies and compiles instruction by instruction, and the time of a call
//! stay small. The program is written from its end to its start, since BPF jumps only forward.

use std::collections::BTreeMap;

use libc::sock_filter;

use super::policy::{Answer, Line, Test};

const LOAD: u32 = libc::BPF_LD | libc::BPF_W | libc::BPF_ABS;
const AND: u32 = libc::BPF_ALU | libc::BPF_AND | libc::BPF_K;
const JUMP: u32 = libc::BPF_JMP | libc::BPF_JA;
const JUMP_IF_EQUAL: u32 = libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K;
const JUMP_IF_AT_LEAST: u32 = libc::BPF_JMP | libc::BPF_JGE | libc::BPF_K;
const RETURN: u32 = libc::BPF_RET | libc::BPF_K;

/// Offsets in `struct seccomp_data`.
const NUMBER_OFFSET: u32 = 0;
const ARCHITECTURE_OFFSET: u32 = 4;
const ARGUMENTS_OFFSET: u32 = 16;

/// `AUDIT_ARCH_*`: what a call made in this architecture's own way carries.
#[cfg(target_arch = "x86_64")]
pub(super) const ARCHITECTURE: u32 = 0xC000_003E;
#[cfg(target_arch = "aarch64")]
pub(super) const ARCHITECTURE: u32 = 0xC000_00B7;

/// Where the numbers of the x32 interface begin, which an `x86_64` kernel may also answer.
#[cfg(target_arch = "x86_64")]
const FIRST_FOREIGN_NUMBER: Option<u32> = Some(0x4000_0000);
#[cfg(not(target_arch = "x86_64"))]
const FIRST_FOREIGN_NUMBER: Option<u32> = None;

#[cfg(target_endian = "big")]
compile_error!(
    "the low half of an argument is loaded from its start, which is so only on little-endian machines"
);

/// What a failed condition answers.
pub(super) const REFUSED: Answer = Answer::Errno(libc::EPERM);

/// The whole filter of `lines`; a call that no line names is answered with `otherwise`.
pub(super) fn assemble<'a>(lines: impl IntoIterator<Item = &'a Line>, otherwise: Answer) -> Vec<sock_filter> {
    let mut calls = BTreeMap::<u32, Vec<&Line>>::new();
    for line in lines {
        calls.entry(line.number).or_default().push(line);
    }
    let mut program = Program::default();
    let decision = program.tree(&ranges(&calls, otherwise));
    let kill = program.answer(Answer::Kill);
    let number = program.then(LOAD, NUMBER_OFFSET, decision);
    let architecture = program.branch(JUMP_IF_EQUAL, ARCHITECTURE, number, kill);
    program.then(LOAD, ARCHITECTURE_OFFSET, architecture);
    program.reversed.reverse();
    program.reversed
}

/// What is decided for a range of numbers.
#[derive(Clone, Debug, PartialEq)]
enum Decision<'a> {
    Answer(Answer),
    /// The first line whose tests hold; [`REFUSED`] where none does.
    ByArguments(Vec<&'a Line>),
}

/// The first number of each range, ascending from 0, and what is decided there.
fn ranges<'a>(calls: &BTreeMap<u32, Vec<&'a Line>>, otherwise: Answer) -> Vec<(u32, Decision<'a>)> {
    let mut ranges = Vec::<(u32, Decision<'_>)>::new();
    let mut push = |start, decision| {
        if ranges.last().is_none_or(|(_, last)| *last != decision) {
            ranges.push((start, decision));
        }
    };
    let mut next = 0;
    for (&number, lines) in calls {
        if number > next {
            push(next, Decision::Answer(otherwise));
        }
        push(number, decide(lines));
        next = number + 1;
    }
    push(next, Decision::Answer(otherwise));
    if let Some(number) = FIRST_FOREIGN_NUMBER {
        push(number, Decision::Answer(Answer::Kill));
    }
    ranges
}

fn decide<'a>(lines: &[&'a Line]) -> Decision<'a> {
    match lines {
        [] => Decision::Answer(REFUSED),
        [first, ..] if first.tests.is_empty() => Decision::Answer(first.answer),
        _ => Decision::ByArguments(lines.to_vec()),
    }
}

/// An instruction of a [`Program`], counted from its end.
type Label = usize;

/// A program under construction, last instruction first.
#[derive(Default)]
struct Program {
    reversed: Vec<sock_filter>,
}

impl Program {
    /// Decides by the call number, which is loaded.
    fn tree(&mut self, ranges: &[(u32, Decision<'_>)]) -> Label {
        match ranges {
            [] => self.answer(REFUSED),
            [(_, decision)] => self.decision(decision),
            // One number that differs from its surroundings takes one comparison, not two.
            [(_, around), (number, one), (after, same)] if around == same && number + 1 == *after => {
                let no = self.decision(around);
                let yes = self.decision(one);
                self.branch(JUMP_IF_EQUAL, *number, yes, no)
            }
            _ => {
                let (lower, upper) = ranges.split_at(ranges.len() / 2);
                let yes = self.tree(upper);
                let no = self.tree(lower);
                self.branch(JUMP_IF_AT_LEAST, upper[0].0, yes, no)
            }
        }
    }

    fn decision(&mut self, decision: &Decision<'_>) -> Label {
        match decision {
            Decision::Answer(answer) => self.answer(*answer),
            Decision::ByArguments(lines) => {
                let refused = self.answer(REFUSED);
                lines.iter().rev().fold(refused, |no, line| {
                    let yes = self.answer(line.answer);
                    line.tests.iter().rev().fold(yes, |yes, test| self.test(test, yes, no))
                })
            }
        }
    }

    fn test(&mut self, test: &Test, yes: Label, no: Label) -> Label {
        let (found, missed) = if test.negated { (no, yes) } else { (yes, no) };
        let mut label = missed;
        for value in test.values.iter().rev() {
            label = self.branch(JUMP_IF_EQUAL, *value, found, label);
        }
        if test.mask != u32::MAX {
            label = self.then(AND, test.mask, label);
        }
        self.then(LOAD, ARGUMENTS_OFFSET + 8 * test.argument, label)
    }

    /// The end of the program with `answer`; one that is near is used again.
    fn answer(&mut self, answer: Answer) -> Label {
        let value = match answer {
            Answer::Allow => libc::SECCOMP_RET_ALLOW,
            Answer::Errno(errno) => libc::SECCOMP_RET_ERRNO | errno.unsigned_abs(),
            Answer::Kill => libc::SECCOMP_RET_KILL_PROCESS,
        };
        let same =
            |instruction: &sock_filter| u32::from(instruction.code) == RETURN && instruction.k == value;
        match self.reversed.iter().rposition(same) {
            Some(label) if self.is_near(label) => label,
            _ => self.push(RETURN, value, 0, 0),
        }
    }

    /// An instruction without a jump, followed by the one at `next`.
    fn then(&mut self, code: u32, value: u32, next: Label) -> Label {
        if next + 1 != self.reversed.len() {
            self.jump(next);
        }
        self.push(code, value, 0, 0)
    }

    fn branch(&mut self, code: u32, value: u32, yes: Label, no: Label) -> Label {
        if yes == no {
            return yes;
        }
        let yes = self.near(yes);
        let no = self.near(no);
        let (yes, no) = (self.offset(yes), self.offset(no));
        self.push(code, value, low_byte(yes), low_byte(no))
    }

    /// `label`, or a stepping stone to it where a branch could not reach it.
    fn near(&mut self, label: Label) -> Label {
        if self.is_near(label) {
            return label;
        }
        let target = self.reversed[label];
        if u32::from(target.code) == RETURN { self.push(RETURN, target.k, 0, 0) } else { self.jump(label) }
    }

    /// Whether a branch reaches `label` even when two stepping stones come between.
    fn is_near(&self, label: Label) -> bool {
        u8::try_from(self.offset(label) + 2).is_ok()
    }

    /// The distance from the next instruction to `label`, as a jump counts it.
    fn offset(&self, label: Label) -> u32 {
        u32::try_from(self.reversed.len() - label - 1).expect("a program is short")
    }

    fn jump(&mut self, label: Label) -> Label {
        let offset = self.offset(label);
        self.push(JUMP, offset, 0, 0)
    }

    fn push(&mut self, code: u32, k: u32, jt: u8, jf: u8) -> Label {
        let code = u16::try_from(code).expect("an operation code has 16 bits");
        self.reversed.push(sock_filter { code, jt, jf, k });
        self.reversed.len() - 1
    }
}

/// `offset`, which [`Program::near`] has kept below 256; a wrong branch would be a hole, so anything else is a panic.
fn low_byte(offset: u32) -> u8 {
    u8::try_from(offset).expect("a branch is near")
}
