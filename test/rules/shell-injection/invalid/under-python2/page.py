#!/usr/bin/python2
import cgi, commands
form = cgi.FieldStorage()
print "Content-Type: text/plain"
print
print commands.getoutput("finger " + form["user"].value)
