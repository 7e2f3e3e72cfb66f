# /// tockbox
# title = "the candidate calls the test, which calls the candidate"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert visit(20, lambda n: visit(n, lambda m: visit(m, lambda k: k))) == 20\n\n\ndef down(n):\n    return visit(n, down)\n\n\nassert visit(25, down) == 25"},
#   {"type": "assert", "code": "names = []\nwalk({'name': 'a', 'children': [{'name': 'b'}, {'name': 'c', 'children': [{'name': 'd'}]}]}, names.append)\nassert names == ['a', 'b', 'c', 'd']"}
# ]
# '''
# verdicts = ["accepted"]
# ///
def visit(n, step):
    return 0 if n == 0 else 1 + step(n - 1)


def walk(tree, visit):
    visit(tree["name"])
    for child in tree.get("children", []):
        walk(child, visit)
