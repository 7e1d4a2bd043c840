def start():
    print()
