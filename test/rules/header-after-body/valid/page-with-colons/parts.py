#!/usr/bin/python3
print("Content-Type: multipart/mixed; boundary=x\n")
print("Content-Type: text/html\n\nhello")
