# /// tockbox
# title = "test cases with a base, mixins and messages of their own"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "unittest", "code": "from unittest import TestCase\n\n\nclass Base(TestCase):\n    maxDiff = None\n\n    def check(self, text, expected):\n        self.assertTupleEqual(parse(text), expected, f\"for {text}\")\n\n\nclass Mixin:\n    def test_from_mixin(self):\n        self.check(\"a=1\", (\"a\", \"1\"))\n\n\nclass TestParse(Mixin, Base):\n    def test_none(self):\n        self.assertIsNone(parse(\"a\")[1])\n        self.assertIsNotNone(parse(\"a=b\")[1])\n\n    def test_error(self):\n        for text in (\"\", \"=\", \"=x\"):\n            with self.subTest(text=text), self.assertRaisesRegex(ValueError, r\"no key in '.*'\"):\n                parse(text)\n\n    def test_more(self):\n        self.assertIn(\"a\", parse(\"a=b\"))\n        self.assertNotIn(\"c\", parse(\"a=b\"))\n        self.assertEqual(parse(\"a=b=c\"), (\"a\", \"b=c\"))\n        self.assertNotEqual(parse(\"a\"), (\"a\", \"\"))\n        self.assertIsInstance(parse(\"a\"), tuple)\n        self.assertCountEqual(parse(\"b=a\"), [\"a\", \"b\"])\n        self.assertGreater(len(parse(\"a\")), 1)\n        self.assertRegex(parse(\"abc=\")[0], \"^a.c$\")\n        self.assertListEqual(list(parse(\"a=b\")), [\"a\", \"b\"])\n        self.assertAlmostEqual(float(parse(\"a=0.1\")[1]) * 3, 0.3)\n        self.assertTrue(parse(\"a=b\"))\n        self.assertIs(parse(\"a\")[1], None)\n        self.assertDictEqual(dict([parse(\"a=b\")]), {\"a\": \"b\"})"}
# ]
# '''
# verdicts = ["accepted"]
# ///
def parse(text):
    key, _, value = text.partition("=")
    if not key:
        raise ValueError(f"no key in {text!r}")
    return key.strip(), value.strip() or None
