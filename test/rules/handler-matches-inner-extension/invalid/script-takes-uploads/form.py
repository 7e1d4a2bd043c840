#!/usr/bin/python3
import cgi
form = cgi.FieldStorage()
open("in/" + form["picture"].filename, "wb").write(form["picture"].file.read())
print("Content-Type: text/plain\n")
print("thank you")
