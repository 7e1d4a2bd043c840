#!/usr/bin/perl -w
print "Content-Type: text/html\n\n";
