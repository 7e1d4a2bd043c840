#!/usr/bin/python3
"""Greets by the form."""
import cgi
import os
from html import escape

form = cgi.FieldStorage()
name = form.getfirst("name", "nobody")

print("Content-Type: text/html; charset=utf-8\n")
print("""<html>
  <body>
    <p>Hello, %s!</p>
  </body>
</html>""" % escape(name))
print("method:", os.environ["REQUEST_METHOD"])
print("query:", os.environ.get("QUERY_STRING", ""))
if "x" in form:
    print("x is", ", ".join(form.getlist("x")))
