# /// tockbox
# title = "base classes, abstract ones among them, and cooperation"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "p = Puppy(\"Rex\")\nassert p.speak() == \"woof!\"\nassert str(p) == \"Rex says woof!\"\nassert f\"{p}\" == \"Rex says woof!\" and f\"{p!s:>16}\" == \"  Rex says woof!\"\nassert isinstance(p, Puppy) and isinstance(p, Dog) and isinstance(p, Animal)\nassert not isinstance(Dog(\"a\"), Puppy)\nassert issubclass(Puppy, Animal) and Puppy.__mro__[1] is Dog\nassert type(p).__name__ == \"Puppy\" and Puppy.__name__ == \"Puppy\"\nassert Puppy.count == 1 and Dog.count == 1 and Animal.count == 0\nassert Dog.speak(p) == \"woof\"\ntry:\n    Animal(\"x\")\nexcept TypeError as error:\n    assert \"abstract\" in str(error)\nelse:\n    assert False\nassert Config() is Config()\nassert p is not Puppy(\"Rex\") and p != Puppy(\"Rex\")"}
# ]
# '''
# verdicts = ["accepted"]
# ///
from abc import ABC, abstractmethod


class Animal(ABC):
    count = 0

    def __init__(self, name):
        self.name = name
        type(self).count += 1

    @abstractmethod
    def speak(self):
        ...

    def __str__(self):
        return f"{self.name} says {self.speak()}"


class Dog(Animal):
    def speak(self):
        return "woof"


class Puppy(Dog):
    def speak(self):
        return super().speak() + "!"


class Config:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance
