#!/usr/bin/python3 -u -W ignore
print("Content-Type: text/html\n")
print("<p>Hello</p>")
