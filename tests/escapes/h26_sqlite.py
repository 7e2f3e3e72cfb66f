# /// tockbox
# title = "a database in memory"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import sqlite3

n = int(input())
with sqlite3.connect(":memory:") as db:
    db.execute("create table t (v integer)")
    db.executemany("insert into t values (?)", [(i,) for i in range(n + 1)])
    print(db.execute("select sum(v) from t").fetchone()[0])
