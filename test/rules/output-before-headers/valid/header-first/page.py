#!/usr/bin/python3
import sys

print("starting", file=sys.stderr)
print("""\
Content-Type: text/html

<p>hello</p>""")
