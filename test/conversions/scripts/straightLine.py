#!/usr/bin/python3
# A page that counts.

import time

# The header comes first.
print("Content-Type: text/html")
print()
print("<html><body>")
for i in range(3):
    # one line each
    print("<p>", i, "</p>", sep="")
print("</body></html>")
