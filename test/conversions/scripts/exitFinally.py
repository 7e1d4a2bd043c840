#!/usr/bin/python3
import sys, os
print("Content-Type: text/plain\n")
try:
    if os.environ["QUERY_STRING"] == "stop":
        print("stop"); sys.exit("stopped")
    print("go")
finally:
    print("finally")
print("end")
sys.exit()
