#!/usr/bin/python3.13
import cgi
from html import escape
params = cgi.parse(keep_blank_values=True)
print("Content-Type: text/html\n")
for name in params:
    print(escape(name))
