import ctypes
import fcntl
import mmap
import os
import pathlib
import platform
import random
import resource
import shutil
import sqlite3
import tarfile
import tempfile
import uuid
import zipfile

with tempfile.TemporaryDirectory() as directory:
    root = pathlib.Path(directory)
    (root / "a").write_text("text")
    (root / "a").touch()
    shutil.copy(root / "a", root / "b")
    shutil.copy2(root / "a", root / "c")
    shutil.copytree(root, root.parent / "tree")
    shutil.move(root / "c", root / "d")
    shutil.rmtree(root.parent / "tree")
    os.symlink("a", root / "link")
    os.link(root / "a", root / "hard")
    assert (root / "link").resolve().read_text() == "text"
    assert sorted(path.name for path in root.iterdir()) == ["a", "b", "d", "hard", "link"]
    (root / "b").rename(root / "e")
    with zipfile.ZipFile(root / "z.zip", "w") as archive:
        archive.write(root / "a", "a")
    with tarfile.open(root / "t.tar.gz", "w:gz") as archive:
        archive.add(root / "a", "a")
    with tarfile.open(root / "t.tar.gz") as archive:
        archive.extractall(root / "out")
    assert (root / "out" / "a").read_text() == "text"
    with open(root / "m", "w+b") as file:
        file.truncate(8192)
        with mmap.mmap(file.fileno(), 0) as mapped:
            mapped[:5] = b"hello"
            mapped.flush()
        file.seek(0)
        assert file.read(5) == b"hello"
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.posix_fallocate(file.fileno(), 0, 4096)
        os.fsync(file.fileno())
    with tempfile.NamedTemporaryFile() as named, tempfile.TemporaryFile() as unnamed, tempfile.SpooledTemporaryFile() as spooled:
        for file in (named, unnamed, spooled):
            file.write(b"x")
    database = sqlite3.connect(root / "db.sqlite")
    database.execute("pragma journal_mode=wal").fetchall()
    with database:
        database.execute("create table numbers (n integer)")
        database.executemany("insert into numbers values (?)", [(n,) for n in range(100)])
    assert database.execute("select sum(n) from numbers").fetchone() == (4950,)
    database.close()
    os.statvfs(root)
    shutil.disk_usage(root)

assert ctypes.CDLL(None).abs(-3) == 3
callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)(lambda n: n + 1)
assert callback(41) == 42
compare = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))
numbers = (ctypes.c_int * 4)(3, 1, 2, 0)
ctypes.CDLL(None).qsort(numbers, 4, 4, compare(lambda a, b: a[0] - b[0]))
assert list(numbers) == [0, 1, 2, 3]

big = [0] * 5_000_000
big.extend(big)
del big
assert len(bytearray(100 << 20)) == 100 << 20
resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.getrusage(resource.RUSAGE_SELF)
uuid.uuid4(), uuid.uuid1(), random.random()
platform.machine(), os.uname(), os.getlogin
try:
    import numpy
except ImportError:
    pass
else:
    assert numpy.linalg.norm(numpy.ones((300, 300)) @ numpy.ones((300, 300))) == 300 * 300
    assert numpy.linalg.inv(numpy.eye(200)).trace() == 200
