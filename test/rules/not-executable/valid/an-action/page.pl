print "not run itself";
