#!/usr/bin/python3
print("Content-Type: text/html\n")
print("<p>hello")
