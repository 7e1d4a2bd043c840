#!/usr/local/bin/python3.12
print("Content-Type: text/html\n")
print("<p>Hello</p>")
