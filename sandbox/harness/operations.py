"""What one side of a bridge may ask of the other, by name (see `bridge`).

In a candidate anything may be asked of its own objects. In the tester `policy` looks at each request first.
"""

import operator

DATA_TYPES = (int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset)


def _special(name, value, *operands):
    return getattr(type(value), name)(value, *operands)


def _operator(name, left, right):
    return getattr(operator, name)(left, right) if name != "divmod" else divmod(left, right)


def _bare_data(value):
    """The data of an instance of a class that extends a builtin type, whatever its own methods say."""
    if isinstance(value, (type({}.keys()), type({}.items()))):
        return set(value)
    for base in DATA_TYPES:
        if isinstance(value, base):
            if base is dict:
                return dict(dict.items(value))
            if base in (list, tuple, set, frozenset):
                return base(base.__iter__(value))
            if base is str:
                return str.__str__(value)
            if base is complex:
                return complex.__pos__(value)
            if base in (int, float):
                return base.__pos__(value)
            return base(memoryview(value))
    raise TypeError("no data")


def _await(value):
    import asyncio

    global _loop
    if _loop is None:
        _loop = asyncio.new_event_loop()
        asyncio.set_event_loop(_loop)

    async def finish():
        return await value

    # One loop of this side may be at work already, in which a coroutine of the other side is waited for.
    outer = asyncio.events._get_running_loop()
    task = None if outer is None else asyncio.current_task(outer)
    loop = _loop if outer is None else asyncio.new_event_loop()
    # Since 3.14 a thread has one task at work, and not one for each of its loops.
    if task is not None:
        asyncio.tasks._leave_task(outer, task)
    asyncio.events._set_running_loop(None)
    try:
        return loop.run_until_complete(finish())
    finally:
        asyncio.events._set_running_loop(outer)
        if task is not None:
            asyncio.tasks._enter_task(outer, task)


_loop = None


def _copy(value, deep):
    import copy

    return copy.deepcopy(value) if deep else copy.copy(value)


def _seed(name, args):
    import sys

    module = sys.modules.get(name)
    if module is not None and name in ("random", "numpy.random"):
        module.seed(*args)


OPERATIONS = {
    "call": lambda function, args, named: function(*args, **dict(named)),
    "getattr": getattr,
    "setattr": setattr,
    "delattr": delattr,
    "special": _special,
    "operator": _operator,
    "data": _bare_data,
    "iter": iter,
    "next": next,
    "step": lambda value, name, args: getattr(value, name)(*args),
    "contains": operator.contains,
    "await": _await,
    "copy": _copy,
    "seed": _seed,
}
