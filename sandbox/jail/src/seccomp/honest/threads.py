import asyncio
import os
import queue
import select
import signal
import socket
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(8) as pool:
    assert list(pool.map(lambda x: x * x, range(100))) == [x * x for x in range(100)]

threading.stack_size(64 << 20)
box = queue.Queue()
thread = threading.Thread(target=lambda: box.put(threading.get_native_id()), name="named")
thread.start()
thread.join()
assert box.get(timeout=5) > 0
event = threading.Event()
assert not event.wait(0.01)


async def main():
    async def one(n):
        await asyncio.sleep(0.001)
        return n

    assert await asyncio.gather(*map(one, range(20))) == list(range(20))
    assert await asyncio.get_running_loop().run_in_executor(None, lambda: 5) == 5


asyncio.run(main())

left, right = socket.socketpair()
left.settimeout(5)
right.sendall(b"hello")
assert left.recv(5) == b"hello"
left.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
assert left.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE) == socket.SOCK_STREAM

reader, writer = os.pipe()
assert select.select([reader], [], [], 0) == ([], [], [])
os.write(writer, b"x")
assert select.select([reader], [], [], 1)[0] == [reader]
poll = select.poll()
poll.register(reader, select.POLLIN)
assert poll.poll(1000)
with select.epoll() as epoll:
    epoll.register(reader, select.EPOLLIN)
    assert epoll.poll(1)
os.set_blocking(reader, False)
os.set_inheritable(reader, True)
os.set_inheritable(reader, False)

caught = []
signal.signal(signal.SIGALRM, lambda *_: caught.append(1))
signal.setitimer(signal.ITIMER_REAL, 0.01)
signal.pause()
signal.raise_signal(signal.SIGALRM)
os.kill(os.getpid(), signal.SIGALRM)
signal.pthread_kill(threading.get_ident(), signal.SIGALRM)
assert len(caught) == 4, caught
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
signal.raise_signal(signal.SIGUSR1)
assert signal.sigwait([signal.SIGUSR1]) == signal.SIGUSR1

time.sleep(0.001)
assert time.time() > 0 and time.perf_counter() > 0 and time.thread_time() >= 0 and time.process_time() > 0
assert os.cpu_count() and os.getloadavg
assert len(os.sched_getaffinity(0)) > 0
assert not os.isatty(0) or True
assert not sys.stdout.isatty()
assert os.urandom(8) != os.urandom(8)
