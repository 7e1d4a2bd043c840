#!/bin/bash
echo "Content-Type: text/html"
echo ""
if true; then
  echo "<p>Hello</p>"
fi
