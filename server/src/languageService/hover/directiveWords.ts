/**
 * Our own words for the directives that people write in .htaccess files, by lower-case name without bracket:
 * what it does, and what is good to know. For all others the facts speak alone.
 */
const words: ReadonlyMap<string, string> = new Map([
  // Which program answers
  [
    'addhandler',
    'Says which handler runs files with these extensions. It looks at every extension of a name, so "x.py.txt" counts as ".py" too; a SetHandler inside <FilesMatch "\\.py$"> does not.',
  ],
  [
    'sethandler',
    'Hands every file in its reach to one handler, style sheets and pictures included: put it inside <Files> or <FilesMatch>. "None" takes a handler away.',
  ],
  [
    'removehandler',
    'Takes back what AddHandler said of these extensions. If nothing else takes the files, their source code is sent to visitors.',
  ],
  [
    'addtype',
    'Says which media type files with these extensions have. A script names its own type in its header, so beside a handler this line does nothing. A few types, as application/x-httpd-cgi, work as the name of a handler.',
  ],
  ['forcetype', 'Gives every file in its reach this media type, whatever its extension is.'],
  ['removetype', 'Takes back what AddType said of these extensions.'],
  [
    'action',
    'Gives a handler name or a media type a program of its own: each such request starts the CGI program at this URL.',
  ],
  [
    'options',
    'Switches features on and off for this folder and all below it. CGI, mod_wsgi and mod_fcgid need ExecCGI, rewriting needs FollowSymLinks. With + and - a line changes what is in force; without signs it replaces it. Mixed signs are refused with status 500.',
  ],
  [
    'directoryindex',
    'Which file answers for the folder itself, the first one that exists. A script named here is only run if a handler takes it; else its source code is sent.',
  ],
  ['cgipassauth', 'Lets CGI scripts see the Authorization header, which is kept from them by default.'],
  ['fcgidwrapper', 'The program that mod_fcgid starts for files with this extension, as php-cgi for ".php".'],
  [
    'passengerenabled',
    'Switches Passenger on or off, which keeps Python, Ruby and Node applications running.',
  ],
  ['acceptpathinfo', 'Whether "/page.py/more" runs page.py with "/more" as its path info, or answers 404.'],
  // Which files or requests a section is about
  [
    'files',
    'The lines inside hold for files of this name only; * and ? stand for any text and any character.',
  ],
  [
    'filesmatch',
    'The lines inside hold for files whose name matches the pattern. Without "$" at its end ".py" also matches "x.py.txt".',
  ],
  ['if', 'The lines inside hold for requests of which the expression is true.'],
  [
    'ifmodule',
    'The lines inside are only read if the server has the module (with "!" in front: if it has not). Nothing tells you when they are skipped.',
  ],
  ['ifdefine', 'The lines inside are only read if the server was started with this name defined.'],
  ['ifversion', 'The lines inside are only read by a server of such a version.'],
  [
    'limit',
    'The lines inside hold for these request methods only. All others stay open: LimitExcept is mostly what is meant.',
  ],
  ['limitexcept', 'The lines inside hold for all request methods but these.'],
  // Rewriting
  [
    'rewriteengine',
    'Switches the rewrite rules of this file on or off. A folder with an engine of its own leaves out the rules of the folders above, unless RewriteOptions says otherwise.',
  ],
  [
    'rewriterule',
    'Changes the address of a request, or answers it with a redirect. In a .htaccess the pattern sees the path without the leading slash and without this folder. The flag [P] passes the request on to another server, [L] ends this round; the rules then run again on the result.',
  ],
  ['rewritecond', 'A condition for the next RewriteRule, and for that one only.'],
  ['rewritebase', 'The URL of this folder, put in front of relative targets of RewriteRule.'],
  ['redirect', 'Sends visitors who ask for this URL, or anything below it, to another address.'],
  ['redirectmatch', 'Sends visitors whose URL matches the pattern to another address.'],
  // Headers, types, caching
  [
    'header',
    'Sets or removes a header line of the answer. Without "always" error pages do not get it. Without mod_headers the line is refused with status 500: put it inside <IfModule mod_headers.c>.',
  ],
  ['requestheader', 'Changes a header line of the request before a program sees it.'],
  [
    'expiresactive',
    'Switches the lines of mod_expires on, which tell browsers how long they may keep files.',
  ],
  ['expiresbytype', 'How long browsers may keep files of this media type.'],
  ['expiresdefault', 'How long browsers may keep files of which no other line speaks.'],
  [
    'addoutputfilterbytype',
    'Passes answers of these media types through a filter, mostly DEFLATE, which compresses them.',
  ],
  ['adddefaultcharset', 'The character set that text answers are said to be in where they name none.'],
  ['addcharset', 'The character set that files with these extensions are said to be in.'],
  ['addencoding', 'Says that files with these extensions are compressed already.'],
  ['fileetag', 'What the ETag header is made of, by which browsers ask whether a file has changed.'],
  // Errors, variables, PHP
  [
    'errordocument',
    'What visitors see for this status: a path on this site, a text, or the address of another site (which turns the error into a redirect).',
  ],
  ['setenv', 'Sets an environment variable that scripts see.'],
  ['setenvif', 'Sets environment variables when a property of the request matches a pattern.'],
  [
    'setenvifnocase',
    'Sets environment variables when a property of the request matches, without regard to case.',
  ],
  [
    'php_value',
    'A setting of PHP. It only works where PHP runs inside the server; with PHP-FPM or CGI the line is refused with status 500, and .user.ini is the place.',
  ],
  [
    'php_flag',
    'A switch of PHP. It only works where PHP runs inside the server; with PHP-FPM or CGI the line is refused with status 500, and .user.ini is the place.',
  ],
  // Who may read
  ['require', 'Who may read: "all granted", "all denied", addresses, or people who have logged in.'],
  [
    'order',
    'Says whether Allow or Deny has the last word. It is the way of Apache 2.2: Require has taken its place.',
  ],
  ['allow', 'Lets these addresses in. It is the way of Apache 2.2: Require has taken its place.'],
  ['deny', 'Keeps these addresses out. It is the way of Apache 2.2: Require has taken its place.'],
  ['satisfy', 'Whether address and login must both be right, or one is enough. Require has taken its place.'],
  ['authtype', 'How visitors log in: Basic or Digest. It needs a Require line to have an effect.'],
  ['authname', 'The text that browsers show when they ask for a name and a password.'],
  [
    'authuserfile',
    'The file that holds names and hashed passwords. It belongs outside of all served folders.',
  ],
]);

/** @param name without bracket, in any case. */
export const directiveWords = (name: string): string | null => words.get(name.toLowerCase()) ?? null;
