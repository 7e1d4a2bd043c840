#!/usr/bin/python3
print("Content-Type: text/html\n")
print("<h1>Über uns</h1>")
