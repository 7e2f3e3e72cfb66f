import posix
import sys
import _frozen_importlib
import _frozen_importlib_external

module, setup = sys.argv[1], sys.argv[2:]
sys.argv[:] = [""]
# Was for this start; programs that guests start import what lies beside them. `os` is imported only with `site`.
posix.unsetenv("PYTHONSAFEPATH")
posix.environ.pop(b"PYTHONSAFEPATH", None)
if "os" in sys.modules:
    sys.modules["os"].environ.pop("PYTHONSAFEPATH", None)
if setup:
    # Started without `site`: its results come as arguments, and its builtins from where it has them.
    import builtins
    import _sitebuiltins

    sys.prefix, sys.exec_prefix, *sys.path = setup
    for name in ("quit", "exit"):
        setattr(builtins, name, _sitebuiltins.Quitter(name, "Ctrl-D (i.e. EOF)"))
    builtins.help = _sitebuiltins._Helper()
else:
    sys.path[:] = [entry for entry in sys.path if entry]
loader = _frozen_importlib_external.ExtensionFileLoader("tockbox_zygote", module)
spec = _frozen_importlib_external.spec_from_file_location("tockbox_zygote", module, loader=loader)
_frozen_importlib._load(spec).serve()
