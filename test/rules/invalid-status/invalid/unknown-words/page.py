#!/usr/bin/python3
print("Status: fine")
print("Content-Type: text/html\n")
