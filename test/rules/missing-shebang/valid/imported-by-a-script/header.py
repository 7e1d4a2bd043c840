print("Content-Type: text/html\n")
