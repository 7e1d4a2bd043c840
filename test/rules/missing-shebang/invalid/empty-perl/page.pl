
# later # on
