#!/usr/bin/python3
import os; q = os.environ.get("QUERY_STRING")
print("Content-Type: text/plain"); print("X-A: b"); print(); print("body")
if q: print("query", q); print("more")
else: print("none")
