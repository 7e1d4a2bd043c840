#!/usr/bin/python3
print("Status: 200 OK\r\n")
print("Content-Type: text/html\r\n\r\n")
print("<p>hello</p>")
