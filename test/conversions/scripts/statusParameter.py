#!/usr/bin/env python3
import cgi
import json


def respond(data, status="200 OK"):
    print(f"Status: {status}")
    print("Content-Type: application/json")
    print()
    print(json.dumps(data))


def main():
    form = cgi.FieldStorage()
    name = form.getvalue("name")
    if name is None:
        respond({"items": []})
    elif len(name) > 4:
        respond({"error": "too long"}, "404 Not Found")
    else:
        respond({"name": name}, status="202 Accepted")


if __name__ == "__main__":
    main()
