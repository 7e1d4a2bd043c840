#!/usr/bin/python3
import os, sys
sys.stdout.reconfigure(line_buffering=True)
print("Content-Type: text/plain\n")
os.system("echo hello")
