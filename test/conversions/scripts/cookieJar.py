#!/usr/bin/python3
from http import cookies
import os

jar = cookies.SimpleCookie(os.environ.get("HTTP_COOKIE", ""))
jar["session"] = "abc"
jar["session"]["path"] = "/"
jar["again"] = "x y"
print("Content-Type: text/plain")
print(jar)
print()
print("cookies:", sorted(jar))
