#!/usr/bin/python3
import os
import cgi
print("Content-Type: text/html\n")
print("<p>", cgi.escape(os.environ["QUERY_STRING"]), cgi.escape("\"", True))
