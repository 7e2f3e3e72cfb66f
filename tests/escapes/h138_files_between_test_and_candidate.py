# /// tockbox
# title = "files that one side writes and the other reads"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import json\n\nsave('out.json', {'a': [1, 2]})\nwith open('out.json') as file:\n    assert json.load(file) == {'a': [1, 2]}"},
#   {"type": "assert", "code": "with open('in.csv', 'w') as file:\n    file.write('n,x\\n1,a\\n2,b\\n')\nassert total('in.csv') == 3"},
#   {"type": "unittest", "code": "import os\nimport shutil\nimport tempfile\nimport unittest\n\n\nclass T(unittest.TestCase):\n    def setUp(self):\n        self.folder = tempfile.mkdtemp()\n\n    def tearDown(self):\n        shutil.rmtree(self.folder)\n\n    def test_sizes(self):\n        with open(os.path.join(self.folder, \"a.txt\"), \"w\") as file:\n            file.write(\"abc\")\n        self.assertEqual(sizes(self.folder), {\"a.txt\": 3})\n\n    def test_absent(self):\n        with self.assertRaises(FileNotFoundError):\n            total(os.path.join(self.folder, \"absent.csv\"))"}
# ]
# '''
# verdicts = ["accepted"]
# trust = "any"
# ///
import csv
import json
import os


def save(path, data):
    with open(path, "w") as file:
        json.dump(data, file)


def total(path):
    with open(path, newline="") as file:
        return sum(int(row["n"]) for row in csv.DictReader(file))


def sizes(folder):
    return {name: os.path.getsize(os.path.join(folder, name)) for name in sorted(os.listdir(folder))}
