# /// tockbox
# title = "asyncio with a thread"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import asyncio


async def half(n):
    await asyncio.sleep(0.01)
    return n


async def main():
    n = int(input())
    loop = asyncio.get_running_loop()
    third = await loop.run_in_executor(None, int, "0")
    print(sum(await asyncio.gather(half(n), half(n))) + third)


asyncio.run(main())
