#!/usr/bin/python3
import os
print("Content-Type: text/html")
print()  # the end of the header
os.system("date")
