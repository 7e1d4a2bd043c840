#!/usr/bin/python3
import http.client

print("Content-Type: text/html\n")
print("<p>Hello</p>")
