#!/usr/bin/python3
import os


def main():
    name = os.environ["SERVER_NAME"]
    print(f"<h1>{name}</h1>")


main()
