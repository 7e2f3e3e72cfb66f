# /// tockbox
# row = 53
# title = "open the files an intruder looks for first"
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
home = os.path.expanduser("~")
for path in (
    "/etc/passwd",
    "/etc/shadow",
    "/etc/hostname",
    "/etc/machine-id",
    "/etc/ssh/ssh_host_rsa_key",
    "/root/.bash_history",
    "/root/.ssh/id_rsa",
    f"{home}/.ssh/id_ed25519",
    f"{home}/.netrc",
    f"{home}/.aws/credentials",
    "/var/run/docker.sock",
    "/run/secrets/kubernetes.io/serviceaccount/token",
    "/etc/tockbox/token",
    "/etc/tockbox.toml",
    "/.dockerenv",
    "/var/log/syslog",
):
    try:
        os.close(os.open(path, os.O_RDONLY))
        won.append(path)
    except OSError:
        pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
