#!/usr/bin/python3
serve()
