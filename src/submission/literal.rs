//! Python literals as text: what `ast.literal_eval` takes, and nothing else. Nothing is ever evaluated.
//!
//! Left out of what Python takes, because no [`Value`] is like it: `...`, and `\N{…}` in strings. Values nest up
//! to [`MAX_DEPTH`] deep, as they may in JSON.

mod members;
mod number;
mod string;

use num_traits::ToPrimitive;
use thiserror::Error;
use tockbox_core::Value;

use self::members::Members;

/// Containers inside containers.
pub const MAX_DEPTH: usize = 128;

/// Why a text is not a literal.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}, column {column}: {message}")]
pub struct LiteralError {
    /// What is wrong.
    pub message: String,
    /// Line, counted from 1.
    pub line: usize,
    /// Character in the line, counted from 1.
    pub column: usize,
}

/// Reads the one literal that `text` is.
pub fn parse(text: &str) -> Result<Value, LiteralError> {
    let text = text.trim_start_matches([' ', '\t']).replace("\r\n", "\n").replace('\r', "\n");
    let mut parser = Parser { text: &text, at: 0, depth: 0 };
    parser.whole().map_err(|message| parser.error(message))
}

/// Reads the arguments of a call from behind its opening parenthesis: positional literals. Returns them with the
/// number of bytes read, the closing parenthesis included.
pub(super) fn arguments(text: &str) -> Result<(Vec<Value>, usize), LiteralError> {
    let mut parser = Parser { text, at: 0, depth: 1 };
    let items = parser.items(')').map_err(|message| parser.error(message))?;
    Ok((items.values, parser.at))
}

type Parsed<T> = Result<T, String>;

/// A parsed expression and what it may be part of: Python looks at the expression, not at its value.
struct Node {
    value: Value,
    shape: Shape,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A number as it is written, without a sign.
    Number,
    /// A number with one sign.
    Signed,
    /// Anything else.
    Other,
}

struct Items {
    values: Vec<Value>,
    /// The only item, when no comma follows it: in parentheses it is no tuple.
    alone: Option<Shape>,
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    /// Open brackets; inside of them, new lines are white space.
    depth: usize,
}

