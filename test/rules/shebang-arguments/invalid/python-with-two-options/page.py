#!/usr/bin/python3 -u -B
print("Content-Type: text/html\n")
print("<p>Hello</p>")
