#!/usr/bin/python3
import time
import os
time = time.time
print("Content-Type: text/plain\n")
print(time() > 0)
title = "a"
def show():
    global title
    title = title + "b"
    print(title)
show(); show()
id = 5
print(id)
x = [y for y in range(3) if y]
print(x, sum(z for z in x))
lam = lambda q: q + len(title)
print(lam(1))
