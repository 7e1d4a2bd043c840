#!/usr/bin/python3
import sys
sys.path.pop(0)
import tempfile

print("Content-Type: text/html\n")
print("<p>Hello</p>")
