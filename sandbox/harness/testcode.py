"""Test code before it runs: what it needs of the candidate, whether it can be kept apart from it, and its asserts
rewritten so that each is recorded with both sides.

Everything here is decided from the test code alone, never from what a candidate does.
"""

import ast
import builtins
import re
import sys

# Modules by whose names tests import from the candidate.
CANDIDATE_MODULES = ("solution", "candidate", "submission", "main", "your_module", "module_under_test")
_IDENTIFIER = re.compile(r"[^\W\d]\w*")
# What needs the candidate in the test's own process, by the full name under which test code reaches it, however it was
# imported. A module stands for all that is in it.
_NEEDS_ONE_PROCESS = {
    "inspect": "looks into objects by `inspect`",
    "pickle": "pickles objects",
    "dis": "disassembles code",
    "importlib": "imports modules by name",
    "tempfile": "shares files",
    "shutil": "shares files",
    "os": "shares files",
    "os.environ": "uses the environment",
    "os.environb": "uses the environment",
    "os.getenv": "uses the environment",
    "os.putenv": "uses the environment",
    "os.unsetenv": "uses the environment",
    "logging": "watches what is logged",
    "warnings.catch_warnings": "watches what is warned of",
    "typing.get_type_hints": "reads type hints",
    "asyncio.wait_for": "schedules coroutines",
    "asyncio.timeout": "schedules coroutines",
    "unittest.mock.create_autospec": "makes mocks of objects",
    **{
        "dataclasses." + name: "takes dataclasses apart"
        for name in ("asdict", "astuple", "fields", "replace")
    },
}
# What of `os` has nothing to do with files that are there or with the environment.
# fmt: off
_PURE_OS = frozenset(
    "os." + name
    for name in (
        "path", "path.join", "path.basename", "path.dirname", "path.splitext", "path.split", "path.normpath",
        "path.isabs", "path.commonprefix", "path.sep", "sep", "linesep", "fspath", "name", "urandom", "cpu_count",
        "getpid", "getppid", "kill", "abort", "_exit",
    )
)
# fmt: on
# The same by the bare name of a function or method, whoever has it.
_CALLS_NEED_ONE_PROCESS = {
    "open": "shares files",
    "read_text": "shares files",
    "write_text": "shares files",
    "read_bytes": "shares files",
    "write_bytes": "shares files",
    "globals": "uses `globals()`",
    "assertWarns": "watches what is warned of",
    "assertWarnsRegex": "watches what is warned of",
    "assertLogs": "watches what is logged",
    "assertNoLogs": "watches what is logged",
}
# And by the name of a fixture.
_FIXTURES = {
    "monkeypatch": "replaces what the candidate uses",
    "mocker": "replaces what the candidate uses",
    "tmp_path": "shares files",
    "tmpdir": "shares files",
    "caplog": "watches what is logged",
    "recwarn": "watches what is warned of",
}
_PATCH = "unittest.mock.patch"


class Broken(Exception):
    """The test code is wrong in itself; the argument says how."""


