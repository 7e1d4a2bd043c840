/** A handler of a module that current servers no longer have. */
export interface FormerHandler {
  /** The modules that bring it where one of them is loaded all the same. */
  readonly modules: readonly string[];
  /** For a sentence that begins with the name: "is of mod_fastcgi, whose last release is of 2007". */
  readonly origin: string;
  /** The handler that took its place and can take the same files; null where there is none. */
  readonly successor: string | null;
  /** Whether hosts set up the name for other ways to run the files. */
  readonly setUpByHosts: boolean;
  /** What to do, in one or two sentences. */
  readonly advice: string;
}

const modPython: FormerHandler = {
  setUpByHosts: false,
  modules: ['python'],
  origin: 'is of mod_python, whose last release is of 2013',
  successor: null,
  advice:
    'A WSGI application belongs under mod_wsgi (handler "wsgi-script"). A script that mod_python.cgihandler runs can run under "cgi-script" as it is, and be moved on from there.',
};

const modFastcgi: FormerHandler = {
  setUpByHosts: false,
  modules: ['fastcgi'],
  origin: 'is of mod_fastcgi, whose last release, of 2007, is older than Apache 2.4',
  successor: 'fcgid-script',
  advice: 'Its successor mod_fcgid runs the same programs under the name "fcgid-script".',
};

const suPhp: FormerHandler = {
  setUpByHosts: true,
  modules: ['suphp'],
  origin: 'is of suPHP, which was given up in 2013',
  successor: null,
  advice:
    'Hosts run PHP by php-fpm now, mostly without any line in a .htaccess: delete this one, or take the one that your host names.',
};

const modRuby: FormerHandler = {
  setUpByHosts: false,
  modules: ['ruby'],
  origin: 'is of mod_ruby, whose last release is of 2008',
  successor: null,
  advice: 'Ruby applications run under Passenger, or in a server of their own behind a proxy.',
};

const ofPhp = (version: string, ended: string, setUpByHosts: boolean): FormerHandler => ({
  setUpByHosts,
  modules: [`php${version}`],
  origin: `asks for PHP ${version}, whose support ended in ${ended}`,
  successor: 'application/x-httpd-php',
  advice:
    'Where PHP runs inside Apache, "application/x-httpd-php" is its name in every version. On a host that runs it otherwise delete the line, or take the one that your host names.',
});

const handlers: ReadonlyMap<string, FormerHandler> = new Map([
  ['mod_python', modPython],
  ['python-program', modPython],
  ['fastcgi-script', modFastcgi],
  ['suphp-script', suPhp],
  ['x-httpd-suphp', suPhp],
  ['application/x-httpd-suphp', suPhp],
  ['ruby-object', modRuby],
  ['application/x-httpd-php3', ofPhp('3', '2000', true)],
  ['application/x-httpd-php4', ofPhp('4', '2008', true)],
  ['application/x-httpd-php5', ofPhp('5', '2018', true)],
  ['php5-script', ofPhp('5', '2018', false)],
  ['php7-script', ofPhp('7', '2022', false)],
]);

/**
 * Seen on a real Apache 2.4.71 with every module that Debian packages, mod_fcgid and PHP 8 among them: files of
 * these names are sent as they are. The name may be a handler's or a media type's, in any case.
 */
export const formerHandler = (name: string): FormerHandler | null => handlers.get(name.toLowerCase()) ?? null;
