#!/bin/sh
header() {
  echo "Content-Type: text/html"
  echo
}
header
echo "<p>hello</p>"
