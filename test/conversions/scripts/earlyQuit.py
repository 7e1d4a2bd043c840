#!/usr/bin/python3
import os
print("Content-Type: text/plain\n")
path = os.environ.get("PATH_INFO")
if path is None:
    print("no path")
elif path == "/x":
    print("x")
    quit()
else:
    print(path)
print("end")
