#!/usr/bin/python3
print("HTTP/1.1 200 OK")
print("Content-Type: text/html\n")
print("<p>hello</p>")
