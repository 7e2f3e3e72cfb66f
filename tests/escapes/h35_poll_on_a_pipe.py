# /// tockbox
# title = "poll and epoll on a pipe"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# wasm = "system_calls"
# verdicts_wasm = ["runtime_error"]
# ///
import os
import select
import selectors

n = int(input())
r, w = os.pipe()
poll = select.poll()
poll.register(r, select.POLLIN)
assert poll.poll(0) == []
os.write(w, bytes([n]))
assert poll.poll(100)
with selectors.DefaultSelector() as selector:
    selector.register(r, selectors.EVENT_READ)
    selector.select(0.1)
print(os.read(r, 1)[0] * 2)
