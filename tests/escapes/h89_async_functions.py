# /// tockbox
# title = "coroutines run by the test with asyncio.run and gather"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import asyncio\n\nassert asyncio.run(fetch(2)) == 4"},
#   {"type": "assert", "code": "import asyncio\n\nassert asyncio.run(fetch_all([1, 2, 3])) == [2, 4, 6]"},
#   {"type": "assert", "code": "import asyncio\n\n\nasync def main():\n    a, b = await asyncio.gather(fetch(1), fetch(2))\n    assert (a, b) == (2, 4)\n    return [n async for n in count(3)]\n\n\nassert asyncio.run(main()) == [0, 1, 2]"},
#   {"type": "assert", "code": "import asyncio\n\ntry:\n    asyncio.run(fail())\nexcept ValueError as error:\n    assert str(error) == \"async\"\nelse:\n    assert False"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.IsolatedAsyncioTestCase):\n    async def test_fetch(self):\n        self.assertEqual(await fetch(4), 8)"}
# ]
# '''
# verdicts = ["accepted"]
# ///
import asyncio


async def fetch(n):
    await asyncio.sleep(0.001)
    return n * 2


async def fetch_all(ns):
    return await asyncio.gather(*(fetch(n) for n in ns))


async def count(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


async def fail():
    await asyncio.sleep(0)
    raise ValueError("async")
