#!/usr/bin/python3
print("Status: Not Found")
print("Content-Type: text/html\n")
print("<p>hello</p>")
