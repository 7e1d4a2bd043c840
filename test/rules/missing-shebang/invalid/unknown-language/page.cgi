Content-Type: text/html
