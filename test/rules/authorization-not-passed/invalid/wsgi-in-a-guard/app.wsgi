def application(environ, start_response):
    known = "HTTP_AUTHORIZATION" in environ and environ["HTTP_AUTHORIZATION"]
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"hello" if known else b"log in"]
