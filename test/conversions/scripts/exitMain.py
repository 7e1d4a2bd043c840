#!/usr/bin/python3
import sys, os
def main():
    out = sys.stdout
    out.write("Content-Type: text/plain\n\n")
    out.write("hi\n")
    n = 0
    while True:
        n += 1
        if n > 3: break
        out.write(str(n))
    return 0
if __name__ == "__main__":
    sys.exit(main())
