#!/usr/bin/python3
print("Status: fine\nStatus: 200 OK\nContent-Type: text/html\n")
