#!/usr/bin/python3
print("Content-Type: text/html\n")
match = {"case": 1}
match["type"] = 2
print(match, sep="")
type = 3
print(type)
