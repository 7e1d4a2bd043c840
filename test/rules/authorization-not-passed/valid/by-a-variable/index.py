#!/usr/bin/python3
import os

user = os.environ.get("HTTP_AUTHORIZATION")
print("Content-Type: text/plain\n")
print("hello" if user else "log in")
