#!/usr/bin/python3
import os
method = os.environ.get('REQUEST_METHOD', 'GET')
if method == 'POST':
    print('Status: 303 See Other')
    print('Location: https://example.org/done')
    print()
else:
    print('Content-Type: text/html')
    print()
    print('<form method=post><input type=submit></form>')
