# /// tockbox
# title = "dataclasses whose annotations need the module's own name"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import dataclasses
import typing


@dataclasses.dataclass(order=True)
class Edge:
    weight: int
    name: str = dataclasses.field(compare=False, default="")
    more: typing.Optional["Edge"] = None


n = int(input())
print(max([Edge(n), Edge(n * 2), Edge(1)]).weight)
