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


def needs_site():
    # Whether start-up files did more than add folders to sys.path: a finder that imports need, or a customisation.
    known = ("_frozen_importlib", "_frozen_importlib_external", "zipimport", "_distutils_hack")
    hooks = list(sys.meta_path) + list(sys.path_hooks)
    return (
        any(getattr(hook, "__module__", type(hook).__module__) not in known for hook in hooks)
        or "sitecustomize" in sys.modules
        or "usercustomize" in sys.modules
    )


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
            "needs_site": needs_site(),
            "free_threaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
        }
    )
)
