"""The containers that both sides of a bridge hold, each under a number, and what has changed in them.

What a container held when both sides last agreed is kept beside it. Changes are found by identity: no method of what it
holds is called.
"""

import collections
import operator
import sys

_PAIRS = (dict, collections.OrderedDict, collections.Counter, collections.defaultdict)
_ALL = (*_PAIRS, list, set, collections.deque, bytearray)
# By identity: a metaclass of the candidate's could make its class equal to one of these.
_NAMES = {id(kind): "@" + kind.__name__ for kind in _ALL}
_KINDS = {"@" + kind.__name__: kind for kind in _ALL}


def _references():
    # What `getrefcount` says of a value that one list and one local variable hold; it differs between versions.
    entry = [object(), ()]
    value = entry[0]
    return sys.getrefcount(value)


_HELD_BY_TABLE_ALONE = _references()


def is_shared(value):
    """Whether `value` is of a type that is shared rather than copied."""
    return id(type(value)) in _NAMES


def is_kind(name):
    """Whether a kind on the wire is that of a shared container."""
    return name in _KINDS


def _contents(value):
    """What a container holds, as something that does not change."""
    kind = type(value)
    if kind in _PAIRS:
        flat = []
        for pair in value.items():
            flat.extend(pair)
        return tuple(flat)
    return bytes(value) if kind is bytearray else tuple(value)


def _is_changed(value, contents):
    now = _contents(value)
    if type(value) is bytearray:
        return now != contents
    return len(now) != len(contents) or not all(map(operator.is_, now, contents))


def _fill(value, contents):
    kind = type(value)
    if kind is list or kind is bytearray:
        value[:] = contents
        return
    value.clear()
    if kind in _PAIRS:
        for at in range(0, len(contents), 2):
            value[contents[at]] = contents[at + 1]
    elif kind is set:
        value.update(contents)
    else:
        value.extend(contents)


class Shared:
    """The table of one side."""

    def __init__(self):
        # By number: the container, and what it held when both sides last agreed.
        self._entries = {}
        self._numbers = {}

    def number_of(self, value):
        return self._numbers.get(id(value))

    def by_number(self, number):
        return self._entries[number][0]

    def __contains__(self, number):
        return number in self._entries

    def __len__(self):
        return len(self._entries)

    def add(self, number, value):
        """Share `value`; returns its kind and state on the wire."""
        contents = _contents(value)
        self._entries[number] = [value, contents]
        self._numbers[id(value)] = number
        kind = type(value)
        name = _NAMES[id(kind)]
        if kind is bytearray:
            return name, (number, contents)
        if kind is collections.defaultdict:
            return name, (number, value.default_factory, *contents)
        if kind is collections.deque:
            return name, (number, value.maxlen, *contents)
        return name, (number, *contents)

    def make(self, name, number, contents):
        """The container of that kind, as the other side has sent it."""
        kind = _KINDS[name]
        if kind is collections.deque:
            value, contents = collections.deque((), contents[0]), contents[1:]
        elif kind is collections.defaultdict:
            value, contents = collections.defaultdict(contents[0]), contents[1:]
        else:
            value = kind()
            if kind is bytearray:
                (contents,) = contents
        _fill(value, contents)
        self._entries[number] = [value, _contents(value)]
        self._numbers[id(value)] = number
        return value

    def changes(self):
        """What has changed here since both sides last agreed: numbers and contents."""
        for number, entry in list(self._entries.items()):
            if _is_changed(*entry):
                entry[1] = _contents(entry[0])
                yield number, entry[1]

    def change(self, number, contents):
        """Take over what has changed on the other side."""
        entry = self._entries[number]
        if type(contents) is not (bytes if type(entry[0]) is bytearray else tuple):
            raise TypeError("contents of another kind")
        _fill(entry[0], contents)
        entry[1] = _contents(entry[0])

    def drop(self, number):
        """Share it no longer."""
        value = self._entries.pop(number)[0]
        del self._numbers[id(value)]

    def drop_unused(self):
        """Let go of what nothing but this table holds, and say what that was; parents go before what they hold."""
        dropped = []
        for number in sorted(self._entries):
            entry = self._entries[number]
            value = entry[0]
            if sys.getrefcount(value) == _HELD_BY_TABLE_ALONE:
                self.drop(number)
                entry[:] = (None, None)
                del value
                dropped.append(number)
        return dropped
