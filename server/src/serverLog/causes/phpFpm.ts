import { causes } from '../cause.js';

const said = (source: string): RegExp => new RegExp(`^${source}`);

/** The log of php-fpm. */
export const phpFpmCauses = causes([
  {
    name: 'fpm-all-children-busy',
    status: 503,
    says: said(
      String.raw`server reached (?:pm\.)?max_children setting \((?<most>\d+)\), consider raising it`,
    ),
    what: ({ most }) => `All ${most} PHP processes are busy: further visitors wait.`,
    why: 'Pages take too long, or more come than the pool has processes for. When the wait is too long visitors get 503 or 504.',
    remedy:
      'Find the slow page first (request_slowlog_timeout in the pool). Then raise pm.max_children as far as memory allows.',
  },
  {
    name: 'fpm-busy',
    kind: 'notice',
    status: null,
    says: said('seems busy \\(you may need to increase pm\\.start_servers'),
    what: 'The pool has to start many processes at once.',
    why: 'Visitors wait a little longer while they start.',
    remedy: 'Raise pm.start_servers and pm.min_spare_servers if it happens often.',
  },
  {
    name: 'fpm-child-crashed',
    status: 503,
    says: said(
      String.raw`child (?<pid>\d+) exited on signal (?<signal>\d+)(?: \((?<name>\w+)[^)]*\))? after`,
    ),
    what: ({ signal, name }) =>
      `A PHP process was ended by signal ${signal}${name === '' ? '' : ` (${name})`}.`,
    why: 'Signal 11 is a crash of PHP or an extension; 9 is an end from outside, mostly for lack of memory. The visitor got 503 or 502.',
    remedy:
      'Switch off the extension that was added last; "dmesg" tells whether the system ended it for lack of memory.',
  },
  {
    name: 'fpm-child-exited',
    kind: 'notice',
    status: null,
    says: [
      said(String.raw`child (?<pid>\d+) (?:exited with code (?<code>\d+) after|started|stopped for tracing)`),
      /^(?:fpm is running|ready to handle connections|systemd monitor|Terminating|exiting, bye-bye|Reloading|reloading|using inherited socket|configuration file .* test is successful|finished trace|about to trace)/,
    ],
    what: 'php-fpm started, ended or replaced a process.',
    why: 'It does so by its own rules (pm.max_requests, pm.process_idle_timeout). A code of 255 means that a page ended on a fatal error.',
    remedy: 'There is nothing to do.',
  },
  {
    name: 'fpm-slow-page',
    status: null,
    says: said(
      String.raw`child \d+, script '(?<path>[^']*)' \(request: "(?<request>[^"]*)"\) executing too slow \((?<seconds>[\d.]+) sec\), logging`,
    ),
    what: ({ request, seconds }) => `A page (${request}) took more than ${seconds} seconds.`,
    why: 'Where it was is in the slow log of the pool.',
    remedy: 'Look into the file that "slowlog" names: the topmost line is where it waited.',
  },
  {
    name: 'fpm-page-ended',
    status: 504,
    says: said(
      String.raw`child \d+, script '(?<path>[^']*)' \(request: "(?<request>[^"]*)"\) execution timed out \((?<seconds>[\d.]+) sec\), terminating`,
    ),
    what: ({ request, seconds }) => `A page (${request}) was ended after ${seconds} seconds.`,
    why: 'request_terminate_timeout of the pool is reached: visitors get 502, 503 or 504.',
    remedy: 'Make the page faster, or let it do the long work in the background.',
  },
  {
    name: 'fpm-extension-denied',
    status: 403,
    says: [
      /^Access to the script '(?<path>[^']*)' has been denied \(see security\.limit_extensions\)$/,
      /^Access denied\.?$/,
    ],
    what: 'php-fpm does not run files with this extension.',
    why: 'security.limit_extensions lets through .php only, so that an uploaded picture is never run: visitors get 403 "Access denied."',
    remedy:
      'Hand only *.php to it: <FilesMatch "\\.php$">. A path behind the file (page.jpg/x.php) ends like this, too, and that is good.',
    rules: ['handler-matches-inner-extension'],
  },
  {
    name: 'fpm-socket-taken',
    status: null,
    says: [
      /^unable to bind listening socket for address '(?<socket>[^']*)'.*$/,
      /^An another FPM instance seems to already listen on (?<socket>\S+)$/,
      /^(?:cannot get [ug]id for (?:user|group) '(?<user>[^']*)'|user has not been defined|please specify user and group other than root)$/,
      /^No pool defined\. at least one pool section must be specified in config file$/,
      /^(?:FPM initialization failed|failed to (?:load configuration file|open (?:error_log|configuration file|access log)).*|(?:\[[^\]]*\] )?(?:unknown entry|unable to parse value).*|Unable to include .*|failed to post process the configuration|unable to read what child say: .*)$/,
    ],
    what: 'php-fpm cannot start as it is configured.',
    why: 'Without it every PHP page is answered with 503.',
    remedy: 'Correct what the line names in the pool\'s file (www.conf); "php-fpm -t" tests it.',
  },
]);
