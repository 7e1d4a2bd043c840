#!/usr/bin/python3
import cgi, cgitb
cgitb.enable()

def page():
	print("<p>tabs</p>")
	if True:
		print("""<pre>
	kept
</pre>""")

form = cgi.FieldStorage(keep_blank_values=True)
print("Content-Type: text/html")
print()
page()
print(sorted(form.keys()))
