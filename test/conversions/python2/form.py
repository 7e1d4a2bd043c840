#!/usr/bin/env python
# -*- coding: utf-8 -*-
import cgi, os, string, urllib

form = cgi.FieldStorage()

def header():
	print "Content-type: text/plain; charset=utf-8"
	print

def show(name):
	if form.has_key(name):
		print name, "=", cgi.escape(form[name].value)
	elif not os.environ.has_key("NOTHING"):
		print "no", string.upper(name)

header()
try:
	show("name")
	show("other")
	raise ValueError, "grün"
except (ValueError, KeyError), e:
	print "caught", e
print urllib.quote("a b/c"), string.join(["x", "y"], "-")
keys = form.keys()
keys.sort()
print keys[0], len(keys)
