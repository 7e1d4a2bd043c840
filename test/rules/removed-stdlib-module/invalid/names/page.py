#!/usr/bin/python3.10
import base64
import collections
import string
import time
import urllib
started = time.clock()
print("Content-Type: text/html\n")
print(urllib.urlencode({"a": 1}), string.join(["a", "b"], ", "))
print(base64.encodestring(b"a"), isinstance({}, collections.Mapping))
