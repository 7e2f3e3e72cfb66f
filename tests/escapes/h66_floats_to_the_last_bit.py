# /// tockbox
# title = "floats to the last bit"
# honest = true
# kind = "call"
# calls = '[{"function": "f", "args": [0.1], "expected": [0.30000000000000004, -0.0, 5e-324, 1.7976931348623157e+308, 3.141592653589793, 0.1]}]'
# verdicts = ["accepted"]
# ///
import math
import struct


def f(x):
    return [x + 0.2, -0.0, 5e-324, 1.7976931348623157e308, math.pi, struct.unpack("<d", struct.pack("<d", x))[0]]
