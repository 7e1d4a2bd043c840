#!/usr/bin/python3
print()
print("Content-Type: text/html\n")
print("<p>hello</p>")
