# /// tockbox
# title = "asynchronous callbacks, queues and context managers"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import asyncio\n\n\nasync def double(n):\n    await asyncio.sleep(0)\n    return n * 2\n\n\nassert asyncio.run(pipeline([1, 2, 3], double)) == [2, 4, 6]"},
#   {"type": "assert", "code": "import asyncio\n\n\nasync def main():\n    async with session(\"x\") as name:\n        assert name == \"X\"\n    try:\n        await asyncio.wait_for(slow(), 0.05)\n    except asyncio.TimeoutError:\n        return \"late\"\n\n\nassert asyncio.run(main()) == \"late\""}
# ]
# '''
# verdicts = ["accepted"]
# trust = "any"
# ///
import asyncio
import contextlib


async def pipeline(items, transform):
    queue = asyncio.Queue()
    out = []

    async def produce():
        for item in items:
            await queue.put(item)
        await queue.put(None)

    async def consume():
        while (item := await queue.get()) is not None:
            out.append(await transform(item))

    await asyncio.gather(produce(), consume())
    return out


@contextlib.asynccontextmanager
async def session(name):
    yield name.upper()


async def slow():
    await asyncio.sleep(30)
