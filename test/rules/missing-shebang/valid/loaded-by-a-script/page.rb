#!/usr/bin/ruby
require_relative 'layout'
head
puts '<p>hello</p>'
