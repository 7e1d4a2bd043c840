#!/usr/bin/python3
# -*- coding: utf-8-unix -*-
print("Content-Type: text/html\n")
