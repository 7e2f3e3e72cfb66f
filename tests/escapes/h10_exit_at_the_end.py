# /// tockbox
# title = "sys.exit at the end of main"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import sys


def main():
    print(int(input()) * 2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
