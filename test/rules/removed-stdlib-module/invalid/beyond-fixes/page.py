#!/usr/bin/python3
import cgi, crypt
import imghdr
import other

def load():
    import pipes
    return pipes.quote

form = cgi.FieldStorage()
print("Content-Type: text/html\n")
other.show(form)
print(imghdr.what("a.png"), crypt.crypt("a", "b"))
cgi.print_environ()
