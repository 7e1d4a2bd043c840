#!/usr/bin/python3
import os
import sys
out = sys.stdout
out.write("Content-Type: text/plain\n\n")
os.system("echo hello")
