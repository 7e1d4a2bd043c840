def head
  print "Content-Type: text/html\n\n"
end
