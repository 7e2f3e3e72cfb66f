# /// tockbox
# title = "objects that keep callbacks of the test and call them later"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "button = Button()\nseen = []\n\n\ndef listener(source, *args):\n    assert source is button\n    seen.append(args)\n\n\ndef broken(source, *args):\n    raise ValueError(\"broken listener\")\n\n\nremove = button.on_click(listener)\nbutton.on_click(broken)\nbutton.click(1, \"x\")\nassert seen == [(1, \"x\")]\nassert button.failed == [\"broken listener\"]\nassert button.listeners == [listener, broken]\nassert button.listeners[0] is listener\nremove()\nbutton.click()\nassert len(seen) == 1\nassert listener not in button.listeners"}
# ]
# '''
# verdicts = ["accepted"]
# ///
class Button:
    def __init__(self):
        self._listeners = []
        self.failed = []

    def on_click(self, listener):
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def click(self, *args):
        for listener in list(self._listeners):
            try:
                listener(self, *args)
            except ValueError as error:
                self.failed.append(str(error))

    @property
    def listeners(self):
        return list(self._listeners)
