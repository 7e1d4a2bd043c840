#!/usr/bin/python3
import sys
import string
import time
if sys.version_info < (3,):
    import urllib2
else:
    import urllib.request as urllib2
try:
    from html import escape
except ImportError:
    from cgi import escape
clock = time.clock if hasattr(time, "clock") else time.perf_counter
print("Content-Type: text/html\n")
print(escape("a"), string.ascii_letters)
