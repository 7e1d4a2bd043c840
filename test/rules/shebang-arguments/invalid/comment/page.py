#!/usr/bin/python3 # -*- coding: utf-8 -*-
print("Content-Type: text/html\n")
print("<p>Hello</p>")
