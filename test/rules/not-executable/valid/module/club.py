def write():
    print("<p>")
