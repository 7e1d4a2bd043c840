#!/usr/bin/env -S python2 -u
print("Content-Type: text/html\n")
print("<p>Hello</p>")
