#!/usr/bin/tclsh -encoding utf-8
puts "Content-Type: text/html\n"
