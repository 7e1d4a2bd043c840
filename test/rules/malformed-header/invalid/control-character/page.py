#!/usr/bin/python3
print("X-Note: a\x07b")
print("Content-Type: text/html\n")
print("<p>hello</p>")
