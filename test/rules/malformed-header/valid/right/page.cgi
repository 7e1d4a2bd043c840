#!/bin/sh
echo "content-type: text/html; charset=utf-8"
echo
echo "HTTP/1.1 200 OK"
