import { causes } from '../cause.js';

/** `FileNotFoundError: [Errno 2] ...`: the last line of a traceback, after the module that the class is in. */
const error = (name: string, message: string): RegExp =>
  new RegExp(`^(?:[\\w.]+\\.)?(?:${name}): ${message}`);

/** Errors that Python itself raises, by the last line of a traceback. */
export const pythonCauses = causes([
  {
    name: 'python-module-removed',
    says: error(
      'ModuleNotFoundError|ImportError',
      String.raw`No module named '?(?<module>aifc|asynchat|asyncore|audioop|cgi|cgitb|chunk|crypt|distutils|imghdr|imp|lib2to3|mailcap|msilib|nis|nntplib|ossaudiodev|pipes|smtpd|sndhdr|spwd|sunau|telnetlib|uu|xdrlib)(?:\.[\w.]+)?'?$`,
    ),
    what: ({ module }) => `The script imports "${module}", which this version of Python no longer has.`,
    why: 'It was part of Python up to 3.12 (some up to 3.11). The script ends there: visitors get 500.',
    remedy: ({ module }) =>
      module === 'cgi' || module === 'cgitb'
        ? `Take the form's values from urllib.parse.parse_qs, and escape with html.escape. As a stopgap: "pip install legacy-cgi".`
        : 'Use its replacement; "handler-doctor rules removed-stdlib-module" names one for each.',
    rules: ['removed-stdlib-module'],
  },
  {
    name: 'python-module-of-python2',
    says: error(
      'ModuleNotFoundError|ImportError',
      `No module named '?(?<module>urllib2|urlparse|ConfigParser|StringIO|cStringIO|Queue|Cookie|cookielib|httplib|HTMLParser|Tkinter|commands|MySQLdb|cPickle|BaseHTTPServer|SocketServer|SimpleHTTPServer|xmlrpclib|sets|md5|sha|__builtin__|anydbm|dbhash|thread)'?$`,
    ),
    what: ({ module }) => `The script imports "${module}", which only Python 2 has.`,
    why: 'It is written for Python 2 and run by Python 3: visitors get 500.',
    remedy:
      'Import the module by its new name: urllib.request, urllib.parse, configparser, io, queue, http.cookies, ...',
    rules: ['removed-stdlib-module', 'python2-syntax'],
  },
  {
    name: 'python-module-missing',
    says: error(
      'ModuleNotFoundError|ImportError',
      String.raw`No module named '?(?<module>[\w.]+)'?(?:; '?[\w.]+'? is not a package)?$`,
    ),
    what: ({ module }) => `Python does not find the module "${module}".`,
    why: 'It is not installed for the Python that runs the script, or its file is not where Python looks. The script ends there: visitors get 500.',
    remedy: ({ module = '' }) =>
      `Install it for that Python ("python3 -m pip install --user ${module.split('.')[0] ?? ''}"), or let the first line name the Python of your virtual environment. A file of your own belongs beside the script.`,
    rules: ['shadowed-stdlib-module', 'removed-stdlib-module'],
    otherwise: [
      'At the shell you may have another Python, or other packages, than the server has: print(sys.executable, sys.path) in the script tells.',
      'Under mod_wsgi name your virtual environment with python-home of WSGIDaemonProcess.',
    ],
  },
  {
    name: 'python-import-name-missing',
    says: [
      error(
        'ImportError',
        String.raw`cannot import name '?(?<name>[\w.]+)'?(?: from (?:partially initialized module )?'(?<module>[\w.]+)')?.*$`,
      ),
      error(
        'AttributeError',
        String.raw`(?:partially initialized )?module '(?<module>[\w.]+)' has no attribute '(?<name>\w+)'.*$`,
      ),
    ],
    what: ({ name, module }) =>
      module === ''
        ? `Python finds the module, but no "${name}" in it.`
        : `The module "${module}" has no "${name}".`,
    why: 'Another version of it is installed, it was removed (cgi.escape in Python 3.8), or a file of your own with the name of a module of Python stands beside the script. Visitors get 500.',
    remedy:
      'If a file beside the script has the name of the module, give it another name. For cgi.escape use html.escape.',
    rules: ['shadowed-stdlib-module', 'removed-stdlib-module', 'python2-syntax'],
  },
  {
    name: 'python-import-failed',
    says: error('ImportError', '(?<detail>.+)$'),
    what: ({ detail }) => `A module was found and could not be loaded: "${detail}".`,
    why: 'A library that it needs is missing, or it was built for another Python. Visitors get 500.',
    remedy: 'Install it anew for the Python that runs the script.',
    rules: ['shadowed-stdlib-module'],
  },
  {
    name: 'python2-syntax',
    says: [
      error(
        'SyntaxError',
        `(?:Missing parentheses in call to '(?:print|exec)'|multiple exception types must be parenthesized|invalid hexadecimal literal|leading zeros in decimal integer literals|invalid decimal literal|Generator expression must be parenthesized).*$`,
      ),
    ],
    what: 'The script is written in Python 2, and Python 3 runs it.',
    why: 'Python 3 does not accept it at all; not a line of it runs: visitors get 500.',
    remedy: 'Write print(...) with brackets, and what else Python 3 wants.',
    rules: ['python2-syntax', 'syntax-error'],
    shownBy: 'first-line',
  },
  {
    name: 'python-mixed-indentation',
    says: [
      error('TabError', '.+$'),
      error('IndentationError', 'unindent does not match any outer indentation level.*$'),
    ],
    what: 'The script mixes tabs and blanks at the beginning of lines.',
    why: 'Python 3 does not guess which is meant: not a line of it runs, and visitors get 500.',
    remedy:
      'Indent with four blanks everywhere; editors convert a whole file ("Convert Indentation to Spaces").',
    rules: ['python2-syntax', 'syntax-error'],
  },
  {
    name: 'python-source-encoding',
    says: [
      error(
        'SyntaxError',
        String.raw`(?:Non-(?:UTF-8|ASCII) (?:code starting with|character)|\(unicode error\)|encoding problem|unknown encoding|'\S+' codec can't decode).*$`,
      ),
      error('SyntaxError', '(?:invalid non-printable character|invalid character).*$'),
    ],
    what: 'The script holds characters that Python cannot read as it is saved.',
    why: 'Python 3 takes a file for UTF-8 unless its first two lines say otherwise. Not a line of it runs: visitors get 500.',
    remedy:
      'Save it as UTF-8 without a byte order mark, or declare the encoding in the second line: "# -*- coding: latin-1 -*-". Quotation marks from a word processor have to become plain ones.',
    rules: ['shebang-line-ending', 'syntax-error'],
  },
  {
    name: 'python-syntax-error',
    says: error('SyntaxError|IndentationError', '(?<detail>.+)$'),
    what: ({ detail }) => `Python cannot read the script: ${detail}.`,
    why: 'Not a line of it runs: visitors get 500.',
    remedy:
      'Look at the line, and at the one before it: a bracket, a quotation mark or a colon that is missing. Syntax of a newer Python fails like this on an older one.',
    rules: ['python2-syntax', 'syntax-error'],
  },
  {
    name: 'python-output-encoding',
    says: error('UnicodeEncodeError', String.raw`'(?<codec>[\w-]+)' codec can't encode .*$`),
    status: null,
    what: ({ codec }) => `The script prints a character that its output, in ${codec}, cannot hold.`,
    why: 'The server starts scripts without a language, so old versions of Python write ASCII. Behind the header visitors get a page that breaks off; before it, 500.',
    remedy:
      'Put sys.stdout.reconfigure(encoding="utf-8") first (Python 3.7 and later), or "SetEnv PYTHONIOENCODING utf-8" into the .htaccess.',
    rules: [],
  },
  {
    name: 'python-input-encoding',
    says: error('UnicodeDecodeError', '.+$'),
    what: 'The script reads text that is not in the encoding that it expects.',
    why: 'The server starts scripts without a language, so open() may take files for ASCII. Visitors get 500.',
    remedy: 'Name the encoding: open(path, encoding="utf-8").',
  },
  {
    name: 'python-permission',
    says: [
      error('PermissionError', String.raw`\[Errno 13\] Permission denied: '(?<file>[^']*)'.*$`),
      error('PermissionError|IOError|OSError', String.raw`\[Errno 13\] .*$`),
    ],
    what: ({ file }) => `The script may not open ${file === '' ? 'a file' : `"${file}"`}.`,
    why: 'It runs as the user of the server, mostly www-data, apache or nobody, not as you. Visitors get 500.',
    remedy:
      'Let that user read the file, or write to its folder, and no other: put it outside of the site. Never give 777.',
    rules: ['not-executable', 'unsafe-permissions'],
  },
  {
    name: 'python-file-missing',
    says: error(
      'FileNotFoundError|IOError|OSError',
      String.raw`\[Errno 2\] No such file or directory: '?(?<file>[^']*)'?.*$`,
    ),
    what: ({ file }) => `The script wants to open "${file}", and it is not there.`,
    why: 'A path without "/" starts at the folder that the process is in: under CGI that of the script, under mod_wsgi and others mostly "/". Visitors get 500.',
    remedy:
      'Build the path from the script: os.path.join(os.path.dirname(os.path.abspath(__file__)), "name").',
  },
  {
    name: 'wsgi-answer-of-text',
    says: error(
      'TypeError',
      String.raw`(?:sequence of byte string values expected, value of type (?<type>\S+) found|'(?:NoneType|int|bool)' object is not iterable).*$`,
    ),
    what: 'The application returns text, or nothing, where bytes are wanted.',
    why: 'WSGI wants a list of byte strings: visitors get 500.',
    remedy: 'Return [page.encode("utf-8")].',
  },
  {
    name: 'wsgi-answer-not-started',
    says: [
      error('RuntimeError', 'response has not been started.*$'),
      error(
        'ValueError',
        String.raw`(?:status code is not a 3 digit integer|status message was not supplied|expected byte string object for.*|invalid \w+ header.*)$`,
      ),
      error('TypeError', '(?:expected (?:byte string|unicode|list) object.*|byte string value expected.*)$'),
    ],
    what: 'The application did not call start_response as WSGI wants it.',
    why: 'It needs a status such as "200 OK" and a list of pairs of text, before the first byte of the page: visitors get 500.',
    remedy: 'Call start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")]).',
  },
  {
    name: 'python-out-of-memory',
    says: [
      /^MemoryError:? ?.*$/,
      error('OSError|BlockingIOError', String.raw`\[Errno (?:11|12)\] .*$`),
      error('RuntimeError', `can't start new thread.*$`),
    ],
    what: 'The script ran into a limit on memory, processes or threads.',
    why: 'Shared hosts set such limits for each user: visitors get 500.',
    remedy: 'Read data in parts, start fewer processes, or ask the host for its limits.',
  },
  {
    name: 'python-broken-pipe',
    kind: 'notice',
    status: null,
    says: error('BrokenPipeError', '.+$'),
    what: 'The visitor went away while the script was writing.',
    why: 'Nothing is wrong with the site.',
    remedy: 'There is nothing to do.',
  },
  {
    name: 'python-warning',
    kind: 'notice',
    status: null,
    says: /^(?<path>\/[^:]+):(?<line>\d+): (?<warning>\w*Warning): (?<detail>.*)$/,
    what: ({ detail }) => `Python points at something: "${detail}".`,
    why: 'The program goes on. What is deprecated now fails in a later version.',
    remedy: 'Look at the line.',
    rules: ['removed-stdlib-module'],
  },
  {
    name: 'python-cannot-open-script',
    says: /^(?:\S*python[\d.]*): can't open file '(?<path>[^']*)': \[Errno (?<number>\d+)\] (?<detail>.*)$/,
    what: ({ detail }) => `Python was started and could not read the script: ${detail}.`,
    why: 'To be executed is not enough: the interpreter has to read the file, too. Visitors get 500.',
    remedy: 'Give it the mode 755: "chmod 755 FILE".',
    rules: ['not-executable'],
  },
  {
    name: 'python-uncaught',
    says: /^(?<error>(?:[A-Za-z_]\w*\.)*[A-Za-z]\w*(?:Error|Exception|SystemExit|KeyboardInterrupt|StopIteration))(?:: (?<detail>.*))?$/,
    what: ({ error: name, detail }) => `The script ended on ${name}${detail === '' ? '' : `: ${detail}`}.`,
    why: 'Before its header that is a 500; behind it a page that breaks off.',
    remedy: 'Look at the line that the traceback names last.',
    rules: ['python2-syntax', 'removed-stdlib-module'],
    otherwise: [
      'What works at the shell may fail here: the server runs scripts as another user, in another folder, with few variables and a short PATH.',
    ],
  },
]);
