#!/usr/bin/python3
import club

print("Content-Type: text/html\n")
print("<p>Hello</p>")
