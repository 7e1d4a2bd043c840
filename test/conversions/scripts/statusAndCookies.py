#!/usr/bin/python3
import os
from http import cookies

cookie = cookies.SimpleCookie(os.environ.get("HTTP_COOKIE", ""))
visits = int(cookie["visits"].value) + 1 if "visits" in cookie else 1
if os.environ.get("QUERY_STRING") == "missing":
    print("Status: 404 Not Found")
    print("Content-Type: text/plain\n")
    print("There is no such page.")
else:
    print("Set-Cookie: visits=%d; path=/" % visits)
    print("Set-Cookie: last=now")
    print("Content-Type: text/plain")
    print("X-Visits: " + str(visits))
    print("")
    print("visits:", visits)
