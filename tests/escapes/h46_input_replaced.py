# /// tockbox
# title = "input is shadowed and stdout replaced for a while"
# honest = true
# kind = "stdio"
# stdin = "2\n4\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import io
import sys

input = iter(sys.stdin.read().split()).__next__
out = io.StringIO()
real, sys.stdout = sys.stdout, out
print(int(input()) + int(input()))
sys.stdout = real
sys.stdout.write(out.getvalue())
