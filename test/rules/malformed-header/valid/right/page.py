#!/usr/bin/python3
print("Content-Type:text/html")
print("X-Own_Name: a : b")
print()
print("Content-Type : text/html")
