"""Values as bytes: the guest's half of `tockbox_core::codec`, where the format is written down.

Only exact types cross: builtins, and those of `objects.py`. A patched encoder can do no more than send other data.
"""

from . import objects

MAX_DEPTH = 190
# What the host takes of one frame (`MAX_ANSWER_BYTES`, `Caps`), less room for what surrounds an answer.
MAX_BYTES = (64 << 20) - 1024
MAX_VALUES = 4_000_000 - 16

_CONTAINERS = {list: b"l", tuple: b"t", set: b"S", frozenset: b"Z"}


class Uncrossable(Exception):
    """The value holds something that does not cross as data; its only argument is the type's name."""


class Oversized(Exception):
    """The value is larger than what crosses."""


def encode(value, adapt=None, depth=MAX_DEPTH):
    """Return the bytes of `value`, or raise `Uncrossable` or `Oversized`; `depth` bounds its nesting.

    `adapt(value)` lets a caller send what does not cross as data: it returns a pair of a kind that begins with `@`
    and a state, which is encoded in the same way, or raises `Uncrossable`. It is asked about everything that is not
    exact data, and first of all about each exact container that can be changed (list, dict, set, bytearray, deque,
    defaultdict, OrderedDict, Counter), where None means that it crosses as usual.
    """
    out = []
    _encode(value, out.append, depth, [MAX_BYTES, MAX_VALUES, adapt])
    data = b"".join(out)
    if len(data) > MAX_BYTES:
        raise Oversized
    return data


def _length(count):
    return count.to_bytes(4, "little")


def _read_length(data, at):
    return int.from_bytes(data[at : at + 4], "little")


def _floats():
    # Not at the top: most programs never get here, and the first import of struct takes a while.
    import struct

    return struct.Struct("<d")


# The places of a list: what is left, and the caller's `adapt`.
_BYTES, _VALUES, _ADAPT = 0, 1, 2


def _take(room, kind, count):
    room[kind] -= count
    if room[kind] < 0:
        raise Oversized


def _encode(value, put, depth, room):
    kind = type(value)
    if kind is int:
        if -0x8000000000000000 <= value <= 0x7FFFFFFFFFFFFFFF:
            put(b"i" + value.to_bytes(8, "little", signed=True))
        else:
            _take(room, _BYTES, value.bit_length() // 8 + 1)
            data = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
            put(b"I" + _length(len(data)) + data)
    elif kind is str:
        _take(room, _BYTES, len(value))
        data = value.encode("utf-8", "surrogatepass")
        put(b"s" + _length(len(data)))
        put(data)
    elif value is None:
        put(b"N")
    elif kind is bool:
        put(b"T" if value else b"F")
    elif kind is float:
        put(b"f" + _floats().pack(value))
    elif kind is complex:
        put(b"c" + _floats().pack(value.real) + _floats().pack(value.imag))
    elif kind is bytes:
        _take(room, _BYTES, len(value))
        put(b"b" + _length(len(value)))
        put(value)
    elif kind is list or kind is tuple or kind is set or kind is frozenset:
        if (
            room[_ADAPT] is not None
            and (kind is list or kind is set)
            and _encode_adapted(value, put, depth, room)
        ):
            return
        if not depth:
            raise Uncrossable("nested too deeply")
        _take(room, _VALUES, len(value))
        if kind is list:
            value = value.copy()  # a thread could let it grow meanwhile
        put(_CONTAINERS[kind] + _length(len(value)))
        for item in value:
            _encode(item, put, depth - 1, room)
    elif kind is dict:
        if room[_ADAPT] is not None and _encode_adapted(value, put, depth, room):
            return
        if not depth:
            raise Uncrossable("nested too deeply")
        _take(room, _VALUES, 2 * len(value))
        put(b"d" + _length(len(value)))
        for key, item in value.items():
            _encode(key, put, depth - 1, room)
            _encode(item, put, depth - 1, room)
    else:
        _encode_other(value, put, depth, room)


def _encode_other(value, put, depth, room):
    known = objects.find(value)
    adapt = room[_ADAPT]
    if known is not None:
        if known.is_mutable and adapt is not None and _encode_adapted(value, put, depth, room):
            return
        size = known.size(value)
        _take(room, _BYTES, size)
        state = known.take_apart(value)
        room[_BYTES] += size  # counted once, where the state is encoded
        if state is not None:
            _encode_object(known.kind, state, put, depth, room)
            return
    if adapt is None or not _encode_adapted(value, put, depth, room):
        raise Uncrossable(type(value).__name__)


def _encode_adapted(value, put, depth, room):
    adapted = room[_ADAPT](value)
    if adapted is None:
        return False
    kind, state = adapted
    _encode_object(kind, state, put, depth, room)
    return True


def _encode_object(kind, state, put, depth, room):
    if not depth:
        raise Uncrossable("nested too deeply")
    _take(room, _VALUES, 1)
    name = kind.encode()
    put(b"x" + _length(len(name)) + name)
    _encode(state, put, depth - 1, room)


def decode(data, build=None):
    """Return the value that `data` (bytes from the host) encodes.

    `build(kind, state)` makes what an `adapt` has sent; without it such a kind is a `ValueError`.
    """
    value, end = _decode(data, 0, build)
    if end != len(data):
        raise ValueError("bytes follow the value")
    return value


def _decode(data, at, build):
    tag = data[at]
    at += 1
    if tag == 0x73:  # s
        end = at + 4 + _read_length(data, at)
        return data[at + 4 : end].decode("utf-8", "surrogatepass"), end
    if tag == 0x69:  # i
        return int.from_bytes(data[at : at + 8], "little", signed=True), at + 8
    if tag == 0x62:  # b
        end = at + 4 + _read_length(data, at)
        return data[at + 4 : end], end
    if tag == 0x64:  # d
        pairs = {}
        count = _read_length(data, at)
        at += 4
        for _ in range(count):
            key, at = _decode(data, at, build)
            pairs[key], at = _decode(data, at, build)
        return pairs, at
    if tag in b"ltSZ":
        items = []
        count = _read_length(data, at)
        at += 4
        for _ in range(count):
            item, at = _decode(data, at, build)
            items.append(item)
        if tag == 0x6C:
            return items, at
        if tag == 0x74:
            return tuple(items), at
        return (set(items) if tag == 0x53 else frozenset(items)), at
    if tag == 0x4E:  # N
        return None, at
    if tag == 0x54:  # T
        return True, at
    if tag == 0x46:  # F
        return False, at
    if tag == 0x66:  # f
        return _floats().unpack_from(data, at)[0], at + 8
    if tag == 0x63:  # c
        return complex(_floats().unpack_from(data, at)[0], _floats().unpack_from(data, at + 8)[0]), at + 16
    if tag == 0x49:  # I
        end = at + 4 + _read_length(data, at)
        return int.from_bytes(data[at + 4 : end], "little", signed=True), end
    if tag == 0x78:  # x
        end = at + 4 + _read_length(data, at)
        kind = data[at + 4 : end].decode()
        state, end = _decode(data, end, build)
        if not kind.startswith("@"):
            return objects.put_together(kind, state), end
        if build is None:
            raise ValueError("unexpected kind %r" % kind)
        return build(kind, state), end
    raise ValueError("unknown tag %r" % tag)
