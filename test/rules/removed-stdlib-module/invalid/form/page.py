#!/usr/bin/python3
import cgi
import cgitb

cgitb.enable()
form = cgi.FieldStorage()
name = form.getvalue("name", "you")
colours = form.getlist("colour")
print("Content-Type: text/html\n")
if "name" in form:
    print("<p>", name, colours, form["name"].value)
