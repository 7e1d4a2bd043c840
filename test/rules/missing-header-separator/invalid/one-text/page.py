#!/usr/bin/python3
print("Status: 200 OK\nContent-Type: text/html\n<p>Hello</p>")
