#!/usr/bin/python3
import os
print("Content-Type: text/plain\n")
mail = os.popen("/usr/sbin/sendmail -t", "w")
mail.write("hello")
mail.close()
