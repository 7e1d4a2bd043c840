#!/usr/bin/python3 -W ignore
print("Content-Type: text/html\n")
print("<p>Hello</p>")
