# /// tockbox
# title = "the answer is printed by an exit handler"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import atexit

n = int(input())
atexit.register(print, n * 2)
