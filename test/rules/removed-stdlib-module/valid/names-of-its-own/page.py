#!/usr/bin/python3
class cgi:
    @staticmethod
    def escape(text):
        return text
string = "a"
def join(time):
    return time.clock()
print("Content-Type: text/html\n")
print(cgi.escape("a"), string.join(["a"]))
