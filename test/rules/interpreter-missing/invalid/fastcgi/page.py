#!/usr/bin/python2
import flup
