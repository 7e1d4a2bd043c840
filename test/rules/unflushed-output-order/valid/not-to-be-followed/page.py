#!/usr/bin/python3
import os
import page_tools
print("Content-Type: text/plain\n")
page_tools.begin()
os.system("date")
