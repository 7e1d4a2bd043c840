#!C:\Python39\python.exe
print("Content-Type: text/html\n")
print("<p>Hello</p>")
