# /// tockbox
# title = "text beyond ASCII both ways"
# honest = true
# kind = "stdio"
# stdin = "Žofie 漢🙂\n"
# expected_stdout = "🙂漢 eifoŽ ✓ 8 ñ 漢字 🙂\n"
# verdicts = ["accepted"]
# ///
name = input()
print(f"{name[::-1]} ✓ {len(name)} ñ 漢字 🙂")
