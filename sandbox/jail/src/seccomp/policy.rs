//! Reads a policy file: text to lines, with every name resolved to its number.
//!
//! Owns the grammar, which the head of `policy/guest.policy` explains. It decides nothing: what a line means for a
//! filter is in [`super::assembler`].

use super::{FilterOptions, names};

/// What a filter answers a call with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// The kernel carries out the call.
    Allow,
    /// The call returns this `errno`, or 0 without having done anything where it is 0.
    Errno(i32),
    /// The whole process dies by `SIGSYS`.
    Kill,
}

/// A condition on the low 32 bits of one argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Test {
    pub(super) argument: u32,
    pub(super) mask: u32,
    /// The test holds when the masked argument is none of `values`, instead of one.
    pub(super) negated: bool,
    pub(super) values: Vec<u32>,
}

/// One line: when all of `tests` hold for call `number`, it is answered with `answer`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) number: u32,
    gate: Option<Gate>,
    pub(super) tests: Vec<Test>,
    pub(super) answer: Answer,
}

/// The option that a line depends on, and the value that it must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Gate {
    option: Switch,
    wanted: bool,
}

/// A field of [`FilterOptions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Switch {
    Processes,
    CaseForks,
    SharedMemory,
    FileAttributes,
}

impl Line {
    /// A line of no file, in force under every option.
    #[cfg(test)]
    pub(super) fn new(number: u32, tests: Vec<Test>, answer: Answer) -> Self {
        Self { number, gate: None, tests, answer }
    }

    /// Whether the line is in force under `options`.
    pub(super) fn is_in_force(&self, options: FilterOptions) -> bool {
        self.gate.is_none_or(|gate| {
            let value = match gate.option {
                Switch::Processes => options.processes,
                Switch::CaseForks => options.case_forks,
                Switch::SharedMemory => options.shared_memory,
                Switch::FileAttributes => options.file_attributes,
            };
            value == gate.wanted
        })
    }
}

/// All lines of `text` for this architecture, in order. `own_pid` is what `OWN_PID` stands for.
pub(super) fn parse(text: &str, own_pid: Option<u32>) -> Result<Vec<Line>, String> {
    let meaningful = |line: &str| !line.is_empty() && !line.starts_with(['#', '[']);
    text.lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.trim()))
        .filter(|(_, line)| meaningful(line))
        .filter_map(|(number, line)| {
            parse_line(line, own_pid).map_err(|problem| format!("line {number}: {problem}")).transpose()
        })
        .collect()
}

/// One line; `None` where it is for another architecture.
fn parse_line(line: &str, own_pid: Option<u32>) -> Result<Option<Line>, String> {
    let (rule, reason) = line.split_once(" -- ").ok_or("no reason after ` -- `")?;
    if reason.trim().is_empty() {
        return Err("an empty reason".to_owned());
    }
    let (rule, answer) = match rule.split_once("=>") {
        Some((rule, answer)) => (rule, parse_answer(answer.trim())?),
        None => (rule, Answer::Allow),
    };
    let (head, tests) = match rule.split_once(" if ") {
        Some((head, tests)) => {
            (head, tests.split(" and ").map(|test| parse_test(test, own_pid)).collect::<Result<_, _>>()?)
        }
        None => (rule, Vec::new()),
    };
    let mut words = head.split_whitespace().peekable();
    let name = words.next().ok_or("no system call")?;
    let architecture = words.next_if(|word| word.starts_with('@'));
    let gate = parse_gate(words.next(), words.next())?;
    if let Some(word) = words.next() {
        return Err(format!("`{word}` is not understood"));
    }
    if architecture.is_some_and(|architecture| &architecture[1..] != std::env::consts::ARCH) {
        return Ok(None);
    }
    let number = names::syscall(name).ok_or_else(|| format!("unknown system call `{name}`"))?;
    Ok(Some(Line { number, gate, tests, answer }))
}

fn parse_answer(name: &str) -> Result<Answer, String> {
    match name {
        "DONE" => Ok(Answer::Errno(0)),
        _ => names::error(name).map(Answer::Errno).ok_or_else(|| format!("unknown answer `{name}`")),
    }
}

fn parse_gate(word: Option<&str>, option: Option<&str>) -> Result<Option<Gate>, String> {
    let wanted = match word {
        None => return Ok(None),
        Some("when") => true,
        Some("unless") => false,
        Some(word) => return Err(format!("`{word}` is not understood")),
    };
    let option = match option {
        Some("processes") => Switch::Processes,
        Some("case_forks") => Switch::CaseForks,
        Some("shared_memory") => Switch::SharedMemory,
        Some("file_attributes") => Switch::FileAttributes,
        other => return Err(format!("unknown option `{}`", other.unwrap_or_default())),
    };
    Ok(Some(Gate { option, wanted }))
}

