#!/usr/bin/python3
import page
page.show()
