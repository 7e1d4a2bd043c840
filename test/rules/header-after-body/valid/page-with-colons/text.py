#!/usr/bin/python3
print("Content-Type: text/plain\n")
print("Set-Cookie: a=b")
print("Status: 200 OK")
