/** What functions of libraries make of request data. What is in no list gives back something else than it was given. */

/** Text that a browser takes for text: no `<` is left in it. */
export const escapesMarkup: ReadonlySet<string> = new Set(
  `html.escape cgi.escape xml.sax.saxutils.escape xml.sax.saxutils.quoteattr markupsafe.escape
  markupsafe.escape_silent django.utils.html.escape werkzeug.utils.escape flask.escape jinja2.escape
  tornado.escape.xhtml_escape bleach.clean`.split(/\s+/),
);

/** One word to a shell. */
export const quotesForShell: ReadonlySet<string> = new Set(['shlex.quote', 'pipes.quote', 'commands.mkarg']);

/** What they give back is made of what they are given. */
export const passesOn: ReadonlySet<string> = new Set(
  `builtins.str builtins.unicode builtins.repr builtins.ascii builtins.bytes builtins.bytearray builtins.list
  builtins.tuple builtins.set builtins.frozenset builtins.sorted builtins.reversed builtins.iter builtins.next
  builtins.format builtins.max builtins.min urllib.parse.parse_qs urllib.parse.parse_qsl urllib.parse.unquote
  urllib.parse.unquote_plus urllib.parse.unquote_to_bytes urllib.parse.urlparse urllib.parse.urlsplit
  urllib.parse.urljoin urllib.parse.urlunparse urlparse.parse_qs urlparse.parse_qsl urlparse.urlparse
  urlparse.urlsplit urlparse.urljoin urllib.unquote urllib.unquote_plus cgi.parse_qs cgi.parse_qsl json.loads
  io.StringIO io.BytesIO StringIO.StringIO cStringIO.StringIO os.path.basename os.path.join os.path.normpath
  os.path.abspath os.path.realpath os.path.dirname os.path.splitext textwrap.fill textwrap.wrap textwrap.dedent
  textwrap.indent textwrap.shorten string.join string.replace string.strip string.lower string.upper string.split
  string.capitalize string.Template http.cookies.SimpleCookie Cookie.SimpleCookie Cookie.Cookie
  http.cookies.BaseCookie base64.b64decode base64.decodestring base64.decodebytes base64.urlsafe_b64decode
  binascii.unhexlify codecs.decode codecs.encode copy.copy copy.deepcopy unicodedata.normalize
  html.unescape`.split(/\s+/),
);

/** They start a shell with their first argument. */
export const startsShell: ReadonlySet<string> = new Set(
  `os.system os.popen os.popen2 os.popen3 os.popen4 popen2.popen2 popen2.popen3 popen2.popen4 popen2.Popen3
  commands.getoutput commands.getstatusoutput subprocess.getoutput subprocess.getstatusoutput
  asyncio.create_subprocess_shell`.split(/\s+/),
);

/** They start a shell where `shell=True` says so. */
export const mayStartShell: ReadonlySet<string> = new Set(
  'subprocess.run subprocess.call subprocess.check_call subprocess.check_output subprocess.Popen'.split(' '),
);

export const writesOutput = /^(sys\.(__)?stdout(__)?(\.buffer)?\.(write|writelines)|builtins\.print)$/;

export const isOutput = /^sys\.(__)?stdout(__)?(\.buffer)?(\.detach\(\))?$/;

export const endsScript: ReadonlySet<string> = new Set([
  'sys.exit',
  'builtins.exit',
  'builtins.quit',
  'os._exit',
  'os.abort',
]);

/** They look at what they are given and tell whether it is right; who asks them will act on the answer. */
export const asksPattern = /^(re|regex)\.(match|fullmatch|search|findall|finditer)$/;

/** Methods of a text, or of what holds texts, that give back what they are asked on, or a part of it. */
export const keepsText: ReadonlySet<string> = new Set(
  `strip lstrip rstrip lower upper title capitalize swapcase casefold split rsplit splitlines partition rpartition
  encode decode expandtabs center ljust rjust removeprefix removesuffix get getlist getall pop popitem values items
  iteritems itervalues keys setdefault copy read readline readlines getvalue output value most_common`.split(
    /\s+/,
  ),
);

/** Methods that put what they are given into what they are asked on. */
export const takesIn: ReadonlySet<string> = new Set(
  'append appendleft extend insert add update write writelines load push setdefault'.split(' '),
);

export const isTest = /^(isdigit|isalnum|isalpha|isdecimal|isnumeric|isidentifier|isspace)$/;

/** A function of the script, or of another file, that is there to look at a value. */
export const checksByName = /valid|check|verify|assert|sanit|clean|safe|allow|legal|permit|is_?ok/i;
