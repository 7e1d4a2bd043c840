#!/usr/bin/python3
print("Content-Security-Policy: x")
print("Content-Type: text/html\n")
