#!/usr/bin/python3
import os
print("Content-Type: text/html")
print()
print("<pre>")
os.system("echo hello")
print("</pre>")
