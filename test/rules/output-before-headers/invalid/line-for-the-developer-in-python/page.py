#!/usr/bin/python3
print("starting")
print("Content-Type: text/html\n")
print("<p>hello</p>")
