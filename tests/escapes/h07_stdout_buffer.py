# /// tockbox
# title = "bytes through sys.stdout.buffer"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import sys

n = int(sys.stdin.buffer.readline())
sys.stdout.buffer.write(b"%d\n" % (n * 2))
