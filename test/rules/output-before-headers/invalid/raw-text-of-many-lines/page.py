#!/usr/bin/python3
print(r"""
Content-Type: text/html

<p>hello</p>""")
