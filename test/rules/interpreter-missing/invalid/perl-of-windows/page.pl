#!C:/strawberry/perl/bin/perl.exe
print "Content-Type: text/html\n\n";
