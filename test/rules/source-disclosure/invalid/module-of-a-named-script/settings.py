PASSWORD = "secret"
