"""Run a program where no namespace can be made, as a container runtime's default filter has it.

Denies unshare, setns, mount, pivot_root, and clone with any CLONE_NEW flag (EPERM); clone3 is ENOSYS, because its
flags cannot be seen by a filter.
"""

import ctypes
import os
import struct
import sys

EPERM, ENOSYS = 1, 38
SECCOMP_SET_MODE_FILTER, PR_SET_NO_NEW_PRIVS = 1, 38
ALLOW, ERRNO = 0x7FFF0000, 0x00050000
LOAD, JUMP_EQUAL, JUMP_ANY_BIT, RETURN = 0x20, 0x15, 0x45, 0x06
NUMBER, FIRST_ARGUMENT = 0, 16
NEW_NAMESPACES = 0x7E020000

NUMBERS = {
    "x86_64": {
        "seccomp": 317,
        "denied": (272, 308, 165, 155, 428, 429, 430, 442),
        "clone": 56,
        "clone3": 435,
    },
    "aarch64": {
        "seccomp": 277,
        "denied": (97, 268, 40, 41, 428, 429, 430, 442),
        "clone": 220,
        "clone3": 435,
    },
}[os.uname().machine]


def step(code, operand, if_true=0, if_false=0):
    return struct.pack("<HBBI", code, if_true, if_false, operand)


def program():
    steps = [step(LOAD, NUMBER)]
    for number in NUMBERS["denied"]:
        steps += [step(JUMP_EQUAL, number, 0, 1), step(RETURN, ERRNO | EPERM)]
    steps += [step(JUMP_EQUAL, NUMBERS["clone3"], 0, 1), step(RETURN, ERRNO | ENOSYS)]
    steps += [
        step(JUMP_EQUAL, NUMBERS["clone"], 0, 3),
        step(LOAD, FIRST_ARGUMENT),
        step(JUMP_ANY_BIT, NEW_NAMESPACES, 0, 1),
        step(RETURN, ERRNO | EPERM),
    ]
    return b"".join([*steps, step(RETURN, ALLOW)])


def main():
    code = program()
    instructions = ctypes.create_string_buffer(code, len(code))
    length = len(code) // 8
    filter_ = ctypes.create_string_buffer(struct.pack("<HxxxxxxQ", length, ctypes.addressof(instructions)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "no_new_privs")
    if libc.syscall(NUMBERS["seccomp"], SECCOMP_SET_MODE_FILTER, 0, filter_) != 0:
        raise OSError(ctypes.get_errno(), "seccomp")
    os.execv(sys.argv[1], sys.argv[1:])


main()
