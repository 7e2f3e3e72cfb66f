# Run by Tockbox in an interpreter that it has found: compiles the files it is given, name and source in turn.
import marshal
import sys
from importlib.util import MAGIC_NUMBER

print()
print(MAGIC_NUMBER.hex())
for name, source in zip(sys.argv[1::2], sys.argv[2::2]):
    print(marshal.dumps(compile(source, name, "exec", dont_inherit=True)).hex())
