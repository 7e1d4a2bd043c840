#!/usr/bin/python3
print("Content-Type: text/html")  # the type
print("<p>Hello</p>")
