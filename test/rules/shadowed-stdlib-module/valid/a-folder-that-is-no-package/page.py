#!/usr/bin/python3
import tempfile

print("Content-Type: text/html\n")
print("<p>Hello</p>")
