# /// tockbox
# title = "the garbage collector is used and switched off and on"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import gc
import weakref

n = int(input())


class Node:
    pass


a, b = Node(), Node()
a.other, b.other = b, a
watch = weakref.ref(a)
gc.disable()
del a, b
gc.collect()
gc.enable()
print(n * 2 if watch() is None else "kept")
