#!/usr/bin/env -S LANG=C python3 -u -W "ignore"
print("Content-Type: text/html\n")
print("<p>Hello</p>")
