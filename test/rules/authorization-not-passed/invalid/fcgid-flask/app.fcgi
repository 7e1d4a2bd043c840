#!/usr/bin/python3
from flask import Flask, request

app = Flask(__name__)


@app.route("/")
def page():
    return "hello" if request.authorization else "log in"