class TestCode:
    """One piece of test code, compiled.

    `kind` is `assert`, `check` or `unittest`; `go_on`: asserts right behind a failed one still run where that can
    make no difference to what the test means.
    """

    def __init__(self, kind, text, entry_point, go_on):
        self.kind = kind
        self.entry_point = entry_point
        self.lines = text.splitlines()
        try:
            tree = ast.parse(text, "<test>")
        except (SyntaxError, ValueError, RecursionError) as error:
            raise _does_not_compile(error) from None
        facts = _Facts(_imports(tree))
        facts.visit(tree)
        facts.global_bound = _used_before_bound(tree)
        self._check_form(tree, facts)
        self.wants = facts.wanted(entry_point)
        # Builtins' names that mean the candidate's: the entry point, or the only name that the test uses at all.
        only = len(self.wants) == 1 and not facts.imports_candidate and not _is_exception(self.wants[0])
        self.hides = set(self.wants) if only else {root_of(entry_point or "")}
        # Names by which the test can only mean the candidate's classes.
        self.class_names = {name for name in self.wants if name not in facts.bound}
        # Names that it may also bind, so that they have to be there from the start.
        self.eager = bool(set(self.wants) & facts.global_bound) or facts.evaluates
        self.reads_stdout = facts.reads_stdout
        self.seeds = facts.seeds
        # Names used as modules are, `math.sqrt`, that the interpreter has a module for.
        used_as_modules = (
            facts.attribute_bases - facts.other_uses - facts.bound - {root_of(entry_point or "")}
        )
        self.own_modules = sorted(used_as_modules & sys.stdlib_module_names)
        bases = sorted(
            name for name in facts.bases & set(self.wants) - facts.bound if not hasattr(builtins, name)
        )
        # Modules that it imports from elsewhere, and what runs it.
        self.modules = sorted(facts.modules | ({"unittest"} if kind == "unittest" else set()))
        self.in_process = facts.reason or ("extends `%s`" % bases[0] if bases else None)
        # The line of each assert, by its number.
        self.asserts = {}
        rewriter = _Rewriter(self, go_on)
        tree = ast.fix_missing_locations(rewriter.visit(tree))
        try:
            self.code = compile(tree, "<test>", "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError) as error:
            raise _does_not_compile(error) from None

    def _check_form(self, tree, facts):
        if self.kind == "check" and "check" not in facts.bound:
            raise Broken("the test code defines no function `check`")
        if self.kind == "unittest":
            classes = [one for one in ast.walk(tree) if isinstance(one, ast.ClassDef)]
            methods = [name for one in classes for name in _functions(one.body)]
            if not any(name.startswith("test") for name in (*methods, *_functions(tree.body))):
                raise Broken("the test code has no test methods")

    def source(self, line):
        return self.lines[line - 1].strip()[:200] if 0 < line <= len(self.lines) else ""


def _is_exception(name):
    found = getattr(builtins, name, None)
    return isinstance(found, type) and issubclass(found, BaseException)


def _does_not_compile(error):
    line = getattr(error, "lineno", None)
    where = " in line %d" % line if line else ""
    return Broken("the test code does not compile: %s%s" % (getattr(error, "msg", error), where))


def _used_before_bound(tree):
    """Names that the top level binds and uses before: they are the candidate's until then."""
    used, bound = set(), set()
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        names = [one for one in ast.walk(node) if isinstance(one, ast.Name)]
        used.update(one.id for one in names if isinstance(one.ctx, ast.Load) and one.id not in bound)
        bound.update(one.id for one in names if isinstance(one.ctx, ast.Store))
    return used & bound


def root_of(entry_point):
    """The name that an entry point begins with."""
    return entry_point.partition(".")[0].partition("(")[0]


def _functions(body):
    return [one.name for one in body if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef))]


def _name(node):
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return node.attr
    return None


def _dotted(node):
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else None


