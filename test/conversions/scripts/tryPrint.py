#!/usr/bin/python3
import os
import sys
import traceback

print("Content-Type: text/plain")
print()
try:
    print("start")
    print(1 / int(os.environ["QUERY_STRING"]))
except ZeroDivisionError as error:
    print("caught", error)
except Exception:
    traceback.print_exc(file=sys.stderr)
    print("other")
finally:
    print("end")
