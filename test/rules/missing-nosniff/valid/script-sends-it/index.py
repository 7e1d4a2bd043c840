#!/usr/bin/python3
print("X-Content-Type-Options: x")
print("Content-Type: text/html\n")