fn parse_test(text: &str, own_pid: Option<u32>) -> Result<Test, String> {
    const OPERATORS: [(&str, bool); 4] =
        [(" == ", false), (" != ", true), (" not in ", true), (" in ", false)];
    let split = |(operator, negated): (&str, bool)| Some((text.split_once(operator)?, negated));
    let ((subject, values), negated) =
        OPERATORS.into_iter().find_map(split).ok_or_else(|| format!("no operator in `{text}`"))?;
    let (argument, mask) = match subject.split_once(" & ") {
        Some((argument, mask)) => (argument, parse_value(mask, own_pid)?),
        None => (subject, u32::MAX),
    };
    let argument =
        argument.trim().strip_prefix("arg").and_then(|digit| digit.parse().ok()).filter(|index| *index < 6);
    let argument = argument.ok_or_else(|| format!("no argument in `{text}`"))?;
    let values = values.split(',').map(|value| parse_value(value, own_pid)).collect::<Result<Vec<_>, _>>()?;
    if values.iter().any(|value| value & !mask != 0) {
        return Err(format!("a value outside the mask in `{text}`"));
    }
    Ok(Test { argument, mask, negated, values })
}

/// `A|B`, or `~A|B` for all bits but these.
fn parse_value(text: &str, own_pid: Option<u32>) -> Result<u32, String> {
    let text = text.trim();
    let bits = text.trim_start_matches('~').split('|').try_fold(0, |bits, name| {
        let number = match name.strip_prefix("0x") {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => name.parse().ok(),
        };
        let own_pid = own_pid.filter(|_| name == "OWN_PID");
        let value = number.or(own_pid).or_else(|| names::constant(name));
        value.map(|value| bits | value).ok_or_else(|| format!("unknown constant `{name}`"))
    })?;
    Ok(if text.starts_with('~') { !bits } else { bits })
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeSet, HashSet};

    use super::*;
    use crate::seccomp::{GUEST_POLICY, OWN_PROCESS_POLICY};

    fn rules(text: &str) -> impl Iterator<Item = &str> {
        text.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '[']))
    }

    #[test]
    fn embedded_policies_are_understood() {
        parse(GUEST_POLICY, None).unwrap();
        parse(OWN_PROCESS_POLICY, Some(1)).unwrap();
    }

    #[test]
    fn no_rule_is_there_twice_and_no_line_is_out_of_reach() {
        for text in [GUEST_POLICY, OWN_PROCESS_POLICY] {
            let mut seen = HashSet::new();
            let mut settled = HashSet::new();
            for line in rules(text) {
                let (rule, reason) = line.split_once(" -- ").unwrap();
                let rule = rule.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(seen.insert(rule.clone()), "twice: {rule}");
                assert!(reason.trim().len() > 3, "no reason: {line}");
                let name = rule.split(' ').next().unwrap().to_owned();
                assert!(!settled.contains(&name), "a line before it always applies: {line}");
                if !rule.contains(" if ") && !rule.contains(" when ") && !rule.contains(" unless ") {
                    settled.insert(name);
                }
            }
        }
    }

    #[test]
    fn every_call_that_has_a_number_has_a_line() {
        let known: BTreeSet<_> = names::syscall_names().collect();
        let guest: BTreeSet<_> = rules(GUEST_POLICY).map(|line| line.split(' ').next().unwrap()).collect();
        assert_eq!(known.difference(&guest).collect::<Vec<_>>(), Vec::<&&str>::new());
    }

    #[test]
    fn refused_section_only_refuses() {
        let (_, refused) = GUEST_POLICY.split_once("[refused]").unwrap();
        for line in parse(refused, None).unwrap() {
            assert_eq!((line.answer, line.tests.len(), line.gate), (Answer::Errno(1), 0, None));
        }
    }

    #[test]
    fn lines_that_are_wrong_are_named() {
        for (line, problem) in [
            ("read", "line 1: no reason after ` -- `"),
            ("read --  ", "line 1: no reason after ` -- `"),
            ("raed -- reading", "line 1: unknown system call `raed`"),
            ("read while processes -- reading", "line 1: `while` is not understood"),
            ("read when rich -- reading", "line 1: unknown option `rich`"),
            ("read if arg6 == 1 -- reading", "line 1: no argument in `arg6 == 1`"),
            ("read if arg0 < 1 -- reading", "line 1: no operator in `arg0 < 1`"),
            ("read if arg0 == O_WRNOLY -- reading", "line 1: unknown constant `O_WRNOLY`"),
            ("read if arg0 & 1 == 2 -- reading", "line 1: a value outside the mask in `arg0 & 1 == 2`"),
            ("kill if arg0 == OWN_PID -- itself", "line 1: unknown constant `OWN_PID`"),
            ("read => EWHAT -- reading", "line 1: unknown answer `EWHAT`"),
        ] {
            assert_eq!(parse(line, None).unwrap_err(), problem, "{line}");
        }
    }
}
