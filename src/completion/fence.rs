//! Fenced code blocks, as `CommonMark` has them, and a little more leniently: fences may be indented by any
//! amount, as models indent them in lists.

/// Words behind a fence that mean Python.
const PYTHON: [&str; 4] = ["python", "py", "python3", "py3"];

/// The line that opens a block.
pub(super) struct Fence {
    mark: char,
    length: usize,
    indent: usize,
    /// The first word behind the fence, in lower case.
    tag: String,
}

/// A block.
pub(super) struct Block {
    tag: String,
    /// The lines between the fences, without the indent of the opening one.
    pub(super) content: String,
    /// Whether it ends in a fence and not with the text.
    pub(super) closed: bool,
}

impl Fence {
    /// The fence that `line` is, if it opens a block.
    pub(super) fn open(line: &str) -> Option<Self> {
        let body = line.trim_start_matches([' ', '\t']);
        let mark = body.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
        let info = body.trim_start_matches(mark);
        let length = body.len() - info.len();
        // Three backticks that are closed on their line are code within a sentence.
        if length < 3 || mark == '`' && info.contains('`') {
            return None;
        }
        let word = info.split_whitespace().next().unwrap_or_default();
        let tag = word.trim_matches(['{', '}', '.']).to_lowercase();
        Some(Self { mark, length, indent: line.len() - body.len(), tag })
    }

    /// Whether `line` closes the block. A fence that stands deeper inside is content.
    pub(super) fn is_closed_by(&self, line: &str) -> bool {
        let body = line.trim_start_matches([' ', '\t']);
        let marks = body.trim_end();
        let indent = line.len() - body.len();
        marks.len() >= self.length && marks.chars().all(|mark| mark == self.mark) && indent <= self.indent + 3
    }

    /// `line` without the fence's own indent.
    fn dedent<'a>(&self, line: &'a str) -> &'a str {
        let blank = line.bytes().take(self.indent).take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        &line[blank..]
    }
}

impl Block {
    pub(super) fn is_python(&self) -> bool {
        PYTHON.contains(&self.tag.as_str())
    }

    pub(super) fn is_untagged(&self) -> bool {
        self.tag.is_empty()
    }
}

/// All blocks of `text`, in order.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(Fence, String)> = None;
    for line in text.split_inclusive('\n') {
        match &mut open {
            None => open = Fence::open(line).map(|fence| (fence, String::new())),
            Some((fence, content)) if !fence.is_closed_by(line) => content.push_str(fence.dedent(line)),
            Some(_) => blocks.extend(open.take().map(|open| block(open, true))),
        }
    }
    blocks.extend(open.map(|open| block(open, false)));
    blocks
}

fn block((fence, content): (Fence, String), closed: bool) -> Block {
    Block { tag: fence.tag, content, closed }
}
