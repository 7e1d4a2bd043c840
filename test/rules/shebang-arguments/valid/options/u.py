#!/usr/bin/python3 -u
print("Content-Type: text/html\n")
print("<p>Hello</p>")
