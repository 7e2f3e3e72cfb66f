# /// tockbox
# title = "modules by importlib, one of them written by the program"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import importlib
import importlib.util

n = int(input())
math = importlib.import_module("math")
with open("helper_module.py", "w") as file:
    file.write("FACTOR = 2\n")
spec = importlib.util.spec_from_file_location("helper_module", "helper_module.py")
helper = importlib.util.module_from_spec(spec)
spec.loader.exec_module(helper)
print(math.floor(n * helper.FACTOR))
