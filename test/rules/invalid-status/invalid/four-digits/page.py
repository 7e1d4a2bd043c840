#!/usr/bin/python3
print("Status: 1000")
print("Content-Type: text/html\n")
