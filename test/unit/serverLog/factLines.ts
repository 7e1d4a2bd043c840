/** A line of a log, and the name of the cause that it tells of. */
export type FactLine = readonly [line: string, cause: string];

const cgid = (message: string): string =>
  `[Thu Nov 26 09:34:44.190260 2026] [cgid:error] [pid 7888:tid 7893] [client 127.0.0.1:33372] ${message}`;
const alert = (message: string): string =>
  `[Thu Nov 26 09:57:45.692318 2026] [core:alert] [pid 22579:tid 22601] [client 127.0.0.1:47028] /var/www/site/.htaccess: ${message}`;

/** Every line that the measurements of CGI scripts name or imply. */
export const cgiFacts: readonly FactLine[] = [
  [cgid('End of script output before headers: page.py'), 'ended-before-headers'],
  [cgid("malformed header from script 'page.py': Bad header: <html>"), 'malformed-header'],
  [cgid('Premature end of script headers: page.py'), 'header-never-ends'],
  ["(13)Permission denied: AH01241: exec of '/var/www/site/page.py' failed", 'execution-not-permitted'],
  ["(8)Exec format error: AH01241: exec of '/var/www/site/page.py' failed", 'no-program-named'],
  ["(2)No such file or directory: AH01241: exec of '/var/www/site/page.py' failed", 'interpreter-not-found'],
  [
    "AH01215: stderr from /var/www/site/page.py: (13)Permission denied: exec of '/var/www/site/page.py' failed",
    'execution-not-permitted',
  ],
  [
    "AH01215: (2)No such file or directory: exec of '/var/www/site/page.py' failed: /var/www/site/page.py",
    'interpreter-not-found',
  ],
  [
    "/usr/bin/python3: can't open file '/var/www/site/page.py': [Errno 13] Permission denied",
    'python-cannot-open-script',
  ],
  ["/usr/bin/env: 'python3\\r': No such file or directory", 'env-finds-no-program'],
  ["/usr/bin/env: 'python': No such file or directory", 'env-finds-no-program'],
  ["/usr/bin/env: 'python3 -u': No such file or directory", 'env-finds-no-program'],
  ['/usr/bin/env: use -[v]S to pass options in shebang lines', 'env-with-arguments'],
  ["SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?", 'python2-syntax'],
  ['SyntaxError: invalid syntax', 'python-syntax-error'],
  ['TabError: inconsistent use of tabs and spaces in indentation', 'python-mixed-indentation'],
  [
    "SyntaxError: Non-UTF-8 code starting with '\\xe9' in file /var/www/site/page.py on line 2, but no encoding declared; see https://peps.python.org/pep-0263/ for details",
    'python-source-encoding',
  ],
  [
    cgid("AH02429: Response header name '<p style' contains invalid characters, aborting request"),
    'invalid-header-name',
  ],
  [
    cgid("AH02429: Response header name '<!--' contains invalid characters, aborting request"),
    'invalid-header-name',
  ],
  [
    "UnicodeEncodeError: 'ascii' codec can't encode character '\\xe9' in position 3: ordinal not in range(128)",
    'python-output-encoding',
  ],
  ["ModuleNotFoundError: No module named 'cgi'", 'python-module-removed'],
  ["ModuleNotFoundError: No module named 'cgitb'", 'python-module-removed'],
  ["ModuleNotFoundError: No module named 'pipes'", 'python-module-removed'],
  ["ModuleNotFoundError: No module named 'crypt'", 'python-module-removed'],
  ["ModuleNotFoundError: No module named 'imp'", 'python-module-removed'],
  ["ModuleNotFoundError: No module named 'telnetlib'", 'python-module-removed'],
  ["AttributeError: module 'cgi' has no attribute 'escape'", 'python-import-name-missing'],
  [
    "ImportError: cannot import name 'HTTPStatus' from 'http' (/var/www/site/http.py)",
    'python-import-name-missing',
  ],
  [
    "AttributeError: partially initialized module 'json' has no attribute 'dumps' (most likely due to a circular import)",
    'python-import-name-missing',
  ],
  [cgid("Invalid status line from script 'page.py': abc"), 'invalid-status'],
  [cgid('AH02651: Error writing request body to script /var/www/site/page.py'), 'body-not-read'],
  [cgid('AH01262: Options ExecCGI is off in this directory: /var/www/site/page.py'), 'execcgi-off'],
  ['AH02809: stderr from /var/www/site/page.py: Options ExecCGI is off in this directory', 'execcgi-off'],
  [cgid('AH01264: script not found or unable to stat: /var/www/site/page.py'), 'script-not-found'],
  ['AH02811: stderr from /var/www/site/page.py: script not found or unable to stat', 'script-not-found'],
  [cgid("AH01266: AcceptPathInfo off disallows user's path: /var/www/site/page.py"), 'path-info-refused'],
  [
    "AH02813: stderr from /var/www/site/page.py: AcceptPathInfo off disallows user's path",
    'path-info-refused',
  ],
  [cgid('AH01265: attempt to invoke directory as script: /var/www/site/cgi'), 'folder-as-script'],
  ['AH01220: Timeout waiting for output from CGI script /var/www/site/page.py', 'response-timed-out'],
  ['suexec policy violation: see suexec log for more details', 'suexec-policy'],
  ['[2026-11-26 10:56:23]: (8)Exec format error: exec failed (page.py)', 'suexec-exec-failed'],
  ['[2026-11-26 10:56:23]: (2)No such file or directory: exec failed (page.py)', 'suexec-exec-failed'],
  ['[2026-11-26 10:56:23]: file has no execute permission: (/var/www/site/page.py)', 'suexec-not-executable'],
  ['[2026-11-26 09:31:01]: file is writable by others: (/var/www/site/page.py)', 'suexec-writable-file'],
  ['[2026-11-26 09:31:01]: directory is writable by others: (/var/www/site)', 'suexec-writable-folder'],
  ['[2026-11-26 09:31:01]: file is either setuid or setgid: (/var/www/site/page.py)', 'suexec-set-id'],
  [
    '[2026-11-26 09:31:01]: target uid/gid (1000/1000) mismatch with directory (0/0) or program (33/33)',
    'suexec-owner',
  ],
  ["/var/www/site/page.sh: 2: $'\\r': not found", 'shell-carriage-return'],
  ["/var/www/site/page.sh: line 2: $'\\r': command not found", 'shell-carriage-return'],
  [
    'PHP Warning:  Cannot modify header information - headers already sent by (output started at /var/www/site/a.php:1) in /var/www/site/a.php on line 3',
    'php-headers-sent',
  ],
];

