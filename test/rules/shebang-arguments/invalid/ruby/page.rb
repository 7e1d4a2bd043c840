#!/usr/bin/ruby -w -rjson
puts "Content-Type: text/html"
puts
puts "<p>Hello</p>"
