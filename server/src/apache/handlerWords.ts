/** What a handler does, for somebody who has never run a server. */
export interface HandlerWords {
  /** What happens to each request. */
  readonly does: string;
  /** What that costs. */
  readonly costs: string;
}

/** The figures are of one machine, measured there against each other: take their order of magnitude. */
const words: ReadonlyMap<string, HandlerWords> = new Map([
  [
    'cgi-script',
    {
      does: 'For every request the server starts the program anew, hands it the request in environment variables and on its standard input, and sends on what it prints: header lines, an empty line, the page. Then the program ends.',
      costs:
        'The start is paid each time: about 30 ms for Python, 60 ms with common imports, 10 ms for Perl. A program that stays in memory answers the same page in less than 1 ms.',
    },
  ],
  [
    'wsgi-script',
    {
      does: 'mod_wsgi loads the Python file once, keeps it in memory, and calls its function `application` for every request. The file prints nothing: it returns its header and its body.',
      costs:
        'Only the first request waits for Python. Measured, the same page came about 90 times as often as through CGI.',
    },
  ],
  [
    'fcgid-script',
    {
      does: 'mod_fcgid starts the program once and hands it one request after the other over FastCGI. The program has to speak FastCGI: a plain CGI script does not.',
      costs:
        'Only the first request waits for the program. Measured, about 70 times as fast as CGI for Python, 12 times for PHP.',
    },
  ],
  [
    'perl-script',
    {
      does: 'mod_perl keeps Perl and the compiled script in memory and runs it inside the server.',
      costs: 'The script is compiled once. Measured, about 50 times as fast as Perl through CGI.',
    },
  ],
  [
    'modperl',
    {
      does: 'mod_perl calls a Perl function inside the server for every request.',
      costs: 'Nothing is started for a request.',
    },
  ],
  [
    'application/x-httpd-php',
    {
      does: 'PHP inside the server runs the file and sends what it writes.',
      costs: 'Nothing is started for a request. Measured, about 230 times as fast as PHP through CGI.',
    },
  ],
  [
    'application/x-httpd-php-source',
    {
      does: 'PHP shows the source code of the file, coloured, to every visitor. It runs nothing.',
      costs: 'Whatever secret stands in the file is published.',
    },
  ],
  [
    'mod_python',
    {
      does: 'mod_python runs Python inside the server. Nobody maintains it any more, and current servers lack it.',
      costs: 'Fast while it lasts; where the module is missing, visitors get the source code.',
    },
  ],
  [
    'python-program',
    {
      does: 'An old name of the handler of mod_python, which runs Python inside the server. Current servers lack it.',
      costs: 'Fast while it lasts; where the module is missing, visitors get the source code.',
    },
  ],
  [
    'lua-script',
    {
      does: 'mod_lua runs the Lua file inside the server.',
      costs: 'Nothing is started for a request.',
    },
  ],
  [
    'default-handler',
    {
      does: 'The server sends the file as it is. This takes a handler away that was set further up.',
      costs: 'Nothing is run: of a program, visitors get the source code.',
    },
  ],
  [
    'send-as-is',
    {
      does: 'The server sends the file with the header lines that the file itself starts with.',
      costs: 'Nothing is run.',
    },
  ],
  [
    'server-status',
    {
      does: 'The server answers with a page about itself: requests, visitors’ addresses, load.',
      costs: 'Everybody who may open the address reads it.',
    },
  ],
  [
    'server-info',
    {
      does: 'The server answers with its whole configuration.',
      costs: 'Everybody who may open the address reads it.',
    },
  ],
  [
    'type-map',
    {
      does: 'The file lists variants of a page, of which the server picks the one that the browser prefers.',
      costs: 'Nothing is run.',
    },
  ],
]);

const proxy: HandlerWords = {
  does: 'The server passes the request on to another program, which runs all the time and answers it: an application server or PHP-FPM.',
  costs:
    'Nothing is started for a request; the other program has to be kept running. Measured, 45 to 150 times as fast as CGI.',
};

/** @param handler lower case. Null for a handler that we have nothing to say about. */
export const handlerWords = (handler: string): HandlerWords | null =>
  handler.startsWith('proxy:') || handler === 'proxy-server' ? proxy : (words.get(handler) ?? null);
