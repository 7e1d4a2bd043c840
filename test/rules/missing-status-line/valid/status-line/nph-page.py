#!/usr/bin/python3
print("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>hello</p>")
