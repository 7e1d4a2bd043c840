import { causes } from '../cause.js';

const said = (source: string): RegExp => new RegExp(`^${source}`);

const traceback =
  'The traceback that follows in the log says why: give those lines to "handler-doctor explain --log -" too.';

/** mod_wsgi. Its words from version 3 to 5. */
export const wsgiCauses = causes([
  {
    name: 'wsgi-script-failed',
    kind: 'symptom',
    output: 'behind',
    says: [
      said(String.raw`Target WSGI script '(?<path>.+)' cannot be loaded as Python module\.`),
      said(String.raw`Failed to exec Python script file '(?<path>.+)'\.`),
      said(String.raw`Exception occurred processing WSGI script '(?<path>.+)'\.`),
      said(String.raw`Could not read/compile source file '(?<path>.+)'\.`),
    ],
    what: 'Python could not load the WSGI script, or it failed while it answered.',
    why: 'Visitors get 500 until it is mended. The lines that follow are the traceback of Python.',
    remedy: 'Correct what the last line of the traceback says.',
    rules: [
      'python2-syntax',
      'syntax-error',
      'removed-stdlib-module',
      'shadowed-stdlib-module',
      'handler-on-whole-folder',
    ],
    otherwise: [
      traceback,
      'mod_wsgi runs the Python that it was built with, not the one of your first line, and without your virtual environment unless WSGIDaemonProcess names it with python-home.',
    ],
  },
  {
    name: 'wsgi-no-application',
    status: 404,
    says: said(
      String.raw`Target WSGI script '(?<path>.+)' does not contain WSGI application '(?<name>.*)'\.`,
    ),
    what: ({ name }) => `The file has no object called "${name}", which mod_wsgi calls for every request.`,
    why: 'A script that prints its page is no WSGI application: mod_wsgi answers 404.',
    remedy: ({ name }) =>
      `Give the application this name, as "${name} = app", or hand a script that prints to cgi-script.`,
    rules: [],
    otherwise: [
      'Django and Flask: import the application in the .wsgi file under that name, as "from app import app as application".',
      '"handler-doctor convert" turns a script that prints into an application.',
    ],
  },
  {
    name: 'wsgi-script-not-found',
    status: 404,
    says: said('Target WSGI script not found or unable to stat: (?<path>.+)'),
    what: 'There is no such WSGI script, or the server may not look into its folder.',
    why: 'Visitors get 404.',
    remedy:
      'See that the path in WSGIScriptAlias, or the name that is asked for, is right, and that each folder above has the mode 755.',
  },
  {
    name: 'wsgi-folder-as-script',
    status: 404,
    says: said('Attempt to invoke directory as WSGI application(?:: (?<path>.+))?'),
    what: 'WSGIScriptAlias, or the handler, leads to a folder where a file is wanted.',
    why: 'A folder is no application: visitors get 404.',
    remedy: 'Let the line name the .wsgi file.',
  },
  {
    name: 'wsgi-system-exit',
    kind: 'symptom',
    output: 'behind',
    says: [
      said(
        `SystemExit exception raised (?:by WSGI script|when doing exec of Python script file) '(?<path>.+)'`,
      ),
      /^SystemExit(?:: |$)/,
    ],
    what: 'The script calls sys.exit().',
    why: 'Under CGI that ends the process of this one visitor. mod_wsgi keeps the program in memory, takes no notice of the exit and answers 500.',
    remedy: 'Return from the application in place of sys.exit().',
    otherwise: [traceback],
  },
  {
    name: 'wsgi-daemon-unknown',
    says: [
      said(`No WSGI daemon process called '(?<name>.*)' has been configured(?:: (?<path>.+))?`),
      said(`WSGI daemon process '(?<name>.*)' cannot be accessed by this WSGI application`),
    ],
    what: ({ name }) =>
      `WSGIProcessGroup names "${name}", and this host has no WSGIDaemonProcess of that name.`,
    why: 'The application has no process to run in: visitors get 500.',
    remedy: 'Write the same name in both lines, and both for the same <VirtualHost>.',
  },
  {
    name: 'wsgi-daemon-unreachable',
    status: 503,
    says: said(`Unable to connect to WSGI daemon process '(?<name>.*?)' on '(?<socket>.*?)'`),
    what: ({ name }) => `Apache cannot connect to the processes of the daemon "${name}".`,
    why: 'They have ended, or the socket between the two may not be opened: visitors get 503.',
    remedy:
      'Restart Apache. If it comes back, name another place for the sockets with WSGISocketPrefix, as /var/run/wsgi.',
    otherwise: [
      'With "Permission denied" the user of Apache may not look into the folder of the socket.',
      'With "Resource temporarily unavailable" all its threads are busy: raise listen-backlog, processes or threads.',
    ],
  },
  {
    name: 'wsgi-daemon-connect-retry',
    status: null,
    says: said(String.raw`Connection attempt #\d+ to WSGI daemon process '(?<name>.*?)'`),
    what: ({ name }) => `Apache had to wait for the daemon "${name}", and tries again.`,
    why: 'It restarts, or all its processes are busy.',
    remedy: 'If it happens often, raise processes or threads of WSGIDaemonProcess.',
  },
  {
    name: 'wsgi-daemon-timeout',
    status: 504,
    says: said(`Timeout when reading response headers from daemon process '(?<name>.*?)'(?:: (?<path>.+))?`),
    what: ({ name }) => `The application in the daemon "${name}" did not answer in time.`,
    why: 'Its processes are busy, locked, or wait for something that does not come: visitors get 504.',
    remedy:
      'Find what it waits for. Modules in C that know nothing of sub-interpreters (numpy among them) lock up unless "WSGIApplicationGroup %{GLOBAL}" is set.',
    otherwise: [
      '"request-timeout" of WSGIDaemonProcess restarts processes that are stuck, and writes where they were.',
    ],
  },
  {
    name: 'wsgi-daemon-crashed',
    says: said(
      `Truncated or oversized response headers received from daemon process '(?<name>.*?)'(?:: (?<path>.+))?`,
    ),
    what: ({ name }) =>
      `A process of the daemon "${name}" ended in the middle of an answer, or wrote a header that is too long.`,
    why: 'Mostly a module in C has crashed it: visitors get 500.',
    remedy:
      'Look for "Segmentation fault" or "exit signal" in the log of the whole server. Set "WSGIApplicationGroup %{GLOBAL}"; for long headers raise header-buffer-size.',
  },
  {
    name: 'wsgi-embedded-off',
    says: said(
      '(?:Embedded mode of mod_wsgi disabled by runtime configuration|Attempt to access WSGI application.*)',
    ),
    what: 'The application is to run inside Apache, and this server forbids that (WSGIRestrictEmbedded On).',
    why: 'It has to run in a daemon: visitors get 500.',
    remedy:
      "Name a daemon with WSGIProcessGroup; that is in the server's configuration. Ask the host which there is.",
  },
  {
    name: 'wsgi-python-home',
    says: [
      said(
        String.raw`(?:Unable to stat Python home (?<path>\S+)\.|Python home (?<path2>\S+) is not (?:a directory|accessible)\.)`,
      ),
      /^Fatal Python error: (?:init_fs_encoding|Py_Initialize|initfsencoding): /,
      /^ModuleNotFoundError: No module named 'encodings'$/,
      /^ImportError: No module named (?:'encodings'|site)$/,
    ],
    what: 'Python inside Apache cannot start: the folder that python-home or WSGIPythonHome names is not one of its own version.',
    why: 'mod_wsgi is built for one version of Python. With a virtual environment of another version, or one that the server may not read, every request is answered 500 or none at all.',
    remedy:
      'Name the top folder of a virtual environment (not its "bin") that was made with the same version of Python, and let the server read it and all folders above.',
  },
  {
    name: 'wsgi-site-packages',
    says: said(
      String.raw`(?:Call to 'site\.addsitedir\(\)' failed for '(?<path>.*?)'|Unable to (?:import 'site' module|locate 'site\.addsitedir\(\)'))`,
    ),
    what: 'python-path names a folder that Python cannot add to its modules.',
    why: 'What is installed there will not be found.',
    remedy: 'Correct python-path, or use python-home for a virtual environment.',
  },
  {
    name: 'wsgi-signal-ignored',
    kind: 'notice',
    status: null,
    says: said(String.raw`Callback registration for signal \d+ ignored\.`),
    what: 'The program asks to be told of a signal, and mod_wsgi does not let it.',
    why: 'Signals belong to Apache. The program runs on without its handler.',
    remedy: 'Leave signal.signal() out, or let it be: nothing breaks unless the program relies on it.',
  },
  {
    name: 'wsgi-process-ended',
    status: null,
    says: said(
      '(?:Daemon process (?:request time limit exceeded|deadlock timer expired|idle inactivity timer expired|graceful timer expired)|Exceeded CPU time limit|Aborting process|Application startup timer expired)',
    ),
    what: 'mod_wsgi ends a process of the daemon: it ran for too long, was locked, or was idle.',
    why: 'That is what the limits behind WSGIDaemonProcess are for. Requests that it had are lost when it was stuck.',
    remedy:
      'If it comes again and again, find out where requests hang: mod_wsgi writes a traceback of each thread then.',
  },
  {
    name: 'client-gone',
    kind: 'notice',
    status: null,
    says: [
      said(
        '(?:Client closed connection|Failed to proxy response (?:to client|from daemon)|Failed to write response data)',
      ),
      /^(?:OSError|IOError): (?:Apache\/mod_wsgi )?(?:client connection closed|failed to write (?:response )?data)/,
      /^Apache\/mod_wsgi (?:client connection closed|failed to write response data|request data read error)/,
    ],
    what: 'The visitor went away before the answer was complete.',
    why: 'A closed tab, a lost connection: nothing is wrong with the site.',
    remedy: 'There is nothing to do, unless it happens to all visitors: then the answer takes too long.',
  },
  {
    name: 'wsgi-content-length',
    says: said('Content length mismatch, expected (?<expected>[^,]+), response generated (?<got>[^:]+)'),
    status: null,
    what: ({ expected, got }) => `The header promises ${expected} bytes, and the page has ${got}.`,
    why: 'Visitors get a page that breaks off, or wait for the rest.',
    remedy: 'Count the bytes of the encoded text, not its characters, or leave Content-Length out.',
  },
  {
    name: 'wsgi-socket',
    says: said(
      `Couldn't (?:bind unix domain socket|create unix domain socket|listen on unix domain socket|change owner of unix domain socket)`,
    ),
    what: 'mod_wsgi could not make the socket between Apache and its daemon.',
    why: 'Without it every application in that daemon is answered with 503.',
    remedy:
      "Let WSGISocketPrefix name a folder that is there and that the server may write to; that is in the server's configuration.",
  },
]);
