#!/usr/bin/python3
print("Content-Type: text/html\n")
print("Set-Cookie: a=b")
print("<p>hello</p>")
