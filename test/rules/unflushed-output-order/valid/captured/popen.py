#!/usr/bin/python3
import os
print("Content-Type: text/plain\n")
print(os.popen("date").read())
