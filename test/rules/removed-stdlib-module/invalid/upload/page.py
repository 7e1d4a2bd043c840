#!/usr/bin/python3
import cgi
form = cgi.FieldStorage()
print("Content-Type: text/html\n")
print(form["file"].filename)
