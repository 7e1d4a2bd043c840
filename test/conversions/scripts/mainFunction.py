#!/usr/bin/env python3
import os
import sys

TITLE = "A page"


def double(text):
    return text * 2


def header(title):
    print("Content-Type: text/html; charset=utf-8")
    print("Cache-Control: no-store")
    print()
    print(f"<title>{title}</title>")


def row(name, value):
    """One row."""
    print(f"<tr><td>{name}<td>{value}")


def main():
    header(TITLE)
    if os.environ.get("QUERY_STRING") == "stop":
        print("stopped")
        sys.exit()
    row("double", double("ab"))
    row("path", os.environ.get("PATH_INFO", "none"))
    return 0


if __name__ == "__main__":
    main()
