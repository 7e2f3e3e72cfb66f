# /// tockbox
# row = 115
# title = "the problems are looked for on the disk"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "private root, landlock"
# ///
import os

n = int(input())
won = []
looked = 0
for root in ("/", os.path.expanduser("~"), "/work", "/data", "/datasets", "/usr/share/tockbox", "/opt/tockbox"):
    for folder, folders, names in os.walk(root):
        looked += len(names)
        won += [
            os.path.join(folder, name)
            for name in names
            if name in ("problems.jsonl", "samples.jsonl", "HumanEval.jsonl", "HumanEval.jsonl.gz", "mbpp.jsonl")
        ]
        if looked > 20_000:
            break

print("ESCAPED: " + "; ".join(won) if won else n * 2)
