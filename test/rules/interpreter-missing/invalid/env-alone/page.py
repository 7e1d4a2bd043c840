#!/usr/bin/env
print("Content-Type: text/html\n")
print("<p>Hello</p>")
