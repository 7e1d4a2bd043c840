#!/usr/bin/python2
import cgi
form = cgi.FieldStorage()
print "Content-Type: text/html"
print
print "<p>Hello", form["name"].value, "</p>"
