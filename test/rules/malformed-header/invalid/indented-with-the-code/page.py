#!/usr/bin/python3
def main():
    print("""\
    Content-Type: text/html

    <p>hello</p>""")


main()
