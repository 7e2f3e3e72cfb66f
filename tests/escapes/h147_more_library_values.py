# /// tockbox
# title = "matches, paths, namespaces, parsed addresses and statuses"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert find('in 2024-05')['year'] == '2024' and find('2024-05').groups() == ('2024', '05') and find('x') is None and find('a 1-2').start() == 2"},
#   {"type": "assert", "code": "import pathlib\n\nassert join('a', 'b.txt').suffix == '.txt' and str(join('a', 'b')) == 'a/b' and join('a') / 'b' == pathlib.PurePosixPath('a/b')"},
#   {"type": "assert", "code": "import types\n\nassert space(a=1).a == 1 and space(a=2).a == types.SimpleNamespace(a=2).a"},
#   {"type": "assert", "code": "assert parse('http://h:1/p?q=1').netloc == 'h:1' and parse('http://h/p').path == '/p'"},
#   {"type": "assert", "code": "import http\n\nassert status(404) == 404 and status(200) is http.HTTPStatus.OK and status(200).phrase == 'OK'"},
#   {"type": "assert", "code": "import ipaddress\n\nassert address('10.0.0.1') == ipaddress.ip_address('10.0.0.1') and address('10.0.0.1').is_private"},
#   {"type": "assert", "code": "import array\n\nassert numbers(3) == array.array('i', [0, 1, 2]) and list(numbers(2)) == [0, 1]"},
#   {"type": "assert", "code": "assert epoch().tm_year == 1970 and epoch()[0] == 1970"},
#   {"type": "assert", "code": "assert pattern('a').match('A') and not pattern('a').match('b') and pattern('x').pattern == 'x'"}
# ]
# '''
# verdicts = ["accepted"]
# trust = "any"
# ///
import array
import http
import ipaddress
import pathlib
import re
import time
import types
import urllib.parse


def find(text):
    return re.search(r"(?P<year>\d+)-(\d+)", text)


def join(*parts):
    return pathlib.PurePosixPath(*parts)


def space(**values):
    return types.SimpleNamespace(**values)


def parse(url):
    return urllib.parse.urlparse(url)


def status(n):
    return http.HTTPStatus(n)


def address(text):
    return ipaddress.ip_address(text)


def numbers(n):
    return array.array("i", range(n))


def epoch():
    return time.gmtime(0)


def pattern(text):
    return re.compile(text, re.I)
