import ctypes
import fcntl
import os
import platform
import socket
import termios

EPERM, ENOSYS = 1, 38


def refused(call, *arguments):
    try:
        call(*arguments)
    except PermissionError:
        return
    raise AssertionError((call, arguments))


def answers(expected, number, *arguments):
    assert libc.syscall(number, *map(ctypes.c_long, arguments)) == -1
    assert ctypes.get_errno() == expected, (number, arguments, ctypes.get_errno())


for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, socket.AF_NETLINK):
    refused(socket.socket, family)
refused(socket.socketpair, socket.AF_UNIX, socket.SOCK_DGRAM)
refused(os.setuid, 0)
refused(os.setgroups, [])
refused(os.nice, 1)
refused(os.sched_setaffinity, 0, [0])
refused(os.chroot, "/")
refused(os.mkfifo, "fifo")
refused(os.open, "scratch", os.O_RDONLY | os.O_CREAT | os.O_TRUNC)
refused(os.open, ".", 3)
with open("file", "w") as file:
    refused(fcntl.flock, file, fcntl.LOCK_SH)
    refused(fcntl.fcntl, file, fcntl.F_SETOWN, os.getpid())
    refused(fcntl.fcntl, file, 1026, 0)
    refused(fcntl.ioctl, file, termios.TIOCSTI, b"x")
assert libc.prctl(4, 1, 0, 0, 0) == -1  # PR_SET_DUMPABLE
assert libc.prctl(1, 0, 0, 0, 0) == -1  # PR_SET_PDEATHSIG
assert libc.prctl(22, 2, 0, 0, 0) == -1  # PR_SET_SECCOMP
assert libc.unshare(0x10000000) == -1 and ctypes.get_errno() == EPERM
if platform.machine() == "x86_64":
    answers(ENOSYS, 435, 0, 0)  # clone3
    answers(ENOSYS, 437, 0, 0, 0, 0)  # openat2
    answers(EPERM, 56, 0x10000011, 0, 0, 0, 0)  # clone of a user namespace
    answers(EPERM, 101, 0, 0, 0, 0)  # ptrace
    answers(EPERM, 135, 0x0040000)  # personality
    answers(EPERM, 302, 1, 7, 0, 0)  # prlimit64 of another
    answers(EPERM, 425, 1, 0)  # io_uring_setup
    answers(EPERM, 9999)
    pid = libc.syscall(56, ctypes.c_long(0x3000_0000 | 17), 0, 0, 0, 0)
    assert pid == -1
