#!/usr/bin/python3
print("Status: 302 Found")
print("Location: https://example.org/\n")
