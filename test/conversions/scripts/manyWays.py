#!/usr/bin/python3
import sys
sys.stdout.write("Content-Type: text/plain; charset=utf-8\n")
sys.stdout.write("\n")
def gen(n):
    for i in range(n):
        yield i
for i in gen(3): sys.stdout.write("%d\n" % i)
[print(x) for x in "ab"]
print(*[1, 2], sep="-")
print(f"{'x':>5}|")
lines = ["l1", "l2"]
print("\n".join(lines))
