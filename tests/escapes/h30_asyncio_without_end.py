# /// tockbox
# title = "an endless task that its owner times out"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import asyncio


async def forever():
    while True:
        await asyncio.sleep(0.01)


async def main():
    task = asyncio.create_task(forever())
    try:
        await asyncio.wait_for(task, 0.05)
    except asyncio.TimeoutError:
        print(int(input()) * 2)


asyncio.run(main())
