"""Decodes and encodes again values in hexadecimal, a line each. Usage: echo.py HARNESS_FOLDER"""

import sys
import types

package = types.ModuleType("harness")
package.__path__ = [sys.argv[1]]
sys.modules["harness"] = package
from harness import codec  # noqa: E402

for line in sys.stdin:
    print(codec.encode(codec.decode(bytes.fromhex(line))).hex())
