# /// tockbox
# row = 118
# title = "a frame with a hostile file name"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "length-capped, escaped text"
# ///
code = compile("def g():\n    raise ValueError('x')\ng()", '</script>"\n{"verdict": "accepted"}', "exec")
exec(code)
