#!/usr/bin/perl
# $ENV{HTTP_AUTHORIZATION} holds the password
my $given = $ENV{'HTTP_AUTHORIZATION'};
print "Content-Type: text/plain\n\n", $given ? "hello" : "log in";
