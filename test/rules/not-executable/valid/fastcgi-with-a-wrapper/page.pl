#!/usr/bin/perl
use FCGI;

my $request = FCGI::Request();
while ($request->Accept() >= 0) {
    print "Content-Type: text/html\r\n\r\n<p>Hello</p>";
}
