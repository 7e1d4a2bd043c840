#!/usr/bin/python3
print("Content-Type: text/html\n")
name = "a"
if name = "a":
    print("a")
