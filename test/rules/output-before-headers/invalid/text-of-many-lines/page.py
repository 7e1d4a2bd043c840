#!/usr/bin/python3
print("""
Content-Type: text/html

<p>hello</p>""")
