#!/usr/bin/python3 --unbuffered
print("Content-Type: text/html\n")
print("<p>Hello</p>")
