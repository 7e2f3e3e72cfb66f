//! Completions as models write them.

use proptest::prelude::*;

use super::ExtractionRule::{NoCode, PythonFence, PythonTag, UntaggedFence, UnterminatedFence, WholeText};
use super::*;

fn check(completion: &str, code: &str, rule: ExtractionRule) {
    assert_eq!(extract(completion), Extracted { code: code.to_owned(), rule }, "{completion:?}");
}

#[test]
fn text_without_a_fence_is_code() {
    check("x = 1\n", "x = 1\n", WholeText);
    check("s = '```'", "s = '```'", WholeText);
    check("", "", NoCode);
    check(" \n", "", NoCode);
}

#[test]
fn the_last_python_block_is_taken() {
    check("a\n```python\nx = 1\n```\nb", "x = 1\n", PythonFence);
    check("```python\nx\n```\n```py\ny\n```\n```\nout\n```", "y\n", PythonFence);
    check("```Python3\nx\n```", "x\n", PythonFence);
    check("```python title=\"a.py\"\nx\n```", "x\n", PythonFence);
    check("```{.python}\nx\n```", "x\n", PythonFence);
    check("```python\nx\n```\n```python\n\n```", "x\n", PythonFence);
    check("~~~~py\n~~~\nx\n~~~~~", "~~~\nx\n", PythonFence);
    check("```py\nx\n~~~\n```", "x\n~~~\n", PythonFence);
}

#[test]
fn an_untagged_block_is_taken_when_none_is_tagged() {
    check("```\nx\n```\n```text\nout\n```\n```bash\nls\n```", "x\n", UntaggedFence);
    check("```\nx\n```\n```\ny\n```", "y\n", UntaggedFence);
}

#[test]
fn blocks_of_other_languages_are_no_code() {
    check("Run this:\n```bash\nls\n```", "", NoCode);
    check("```json\n{}\n```\n```output\n1\n```", "", NoCode);
    check("```python\n```", "", NoCode);
}

#[test]
fn a_block_that_is_cut_off_runs_to_the_end_and_comes_after_a_closed_one() {
    check("```python\nx = 1\ny = ", "x = 1\ny = ", UnterminatedFence);
    check("```\nx", "x", UnterminatedFence);
    check("```python\nx\n```\n```python\ny", "x\n", PythonFence);
    check("```\nout\n```\n```python\ny", "y", UnterminatedFence);
    check("```\nx\n```\n```\ny", "x\n", UntaggedFence);
}

#[test]
fn an_indented_block_loses_the_indent_of_its_fence() {
    check("1. Do:\n   ```python\n   if x:\n       y\n\n   ```", "if x:\n    y\n\n", PythonFence);
    check("  ```py\n x\ny\n  ```", "x\ny\n", PythonFence);
    check("\t```py\n\tx\n\t```", "x\n", PythonFence);
}

#[test]
fn a_fence_inside_of_the_code_does_not_end_it() {
    let code = "def f():\n    \"\"\"\n    ```python\n    f()\n        ```\n    \"\"\"\n";
    check(&format!("````python\n{code}````"), code, PythonFence);
    check("```python\ns = '''\n    ```\n'''\n```", "s = '''\n    ```\n'''\n", PythonFence);
    check("Use ```x``` here.\n```python\ny\n```", "y\n", PythonFence);
    check("```x = 1```", "```x = 1```", WholeText);
}

#[test]
fn thoughts_are_dropped() {
    check("<think>\n```python\nno\n```\n</think>\n```python\nyes\n```", "yes\n", PythonFence);
    check("\n<think>a</think><think>b</think>x = 1", "x = 1", WholeText);
    check("a thought whose tag was swallowed\n</think>\n\nx = 1", "\n\nx = 1", WholeText);
    check("a\n```python\nno\n```\nb</think>None.", "None.", WholeText);
    check("<think>```python\nx\n```", "", NoCode);
    check("<think>a</think>", "", NoCode);
    check("```python\ns = '</think>'\n```", "s = '</think>'\n", PythonFence);
}

#[test]
fn answers_are_unwrapped() {
    check("so <answer>x = 1</answer> it is", "x = 1", WholeText);
    check(
        "```python\nno\n```\n<answer>\n```python\nyes\n```\n</answer>\n```python\nno\n```",
        "yes\n",
        PythonFence,
    );
    check("<answer>```python\nx\n```</answer>", "x\n", PythonFence);
    check("<answer>a</answer><answer>b</answer>", "b", WholeText);
    check("<answer>\n```python\nx\n```", "x\n", PythonFence);
    check("<answer></answer>", "", NoCode);
    check(
        "```python\ns = '<answer>' + x + '</answer>'\n```",
        "s = '<answer>' + x + '</answer>'\n",
        PythonFence,
    );
    check("<answer>\n```python\ns = '</answer>'\n```\n</answer>", "s = '</answer>'\n", PythonFence);
}

#[test]
fn python_tags_are_unwrapped() {
    check("[PYTHON]\nx = 1\n[/PYTHON]\n[TESTS]\n[/TESTS]", "\nx = 1\n", PythonTag);
    check("[PYTHON]\nx = 1", "\nx = 1", PythonTag);
    check("[PYTHON]\n```python\nx\n```\n[/PYTHON]", "x\n", PythonFence);
    check("<answer>[PYTHON]x[/PYTHON]</answer>", "x", PythonTag);
}

#[test]
fn line_ends_are_normalised() {
    check("```python\r\nx\r\n```\r\n", "x\n", PythonFence);
    check("x\r\ny", "x\ny", WholeText);
}

proptest! {
    #[test]
    fn no_text_panics_and_code_is_empty_exactly_when_there_is_none(
        parts in proptest::collection::vec(prop_oneof![
            Just("```"), Just("~~~"), Just("````"), Just("python"), Just("text"), Just("\n"), Just("\r\n"), Just(" "),
            Just("\t"), Just("x"), Just("\u{e9}"), Just("<think>"), Just("</think>"), Just("<answer>"),
            Just("</answer>"), Just("[PYTHON]"), Just("[/PYTHON]"), Just("`"),
        ], 0..40),
    ) {
        let extracted = extract(&parts.concat());
        prop_assert_eq!(extracted.code.is_empty(), extracted.rule == NoCode);
        prop_assert!(!extracted.code.contains("\r\n"));
    }

    #[test]
    fn any_text_at_all_is_read(text in "\\PC*") {
        extract(&text);
    }

    #[test]
    fn code_in_a_fence_comes_out_as_it_went_in(code in "([a-z =()'#]{0,20}\n){1,10}", prose in "[a-z ]{0,20}") {
        prop_assume!(!code.trim().is_empty());
        let completion = format!("{prose}\n```python\n{code}```\n{prose}");
        prop_assert_eq!(extract(&completion).code, code);
    }
}
