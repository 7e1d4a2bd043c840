#!/usr/bin/python3
import os, cgi  # for escaping
print("Content-Type: text/html\n")
print(cgi.escape(os.environ["QUERY_STRING"], quote=True))
