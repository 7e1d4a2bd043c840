#!/usr/bin/python3
print("HTTP/1.0 200 OK\r\n\r\n<p>")
