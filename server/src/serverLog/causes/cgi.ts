import { causes } from '../cause.js';

/** Why the system may not start a program at all. */
const notStarted = [
  'missing-shebang',
  'shebang-line-ending',
  'not-executable',
  'interpreter-missing',
  'shebang-arguments',
];

/** Why a program may end before its header. */
const endsEarly = ['python2-syntax', 'syntax-error', 'removed-stdlib-module', 'shadowed-stdlib-module'];

const headerRules = [
  'missing-header-separator',
  'missing-content-type',
  'malformed-header',
  'output-before-headers',
  'unflushed-output-order',
  'invalid-status',
  'php-cgi-security-alert',
  'missing-status-line',
];

const neighbours =
  'The lines just above this one, of the same second, mostly say why: give them to "handler-doctor explain --log -" too.';
const runIt =
  'Run the script on the server as the server would: "cd" to its folder, then type its path. What it writes first is what Apache reads first.';

/** mod_cgi and mod_cgid, with what both say of a script's answer. */
export const cgiCauses = causes([
  {
    name: 'no-program-named',
    says: /^exec of '(?<path>.*)' failed$/,
    systemError: /^\(8\)/,
    what: 'The system does not know which program runs the script: the file does not begin with "#!".',
    why: 'A script is started by the program that its first line names. A missing line, a blank or an empty line or a byte order mark before "#!", or an empty file, all end like this.',
    remedy:
      'Let "#!" and the path of the interpreter, as "#!/usr/bin/python3", be the very first characters of the file.',
    rules: ['missing-shebang', 'shebang-line-ending', 'handler-on-whole-folder', 'shebang-arguments'],
    otherwise: [
      'The copy on the server may differ from yours: look at its first bytes there with "head -c 40 FILE | od -c".',
      'A style sheet or a picture that a line such as "SetHandler cgi-script" hands on ends like this, too.',
    ],
    shownBy: 'first-line',
  },
  {
    name: 'interpreter-not-found',
    says: /^exec of '(?<path>.*)' failed$/,
    systemError: /^\(2\)/,
    what: 'The program that the first line of the script names is not on the server.',
    why: 'The script is there; its interpreter is not. A carriage return at the end of the first line, which an editor on Windows puts there, makes the name another one: "python3\\r".',
    remedy:
      'Write the path that the interpreter has on the server: "command -v python3" tells it there. Save the file with line ends of Unix (LF).',
    rules: ['shebang-line-ending', 'interpreter-missing', 'shebang-arguments'],
    otherwise: [
      'The file may have got its line ends on the way: FTP in text mode from Windows, or git with autocrlf. "head -1 FILE | od -c" on the server shows "\\r" then.',
      'Where Apache runs in a chroot or a container, it is the interpreter inside that counts.',
    ],
    shownBy: 'first-line',
  },
  {
    name: 'execution-not-permitted',
    says: /^exec of '(?<path>.*)' failed$/,
    systemError: /^\(13\)/,
    what: 'The system does not let the server execute the script.',
    why: 'The file has no execute permission for the user that the server runs as, or what its first line names has none.',
    remedy: 'Give the file the mode 755: "chmod 755 FILE", or by the FTP program\'s permissions dialogue.',
    rules: ['not-executable', 'interpreter-missing', 'shebang-line-ending', 'handler-on-whole-folder'],
    otherwise: [
      'What stands behind "#!" may be a folder, or a file that is no program.',
      'The file system may be mounted with "noexec": "findmnt -T FILE" tells.',
      'SELinux or AppArmor may forbid it: "ausearch -m avc -ts recent" or "dmesg" tells.',
    ],
    shownBy: 'first-line',
  },
  {
    name: 'execution-failed',
    says: /^exec of '(?<path>.*)' failed$/,
    what: 'The system could not start the script.',
    why: 'What it says in brackets is its reason.',
    remedy:
      'Start the script by hand on the server, as the user that the server runs as, and see what is said.',
    rules: notStarted,
    otherwise: [runIt],
    shownBy: 'first-line',
  },
  {
    name: 'ended-before-headers',
    kind: 'symptom',
    says: /^End of script output before headers: (?<path>.+)$/,
    what: 'The script ended, or could not be started, before it had written a single header line.',
    why: 'Apache needs a header, at least "Content-Type: text/html" and an empty line, before it can answer anything: visitors get 500.',
    remedy: 'Find out why it ended: its first line, its permissions, or an error on its way.',
    rules: [
      ...notStarted,
      ...endsEarly,
      'missing-content-type',
      'output-before-headers',
      'unsafe-permissions',
      'unflushed-output-order',
      'missing-header-separator',
      'handler-on-whole-folder',
    ],
    otherwise: [
      neighbours,
      runIt,
      'It may have been ended from outside: by a limit on memory, processor time or processes that the host sets, or by suEXEC (see its own log, suexec.log).',
    ],
  },
  {
    name: 'header-never-ends',
    kind: 'symptom',
    says: /^Premature end of script headers: (?<path>.+)$/,
    what: 'The script wrote header lines and ended without the empty line that ends a header.',
    why: 'Apache takes what comes before the first empty line for the header. Without one there is no page: visitors get 500. Apache 2.2 uses these words for a script that wrote nothing, too.',
    remedy: 'Write an empty line behind the last header line, as print("Content-Type: text/html\\n") does.',
    rules: ['missing-header-separator', ...notStarted, ...endsEarly, 'missing-content-type'],
    otherwise: [
      'The script may have ended on an error between its header and the empty line.',
      neighbours,
      runIt,
    ],
  },
  {
    name: 'malformed-header',
    kind: 'symptom',
    says: /^malformed header from script '(?<path>.*?)': Bad header: (?<header>.*)$/,
    what: ({ header }) => `Where Apache expected a header line, the script wrote "${header}".`,
    why: 'Everything before the first empty line has to be a header line, a name with a colon and a value: visitors get 500.',
    remedy: 'Write the header first, then an empty line, then the page.',
    rules: headerRules,
    otherwise: [
      'If that is the beginning of your page, the empty line behind the header is missing, or something is written before the header.',
      'If it is a message of an error, the script failed before its header: correct what the message says.',
      'If it is output of another program, that program wrote before your buffered header: flush first.',
      runIt,
    ],
  },
  {
    name: 'invalid-header-name',
    says: /^Response header name '(?<header>.*)' contains invalid characters, aborting request$/,
    what: ({ header }) => `"${header}" is no name that a header may have.`,
    why: 'A header name has letters, digits and hyphens only, no blank, and the colon stands right behind it. Apache stops there: visitors get 500.',
    remedy:
      'Correct the name, as "Content-Type". If it is the beginning of your page, the empty line behind the header is missing.',
    rules: ['malformed-header', 'missing-header-separator', 'missing-content-type', 'output-before-headers'],
    otherwise: [
      'A report of cgitb begins with "<!--": then the script failed before its header. Print the header first, or look at the report with enable(display=0, logdir=...).',
      runIt,
    ],
  },
  {
    name: 'invalid-header-value',
    says: /^Response header '(?<header>.*?)' value of /,
    what: ({ header }) => `The value of the header "${header}" holds a character that no header may have.`,
    why: 'Control characters in a header are refused, since a visitor could smuggle headers in with them: visitors get 500.',
    remedy: 'Take line ends and other controls out of the value before it is written.',
    rules: ['malformed-header'],
    otherwise: ['Look for text of a request or of a file that goes into a header as it is.'],
  },
  {
    name: 'invalid-status',
    says: /^Invalid status line from script '(?<path>.*?)': (?<value>.*)$/,
    what: ({ value }) => `"${value}" is no status: it does not begin with three digits.`,
    why: 'Apache cannot answer with it: visitors get 500.',
    remedy: 'Write the number first, as "Status: 404 Not Found".',
    rules: ['invalid-status'],
    otherwise: [runIt],
  },
  {
    name: 'execcgi-off',
    status: 403,
    says: [
      /^Options ExecCGI is off in this directory: (?<path>.+)$/,
      /^Options ExecCGI is off in this directory$/,
      /^mod_fcgid: location of script (?<path>.+) does not have ExecCGI enabled$/,
    ],
    what: 'Programs may not be run in this folder: Options ExecCGI is not in force.',
    why: 'A handler alone is not enough; Apache runs programs only where this option allows it. Visitors get 403.',
    remedy:
      'Put "Options +ExecCGI" into the .htaccess of the folder. Where the host forbids that, use the folder that it names for programs, mostly cgi-bin.',
    rules: ['execcgi-off'],
    otherwise: [
      'An "Options" line without a sign, in a .htaccess further down or in the server\'s configuration, takes away what is not on it.',
    ],
  },
  {
    name: 'script-not-found',
    status: 404,
    says: /^script not found or unable to stat(?:: (?<path>.+))?$/,
    what: 'There is no such script, or the server may not look into its folder.',
    why: 'A handler would run it, if it were there. Visitors get 404.',
    remedy: 'Upload the file, correct the link that leads to it, or mind its upper and lower case.',
    rules: [],
    otherwise: [
      'Programs that search for holes ask for scripts that never were: many different names in a short time are no trouble of yours.',
      'If the file is there, each folder above it needs the mode 755.',
    ],
  },
  {
    name: 'folder-as-script',
    status: 403,
    says: /^attempt to invoke directory as script(?:: (?<path>.+))?$/,
    what: 'The address leads to a folder, where the handler wants a script.',
    why: 'A folder cannot be run: visitors get 403.',
    remedy:
      'Ask for a file, or name one with "DirectoryIndex". Hand single files to the handler, not the whole folder.',
    rules: ['handler-on-whole-folder'],
    otherwise: [],
  },
  {
    name: 'path-info-refused',
    status: 404,
    says: /^AcceptPathInfo off disallows user's path(?:: (?<path>.+))?$/,
    what: 'The address goes on behind the name of the script, and AcceptPathInfo is off.',
    why: 'Apache then takes the whole for a file, and there is none: visitors get 404.',
    remedy: 'Put "AcceptPathInfo On" into the .htaccess, or do not ask for page.py/more.',
    otherwise: [],
  },
  {
    name: 'nph-included',
    says: /^attempt to include NPH CGI script(?:: (?<path>.+))?$/,
    status: 403,
    what: 'A page includes a script whose name begins with "nph-".',
    why: 'Such a script writes a whole answer of its own, which cannot stand within another.',
    remedy: 'Give the script another name, and let it write a plain header.',
  },
  {
    name: 'response-timed-out',
    status: 504,
    says: [
      /^Timeout waiting for output from CGI script (?<path>.+)$/,
      /^Script timed out before returning headers: (?<path>.+)$/,
    ],
    what: 'The script did not answer in time.',
    why: 'Apache waits as long as Timeout (60 seconds by default) or CGIDScriptTimeout says, then gives up: visitors get 504, or a page that breaks off.',
    remedy: 'Make it faster, or let it do the long work elsewhere and answer at once.',
    rules: ['interpreter-missing', 'shebang-arguments'],
    otherwise: [
      'A child process in the background that still holds standard output keeps the request open: give it stdout=DEVNULL, stderr=DEVNULL.',
      'It may wait for input: for standard input, for a lock, or for a database that does not answer.',
    ],
  },
  {
    name: 'body-not-read',
    status: null,
    says: /^Error writing request body to script (?<path>.+)$/,
    what: 'The visitor sent data that the script did not read to its end.',
    why: 'Under mod_cgid the connection of a large upload is then dropped. The answer may still have been right.',
    remedy: 'Read all of standard input, CONTENT_LENGTH bytes, before the script ends.',
    otherwise: [],
  },
  {
    name: 'no-process-for-script',
    says: [
      /^couldn't (?:create|spawn) child process(?:: \d+)?: (?<path>.+)$/,
      /^couldn't set child process attributes: (?<path>.+)$/,
    ],
    what: 'The system could not make a process for the script.',
    why: 'Mostly the limit on processes or memory is reached: visitors get 500 or 503.',
    remedy:
      'Try again with fewer at a time; ask the host for its limits. A program that stays in memory needs no process for each visitor.',
    rules: ['per-request-cgi'],
    otherwise: ['RLimitNPROC and RLimitMEM in the configuration, or "ulimit -u" of the user, set the limit.'],
  },
  {
    name: 'cgi-daemon-gone',
    status: 503,
    says: [
      /^unable to connect to cgi daemon.*?(?:: (?<path>\/.+))?$/,
      /^cgid daemon (?:process died, restarting|failed to initialize)/,
      /^connect #\d+ to cgi daemon failed, sleeping before retry/,
    ],
    what: 'The process of Apache that starts scripts does not answer.',
    why: 'Under mod_cgid all scripts are started by one daemon. Without it visitors get 503.',
    remedy: 'Restart Apache; that is for who runs the server.',
    otherwise: [
      '"ScriptSock" has to name a path that the server may write and that is not too long.',
      'The daemon may have been ended by the system for lack of memory: "dmesg" tells.',
    ],
  },
]);
