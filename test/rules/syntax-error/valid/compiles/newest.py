#!/usr/bin/python3
print("Content-Type: text/html\n")
match "a":
    case "a" | "b":
        print(f"{"a"}")
if (n := 1) > 0:
    print(n)
type Name = str
