//! Scripts: what they print, how they end, what they find.

use std::sync::Arc;

use tockbox_core::{Claim, Ending, Execution, GuestFile, Program};

use crate::support::{backend, block_on, outcome, run, script, stdout};

#[test]
fn a_script_prints_and_ends() {
    block_on(async {
        let backend = backend(1).await;
        let run = run(&backend, &script("print(6 * 7)")).await;
        assert_eq!(
            (stdout(&run).as_str(), run.ending, run.claim),
            ("42\n", Ending::Exited(0), Claim::Completed)
        );
    });
}

#[test]
fn a_script_reads_its_input_and_finds_its_files() {
    block_on(async {
        let backend = backend(1).await;
        let code = "import sys, os\nfrom helper import double\n\
                    print(double(int(input())), sys.stdin.read().split())\n\
                    print(open('data/a.txt').read(), sorted(os.listdir('.')), os.getcwd())\n\
                    open('/tmp/new', 'w').write('x' * 10)\nprint(os.path.getsize('/tmp/new'))\n\
                    os.makedirs('p/q'); os.rename('/tmp/new', 'p/q/r'); print(os.listdir('p/q'))\n\
                    import tempfile\nwith tempfile.TemporaryFile('w+') as f:\n    f.write('t'); f.seek(0); print(f.read())";
        let file = |path: &str, content: &str| GuestFile { path: path.into(), content: content.into() };
        let execution = Execution {
            program: Program::Script { stdin: Arc::from(b"21\na b\nc".as_slice()) },
            files: Arc::from([file("data/a.txt", "hello"), file("helper.py", "def double(x): return 2 * x")]),
            ..script(code)
        };
        let run = run(&backend, &execution).await;
        let expected = "42 ['a', 'b', 'c']\nhello ['data', 'helper.py', 'tmp'] /\n10\n['r']\nt\n";
        assert_eq!(stdout(&run), expected, "{run:?}");
    });
}

#[test]
fn an_end_is_told_as_the_program_chose_it() {
    block_on(async {
        let backend = backend(1).await;
        for (code, ending, said) in [
            ("import sys; sys.exit(3)", Ending::Exited(3), "completed"),
            ("import os; os._exit(7)", Ending::Exited(7), "silent"),
            ("import os; os.abort()", Ending::Signaled(6), "silent"),
            ("raise ValueError('no')", Ending::Exited(1), "raised ValueError: no"),
            ("def f(:", Ending::Exited(1), "raised SyntaxError: invalid syntax (<candidate>, line 1)"),
            ("exit()", Ending::Exited(0), "completed"),
            ("import atexit; atexit.register(print, 'bye')", Ending::Exited(0), "completed"),
        ] {
            let run = run(&backend, &script(code)).await;
            assert_eq!((run.ending, outcome(&run).as_str()), (ending, said), "{code}: {run:?}");
        }
    });
}

#[test]
fn what_programs_commonly_use_is_there() {
    block_on(async {
        let backend = backend(1).await;
        for (code, expected) in [
            (
                "import asyncio\nasync def f():\n    await asyncio.sleep(1)\n    return 5\nprint(asyncio.run(f()))",
                "5\n",
            ),
            (
                "import asyncio\nasync def f(x):\n    await asyncio.sleep(x)\n    print(x)\n\
              async def m():\n    await asyncio.gather(f(2), f(1))\nasyncio.run(m())",
                "1\n2\n",
            ),
            ("import time\na = time.time()\ntime.sleep(2)\nprint(round(time.time() - a))", "2\n"),
            ("import datetime\nprint(datetime.datetime.now().year)", "2026\n"),
            (
                "import sys\nprint(sys.maxsize == 2**63 - 1, sys.version_info[:2], sys.argv)",
                "True (3, 14) ['main.py']\n",
            ),
            (
                "from functools import lru_cache\nimport sys\nsys.setrecursionlimit(10**6)\n@lru_cache(None)\n\
              def f(n): return n if n < 2 else (f(n - 1) + f(n - 2)) % 1000007\nprint(f(5000))",
                "797124\n",
            ),
            (
                "import json, re, math, decimal, fractions, heapq, xml.dom.minidom, email.message, http.client\nprint(1)",
                "1\n",
            ),
            (
                "import hashlib\nprint(hashlib.sha256(b'x').hexdigest()[:8], hashlib.md5(b'x').hexdigest()[:8])",
                "2d711642 9dd4e461\n",
            ),
            (
                "print(sorted({'a', 'b'}), hash(1), 2**100, 1e308 * 10, 'é'.upper())",
                "['a', 'b'] 1 1267650600228229401496703205376 inf É\n",
            ),
            (
                "import sqlite3\nc = sqlite3.connect(':memory:')\nprint(c.execute('select 1+1').fetchall())",
                "[(2,)]\n",
            ),
        ] {
            let run = run(&backend, &script(code)).await;
            assert_eq!(
                stdout(&run),
                expected,
                "{code}: {run:?} {}",
                String::from_utf8_lossy(&run.stderr.bytes)
            );
        }
    });
}

#[test]
fn what_is_not_there_says_so() {
    block_on(async {
        let backend = backend(1).await;
        for (code, said) in [
            (
                "import threading\nthreading.Thread(target=print).start()",
                "raised RuntimeError: can't start new thread",
            ),
            (
                "import numpy",
                "raised ModuleNotFoundError: No module named 'numpy': the wasm backend has the standard \
              library alone; use the native backend",
            ),
            ("import nothing_like_it", "raised ModuleNotFoundError: No module named 'nothing_like_it'"),
            (
                "import subprocess\nsubprocess.run(['ls'])",
                "raised OSError: [Errno 58] wasi does not support processes.",
            ),
            (
                "open('/etc/passwd')",
                "raised FileNotFoundError: [Errno 44] No such file or directory: '/etc/passwd'",
            ),
            (
                "open('/proc/self/maps')",
                "raised FileNotFoundError: [Errno 44] No such file or directory: '/proc/self/maps'",
            ),
        ] {
            let run = run(&backend, &script(code)).await;
            assert_eq!(outcome(&run), said, "{code}");
        }
        let run = run(
            &backend,
            &script(
                "import socket\ntry:\n    socket.create_connection(('1.1.1.1', 80))\n\
                                         except OSError as e:\n    print('refused')",
            ),
        )
        .await;
        assert_eq!(stdout(&run), "refused\n", "{run:?}");
    });
}
