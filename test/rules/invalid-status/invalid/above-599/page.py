#!/usr/bin/python3
print("Status: 600 Done")
print("Content-Type: text/html\n")
