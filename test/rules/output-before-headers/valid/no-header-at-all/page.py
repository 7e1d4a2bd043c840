#!/usr/bin/python3
print()
print("<p>hello</p>")
