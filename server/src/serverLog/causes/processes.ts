import { causes } from '../cause.js';

/** The server as a whole: its processes, its start and its end. */
export const processCauses = causes([
  {
    name: 'all-workers-busy',
    status: null,
    says: [
      /^server reached MaxRequestWorkers setting, consider raising the MaxRequestWorkers setting$/,
      /^scoreboard is full, not at MaxRequestWorkers.*$/,
      /^server reached MaxClients setting.*$/,
      /^server is within MinSpareThreads of MaxRequestWorkers.*$/,
    ],
    what: 'All processes or threads of the server are busy: further visitors wait.',
    why: 'Requests take too long, or more visitors come than the server has places for.',
    remedy:
      'Find what takes long first: a script that is started anew for each visitor, a backend that hangs. Raising MaxRequestWorkers needs memory.',
    rules: ['per-request-cgi'],
    otherwise: [
      '"scoreboard is full" after a reload: old processes wait for slow requests, or for mod_wsgi in embedded mode under the event MPM.',
    ],
  },
  {
    name: 'process-crashed',
    status: null,
    says: [
      /^child pid (?<pid>\d+) exit signal (?<signal>[^(]+?) \(\d+\)(?:, possible coredump in .*)?$/,
      /^seg fault or similar nasty error detected in the parent process$/,
    ],
    what: ({ signal }) => `A process of the server crashed (${signal || 'segmentation fault'}).`,
    why: 'A module in it has a fault: often PHP or one of its extensions, or a module in C under mod_wsgi. The visitors that it served got nothing.',
    remedy: 'Switch off what was added last. "Bus error" can also mean a full disk.',
  },
  {
    name: 'server-life',
    kind: 'notice',
    status: null,
    says: [
      /^(?:Apache\/\S+|Server built|Command line:|caught SIG|Graceful restart requested|SIGHUP received|SIGUSR1 received|Server (?:configured|built)|shutting down|removed PID file|pid file |Digest: |Init: |Starting|Loading|LogLevel)/i,
      /(?:configured -- resuming normal operations|resuming normal operations)/,
      /^(?:child process \d+ still did not exit|could not make child process \d+ exit)/,
      /^(?:mod_wsgi: )?(?:Compiled for|Runtime using|Initializing Python|Starting process|Attach interpreter|Create interpreter|Destroy|Cleanup|End interpreter|Stopping process|Shutdown requested|Terminating Python|Python has shutdown|Exiting process|Process |Enable |Reloading|Imported|Python home '|Loading|Adding)/,
    ],
    what: 'The server was started, restarted or ended.',
    why: 'Nothing is wrong with that.',
    remedy: 'There is nothing to do.',
  },
  {
    name: 'server-name-missing',
    kind: 'notice',
    status: null,
    says: /Could not reliably determine the server's fully qualified domain name/,
    what: "The server's configuration has no ServerName of its own.",
    why: 'Pages are served all the same.',
    remedy: 'Have "ServerName localhost", or the real name, put at the top of the server\'s configuration.',
  },
  {
    name: 'address-in-use',
    status: null,
    says: /^make_sock: could not bind to address (?<address>\S+)/,
    what: ({ address }) => `The server cannot listen on ${address}.`,
    why: 'Another program listens there already, mostly a second Apache or nginx; ports below 1024 are for root alone. The server does not start.',
    remedy: '"ss -ltnp" tells who has the port.',
  },
  {
    name: 'configuration-error',
    status: null,
    says: [
      /^Syntax error on line (?<line>\d+) of (?<path>.+?):(?: (?<said>.*))?$/,
      /^(?:Configuration error|Configuration Failed|Unable to open logs|Pre-configuration failed).*$/,
      /^\S+: Syntax error on line (?<line>\d+) of (?<path>.+?):(?: (?<said>.*))?$/,
    ],
    what: "The server's own configuration has an error.",
    why: 'It stops the server when it starts, not only one page.',
    remedy:
      '"apachectl configtest" says the same before a restart; "handler-doctor check --server-config FILE" reads it here.',
  },
  {
    name: 'file-limit',
    status: null,
    says: [
      /^(?:could not create|unable to create or access scoreboard|Couldn't create the \S+ mutex|Couldn't set permissions on the \S+ mutex).*$/,
      /^apr_socket_accept.*$/,
      /^apr_pollset_(?:create|add)\(\); check system or user limits$/,
    ],
    what: 'The system refuses the server a file, a lock or a connection.',
    why: 'A limit is reached, or the disk is full.',
    remedy: 'Look at "df -h", "ulimit -n" and "ipcs -s" on the server.',
  },
  {
    name: 'override-skipped',
    kind: 'notice',
    status: null,
    says: [
      /^(?<directive>\S+) in \.htaccess forbidden by AllowOverride$/,
      /^in (?<path>\S+\.ht\w+): (?<directive>\S+) not allowed.*$/,
      /^Unknown directive (?<directive>\S+) perhaps misspelled or defined by a module not included in the server configuration$/,
    ],
    what: ({ directive }) =>
      `The server skipped the line with ${directive}: AllowOverride does not grant it, or no module brings it.`,
    why: 'Nonfatal is set, so the page is served as if the line were not there.',
    remedy: 'Ask the host for AllowOverride, or take the line out.',
    rules: ['override-not-allowed', 'unknown-directive', 'module-not-loaded'],
  },
  {
    name: 'include-failed',
    status: null,
    says: [
      /^(?:unable to (?:lookup information about|get information about|access file|include) .* in parsed file (?<path>.+))$/,
      /^(?:unknown directive|missing argument|Invalid expression|unknown (?:parameter|value)|missing directive name|SSI directive was not properly finished).* (?:in|of)(?: parsed doc(?:ument)?| file)? (?<path>\/.+)$/,
      /^mod_include: Options \+Includes \(or IncludesNoExec\) wasn't set, INCLUDES filter removed: (?<path>.+)$/,
      /^(?:exec used but not allowed in|execution failure for parameter|invalid CGI ref|unknown parameter).*$/,
    ],
    what: 'A server-side include in this page does not work.',
    why: 'Visitors see "[an error occurred while processing this directive]", or the page as it was written.',
    remedy:
      'Correct the <!--#...--> element; "Options +Includes" has to be in force for any, and not IncludesNOEXEC for exec.',
  },
  {
    name: 'blocked-by-firewall',
    status: 403,
    says: /^(?:\[file ".*?"\] )?(?:\[[^\]]*\] )*ModSecurity: (?:Access denied|Warning).*$/,
    what: 'The firewall of the host (ModSecurity) took the request for an attack.',
    why: 'With "Access denied" the visitor got 403 or 406, whatever the site would have answered.',
    remedy:
      'If the request was a good one, give the host the line with its [id "..."] and ask for an exception.',
  },
]);
