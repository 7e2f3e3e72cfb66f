# /// tockbox
# row = 27
# title = "a pickle of few bytes that prints as a terabyte"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 3, wall_seconds = 8, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["memory_limit_exceeded", "time_limit_exceeded"]
# stopped_by = "memory limit or cpu deadline"
# ///
import pickle

# A list doubled forty times by sharing: a few hundred bytes that print as a terabyte.
laugh = ["ha"]
for _ in range(40):
    laugh = [laugh, laugh]
text = repr(pickle.loads(pickle.dumps(laugh)))
print(len(text))
