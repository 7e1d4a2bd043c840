#!/usr/bin/python3
import os
os.system("echo 'Content-Type: text/plain'; echo; date")
print("done")
