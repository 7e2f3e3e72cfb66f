# /// tockbox
# title = "the candidate's objects inside lists, dicts and tuples that come and go"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "staff = hire(\"ann\", \"bob\")\nassert [e.name for e in staff] == [\"ann\", \"bob\"]\nassert staff[1].salary == 200\ntable = by_name(staff)\nassert list(table) == [\"ann\", \"bob\"] and table[\"ann\"] is staff[0]\ntop, count = best(staff)\nassert top is staff[1] and count == 2\nraise_all(staff, 10)\nassert [e.salary for e in staff] == [110, 220]\nstaff.append(Employee(\"eve\", 500))\nassert best(staff)[0].name == \"eve\"\nassert staff.index(top) == 1 and top in staff\nassert sorted(staff, key=lambda e: e.name, reverse=True)[0].name == \"eve\"\nstaff.remove(top)\nassert len(staff) == 2\nassert {e.name for e in staff} == {\"ann\", \"eve\"}\nassert len(set(hire(\"a\", \"b\"))) == 2"}
# ]
# '''
# verdicts = ["accepted"]
# ///
class Employee:
    def __init__(self, name, salary):
        self.name = name
        self.salary = salary


def hire(*names):
    return [Employee(name, 100 * i) for i, name in enumerate(names, 1)]


def by_name(employees):
    return {e.name: e for e in employees}


def best(employees):
    return max(employees, key=lambda e: e.salary), len(employees)


def raise_all(employees, percent):
    for e in employees:
        e.salary = e.salary * (100 + percent) // 100
