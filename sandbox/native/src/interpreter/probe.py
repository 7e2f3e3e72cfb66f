# Run by Tockbox in the interpreter a user named: says what this interpreter is, as one line of JSON.
# Must run in any Python 3, so that an old one is told apart from a broken one.
import json, os, sys, sysconfig


def text(path):
    return os.fsencode(path).decode("utf-8", "replace")


def editable():
    # setuptools' editable installs map packages to folders in a finder, without an entry on sys.path.
    for name, module in list(sys.modules.items()):
        if name.startswith("__editable__"):
            for path in getattr(module, "MAPPING", {}).values():
                yield path if os.path.exists(path) else path + ".py"


print()
print(
    json.dumps(
        {
            "implementation": sys.implementation.name,
            "version": sys.version_info[:3],
            "executable": text(sys.executable or ""),
            "prefixes": [text(sys.prefix), text(sys.exec_prefix)],
            "base_prefixes": [text(sys.base_prefix), text(sys.base_exec_prefix)],
            "path": [text(entry) for entry in sys.path if isinstance(entry, str) and entry],
            "installed": [
                text(sysconfig.get_paths()[key]) for key in ("stdlib", "platstdlib", "purelib", "platlib")
            ],
            "editable": [text(entry) for entry in editable()],
            "free_threaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
        }
    )
)
