import mmap
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import shared_memory

assert subprocess.run(["/bin/echo", "hi"], capture_output=True, text=True, check=True).stdout == "hi\n"
assert subprocess.run("exit 3", shell=True).returncode == 3
assert subprocess.run(["true"], start_new_session=True, close_fds=False).returncode == 0
assert os.system("true") == 0
assert os.popen("echo $((6*7))").read() == "42\n"
assert subprocess.run([sys.executable, "-c", "print(1)"], capture_output=True, text=True).stdout == "1\n"
pid = os.posix_spawn("/bin/true", ["true"], {})
assert os.waitpid(pid, 0)[1] == 0
pid = os.fork()
if pid == 0:
    os._exit(7)
assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 7
child = subprocess.Popen(["sleep", "60"])
child.terminate()
assert child.wait() == -signal.SIGTERM

with mmap.mmap(-1, 4096) as shared:
    pid = os.fork()
    if pid == 0:
        shared[0] = 5
        os._exit(0)
    os.waitpid(pid, 0)
    assert shared[0] == 5
descriptor = os.memfd_create("x")
os.write(descriptor, b"x")

fork = multiprocessing.get_context("fork")
value = fork.Value("i", 0)


def add(n):
    with value.get_lock():
        value.value += n


workers = [fork.Process(target=add, args=(n,)) for n in range(4)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
assert value.value == 6
with fork.Pool(2) as pool:
    assert pool.map(abs, range(-5, 0)) == [5, 4, 3, 2, 1]
with ProcessPoolExecutor(2, mp_context=fork) as pool:
    assert pool.submit(pow, 2, 10).result() == 1024
ours, theirs = fork.Pipe()
ours.send([1])
assert theirs.recv() == [1]
block = shared_memory.SharedMemory(create=True, size=64)
block.buf[0] = 1
block.close()
block.unlink()
