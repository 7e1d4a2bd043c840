#!/usr/bin/python3
print("HTTP/1.1 404 Not Found")
print("Content-Type: text/html\n")
print("<p>hello</p>")
