#!/usr/bin/python3
print("Content-Type: text/html", end="")
print("<p>Hello</p>")
