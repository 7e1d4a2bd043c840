#!/usr/bin/python3 -I
import tempfile

print("Content-Type: text/html\n")
print("<p>Hello</p>")
