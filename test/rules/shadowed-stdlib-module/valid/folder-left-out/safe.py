#!/usr/bin/env -S PYTHONSAFEPATH=1 python3
import tempfile

print("Content-Type: text/html\n")
print("<p>Hello</p>")
