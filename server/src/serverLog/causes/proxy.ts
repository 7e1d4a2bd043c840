import { causes } from '../cause.js';

const isItThere =
  'See whether it runs, on the server: "ss -ltnp" lists who listens on which port, "ls -l" shows a socket.';

/** mod_proxy and what speaks for it: http, fcgi, uwsgi, ajp. */
export const proxyCauses = causes([
  {
    name: 'backend-down',
    status: 503,
    says: [
      /^\S+: attempt to connect to (?<backend>\S+) \([^)]*\) failed$/,
      /^\S+: attempt to connect to Unix domain socket (?<backend>\S+) \([^)]*\) failed$/,
      /^(?:HTTP|FCGI|AJP|\S+): failed to make connection to backend: (?<backend>.*)$/,
      /^failed to make connection to backend: (?<backend>.*)$/,
      /^connect\(\) (?:to (?<backend>\S+) )?failed \(\d+: [^)]*\) while connecting to upstream.*$/,
    ],
    what: ({ backend }) =>
      `The program that answers behind Apache${backend === '' ? '' : ` (${backend})`} does not take connections.`,
    why: 'It does not run, listens elsewhere, or its socket may not be opened: visitors get 503.',
    remedy: 'Start it, and let it listen where the line in the .htaccess or ProxyPass says.',
    rules: [],
    otherwise: [
      isItThere,
      'With "No such file or directory" the socket has another name: that of php-fpm carries the version, as /run/php/php8.2-fpm.sock.',
      'With "Permission denied" the server\'s user may not open the socket (listen.owner and listen.mode of php-fpm), or SELinux forbids it ("setsebool -P httpd_can_network_connect on").',
    ],
  },
  {
    name: 'backend-paused',
    status: 503,
    kind: 'symptom',
    says: [
      /^ap_proxy_connect_backend disabling worker for \((?<backend>[^)]*)\) for (?<seconds>\d+)s$/,
      /^\S+: disabled connection for \((?<backend>[^)]*)\)$/,
      /^\S+: (?:too soon to retry worker|worker) for \((?<backend>[^)]*)\)/,
    ],
    what: ({ backend }) => `Apache asks ${backend} no more for a while, since it did not answer.`,
    why: 'Until then every visitor gets 503, also when the program runs again.',
    remedy: 'Start the program. "retry=0" behind ProxyPass switches the pause off.',
    otherwise: [isItThere],
  },
  {
    name: 'proxy-name-unknown',
    status: 502,
    says: [
      /^(?:DNS lookup failure for: ?(?<host>\S+).*)$/,
      /^\S+: resolving (?:worker|backend) (?<host>\S+) address$/,
      /^error parsing URL (?<url>.*): .*$/,
    ],
    what: 'The name of the backend leads to no machine, or its address is broken.',
    why: 'Visitors get 502 or 400.',
    remedy:
      'Correct the host and port in the line that names it. A slash missing behind the port makes the path part of the name: "http://127.0.0.1:8000/".',
  },
  {
    name: 'backend-broke-off',
    status: 502,
    says: [
      /^Error reading from remote server returned by (?<url>.+)$/,
      /^error reading status line from remote server (?<backend>\S+)$/,
      /^Error reading headers from backend$/,
      /^\S+: error reading response$/,
      /^error reading response$/,
      /^No HTTP headers returned by (?<backend>.+)$/,
      /^upstream prematurely closed connection.*$/,
    ],
    what: 'The program behind Apache took the request and broke off without an answer.',
    why: 'It crashed, was restarted, gave up after its own time limit, or speaks another protocol: visitors get 502.',
    remedy: 'Look into its own log at that moment.',
    otherwise: [
      'gunicorn ends a worker that takes more than 30 seconds ("WORKER TIMEOUT"): raise --timeout, or answer faster.',
      'A backend that closes idle connections first: "disablereuse=On", or a longer keep-alive there.',
    ],
  },
  {
    name: 'backend-timed-out',
    status: 504,
    says: [
      /^read timeout$/,
      /^(?:\S+: )?(?:Error dispatching request to|error reading from) (?<backend>.*?): \(polling timed out\).*$/,
      /^upstream timed out.*$/,
    ],
    what: 'The program behind Apache did not answer in time.',
    why: 'Apache waits as long as ProxyTimeout, or Timeout, says: visitors get 504.',
    remedy: 'Make the program faster, or have "ProxyTimeout" raised in the server\'s configuration.',
  },
  {
    name: 'backend-bad-answer',
    status: 502,
    says: [
      /^bad HTTP\/\S+ header returned by (?<url>.+)$/,
      /^Starting body due to bogus non-header in headers returned by (?<url>.+)$/,
      /^Ignoring bogus HTTP header returned by (?<url>.+)$/,
      /^header size is over the limit allowed by ResponseFieldSize.*$/,
      /^server \S+ returned Transfer-Encoding and Content-Length$/,
      /^(?<detail>.*) returned by (?<url>\/.*)$/,
    ],
    what: 'What the program behind Apache sent back is no proper answer.',
    why: 'Its header is broken, too long, or not HTTP at all: visitors get 502 or a damaged page.',
    remedy: 'Ask the program itself: "curl -i http://127.0.0.1:PORT/" on the server.',
    otherwise: [
      'A backend that speaks FastCGI, uwsgi or https wants another scheme in the line: fcgi:, uwsgi:, https:.',
    ],
  },
  {
    name: 'proxy-scheme-unknown',
    says: /^No protocol handler was valid for the URL (?<url>\S+)(?: \(scheme '(?<scheme>[^']*)'\))?\. If you are using a DSO version of mod_proxy/,
    what: ({ scheme }) =>
      `mod_proxy is loaded, and the module for this kind of address${scheme === '' ? '' : ` ("${scheme}:")`} is not.`,
    why: 'Each scheme has a module of its own, as mod_proxy_http or mod_proxy_fcgi: visitors get 500.',
    remedy:
      'Have it loaded: "a2enmod proxy_http" (proxy_fcgi, proxy_uwsgi, proxy_wstunnel), then restart Apache.',
    rules: ['module-not-loaded'],
  },
  {
    name: 'proxy-tls',
    says: [
      /^\S+: failed to enable ssl support for .*$/,
      /^failed to enable ssl support \[Hint.*$/,
      /^HTTP: declining URL .* \(mod_ssl not configured\?\)$/,
    ],
    what: 'The address of the backend begins with https:, and SSLProxyEngine is off.',
    why: 'Apache cannot speak TLS to it: visitors get 500.',
    remedy:
      'Have "SSLProxyEngine On" put into the server\'s configuration, or speak plain http on the same machine.',
  },
  {
    name: 'proxy-request-body',
    status: null,
    says: [
      /^(?:prefetch request body|processing prefetched request body|pass request body|read request body) failed to .*$/,
      /^client \S+ \([^)]*\) requested Transfer-Encoding chunked.*$/,
      /^read \d+ bytes of request body than expected.*$/,
    ],
    what: 'The data that a visitor sent did not get to the program behind Apache.',
    why: 'The visitor broke off, or the program closed the connection before it had read everything.',
    remedy: 'If it happens to all, let the program read the whole body, or raise its limit.',
  },
  {
    name: 'fcgi-program-missing',
    status: 404,
    says: [
      /^Primary script unknown$/,
      /^Unable to open primary script: (?<path>.+?)(?: \((?<why>[^)]*)\))?$/,
    ],
    what: 'php-fpm does not find the file that Apache asks it to run, or may not read it.',
    why: 'The path that Apache hands over is not the path that php-fpm sees: another user, a chroot, a container, or a file that is not there. Visitors get 404 and "File not found."',
    remedy:
      'See that the file is there under the same path for php-fpm, that its user may read it and enter each folder above.',
    otherwise: [
      'In a container the folder has to be mounted at the same path in both.',
      'Requests for PHP files that do not exist end like this, too: put the handler into <FilesMatch> with <If "-f %{REQUEST_FILENAME}"> around it.',
    ],
  },
  {
    name: 'fcgi-broken-answer',
    status: 503,
    kind: 'symptom',
    says: [
      /^(?:Failed to read FastCGI header|Error parsing script headers|Got bogus (?:version|rid|record) .*|Error occurred reading padding)$/,
      /^Error dispatching request to (?<backend>.*?):.*$/,
      /^Failed (?:Writing Request|writing Environment) to (?<backend>.*):$/,
      /^(?:sending data to|can't send headers to) (?<backend>\S+).*$/,
    ],
    what: 'The program behind Apache broke off, or does not speak FastCGI (or uwsgi).',
    why: 'Visitors get 503 or 500.',
    remedy: 'See that the program on that port or socket is the one that is meant; look into its own log.',
    otherwise: [
      'An http server on that port wants "http:", not "fcgi:".',
      'php-fpm ended its process: look for "exited on signal" or "pm.max_children" in its log.',
    ],
  },
  {
    name: 'proxy-all-busy',
    status: 503,
    says: [
      /^all workers are busy\. {2}Unable to serve (?<url>.+)$/,
      /^\S+: failed to acquire connection for \((?<backend>[^)]*)\)$/,
    ],
    what: 'All connections to the program behind Apache are in use.',
    why: 'Visitors get 503.',
    remedy: 'Let the program have more workers, or make it faster.',
  },
]);
