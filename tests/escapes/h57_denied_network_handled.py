# /// tockbox
# title = "a network that is not there is handled"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import urllib.error
import urllib.request

n = int(input())
try:
    n = int(urllib.request.urlopen("http://127.0.0.1:9/", timeout=0.2).read())
except (urllib.error.URLError, OSError):
    pass
print(n * 2)
