#!/usr/bin/python3
print("Content-Type: text/plain; charset=utf-8\n")
with open("lines.txt") as f:
    print(f.read(), end="")
name = "lines.txt"
print(len(open(name, "rb").read()))
