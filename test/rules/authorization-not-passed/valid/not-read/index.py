#!/usr/bin/python3
import os

# HTTP_AUTHORIZATION is not there
os.environ["HTTP_AUTHORIZATION"] = "none"
print("Content-Type: text/plain\n")
print("HTTP_AUTHORIZATION")
