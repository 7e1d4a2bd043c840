#!
print("Content-Type: text/html\n")
print("<p>Hello</p>")
