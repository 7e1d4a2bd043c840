#!/bin/sh
echo "Status: HTTP/1.1 200 OK"
echo "Content-Type: text/html"
echo