impl Parser<'_> {
    fn whole(&mut self) -> Parsed<Value> {
        if self.text.contains('\0') {
            return Err("a literal cannot contain NUL".to_owned());
        }
        self.blank_lines()?;
        let first = self.expression()?;
        let value = if self.eat(',') {
            let mut values = vec![first.value];
            while !matches!(self.peek(), None | Some('\n')) {
                values.push(self.expression()?.value);
                if !self.eat(',') {
                    break;
                }
            }
            Value::Tuple(values)
        } else {
            first.value
        };
        self.space();
        if !matches!(self.next_char(), None | Some('\n')) {
            return Err(self.unexpected());
        }
        self.depth = 1; // From here on, new lines and comments are all that may come.
        if self.peek().is_some() { Err(self.unexpected()) } else { Ok(value) }
    }

    /// Blank lines and comments before the literal, which must begin its line.
    fn blank_lines(&mut self) -> Parsed<()> {
        loop {
            let start = self.at;
            self.space();
            match self.next_char() {
                Some('\n') => self.at += 1,
                _ if start > 0 && self.at > start => return Err("unexpected indent".to_owned()),
                _ => return Ok(()),
            }
        }
    }

    /// A primary, or the sum of a real and an imaginary number.
    fn expression(&mut self) -> Parsed<Node> {
        let left = self.signed()?;
        let Some(sign @ ('+' | '-')) = self.peek() else { return Ok(left) };
        self.at += 1;
        let right = self.primary()?;
        let (Shape::Number | Shape::Signed, Shape::Number) = (left.shape, right.shape) else {
            return Err("only a real and an imaginary number can be added".to_owned());
        };
        let (Some(real), Value::Complex(zero, imag)) = (real(&left.value), right.value) else {
            return Err("only a real and an imaginary number can be added".to_owned());
        };
        let (real, imag) = if sign == '+' { (real + zero, 0.0 + imag) } else { (real - zero, 0.0 - imag) };
        Ok(Node { value: Value::Complex(real, imag), shape: Shape::Other })
    }

    fn signed(&mut self) -> Parsed<Node> {
        let Some(sign @ ('+' | '-')) = self.peek() else { return self.primary() };
        self.at += 1;
        let node = self.primary()?;
        if node.shape != Shape::Number {
            return Err("a sign must stand before a number".to_owned());
        }
        let value = if sign == '-' { negated(node.value) } else { node.value };
        Ok(Node { value, shape: Shape::Signed })
    }

    fn primary(&mut self) -> Parsed<Node> {
        let other = |value| Node { value, shape: Shape::Other };
        let Some(first) = self.peek() else { return Err("a value is missing".to_owned()) };
        match first {
            '(' => self.bracket(Self::parenthesised),
            '[' => self.bracket(|parser| Ok(other(Value::List(parser.items(']')?.values)))),
            '{' => self.bracket(|parser| parser.braces().map(other)),
            '.' if self.rest().starts_with("...") => Err("`...` is not data".to_owned()),
            '0'..='9' | '.' => self.number().map(|value| Node { value, shape: Shape::Number }),
            '\'' | '"' => self.strings().map(other),
            _ if self.string_prefix().is_some() => self.strings().map(other),
            _ => self.name().map(other),
        }
    }

    fn bracket(&mut self, inside: impl FnOnce(&mut Self) -> Parsed<Node>) -> Parsed<Node> {
        if self.depth == MAX_DEPTH {
            return Err(format!("nested more than {MAX_DEPTH} deep"));
        }
        self.at += 1;
        self.depth += 1;
        let node = inside(self)?;
        self.depth -= 1;
        Ok(node)
    }

    fn parenthesised(&mut self) -> Parsed<Node> {
        let Items { mut values, alone } = self.items(')')?;
        match (alone, values.pop()) {
            (Some(shape), Some(value)) => Ok(Node { value, shape }),
            (_, last) => {
                values.extend(last);
                Ok(Node { value: Value::Tuple(values), shape: Shape::Other })
            }
        }
    }

    /// Items up to and with the closing bracket.
    fn items(&mut self, close: char) -> Parsed<Items> {
        let mut items = Items { values: Vec::new(), alone: None };
        while !self.eat(close) {
            let node = self.expression()?;
            items.alone = items.values.is_empty().then_some(node.shape);
            items.values.push(node.value);
            if self.eat(',') {
                items.alone = None;
            } else if self.peek() != Some(close) {
                return Err(self.unexpected());
            }
        }
        Ok(items)
    }

    /// The rest of a set or dict.
    fn braces(&mut self) -> Parsed<Value> {
        if self.eat('}') {
            return Ok(Value::Dict(Vec::new()));
        }
        let first = self.expression()?.value;
        if !self.eat(':') {
            let mut members = Members::default();
            members.insert(first)?;
            if self.eat(',') {
                self.items('}')?.values.into_iter().try_for_each(|value| members.insert(value).map(drop))?;
            } else if !self.eat('}') {
                return Err(self.unexpected());
            }
            return Ok(Value::Set(members.values));
        }
        let (mut names, mut items) = (Members::default(), Vec::new());
        let mut name = first;
        loop {
            let item = self.expression()?.value;
            // As in Python, a repeated key keeps its first form and gets the last value.
            let place = names.insert(name)?;
            if place == items.len() {
                items.push(item);
            } else {
                items[place] = item;
            }
            let more = self.eat(',');
            if self.eat('}') {
                return Ok(Value::Dict(names.values.into_iter().zip(items).collect()));
            }
            if !more {
                return Err(self.unexpected());
            }
            name = self.expression()?.value;
            if !self.eat(':') {
                return Err(self.unexpected());
            }
        }
    }

    fn name(&mut self) -> Parsed<Value> {
        let rest = self.rest();
        let end = rest.find(|c: char| !unicode_ident::is_xid_continue(c)).unwrap_or(rest.len());
        let value = match &rest[..end] {
            "None" => Value::None,
            "True" => Value::Bool(true),
            "False" => Value::Bool(false),
            "set" => {
                self.at += end;
                if !(self.eat('(') && self.eat(')')) {
                    return Err("of calls, only `set()` is a literal".to_owned());
                }
                return Ok(Value::Set(Vec::new()));
            }
            "" => return Err(self.unexpected()),
            other => return Err(format!("`{other:.40}` is not a literal")),
        };
        self.at += end;
        Ok(value)
    }

    /// The next character that is not white space.
    fn peek(&mut self) -> Option<char> {
        self.space();
        self.next_char()
    }

    fn eat(&mut self, character: char) -> bool {
        let found = self.peek() == Some(character);
        self.at += if found { character.len_utf8() } else { 0 };
        found
    }

    fn space(&mut self) {
        loop {
            let rest = self.rest();
            self.at += match self.next_char() {
                Some(' ' | '\t' | '\x0c') => 1,
                Some('\n') if self.depth > 0 => 1,
                Some('#') => rest.find('\n').unwrap_or(rest.len()),
                Some('\\') if rest.starts_with("\\\n") && rest.len() > 2 => 2,
                _ => return,
            };
        }
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn next_char(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn unexpected(&self) -> String {
        match self.next_char() {
            Some(character) => format!("unexpected {character:?}"),
            None => "the literal ends too early".to_owned(),
        }
    }

    fn error(&self, message: String) -> LiteralError {
        let before = &self.text[..self.at.min(self.text.len())];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        LiteralError {
            message,
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

fn negated(number: Value) -> Value {
    if let Value::Int(number) = number {
        Value::Int(-number)
    } else if let Value::Complex(real, imag) = number {
        Value::Complex(-real, -imag)
    } else if let Value::Float(number) = number {
        Value::Float(-number)
    } else {
        number
    }
}

/// An `int` or `float` that a double can hold.
fn real(value: &Value) -> Option<f64> {
    if let Value::Int(number) = value {
        number.to_f64().filter(|real| real.is_finite())
    } else if let Value::Float(number) = value {
        Some(*number)
    } else {
        None
    }
}

#[cfg(test)]
mod tests;
