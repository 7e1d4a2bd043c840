#!/usr/bin/python3
print("Content-Type: text/html/n/n")
print("<p>hello</p>")
