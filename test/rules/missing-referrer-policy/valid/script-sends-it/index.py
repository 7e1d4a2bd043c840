#!/usr/bin/python3
print("Referrer-Policy: x")
print("Content-Type: text/html\n")
