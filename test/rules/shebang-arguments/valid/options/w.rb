#!/usr/bin/ruby -w
puts "Content-Type: text/html"
puts
puts "<p>Hello</p>"
