//! Raw model text → the code in it. Pure text work; nothing here knows Python.
//!
//! A model thinks, talks, and answers in Markdown. What it thought is dropped, `<answer>` and `[PYTHON]` are
//! unwrapped, and of the fenced blocks the last one that can be Python is taken.

mod fence;

use serde::Serialize;
use utoipa::ToSchema;

use self::fence::{Block, Fence, blocks};

/// The code of a completion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extracted {
    /// The code; empty exactly when the rule is [`ExtractionRule::NoCode`].
    pub code: String,
    /// How it was found.
    pub rule: ExtractionRule,
}

/// How the code of a completion was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExtractionRule {
    /// The last fenced block tagged as Python.
    PythonFence,
    /// The last fenced block without a tag.
    UntaggedFence,
    /// A fenced block that was never closed.
    UnterminatedFence,
    /// `[PYTHON]…[/PYTHON]` without a fence inside.
    PythonTag,
    /// There is no fence: all of the text (inside `<answer>`, if there is one).
    WholeText,
    /// There is no code.
    NoCode,
}

/// Finds the code in `completion`. Never fails: without any, the rule is [`ExtractionRule::NoCode`].
///
/// A closed block comes before one that the end of the text cuts off, and a tagged block before an untagged one:
/// `python` closed, `python` cut off, untagged closed, untagged cut off. Of several of a kind the last is taken.
pub fn extract(completion: &str) -> Extracted {
    let text = completion.replace("\r\n", "\n");
    let Some(spoken) = after_thinking(&text) else { return Extracted::NONE };
    // A tag that shares its line with a fence would hide the fence.
    let mut spoken = spoken.to_owned();
    for (open, close) in [ANSWER, PYTHON] {
        spoken = spoken.replace(&format!("{open}```"), &format!("{open}\n```"));
        spoken = spoken.replace(&format!("```{close}"), &format!("```\n{close}"));
    }
    let answer = last_inside(&spoken, ANSWER).unwrap_or(&spoken);
    let tagged = last_inside(answer, PYTHON);
    from_blocks(tagged.unwrap_or(answer)).unwrap_or_else(|| match tagged {
        Some(text) => Extracted::new(text, ExtractionRule::PythonTag),
        None => Extracted::new(answer, ExtractionRule::WholeText),
    })
}

/// Which blocks are taken, best first: whether tagged as Python (else untagged), whether closed.
const PREFERENCE: [(bool, bool, ExtractionRule); 4] = [
    (true, true, ExtractionRule::PythonFence),
    (true, false, ExtractionRule::UnterminatedFence),
    (false, true, ExtractionRule::UntaggedFence),
    (false, false, ExtractionRule::UnterminatedFence),
];

/// The code of the fenced blocks, if there is any fence.
fn from_blocks(text: &str) -> Option<Extracted> {
    let blocks = blocks(text);
    if blocks.is_empty() {
        return None;
    }
    let found = PREFERENCE.into_iter().find_map(|(python, closed, rule)| {
        let wanted = |block: &&Block| {
            block.closed == closed && (if python { block.is_python() } else { block.is_untagged() })
        };
        let block = blocks.iter().rev().filter(wanted).find(|block| !block.content.trim().is_empty());
        block.map(|block| (block, rule))
    });
    Some(found.map_or(Extracted::NONE, |(block, rule)| Extracted::new(&block.content, rule)))
}

impl Extracted {
    const NONE: Self = Self { code: String::new(), rule: ExtractionRule::NoCode };

    fn new(code: &str, rule: ExtractionRule) -> Self {
        if code.trim().is_empty() { Self::NONE } else { Self { code: code.to_owned(), rule } }
    }
}

/// What follows the thoughts at the start; `None` when they never end. Chat templates may swallow the opening tag.
fn after_thinking(text: &str) -> Option<&str> {
    const OPEN: &str = "<think>";
    const CLOSE: &str = "</think>";
    let mut rest = text;
    while let Some(thought) = rest.trim_start().strip_prefix(OPEN) {
        rest = &thought[thought.find(CLOSE)? + CLOSE.len()..];
    }
    let swallowed = outside_fences(rest, CLOSE).filter(|&end| !rest[..end].contains(OPEN));
    Some(swallowed.map_or(rest, |end| &rest[end + CLOSE.len()..]))
}

/// A pair of tags.
type Tags = (&'static str, &'static str);

const ANSWER: Tags = ("<answer>", "</answer>");
const PYTHON: Tags = ("[PYTHON]", "[/PYTHON]");

/// What is inside the last pair of tags. Tags inside of fences are code. A tag that is never closed reaches to the
/// end.
fn last_inside(text: &str, (open, close): Tags) -> Option<&str> {
    let mut found = None;
    let mut rest = text;
    while let Some(start) = outside_fences(rest, open) {
        let inside = &rest[start + open.len()..];
        let end = outside_fences(inside, close);
        found = Some(&inside[..end.unwrap_or(inside.len())]);
        rest = end.map_or("", |end| &inside[end + close.len()..]);
    }
    found
}

/// The first place of `tag` that is not inside a fenced block.
fn outside_fences(text: &str, tag: &str) -> Option<usize> {
    let mut open: Option<Fence> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        match &open {
            Some(fence) if fence.is_closed_by(line) => open = None,
            Some(_) => {}
            None => match line.find(tag) {
                Some(place) => return Some(start + place),
                None => open = Fence::open(line),
            },
        }
        start += line.len();
    }
    None
}

#[cfg(test)]
mod tests;