def _imports(tree):
    """What each name stands for that an import binds, as a full name."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for one in node.names:
                root = one.name.partition(".")[0]
                found[one.asname or root] = one.name if one.asname else root
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for one in node.names:
                found[one.asname or one.name] = "%s.%s" % (node.module, one.name)
    return found


class _Facts(ast.NodeVisitor):
    """What the test code mentions; `imports` is what its imported names stand for."""

    def __init__(self, imports):
        self.imports = imports
        self.loaded = set()
        self.bound = set()
        self.imported = set()
        self.modules = set()
        self.bases = set()
        self.strings = []
        self.reason = None
        self.reads_stdout = False
        self.evaluates = False
        self.from_candidate = set()
        self.seeds = False
        self.imports_candidate = False
        # Used at the top level before it is bound there.
        self.global_bound = set()
        self.attribute_bases = set()
        self.other_uses = set()

    def wanted(self, entry_point):
        names = self.loaded - self.bound
        if self.evaluates:
            for text in self.strings:
                names.update(_IDENTIFIER.findall(text)[:1000])
        names |= self.from_candidate | (self.loaded & self.global_bound) - self.imported
        names = {name for name in names if not hasattr(builtins, name) or name in self.loaded - self.bound}
        if entry_point is not None:
            names.add(root_of(entry_point))
        dunder = (name for name in names if name.startswith("__"))
        return tuple(sorted(names.difference(dunder)))

    def _because(self, reason):
        self.reason = self.reason or reason

    def _full(self, node):
        """The full name of what an expression such as `np.random.seed` reaches by imports, or what stands there."""
        head, dot, rest = (_dotted(node) or "").partition(".")
        return self.imports.get(head, head) + dot + rest

    def _reaches(self, full):
        # Importing `os` is nothing yet; what it is used for is.
        if full == "os" or full in _PURE_OS:
            return
        parts = full.split(".")
        for end in range(len(parts), 0, -1):
            reason = _NEEDS_ONE_PROCESS.get(".".join(parts[:end]))
            if reason is not None:
                self._because(reason)
                return

    def visit_Attribute(self, node):
        if _dotted(node) is None:
            self.visit(node.value)
            return
        root = node
        while isinstance(root, ast.Attribute):
            root = root.value
        self.loaded.add(root.id)
        self.attribute_bases.add(root.id)
        if root.id in self.imports:
            self._reaches(self._full(node))

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Load):
            self.loaded.add(node.id)
            self.other_uses.add(node.id)
        else:
            self.bound.add(node.id)

    def visit_Constant(self, node):
        if isinstance(node.value, str) and len(node.value) < 100_000:
            self.strings.append(node.value)

    def visit_FunctionDef(self, node):
        self.bound.add(node.name)
        names = [one.arg for one in (*node.args.args, *node.args.kwonlyargs)]
        for name in names:
            if name in _FIXTURES and node.name.startswith("test"):
                self._because(_FIXTURES[name])
        if "capsys" in names or "capfd" in names:
            self.reads_stdout = True
        self.generic_visit(node)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node):
        self.bound.add(node.name)
        self.bases.update(name for name in map(_name, node.bases) if name)
        self.generic_visit(node)

    def visit_Import(self, node):
        for one in node.names:
            root = one.name.partition(".")[0]
            if root in CANDIDATE_MODULES:
                self.imports_candidate = True
            else:
                self.modules.add(one.name)
            self._bind_import(one.asname or root, one.name)

    def visit_ImportFrom(self, node):
        if node.level or (node.module or "").partition(".")[0] in CANDIDATE_MODULES:
            self.imports_candidate = True
            self.from_candidate.update(one.name for one in node.names)
            return
        self.modules.add(node.module)
        for one in node.names:
            self._bind_import(one.asname or one.name, "%s.%s" % (node.module, one.name))

    def _bind_import(self, name, full):
        self.bound.add(name)
        self.imported.add(name)
        self._reaches(full)

    def visit_ExceptHandler(self, node):
        if node.name:
            self.bound.add(node.name)
        self.generic_visit(node)

    def visit_Call(self, node):
        name, full = _name(node.func), self._full(node.func)
        if name in ("eval", "exec"):
            self.evaluates = True
            if not (node.args and isinstance(node.args[0], ast.Constant)):
                # Its text could be the candidate's, which would then run here.
                self._because("evaluates text")
        if name in ("redirect_stdout", "redirect_stderr"):
            self.reads_stdout = True
        if name in _CALLS_NEED_ONE_PROCESS:
            self._because(_CALLS_NEED_ONE_PROCESS[name])
        if full in ("random.seed", "numpy.random.seed"):
            self.seeds = True
        if full == _PATCH or full.startswith(_PATCH + "."):
            self._patch(node, full)
        self.generic_visit(node)

    def _patch(self, node, full):
        target = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else None
        if full == _PATCH and target in ("sys.stdout", "sys.stderr"):
            self.reads_stdout = True
        else:
            self._because("replaces what the candidate uses")

    def visit_Assign(self, node):
        for target in node.targets:
            self._assigned(target)
        self.generic_visit(node)

    def _assigned(self, target):
        if isinstance(target, ast.Subscript):
            replaces = self._full(target.value) in ("sys.modules", "os.environ")
        else:
            dotted = _dotted(target) if isinstance(target, ast.Attribute) else None
            if dotted in ("sys.stdout", "sys.stderr"):
                self.reads_stdout = True
                return
            replaces = dotted is not None and dotted.partition(".")[0] in self.imported
        if replaces:
            self._because("replaces what the candidate uses")


class _Rewriter(ast.NodeTransformer):
    """Each assert becomes a call that records it and both its sides."""

    def __init__(self, test, go_on):
        self.test = test
        self.go_on = go_on
        self.may_group = True

    def visit_Module(self, node):
        node.body = self._block(node.body, self.go_on)
        return node

    def visit_FunctionDef(self, node):
        node.body = self._block(node.body, self.go_on and self.may_group)
        if node.name == "check":
            node.body.insert(0, _at(node, ast.Expr(_call("note_check"))))
        return node

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_With(self, node):
        # A failed assert may be what is expected here: nothing inside goes on behind it.
        before, self.may_group = self.may_group, False
        self.generic_visit(node)
        self.may_group = before
        return node

    visit_AsyncWith = visit_ClassDef = visit_With

    def visit_Try(self, node):
        expects = any(_says_not_here(one) for one in (*node.body, *node.orelse))
        node = self.visit_With(node)
        for handler in node.handlers if expects else ():
            # That the exception came is what this checks.
            handler.body.insert(0, _at(handler.body[0], ast.Expr(_call("note_expected"))))
        return node

    visit_TryStar = visit_Try

    def _block(self, body, may_group):
        out = []
        for at, node in enumerate(body):
            if not _is_assert(node):
                visited = self.visit(node)
                out.extend(visited if isinstance(visited, list) else [visited])
                continue
            first = at == 0 or not _is_assert(body[at - 1])
            last = at + 1 == len(body) or not _is_assert(body[at + 1])
            grouped = may_group and not (first and last)
            out.extend(self._assert(node, grouped))
            if grouped and last:
                out.append(_at(node, ast.Expr(_call("settle"))))
        return out

    def visit_Expr(self, node):
        called = node.value.func if isinstance(node.value, ast.Call) else None
        if isinstance(called, ast.Attribute) and called.attr.startswith("assert_"):
            # A mock's own assert, such as `assert_called_once_with`.
            return [node, _at(node, ast.Expr(_call("note_expected")))]
        return node

    def visit_Assert(self, node):
        return self._assert(node, False) if _is_assert(node) else node

    def _assert(self, node, grouped):
        number = len(self.test.asserts)
        self.test.asserts[number] = node.lineno
        condition = node.test
        out = []
        sides = []
        if isinstance(condition, ast.Compare) and len(condition.ops) == 1:
            sides = [_load("@left"), _load("@right")]
            out.append(_at(node, ast.Assign([_store("@left")], condition.left)))
            out.append(_at(node, ast.Assign([_store("@right")], condition.comparators[0])))
            if _calls(condition.comparators[0]) and not _calls(condition.left):
                sides.reverse()
            condition = ast.Compare(_load("@left"), condition.ops, [_load("@right")])
        judged = _call("judge", ast.Constant(number), condition, *sides)
        failed = _call("fail", ast.Constant(number), ast.Constant(grouped), *([node.msg] if node.msg else []))
        out.append(_at(node, ast.If(ast.UnaryOp(ast.Not(), judged), [_at(node, ast.Expr(failed))], [])))
        return out


def _is_assert(node):
    # `assert True` checks nothing, and `assert False` is how a test says that it should not have come here.
    return isinstance(node, ast.Assert) and not isinstance(node.test, ast.Constant)


def _says_not_here(node):
    """`assert False`, or another way for a test to say that it should not have come here."""
    if isinstance(node, ast.Assert):
        return isinstance(node.test, ast.Constant) and not node.test.value
    if isinstance(node, ast.Raise) and node.exc is not None:
        return _name(node.exc.func if isinstance(node.exc, ast.Call) else node.exc) == "AssertionError"
    return (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and _name(node.value.func) == "fail"
    )


def _calls(node):
    return any(isinstance(one, (ast.Call, ast.Await)) for one in ast.walk(node))


def _load(name):
    return ast.Name(name, ast.Load())


def _store(name):
    return ast.Name(name, ast.Store())


def _call(method, *args):
    return ast.Call(ast.Attribute(_load("@test"), method, ast.Load()), list(args), [])


def _at(node, made):
    return ast.copy_location(made, node)
