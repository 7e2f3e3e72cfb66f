# /// tockbox
# title = "exec, eval and compile"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
n = int(input())
space = {}
exec(compile("def double(x):\n    return x * 2\n", "<made>", "exec"), space)
print(eval("double(n)", space, {"n": n}))
