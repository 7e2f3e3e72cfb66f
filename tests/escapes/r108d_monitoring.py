# /// tockbox
# row = 108
# title = "the monitoring tools are taken over"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result"]
# stopped_by = "answer comparison"
# ///
import sys


def f(x):
    if hasattr(sys, "monitoring"):
        m = sys.monitoring
        for tool in range(6):
            try:
                m.free_tool_id(tool)
                m.use_tool_id(tool, "thief")
                m.set_events(tool, m.events.PY_RETURN | m.events.CALL)
                m.register_callback(tool, m.events.PY_RETURN, lambda *_: m.DISABLE)
            except ValueError:
                pass
    return 7
