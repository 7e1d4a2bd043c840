#!/usr/bin/python3
print("X-Frame-Options: DENY")
print("Content-Type: text/html\n")
