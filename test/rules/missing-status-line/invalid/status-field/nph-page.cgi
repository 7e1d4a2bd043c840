#!/bin/sh
echo "Status: 404 Not Found"
echo "Content-Type: text/html"
echo
