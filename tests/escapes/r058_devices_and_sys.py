# /// tockbox
# row = 58
# title = "open devices and /sys, make device nodes"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "system_calls"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "private root, landlock, no capabilities"
# ///
import os
import stat

n = int(input())
won = []
for path in (
    "/dev/mem",
    "/dev/kmem",
    "/dev/kvm",
    "/dev/vda",
    "/dev/sda",
    "/dev/nvme0n1",
    "/dev/loop0",
    "/dev/loop-control",
    "/dev/fuse",
    "/dev/userfaultfd",
    "/dev/net/tun",
    "/dev/vsock",
    "/dev/vhost-vsock",
    "/dev/kmsg",
    "/dev/mapper/control",
    "/dev/nvidiactl",
    "/dev/input/event0",
    "/dev/ptmx",
    "/dev/console",
    "/sys/kernel/notes",
    "/sys/fs/cgroup/cgroup.procs",
    "/sys/class/dmi/id/product_uuid",
):
    try:
        os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
        won.append(path)
    except OSError:
        pass
for name, kind, major, minor in (
    ("m", stat.S_IFCHR, 1, 1),
    ("k", stat.S_IFCHR, 10, 232),
    ("d", stat.S_IFBLK, 254, 0),
    ("z", stat.S_IFCHR, 1, 5),
):
    try:
        os.mknod(name, kind | 0o666, os.makedev(major, minor))
        won.append(f"mknod {major}:{minor}")
    except OSError:
        pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
