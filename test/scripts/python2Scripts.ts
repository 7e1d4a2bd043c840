/** A script of Python 2, and what a real Python 2.7 writes when it runs it. */
export interface Python2Script {
  readonly name: string;
  /** Without the first line, which asks for Python 3. */
  readonly text: string;
  /** The page, without the header; blanks at the ends of lines left out. */
  readonly page: string;
}

export const python2Scripts: readonly Python2Script[] = [
  { name: 'print of a text', text: 'print "Content-Type: text/plain\\n"\nprint "hello"\n', page: 'hello\n' },
  {
    name: 'print of several values',
    text: 'print "Content-Type: text/plain\\n"\nprint "a", 1, 2.5, None, [1, "b"]\n',
    page: "a 1 2.5 None [1, 'b']\n",
  },
  { name: 'print alone', text: 'print "Content-Type: text/plain"\nprint\nprint "hello"\n', page: 'hello\n' },
  {
    name: 'a trailing comma',
    text: 'print "Content-Type: text/plain\\n"\nprint "a",\nprint "b",\nprint\nprint "c"\n',
    page: 'a b\nc\n',
  },
  {
    name: 'trailing commas in a loop',
    text: 'print "Content-Type: text/plain\\n"\nfor i in range(3):\n    print i,\nprint\nprint "end"\n',
    page: '0 1 2\nend\n',
  },
  {
    name: 'print in brackets and more',
    text: 'print "Content-Type: text/plain\\n"\nprint ("a"), "b"\nprint ("a", "b")\nprint ("a")\n',
    page: "a b\n('a', 'b')\na\n",
  },
  {
    name: 'print of a format in brackets',
    text: 'print "Content-Type: text/plain\\n"\nprint ("%s is %d") % ("a", 1)\nprint ("a" + "b")\nprint ("a").upper()\n',
    page: 'a is 1\nab\nA\n',
  },
  {
    name: 'print of an operation',
    text: 'print "Content-Type: text/plain\\n"\nprint -1\nprint not True\nprint 1 if True else 2\nprint 1, 2 if False else 3\n',
    page: '-1\nFalse\n1\n1 3\n',
  },
  {
    name: 'print of a lambda and a dictionary',
    text: 'print "Content-Type: text/plain\\n"\nprint (lambda x: x * 2)(4)\nprint {"a": 1}["a"]\nprint [i for i in (1, 2)]\n',
    page: '8\n1\n[1, 2]\n',
  },
  {
    name: 'print to a file',
    text: 'import sys\nprint "Content-Type: text/plain\\n"\nprint >>sys.stdout, "a", "b"\nprint >>sys.stderr, "log"\nprint >>sys.stdout\nprint >>sys.stdout, "c",\nprint >>sys.stdout, "d"\n',
    page: 'a b\n\nc d\n',
  },
  {
    name: 'print with a comment and a semicolon',
    text: 'print "Content-Type: text/plain\\n"\nprint "a"; print "b" # both\nif True: print "c"\nelse: print "d"\n',
    page: 'a\nb\nc\n',
  },
  {
    name: 'print over lines',
    text: 'print "Content-Type: text/plain\\n"\nprint "a" \\\n    "b"\nprint """one\ntwo"""\nprint "x", \\\n    "y"\n',
    page: 'ab\none\ntwo\nx y\n',
  },
  {
    name: 'print of a triple text with a format',
    text: 'print "Content-Type: text/plain\\n"\nname = "Ann"\nprint """<p>\n  Hello %s\n</p>""" % name\n',
    page: '<p>\n  Hello Ann\n</p>\n',
  },
  {
    name: 'except with a comma',
    text: 'print "Content-Type: text/plain\\n"\ntry:\n    int("a")\nexcept ValueError, e:\n    print "error:", e\n',
    page: "error: invalid literal for int() with base 10: 'a'\n",
  },
  {
    name: 'except of several with a comma',
    text: 'print "Content-Type: text/plain\\n"\ntry:\n    {}["a"]\nexcept (KeyError, ValueError), error:\n    print "key", error\nelse:\n    print "no"\n',
    page: "key 'a'\n",
  },
  {
    name: 'nested handlers',
    text: 'print "Content-Type: text/plain\\n"\ndef f():\n    try:\n        try:\n            1 / 0\n        except ZeroDivisionError, e:\n            raise ValueError, "inner: %s" % e.__class__.__name__\n    except ValueError, e:\n        print "outer", e\nf()\n',
    page: 'outer inner: ZeroDivisionError\n',
  },
  {
    name: 'raise with a comma',
    text: 'print "Content-Type: text/plain\\n"\ntry:\n    raise ValueError, "wrong"\nexcept ValueError as e:\n    print e\n',
    page: 'wrong\n',
  },
  {
    name: 'raise with a tuple',
    text: 'print "Content-Type: text/plain\\n"\ntry:\n    raise IOError, (2, "none")\nexcept IOError as e:\n    print e.errno, e.strerror\n',
    page: '2 none\n',
  },
  {
    name: 'raise of a class',
    text: 'print "Content-Type: text/plain\\n"\nclass Stop(Exception):\n    pass\ntry:\n    raise Stop, None\nexcept Stop:\n    print "stopped"\n',
    page: 'stopped\n',
  },
  {
    name: 'backticks',
    text: 'print "Content-Type: text/plain\\n"\na = "x"\nprint `a`, `1 + 2`\nprint "n: " + `5`\n',
    page: "'x' 3\nn: 5\n",
  },
  {
    name: 'not equal',
    text: 'print "Content-Type: text/plain\\n"\nif 1 <> 2 and "a" <> "b":\n    print "different"\nprint 1<>1\n',
    page: 'different\nFalse\n',
  },
  {
    name: 'exec of a text',
    text: 'print "Content-Type: text/plain\\n"\nexec "x = 5"\nprint x\n',
    page: '5\n',
  },
  {
    name: 'exec in a scope',
    text: 'print "Content-Type: text/plain\\n"\nscope = {}\nexec "y = 6" in scope\nprint scope["y"]\n',
    page: '6\n',
  },
  {
    name: 'exec in two scopes',
    text: 'print "Content-Type: text/plain\\n"\na = {}\nb = {}\nexec "z = 7" in a, b\nprint b["z"]\n',
    page: '7\n',
  },
  {
    name: 'octal numbers',
    text: 'print "Content-Type: text/plain\\n"\nprint 0755, 00, 017, 0\nimport os\nprint oct(0600)[-3:]\n',
    page: '493 0 15 0\n600\n',
  },
  {
    name: 'long numbers',
    text: 'print "Content-Type: text/plain\\n"\nprint 10L + 5l, 0xFFL, 0L\n',
    page: '15 255 0\n',
  },
  {
    name: 'unicode raw strings',
    text: 'print "Content-Type: text/plain\\n"\nprint ur"a\\d" + UR"b"\n',
    page: 'a\\db\n',
  },
  {
    name: 'unicode texts',
    text: 'print "Content-Type: text/plain\\n"\nprint u"abc", U"d", repr(u"a") in ("u\'a\'", "\'a\'")\n',
    page: 'abc d True\n',
  },
  {
    name: 'tuple parameters',
    text: 'print "Content-Type: text/plain\\n"\ndef f((a, b), c=1):\n    return a + b + c\nprint f((1, 2))\nprint f((1, 2), 5)\n',
    page: '4\n8\n',
  },
  {
    name: 'nested tuple parameters',
    text: 'print "Content-Type: text/plain\\n"\ndef f(x, (a, (b, c))):\n    return x, a, b, c\nprint f(0, (1, (2, 3)))\n',
    page: '(0, 1, 2, 3)\n',
  },
  {
    name: 'a lambda with a tuple',
    text: 'print "Content-Type: text/plain\\n"\npairs = [("a", 2), ("b", 1)]\npairs.sort(key=lambda (name, n): n)\nprint pairs\nprint map(lambda (k, v): k * v, pairs)\n',
    page: "[('b', 1), ('a', 2)]\n['b', 'aa']\n",
  },
  {
    name: 'mixed tabs',
    text: 'print "Content-Type: text/plain\\n"\ndef f():\n        a = 1\n\tb = 2\n\treturn a + b\nprint f()\n',
    page: '3\n',
  },
  {
    name: 'tabs in a block',
    text: 'import os\nprint "Content-Type: text/plain\\n"\nif True:\n\tprint "tab"\n        print "spaces"\nelse:\n\tprint "no"\n',
    page: 'tab\nspaces\n',
  },
  {
    name: 'has_key',
    text: 'print "Content-Type: text/plain\\n"\nd = {"a": 1}\nif d.has_key("a"):\n    print "yes"\nif not d.has_key("b"):\n    print "no"\nprint d.has_key("a") and d.has_key("c")\n',
    page: 'yes\nno\nFalse\n',
  },
  {
    name: 'iteritems and its kin',
    text: 'print "Content-Type: text/plain\\n"\nd = {"a": 1}\nfor k, v in d.iteritems():\n    print k, v\nprint list(d.iterkeys()), list(d.itervalues())\n',
    page: "a 1\n['a'] [1]\n",
  },
  {
    name: 'keys sorted in place',
    text: 'print "Content-Type: text/plain\\n"\nd = {"b": 1, "a": 2}\nkeys = d.keys()\nkeys.sort()\nprint keys, d.values()[:0], d.items()[:0]\n',
    page: "['a', 'b'] [] []\n",
  },
  {
    name: 'xrange and range',
    text: 'print "Content-Type: text/plain\\n"\nfor i in xrange(2):\n    print i\nprint range(3), range(3) + [9]\n',
    page: '0\n1\n[0, 1, 2] [0, 1, 2, 9]\n',
  },
  {
    name: 'map, filter and zip',
    text: 'print "Content-Type: text/plain\\n"\nprint map(str, [1, 2]), filter(None, [0, 1]), zip([1], [2])\nprint len(map(str, [1]))\n',
    page: "['1', '2'] [1] [(1, 2)]\n1\n",
  },
  {
    name: 'unicode, basestring and long',
    text: 'print "Content-Type: text/plain\\n"\nprint isinstance("a", basestring), isinstance(5, (int, long)), unicode("a") == "a"\n',
    page: 'True True True\n',
  },
  { name: 'unichr', text: 'print "Content-Type: text/plain\\n"\nprint unichr(65) == "A"\n', page: 'True\n' },
  {
    name: 'reduce',
    text: 'print "Content-Type: text/plain\\n"\nprint reduce(lambda a, b: a + b, [1, 2, 3])\n',
    page: '6\n',
  },
  {
    name: 'raw_input',
    text: 'import sys\nprint "Content-Type: text/plain\\n"\ntry:\n    line = raw_input()\nexcept EOFError:\n    line = "none"\nprint line\n',
    page: 'none\n',
  },
  {
    name: 'urllib',
    text: 'import urllib\nprint "Content-Type: text/plain\\n"\nprint urllib.quote("a b"), urllib.unquote("a%20b"), urllib.urlencode({"a": 1})\n',
    page: 'a%20b a b a=1\n',
  },
  {
    name: 'names out of urllib',
    text: 'from urllib import quote_plus, urlencode\nprint "Content-Type: text/plain\\n"\nprint quote_plus("a b&"), urlencode([("a", "b")])\n',
    page: 'a+b%26 a=b\n',
  },
  {
    name: 'urlparse',
    text: 'import urlparse\nprint "Content-Type: text/plain\\n"\nprint urlparse.urlparse("http://a/b?c=d").query, urlparse.parse_qs("a=1&a=2")["a"]\n',
    page: "c=d ['1', '2']\n",
  },
  {
    name: 'names out of urlparse',
    text: 'from urlparse import urljoin, parse_qsl\nprint "Content-Type: text/plain\\n"\nprint urljoin("http://a/b", "c"), parse_qsl("a=1")\n',
    page: "http://a/c [('a', '1')]\n",
  },
  {
    name: 'urllib2',
    text: 'import urllib2, sys\nprint "Content-Type: text/plain\\n"\nprint urllib2.Request("http://a/b").get_full_url()\n',
    page: 'http://a/b\n',
  },
  {
    name: 'Cookie',
    text: 'import Cookie\nc = Cookie.SimpleCookie()\nc["a"] = "b"\nprint "Content-Type: text/plain"\nprint c\nprint\nprint c["a"].value\n',
    page: 'b\n',
  },
  {
    name: 'StringIO',
    text: 'import StringIO\nprint "Content-Type: text/plain\\n"\nout = StringIO.StringIO()\nout.write("a")\nprint >>out, "b"\nprint out.getvalue().strip()\n',
    page: 'ab\n',
  },
  {
    name: 'StringIO out of its module',
    text: 'from StringIO import StringIO\nprint "Content-Type: text/plain\\n"\nout = StringIO("a\\nb")\nprint out.readline().strip()\n',
    page: 'a\n',
  },
  {
    name: 'cStringIO under another name',
    text: 'import cStringIO as sio\nprint "Content-Type: text/plain\\n"\nout = sio.StringIO()\nout.write("x")\nprint out.getvalue()\n',
    page: 'x\n',
  },
  {
    name: 'ConfigParser',
    text: 'import ConfigParser, StringIO\nprint "Content-Type: text/plain\\n"\nparser = ConfigParser.ConfigParser()\nparser.add_section("a")\nparser.set("a", "b", "c")\nprint parser.get("a", "b")\n',
    page: 'c\n',
  },
  {
    name: 'htmlentitydefs',
    text: 'import htmlentitydefs\nprint "Content-Type: text/plain\\n"\nprint htmlentitydefs.name2codepoint["amp"]\n',
    page: '38\n',
  },
  {
    name: 'commands',
    text: 'import commands\nprint "Content-Type: text/plain\\n"\nprint commands.getoutput("echo hi")\nprint commands.getstatusoutput("true")[0]\n',
    page: 'hi\n0\n',
  },
  {
    name: 'functions of string',
    text: 'import string\nprint "Content-Type: text/plain\\n"\nprint string.join(["a", "b"], "-"), string.upper("a"), string.split("a b"), string.replace("abc", "b", "x")\nprint string.letters[:2].lower() in ("ab", "aa"), string.lowercase[:3]\n',
    page: "a-b A ['a', 'b'] axc\nTrue abc\n",
  },
  {
    name: 'whole division',
    text: 'print "Content-Type: text/plain\\n"\nprint 7 / 2, len("abcd") / 2\ntotal = 9\ntotal /= 2\nprint total\nprint 7.0 / 2\n',
    page: '3 2\n4\n3.5\n',
  },
  {
    name: 'os.getcwdu and sys.maxint',
    text: 'import os, sys\nprint "Content-Type: text/plain\\n"\nprint os.getcwdu() == os.getcwd(), sys.maxint > 0\n',
    page: 'True True\n',
  },
  {
    name: 'next()',
    text: 'print "Content-Type: text/plain\\n"\ng = (i for i in [1, 2])\nprint g.next()\n',
    page: '1\n',
  },
  {
    name: 'an iterator class',
    text: 'print "Content-Type: text/plain\\n"\nclass Count:\n    def __init__(self):\n        self.n = 0\n    def __iter__(self):\n        return self\n    def next(self):\n        self.n += 1\n        if self.n > 2:\n            raise StopIteration\n        return self.n\nprint list(Count())\n',
    page: '[1, 2]\n',
  },
  {
    name: 'truth of an object',
    text: 'print "Content-Type: text/plain\\n"\nclass Off:\n    def __nonzero__(self):\n        return False\nprint bool(Off())\n',
    page: 'False\n',
  },
  {
    name: 'a text of an object',
    text: 'print "Content-Type: text/plain\\n"\nclass Name:\n    def __unicode__(self):\n        return u"n"\n    def __str__(self):\n        return "n"\nprint Name(), "%s" % Name()\n',
    page: 'n n\n',
  },
  {
    name: 'a metaclass',
    text: 'print "Content-Type: text/plain\\n"\nclass Meta(type):\n    def __new__(cls, name, bases, d):\n        d["tag"] = name.lower()\n        return type.__new__(cls, name, bases, d)\nclass Page:\n    __metaclass__ = Meta\nprint Page.tag\n',
    page: 'page\n',
  },
  {
    name: 'apply and intern',
    text: 'print "Content-Type: text/plain\\n"\ndef f(a, b):\n    return a + b\nprint apply(f, (1, 2)), intern("a")\n',
    page: '3 a\n',
  },
  {
    name: 'a comparing function',
    text: 'print "Content-Type: text/plain\\n"\nwords = ["bb", "a", "ccc"]\nwords.sort(lambda a, b: cmp(len(a), len(b)))\nprint words\nprint sorted(words, cmp=lambda a, b: cmp(a, b))\n',
    page: "['a', 'bb', 'ccc']\n['a', 'bb', 'ccc']\n",
  },
  {
    name: 'execfile',
    text: 'import os\nprint "Content-Type: text/plain\\n"\nexecfile("settings.py")\nprint greeting\n',
    page: 'hello\n',
  },
  {
    name: 'file()',
    text: 'print "Content-Type: text/plain\\n"\nf = file("settings.py")\nprint f.read().split()[0]\nf.close()\n',
    page: 'greeting\n',
  },
  {
    name: 'a print with a trailing comma at the end',
    text: 'print "Content-Type: text/plain\\n"\nprint "no line end",\n',
    page: 'no line end\n',
  },
  {
    name: 'func attributes',
    text: 'print "Content-Type: text/plain\\n"\ndef f():\n    "doc"\nprint f.func_name, f.func_doc\n',
    page: 'f doc\n',
  },
  {
    name: 'sys.exc_type',
    text: 'import sys\nprint "Content-Type: text/plain\\n"\ntry:\n    1 / 0\nexcept:\n    print sys.exc_info()[0].__name__, sys.exc_info()[1].__class__.__name__\n',
    page: 'ZeroDivisionError ZeroDivisionError\n',
  },
  {
    name: 'exceptions',
    text: 'import exceptions\nprint "Content-Type: text/plain\\n"\ntry:\n    raise exceptions.ValueError("a")\nexcept exceptions.ValueError, e:\n    print e\n',
    page: 'a\n',
  },
  {
    name: 'itertools',
    text: 'from itertools import izip, imap, ifilter\nprint "Content-Type: text/plain\\n"\nprint list(izip([1], [2])), list(imap(str, [1])), list(ifilter(None, [0, 1]))\n',
    page: "[(1, 2)] ['1'] [1]\n",
  },
  {
    name: 'itertools as a module',
    text: 'import itertools\nprint "Content-Type: text/plain\\n"\nprint list(itertools.izip([1], [2]))\n',
    page: '[(1, 2)]\n',
  },
  {
    name: 'types',
    text: 'import types\nprint "Content-Type: text/plain\\n"\nprint type("a") is types.StringType, isinstance([], types.ListType), type(1) == types.IntType\n',
    page: 'True True True\n',
  },
  {
    name: 'dict.keys()[0]',
    text: 'print "Content-Type: text/plain\\n"\nprint {"a": 1}.keys()[0], {"a": 1}.values()[0], {"a": 1}.items()[0]\n',
    page: "a 1 ('a', 1)\n",
  },
  {
    name: 'except with a name used later',
    text: 'print "Content-Type: text/plain\\n"\ntry:\n    int("a")\nexcept ValueError, e:\n    pass\nprint "done"\n',
    page: 'done\n',
  },
  {
    name: 'md5 and sha',
    text: 'import md5, sha\nprint "Content-Type: text/plain\\n"\nprint md5.new("a").hexdigest(), sha.new("a").hexdigest()\n',
    page: '0cc175b9c0f1b6a831c399e269772661 86f7e437faa5a7fce15d1ddcb9eaeaea377667b8\n',
  },
  {
    name: 'a form of Python 2',
    text: 'import cgi, os\nform = cgi.FieldStorage()\nprint "Content-Type: text/plain\\n"\nif form.has_key("name"):\n    print "Hello, %s" % cgi.escape(form["name"].value)\nelse:\n    print "Hello, %s" % cgi.escape("<you>")\n',
    page: 'Hello, &lt;Ann&gt;\n',
  },
  {
    name: 'sets',
    text: 'from sets import Set\nprint "Content-Type: text/plain\\n"\nprint sorted(Set([2, 1]))\n',
    page: '[1, 2]\n',
  },
  {
    name: 'os.popen',
    text: 'import os\nprint "Content-Type: text/plain\\n"\nprint os.popen("echo a").read().strip()\n',
    page: 'a\n',
  },
  {
    name: 'sys.setdefaultencoding',
    text: 'import sys\nreload(sys)\nsys.setdefaultencoding("utf-8")\nprint "Content-Type: text/plain\\n"\nprint "a"\n',
    page: 'a\n',
  },
  {
    name: 'dict methods of a class',
    text: 'print "Content-Type: text/plain\\n"\nclass Bag(dict):\n    pass\nb = Bag(a=1)\nprint b.has_key("a"), b.keys()\n',
    page: "True ['a']\n",
  },
  {
    name: 'print of a call with keywords',
    text: 'print "Content-Type: text/plain\\n"\nprint dict(a=1), "%(a)s" % {"a": 2}\n',
    page: "{'a': 1} 2\n",
  },
  {
    name: 'print % of tuple behind brackets',
    text: 'print "Content-Type: text/plain\\n"\nprint ("<p>%s</p>") % ("a",), "b"\n',
    page: '<p>a</p> b\n',
  },
  {
    name: 'print of a comparison',
    text: 'print "Content-Type: text/plain\\n"\nprint 1 == 1, (1) == 1\nprint (1) + 2\n',
    page: 'True True\n3\n',
  },
  {
    name: 'print (a).b',
    text: 'print "Content-Type: text/plain\\n"\nprint ("a b").split()[0]\nprint ("x")[0]\n',
    page: 'a\nx\n',
  },
  {
    name: 'print starting with brackets twice',
    text: 'print "Content-Type: text/plain\\n"\nprint ("a") + ("b")\nprint ("a" "b")\nprint ()\n',
    page: 'ab\nab\n()\n',
  },
  {
    name: 'except bare and else',
    text: 'print "Content-Type: text/plain\\n"\ntry:\n    pass\nexcept Exception, e:\n    print "x"\nelse:\n    print "fine"\nfinally:\n    print "last"\n',
    page: 'fine\nlast\n',
  },
  {
    name: 'yield and generators',
    text: 'print "Content-Type: text/plain\\n"\ndef g():\n    for i in xrange(2):\n        yield i\nfor x in g(): print x,\nprint\n',
    page: '0 1\n',
  },
  {
    name: 'with a coding line',
    text: '# -*- coding: latin-1 -*-\nprint "Content-Type: text/plain\\n"\nprint "abc"\n',
    page: 'abc\n',
  },
  {
    name: 'many features',
    text: 'import os, sys, string\nimport cgi\nfrom urllib import quote\nimport Cookie\n\nDEBUG = 0\n\nclass Page:\n    title = "Page"\n\n    def __init__(self, name, (width, height)=(1, 2)):\n        self.name = name\n        self.size = width, height\n        self.parts = {}\n\n    def add(self, key, value):\n        if not self.parts.has_key(key):\n            self.parts[key] = []\n        self.parts[key].append(value)\n\n    def show(self):\n        print "<title>%s</title>" % self.title,\n        print\n        for key in sorted(self.parts.keys()):\n            for value in self.parts[key]:\n                print "<li>", key, "=", `value`\n        print "size: %dx%d" % self.size\n\n\ndef load(path):\n    try:\n        return open(path).read()\n    except IOError, (code, message):\n        return "%d" % code\n    except (OSError, ValueError), e:\n        print >>sys.stderr, "cannot read:", e\n        raise SystemExit, 1\n\n\nif __name__ == "__main__":\n    print "Content-Type: text/plain"\n    print\n    page = Page("a", (3, 4))\n    page.add("one", 2 ** 3)\n    page.add("two", "x".upper())\n    page.add("two", string.join(["a", "b"], ","))\n    page.show()\n    print load("/nowhere")\n    print quote("a b"), 0755 & 07, 5 <> 6\n    if DEBUG: print "debug"\n',
    page: "<title>Page</title>\n<li> one = 8\n<li> two = 'X'\n<li> two = 'a,b'\nsize: 3x4\n2\na%20b 5 True\n",
  },
];