/** Every line that the measurements of .htaccess files name or imply. */
export const htaccessFacts: readonly FactLine[] = [
  [
    alert(
      "Invalid command 'Foo', perhaps misspelled or defined by a module not included in the server configuration",
    ),
    'htaccess-unknown-directive',
  ],
  [alert('Expected </Files> but saw </IfModule>'), 'htaccess-sections'],
  [alert('</If> without matching <If> section'), 'htaccess-sections'],
  [alert('/var/www/site/.htaccess:3: <Files> was not closed.'), 'htaccess-sections'],
  [alert("<FilesMatch> directive missing closing '>'"), 'htaccess-sections'],
  [alert('RewriteEngine must be On or Off'), 'htaccess-argument-count'],
  [alert('RewriteRule: bad flag delimiters'), 'htaccess-rewriting'],
  [alert("RewriteRule: unknown flag 'X'"), 'htaccess-rewriting'],
  [alert("RewriteRule: cannot compile regular expression '('"), 'htaccess-regex'],
  [alert("RewriteCond: cannot compile regular expression '('"), 'htaccess-regex'],
  [alert("RewriteRule: invalid HTTP response code 'x' for flag 'R'"), 'htaccess-rewriting'],
  [alert("RewriteCond: bad argument line '%{X}'"), 'htaccess-rewriting'],
  [alert('AddDefaultCharset takes one argument, The name of the default charset'), 'htaccess-argument-count'],
  [
    alert("order takes one argument, 'allow,deny', 'deny,allow', or 'mutual-failure'"),
    'htaccess-argument-count',
  ],
  [alert('Either all Options must start with + or -, or no Option may.'), 'htaccess-options-signs'],
  [alert('ProxyPass not allowed here'), 'htaccess-not-allowed-here'],
  [alert('LuaHookLog cannot occur within htaccess files'), 'htaccess-not-allowed-here'],
  [
    alert("Cannot parse condition clause: syntax error, unexpected $end, expecting '('"),
    'htaccess-expression',
  ],
  [alert("allow and deny must be followed by 'from'"), 'htaccess-argument'],
  [
    alert(
      "first argument must be 'add', 'set', 'setifempty', 'append', 'merge', 'unset', 'echo', 'note', 'edit', or 'edit*'.",
    ),
    'htaccess-argument',
  ],
  [alert('Unknown Authz provider: foo'), 'htaccess-require'],
  [alert('<RequireAny> directive contains no authorization directives'), 'htaccess-require'],
  [alert('<RequireNone> directive has no effect in <RequireAny> directive'), 'htaccess-require'],
  [alert('Unsupported HTTP response code 999'), 'htaccess-argument'],
  [
    alert('Version appears to be invalid. It must have the format major[.minor[.patch]]'),
    'htaccess-argument',
  ],
  [alert('Error reading /var/www/site/.htaccess at line 3: Line too long'), 'htaccess-line-too-long'],
  [
    alert(
      "Invalid command '\\xef\\xbb\\xbfOptions', perhaps misspelled or defined by a module not included in the server configuration",
    ),
    'htaccess-unknown-directive',
  ],
  [
    'AH00124: Request exceeded the limit of 10 internal redirects due to probable configuration error.',
    'redirect-loop',
  ],
  [
    '(2)No such file or directory: AH01620: Could not open password file: /x/.htpasswd',
    'password-file-missing',
  ],
  ['AH01615: need AuthName: /private/', 'auth-name-missing'],
  [
    'AH00027: No authentication done but request not allowed without authentication for /private/. Authentication not configured?',
    'auth-type-missing',
  ],
  ['AH01796: AuthType Basic configured without corresponding module', 'auth-type-missing'],
];

