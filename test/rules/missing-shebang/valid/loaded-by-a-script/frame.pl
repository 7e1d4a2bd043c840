sub head { print "Content-Type: text/html\n\n"; }
1;
