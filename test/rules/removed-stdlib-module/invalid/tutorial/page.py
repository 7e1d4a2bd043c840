#!/usr/bin/python3
# Import modules for CGI handling
import cgi, cgitb, os

cgitb.enable()
# Create instance of FieldStorage
form = cgi.FieldStorage()

# Get data from fields
first_name = form.getvalue('first_name')
colours = form.getlist("colour")
print("Content-Type: text/html\n")
if "name" in form:
    print("<p>", cgi.escape(first_name or ""), colours, form["name"].value)