/** Every line that the measurements of persistent handlers name or imply. */
export const conversionFacts: readonly FactLine[] = [
  ...[
    'ProxyPass',
    'ProxyPassReverse',
    'ProxyPreserveHost',
    'WSGIDaemonProcess',
    'WSGIProcessGroup',
    'WSGIApplicationGroup',
    'WSGIScriptAlias',
    'WSGIPythonPath',
    'ScriptAlias',
    'Alias',
    'LoadModule',
    'Include',
    'Listen',
    'AllowOverride',
    '<Directory',
    '<Location',
    '<VirtualHost',
    '<Proxy',
    'Options',
    'PassengerAppRoot',
  ].map((name): FactLine => [alert(`${name} not allowed here`), 'htaccess-not-allowed-here']),
  [alert('SetHandler not allowed in <FilesMatch> context'), 'htaccess-not-allowed-here'],
  [alert('Option ExecCGI not allowed here'), 'htaccess-not-allowed-here'],
  ['[core:warn] [pid 1] AH02295: Options in .htaccess forbidden by AllowOverride', 'override-skipped'],
  [
    '[core:warn] [pid 1] AH02296: Unknown directive foo perhaps misspelled or defined by a module not included in the server configuration',
    'override-skipped',
  ],
  [alert('Illegal option ExecCGIs'), 'htaccess-argument'],
  [alert('Expected </IfModule> before end of configuration'), 'htaccess-sections'],
  [alert('Wrapper /x cannot be accessed: (2)No such file or directory'), 'htaccess-wrapper'],
  [
    '[wsgi:error] [pid 1:tid 2] [client 127.0.0.1:3] Options ExecCGI is off in this directory: /var/www/site/app.wsgi',
    'execcgi-off',
  ],
  [
    '[fcgid:error] [pid 1:tid 2] mod_fcgid: location of script /var/www/site/app.fcgi does not have ExecCGI enabled',
    'execcgi-off',
  ],
  [
    'AH00670: Options FollowSymLinks and SymLinksIfOwnerMatch are both off, so the RewriteRule directive is also forbidden due to its similar ability to circumvent directory restrictions : /var/www/site/x',
    'rewrite-needs-links',
  ],
  [
    'AH10160: attempt to make remote request from mod_rewrite without proxy enabled: proxy:http://127.0.0.1:8000/',
    'rewrite-needs-proxy',
  ],
  [
    "AH01144: No protocol handler was valid for the URL /app (scheme 'http'). If you are using a DSO version of mod_proxy, make sure the proxy submodules are included in the configuration using LoadModule.",
    'proxy-scheme-unknown',
  ],
  [
    '(111)Connection refused: AH00957: http: attempt to connect to 127.0.0.1:8000 (127.0.0.1:8000) failed',
    'backend-down',
  ],
  ['AH01114: HTTP: failed to make connection to backend: 127.0.0.1', 'backend-down'],
  [
    '(2)No such file or directory: AH02454: FCGI: attempt to connect to Unix domain socket /run/php.sock (localhost:8000) failed',
    'backend-down',
  ],
  ['AH01079: failed to make connection to backend: localhost', 'backend-down'],
  [
    "mod_wsgi (pid=7): Target WSGI script '/var/www/site/page.py' does not contain WSGI application 'application'.",
    'wsgi-no-application',
  ],
  [
    "mod_wsgi (pid=7): Target WSGI script '/var/www/site/page.py' cannot be loaded as Python module.",
    'wsgi-script-failed',
  ],
  ['AH01264: stderr from /var/www/site/page.py: script not found or unable to stat', 'script-not-found'],
  ['mod_wsgi (pid=7): Callback registration for signal 15 ignored.', 'wsgi-signal-ignored'],
  ['AH00485: scoreboard is full, not at MaxRequestWorkers.Increase ServerLimit.', 'all-workers-busy'],
];
