#!/usr/bin/python3
count = 0
seen = []


def note(what):
    global count
    count += 1
    seen.append(what)


print("Content-Type: text/plain\n")
for word in ("a", "b", "c"):
    note(word)
print(count, seen)
