#!/usr/bin/python3
print("Content-Type: text/html")
print()
print("<p>hello</p>")
