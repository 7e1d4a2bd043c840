/** Top-level modules of the standard library, of Python 2.7 and of 3.x up to 3.14. */
const modules: ReadonlySet<string> = new Set(
  `__builtin__ __future__ _thread abc aifc annotationlib anydbm argparse array ast asynchat asyncio asyncore
  atexit audioop base64 BaseHTTPServer bdb binascii binhex bisect bsddb builtins bz2 calendar cgi CGIHTTPServer
  cgitb chunk cmath cmd code codecs codeop collections colorsys commands compileall compiler compression
  concurrent ConfigParser configparser contextlib contextvars Cookie cookielib copy copy_reg copyreg cPickle
  cProfile crypt cStringIO csv ctypes curses dataclasses datetime dbhash dbm decimal difflib dircache dis
  distutils dl doctest DocXMLRPCServer dumbdbm dummy_thread dummy_threading email encodings ensurepip enum errno
  exceptions faulthandler fcntl filecmp fileinput fnmatch formatter fpformat fractions ftplib functools
  future_builtins gc gdbm getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac hotshot html
  htmlentitydefs htmllib http HTMLParser httplib idlelib imaplib imghdr imp importlib imputil inspect io
  ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math md5
  mhlib mimetools mimetypes MimeWriter mimify mmap modulefinder msilib msvcrt multifile multiprocessing mutex
  netrc new nis nntplib ntpath numbers operator optparse os os2emxpath ossaudiodev parser pathlib pdb pickle
  pickletools pipes pkgutil platform plistlib popen2 poplib posix posixfile posixpath pprint profile pstats pty
  pwd py_compile pyclbr pydoc Queue queue quopri random re readline repr reprlib resource rexec rfc822
  rlcompleter robotparser runpy sched secrets select selectors sets sgmllib sha shelve shlex shutil signal
  SimpleHTTPServer SimpleXMLRPCServer site smtpd smtplib sndhdr socket SocketServer socketserver spwd sqlite3
  ssl stat statistics statvfs string StringIO stringprep strop struct subprocess sunau symtable sys sysconfig
  syslog tabnanny tarfile telnetlib tempfile termios test textwrap thread threading time timeit tkinter Tkinter
  token tokenize tomllib trace traceback tracemalloc tty turtle types typing unicodedata unittest urllib
  urllib2 urlparse user UserDict UserList UserString uu uuid venv warnings wave weakref webbrowser whichdb
  winreg winsound wsgiref xdrlib xml xmlrpc xmlrpclib zipapp zipfile zipimport zlib zoneinfo`.split(/\s+/),
);

/** Widely used packages that write nothing to standard output when they are imported or called. */
const silentPackages: ReadonlySet<string> = new Set(
  `bs4 chardet cx_Oracle dateutil httplib2 jinja2 lxml mako markdown MySQLdb mysql numpy pandas PIL psycopg2
  pygments pymongo pymysql pytz redis requests simplejson six sqlalchemy yaml`.split(/\s+/),
);

const topLevel = (module: string): string => module.split('.', 1)[0] ?? module;

/** @param module a dotted name */
export const isStandardModule = (module: string): boolean =>
  modules.has(topLevel(module)) || silentPackages.has(topLevel(module));
