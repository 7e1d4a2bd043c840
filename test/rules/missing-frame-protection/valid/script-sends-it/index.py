#!/usr/bin/python3
print("X-Frame-Options: x")
print("Content-Type: text/html\n")
