#!/usr/bin/python3
# -*- coding: uft-8 -*-
print("Content-Type: text/html\n")
