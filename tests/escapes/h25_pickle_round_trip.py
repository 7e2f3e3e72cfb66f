# /// tockbox
# title = "a pickle of one's own class"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import pickle


class Point:
    def __init__(self, x):
        self.x = x

    def __reduce__(self):
        return Point, (self.x * 2,)


print(pickle.loads(pickle.dumps(Point(int(input())))).x)
