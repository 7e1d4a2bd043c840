import { causes } from '../cause.js';

const startRules = [
  'missing-shebang',
  'shebang-line-ending',
  'not-executable',
  'interpreter-missing',
  'shebang-arguments',
  'python2-syntax',
  'syntax-error',
  'removed-stdlib-module',
];

const byHand =
  'Start the program by hand on the server: a FastCGI program says what is missing, or that it wants a web server.';

/** mod_fcgid 2.3. */
export const fcgidCauses = causes([
  {
    name: 'fcgid-program-ended',
    kind: 'symptom',
    says: [
      /^mod_fcgid: error reading data,? (?:from )?FastCGI server(?: closed connection)?$/,
      /^mod_fcgid: error reading data from FastCGI server$/,
      /^mod_fcgid: read data from fastcgi server error\.?$/,
      /^mod_fcgid: error writing data to FastCGI server$/,
    ],
    what: 'The program behind mod_fcgid ended, or answered in a way that is not FastCGI.',
    why: 'It has to stay in memory and speak FastCGI. A script that prints a page and ends is a CGI script, and cannot be served like this: visitors get 500.',
    remedy: 'Use a FastCGI library in the program, or hand the script to cgi-script.',
    rules: [...startRules],
    otherwise: [
      'Lines with "mod_fcgid: stderr:" just above say what the program wrote before it ended.',
      byHand,
      'A program that is answered only sometimes may crash: look for "get unexpected signal".',
    ],
  },
  {
    name: 'fcgid-start-failed',
    kind: 'symptom',
    says: [
      /^mod_fcgid: can't apply process slot for (?<path>.+)$/,
      /^mod_fcgid: spawn process (?<path>.+) error$/,
      /^mod_fcgid: can't run (?<path>.+)$/,
    ],
    status: 503,
    what: 'mod_fcgid could not start the program, or has no place for one more.',
    why: 'Visitors wait, and then get 503.',
    remedy: 'See that the program starts: its first line, its permissions, and its wrapper.',
    rules: startRules,
    otherwise: [
      byHand,
      'If it works at other times, the limits are reached: FcgidMaxProcesses, FcgidMaxProcessesPerClass, or those of the host.',
      'With "couldn\'t bind unix domain socket" the server may not write to FcgidIPCDir.',
    ],
  },
  {
    name: 'fcgid-limit-reached',
    status: 503,
    says: [
      /^mod_fcgid: too many (?<path>.+) processes \(current:\d+, max:(?<most>\d+)\), skip the spawn request$/,
      /^mod_fcgid: (?<path>.+?) (?:total process count|spawn score) \d+ >= (?<most>\d+), skip the spawn request$/,
      /^mod_fcgid: too much processes, please increase FCGID_MAX_APPLICATION$/,
    ],
    what: 'As many processes of this program run as mod_fcgid allows.',
    why: 'Further visitors wait for one of them, and get 503 when none becomes free.',
    remedy:
      "Make the program faster, or raise FcgidMaxProcessesPerClass and FcgidMaxProcesses in the server's configuration.",
    otherwise: [
      'A "spawn score" that is too high means that the program was started many times in a row: it ends at once, every time.',
    ],
  },
  {
    name: 'fcgid-timeout',
    status: 504,
    says: [
      /^mod_fcgid: read data timeout in (?<seconds>\d+) seconds$/,
      /^mod_fcgid: (?<path>.+) took longer than busy timeout \((?<seconds>\d+) secs\)$/,
    ],
    what: ({ seconds }) => `The program did not answer within ${seconds} seconds.`,
    why: 'mod_fcgid gives up (FcgidIOTimeout, FcgidBusyTimeout): visitors get 504 or 500.',
    remedy: "Make the program faster, or have the limit raised; that is in the server's configuration.",
    otherwise: ['A program that is no FastCGI program and waits for input hangs like this, too.'],
  },
  {
    name: 'fcgid-crashed',
    says: /^mod_fcgid: process (?<path>.+?)\(\d+\) exit\((?<reason>[^)]*)\), get unexpected signal (?<signal>\d+)$/,
    what: ({ signal }) => `The program was ended by signal ${signal}.`,
    why: 'Signal 11 is a crash of its own or of a module in C, 9 an end from outside, as by a limit on memory.',
    remedy: "Look for the program's own log, and at the limits of the host.",
  },
  {
    name: 'fcgid-process-ended',
    kind: 'notice',
    status: null,
    says: [
      /^mod_fcgid: process (?<path>.+?)\(\d+\) exit\((?<reason>[^)]*)\), (?:terminated by calling exit\(\)|get stop signal \d+)/,
      /^mod_fcgid: (?:server .* started|cleanup zombie process|gracefully terminated|Process manager \d+ (?:started|stopped)|server is restarted)/,
      /^mod_fcgid: process \d+ graceful kill fail, sending SIGKILL$/,
      /^FastCGI process \d+ still did not exit/,
    ],
    what: 'mod_fcgid started or ended a process of a program.',
    why: 'It does so when one was idle, has served its time, or ended by itself. With "communication error" the program ended while it was wanted.',
    remedy:
      'There is nothing to do, unless every request has such a line: then the program does not stay in memory.',
    rules: [],
  },
  {
    name: 'request-too-large',
    says: [
      /^mod_fcgid: HTTP request length (?<size>\d+) \(so far\) exceeds MaxRequestLen \((?<most>\d+)\)$/,
      /^Requested content-length of (?<size>\d+) is larger than the configured limit of (?<most>\d+)/,
      /^Read content length of (?<size>\d+) is larger than the configured limit of (?<most>\d+)/,
    ],
    status: 413,
    what: ({ size, most }) => `A visitor sent ${size} bytes, and the server takes ${most}.`,
    why: 'Mostly an upload. mod_fcgid takes 131072 bytes unless FcgidMaxRequestLen says otherwise, and answers 500; LimitRequestBody answers 413.',
    remedy:
      'Raise "LimitRequestBody" in the .htaccess, or have "FcgidMaxRequestLen" raised in the server\'s configuration.',
  },
  {
    name: 'fcgid-wrapper',
    says: [
      /^mod_fcgid: don't know how to spawn (?:wrapper )?child process: (?<path>.+)$/,
      /^mod_fcgid: can't get (?<path>.+) file info$/,
    ],
    what: 'mod_fcgid does not find the program that is to run, or may not look at it.',
    why: 'Visitors get 500.',
    remedy: 'Correct the path behind FcgidWrapper, or the permissions on the way to it.',
  },
  {
    name: 'fcgid-header-overflow',
    says: /^mod_fcgid: (?:header overflow|environment variable table overflow|\d+ environment variables dropped)/,
    what: 'The header that the program wrote, or its environment, is longer than mod_fcgid takes.',
    why: 'What is too much is cut off, or the request is answered with 500.',
    remedy: 'Write shorter headers; mind cookies that grow.',
  },
  {
    name: 'fcgid-socket',
    says: /^mod_fcgid: (?:couldn't (?:bind|create|listen on|change owner of) unix domain socket|Couldn't set permissions on unix domain socket|can't connect unix domain socket|Can't create unix socket dir|Can't set ownership of unix socket dir)/,
    status: 503,
    what: 'mod_fcgid cannot make or open the socket to its programs.',
    why: 'Without it no program is started: visitors get 503.',
    remedy:
      "Let FcgidIPCDir name a folder that the user of Apache may write to; that is in the server's configuration.",
  },
  {
    name: 'fcgid-client-gone',
    kind: 'notice',
    status: null,
    says: /^mod_fcgid: (?:ap_pass_brigade failed in handle_request_ipc function|can't get data from http client|can't read request from HTTP client)$/,
    what: 'The visitor went away before the request or the answer was complete.',
    why: 'Nothing is wrong with the site.',
    remedy: 'There is nothing to do.',
  },
  {
    name: 'fcgid-internal',
    says: /^mod_fcgid: (?:can't |Can't |apr_|couldn't |fcgid process manager|error |current user is not root)/,
    what: 'mod_fcgid has a trouble with the system, not with a script.',
    why: 'While it lasts, programs under mod_fcgid are not served.',
    remedy: 'Show the line to who runs the server.',
  },
]);
