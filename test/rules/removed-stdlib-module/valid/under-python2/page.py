#!/usr/bin/python2
import cgi
import urllib2
print("Content-Type: text/html\n")
