#!/usr/bin/python3
# print "old"
print("Content-Type: text/plain\n")
print("""
print "hello"
except ValueError, e:
""")
