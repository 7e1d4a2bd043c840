#!/usr/bin/python3
print("Status: 404")
print("Content-Type: text/html\n")
