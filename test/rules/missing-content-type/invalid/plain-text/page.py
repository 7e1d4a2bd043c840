#!/usr/bin/python3
for number in range(3):
    print("number", number)
