#!/usr/bin/python3
import os

language = os.environ.get("HTTP_ACCEPT_LANGUAGE", "en")
print("""Content-Type: text/html

<html>
  <p>%s 100%%</p>
</html>
""" % language)
print('done', end='')
