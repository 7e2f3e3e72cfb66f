import os
import sys
import _frozen_importlib
import _frozen_importlib_external

module, setup = sys.argv[1], sys.argv[2:]
sys.argv[:] = [""]
os.environ.pop("PYTHONSAFEPATH", None)  # was for this start; programs that guests start import what lies beside them
if setup:
    # Started without `site`: its results come as arguments, and its builtins from where it has them.
    import builtins
    import _sitebuiltins

    sys.prefix, sys.exec_prefix, *sys.path = setup
    for name in ("quit", "exit"):
        setattr(builtins, name, _sitebuiltins.Quitter(name, "Ctrl-D (i.e. EOF)"))
    builtins.help = _sitebuiltins._Helper()
    folder = os.path.dirname(os.__file__)
    for name in ("copyright", "credits", "license"):
        setattr(builtins, name, _sitebuiltins._Printer(name, getattr(sys, name, ""), ("LICENSE.txt",), (folder,)))
else:
    sys.path[:] = [entry for entry in sys.path if entry]
loader = _frozen_importlib_external.ExtensionFileLoader("tockbox_zygote", module)
spec = _frozen_importlib_external.spec_from_file_location("tockbox_zygote", module, loader=loader)
_frozen_importlib._load(spec).serve()
