//! The body of a submission, field by field.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::Value as Json;

use super::fields::{Fields, wrong_type};
use super::{Invalid, Policy, RewardRule, Submission, Template, files, read_limits, read_tests};

/// Characters of an `id` or a name.
pub(super) const MAX_NAME_CHARS: usize = 256;

/// The longest deadline that can be asked for.
const LONGEST_DEADLINE: Duration = Duration::from_hours(1);
/// What of a deadline is kept for ending a guest and sending the answer, or a fifth of it if that is less.
const ANSWERING: Duration = Duration::from_millis(250);

/// A submission.
pub(super) fn read(body: &Json, policy: &Policy) -> Result<Submission, Invalid> {
    let mut fields = Fields::of(body, "")?;
    let code = code(fields.required_text("code")?)?;
    let id = fields.short_text("id", MAX_NAME_CHARS)?;
    let blank = shared(&mut fields, policy)?;
    let deadline = deadline(&mut fields)?;
    fields.finish()?;
    Ok(Submission { id, code, deadline, ..blank })
}

/// A submission without code.
pub(super) fn read_template(body: &Json, policy: &Policy) -> Result<Template, Invalid> {
    let mut fields = Fields::of(body, "")?;
    let blank = shared(&mut fields, policy)?;
    fields.finish()?;
    Ok(Template { blank })
}

/// Code that is not blank.
pub(super) fn code(text: &str) -> Result<Arc<str>, Invalid> {
    if text.trim().is_empty() { Err(Invalid::field("code", "must not be empty")) } else { Ok(text.into()) }
}

/// When the answer has to be made, so that it arrives before the caller gives up.
pub(super) fn deadline(fields: &mut Fields<'_>) -> Result<Option<Instant>, Invalid> {
    let given = fields.seconds("deadline_seconds", LONGEST_DEADLINE)?;
    Ok(given.map(|given| Instant::now() + given.saturating_sub(ANSWERING.min(given / 5))))
}

/// Everything but the code, `id` and the deadline.
pub(super) fn shared(fields: &mut Fields<'_>, policy: &Policy) -> Result<Submission, Invalid> {
    let tests = read_tests(fields.get("tests"), policy)?;
    let limits = read_limits(fields.get("limits"), policy)?;
    let stdin = fields.text("stdin")?.filter(|_| tests.is_empty()).unwrap_or_default();
    let files = match fields.object("files")? {
        Some(entries) => files::read(entries, &limits)?,
        None => Vec::new(),
    };
    let environment = environment(fields, policy)?;
    backend(fields, policy)?;
    feedback(fields.get("feedback"))?;
    Ok(Submission {
        id: None,
        code: "".into(),
        stdin: stdin.as_bytes().into(),
        tests: tests.into(),
        files: files.into(),
        environment,
        limits,
        reward: reward(fields, policy)?,
        stop_on_failure: fields.flag("stop_on_failure")?,
        deadline: None,
        bulk: false,
    })
}

fn environment(fields: &mut Fields<'_>, policy: &Policy) -> Result<Arc<str>, Invalid> {
    let known = &policy.environments;
    match fields.text("environment")? {
        None => Ok(known.first().map_or("default", String::as_str).into()),
        Some(name) if known.iter().any(|known| known == name) => Ok(name.into()),
        Some(_) => {
            let message = format!("unknown environment: there are `{}`", known.join("`, `"));
            Err(Invalid::field("environment", message))
        }
    }
}

fn backend(fields: &mut Fields<'_>, policy: &Policy) -> Result<(), Invalid> {
    match fields.text("backend")? {
        None => Ok(()),
        Some(name) if name == policy.backend => Ok(()),
        Some(name @ ("native" | "wasm")) => {
            Err(Invalid::field("backend", format!("`{name}` is not available on this server")))
        }
        Some(_) => Err(Invalid::field("backend", "must be `native` or `wasm`")),
    }
}

fn reward(fields: &mut Fields<'_>, policy: &Policy) -> Result<RewardRule, Invalid> {
    let name = match fields.get("reward") {
        None => return Ok(RewardRule::All),
        Some(rule @ Json::Object(_)) => return cost(rule, policy),
        Some(Json::String(name)) => name,
        Some(other) => return Err(wrong_type("reward", "text or an object", other)),
    };
    match name.as_str() {
        "all" => Ok(RewardRule::All),
        "fraction" => Ok(RewardRule::Fraction),
        "fraction_asserts" => Ok(RewardRule::FractionAsserts),
        _ => Err(Invalid::field("reward", "must be `all`, `fraction` or `fraction_asserts`")),
    }
}

fn cost(rule: &Json, policy: &Policy) -> Result<RewardRule, Invalid> {
    let mut fields = Fields::of(rule, "reward")?;
    if fields.required_text("kind")? != "cost" {
        return Err(Invalid::field("reward.kind", "must be `cost`"));
    }
    let reference = fields.count("reference_instructions", u64::MAX)?;
    fields.finish()?;
    if let Err(reason) = policy.instructions {
        return Err(Invalid::field("reward", format!("cannot be `cost`: {reason}")));
    }
    match reference {
        Some(reference_instructions) => Ok(RewardRule::Cost { reference_instructions }),
        None => Err(Invalid::field("reward.reference_instructions", "is required")),
    }
}

fn feedback(value: Option<&Json>) -> Result<(), Invalid> {
    let Some(value) = value else { return Ok(()) };
    let mut fields = Fields::of(value, "feedback")?;
    for name in ["trace", "coverage", "profile"] {
        if fields.flag(name)? {
            return Err(Invalid::field(fields.path(name), "not available on this server"));
        }
    }
    fields.count("max_events", u64::MAX)?;
    fields.finish()
}

#[cfg(test)]
mod tests;
