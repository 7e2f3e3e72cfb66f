# /// tockbox
# title = "a large power is printed"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "508021860739623365322188197652216501772434524836001\n"
# verdicts = ["accepted"]
# ///
n = int(input())
print(7 ** (n * 20))
