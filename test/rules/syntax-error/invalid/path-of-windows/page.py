#!/usr/bin/python3
print("Content-Type: text/html\n")
print(open("C:\Users\me\page.html").read())
