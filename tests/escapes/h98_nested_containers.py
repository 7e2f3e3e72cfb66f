# /// tockbox
# title = "nested containers of every builtin kind"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert group([\"a\", \"bb\", \"c\"]) == {1: [\"a\", \"c\"], 2: [\"bb\"]}\nassert list(group([\"bb\", \"a\"])) == [2, 1]\ne = everything()\nassert e[\"t\"] == (1, [2, {3}], frozenset({4}))\nassert e[(1, 2)][\"deep\"] == [[[]]]\nassert e[None] == [None, True, 1.5, 2j, b\"x\", \"y\", ...]\nassert isinstance(e, dict) and isinstance(e[\"t\"], tuple) and type(e[\"t\"][2]) is frozenset\nassert pairs(2) == [(0, \"a\"), (1, \"b\")]\nassert pairs(2) != [[0, \"a\"], [1, \"b\"]]\nassert pairs(0) == []\nassert dict(pairs(2)) == {0: \"a\", 1: \"b\"}"}
# ]
# '''
# verdicts = ["accepted"]
# ///
def group(words):
    out = {}
    for word in words:
        out.setdefault(len(word), []).append(word)
    return out


def everything():
    return {"t": (1, [2, {3}], frozenset([4])), (1, 2): {"deep": [[[]]]}, None: [None, True, 1.5, 2j, b"x", "y", ...]}


def pairs(n):
    return [(i, chr(97 + i)) for i in range(n)]
