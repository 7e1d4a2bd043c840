# The page of the club
# -*- coding: utf-8 -*-
print("Content-Type: text/html\n")
print("<p>Hello</p>")
