#!/usr/bin/python3
# -*- coding: utf-8 -*-
import os
import sys
import io
sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8")
print("Content-Type: text/plain; charset=utf-8")
print("")
print("äöü €uro 日本 😀")
print(os.environ.get("PATH_INFO", ""))
print(os.environ["QUERY_STRING"])
