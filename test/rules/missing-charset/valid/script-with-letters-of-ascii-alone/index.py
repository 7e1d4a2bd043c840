#!/usr/bin/python3
print("Content-Type: text/html\n")
print("<h1>Uber uns</h1>")
