import { causes } from '../cause.js';

/** PHP names a place in one of two ways. */
const at = String.raw`(?: in (?<path>(?:\/|[A-Za-z]:[\\\/]).+?)(?: on line |:)(?<line>\d+))`;
const php = (kind: string, message: string): RegExp => new RegExp(`^(?:PHP )?(?:${kind}): {1,2}${message}`);
const fatal = (message: string): RegExp =>
  php(
    'Fatal error|Recoverable fatal error',
    String.raw`(?:Uncaught (?:\w+\\)*\w*(?:Error|Exception): )?${message}`,
  );

/** PHP's own messages, in whichever server it runs. */
export const phpCauses = causes([
  {
    name: 'php-parse-error',
    says: php('Parse error', `(?<detail>.*?)${at}`),
    what: ({ detail }) => `PHP cannot read the file: ${detail}.`,
    why: 'Nothing of the page runs: visitors get 500, or a blank page.',
    remedy:
      'Look at the line, and at the one before it: a missing semicolon, bracket or quotation mark. Syntax of a newer PHP fails like this on an older one.',
    rules: [],
    otherwise: ['"php -l FILE" on the server finds the same; "php -v" there tells the version.'],
  },
  {
    name: 'php-function-missing',
    says: fatal(String.raw`Call to undefined function (?<function>[\w\\]+)\(\).*?${at}`),
    what: ({ function: name }) => `This PHP has no function ${name}().`,
    why: 'It was removed in newer versions (mysql_connect, ereg, split, each, create_function, ...), or its extension is not installed. The page ends there: visitors get 500.',
    remedy:
      'Use its replacement (mysqli or PDO for mysql_*, preg_* for ereg*), or have the extension installed.',
  },
  {
    name: 'php-class-missing',
    says: fatal(String.raw`(?:Class|Interface|Trait) ["'](?<class>[\w\\]+)["'] not found.*?${at}`),
    what: ({ class: name }) => `PHP does not find the class ${name}.`,
    why: 'Its file is not loaded, its extension is not installed, or upper and lower case differ in the name of the file. Visitors get 500.',
    remedy:
      'Upload the folder "vendor", or run "composer install" on the server; mind the case of file names.',
  },
  {
    name: 'php-include-missing',
    says: [
      php(
        'Fatal error|Warning',
        String.raw`(?:Uncaught Error: )?(?:require|include)(?:_once)?\(\)?:? ?.*?Failed opening (?:required )?'(?<wanted>[^']*)'.*?${at}`,
      ),
      php(
        'Warning',
        String.raw`(?:require|include)(?:_once)?\((?<wanted>[^)]*)\): [Ff]ailed to open stream: .*?${at}`,
      ),
      fatal(`Failed opening required '(?<wanted>[^']*)'.*?${at}`),
    ],
    what: ({ wanted }) => `PHP cannot open "${wanted}", which the page wants to include.`,
    why: 'A require that fails ends the page: visitors get 500. A path without "/" is looked for in include_path and beside the file.',
    remedy:
      'Write the path from the file itself: require __DIR__ . "/name.php"; and mind upper and lower case.',
  },
  {
    name: 'php-out-of-memory',
    says: fatal(String.raw`(?:Allowed memory size of (?<bytes>\d+) bytes exhausted|Out of memory).*?${at}`),
    what: 'The page needs more memory than memory_limit allows.',
    why: 'PHP ends it: visitors get 500.',
    remedy:
      'Raise memory_limit in .user.ini or php.ini (under mod_php also "php_value memory_limit 256M" in .htaccess), or read large data in parts.',
  },
  {
    name: 'php-time-limit',
    says: fatal(String.raw`Maximum execution time of (?<seconds>\d+) seconds? exceeded.*?${at}`),
    what: ({ seconds }) => `The page ran for more than ${seconds} seconds (max_execution_time).`,
    why: 'PHP ends it: visitors get 500 or half a page.',
    remedy: 'Find what takes long; raise max_execution_time in .user.ini only if it has to.',
  },
  {
    name: 'php-headers-sent',
    status: 200,
    says: php(
      'Warning',
      String.raw`(?:Uncaught )?(?:Cannot modify header information - headers already sent|session_start\(\): .*?headers already sent|session_start\(\): Session cannot be started after headers have already been sent)(?: by \(output started at (?<path>.+?):(?<line>\d+)\))?.*$`,
    ),
    what: 'The page had written something before it set a header, a cookie or a session.',
    why: 'A header cannot follow the body: the redirect, the cookie or the login is lost.',
    remedy:
      'Look at the place where the output started: a blank or an empty line before "<?php", a byte order mark, text behind "?>", or an echo that comes too early.',
    rules: ['output-before-headers'],
  },
  {
    name: 'php-file-denied',
    status: null,
    says: [
      php(
        'Warning',
        String.raw`(?<function>\w+)\((?<file>[^)]*)\): [Ff]ailed to open stream: (?<detail>.*?)${at}`,
      ),
      php(
        'Warning',
        String.raw`(?<function>\w+)\(\): open_basedir restriction in effect\. File\((?<file>[^)]*)\).*?${at}`,
      ),
      php(
        'Warning',
        String.raw`(?:unlink|mkdir|rename|copy|chmod|opendir|scandir|move_uploaded_file|touch|rmdir)\((?<file>[^)]*)\)?: (?<detail>.*?)${at}`,
      ),
    ],
    what: ({ file }) => `PHP may not open "${file}", or it is not there.`,
    why: 'The user that PHP runs as has no permission, the folder is missing, or open_basedir shuts it out.',
    remedy:
      'Let the folder belong to the user that PHP runs as and give it the mode 755; never 777. A path without "/" starts at the page that was asked for.',
  },
  {
    name: 'php-database',
    says: [
      fatal(
        String.raw`(?:SQLSTATE\[|(?:Access denied for user|Unknown database|Connection refused|No such file or directory)).*?${at}`,
      ),
      php(
        'Warning|Fatal error',
        String.raw`(?:Uncaught \S+: )?(?:mysqli?_\w+\(\)|mysqli::\w+\(\)|PDO::__construct\(\)): .*?${at}`,
      ),
    ],
    what: 'The database did not take the connection or the query.',
    why: 'Mostly the name, the password or the host in the configuration is not right, or the database does not run.',
    remedy: 'Compare with what the host\'s panel says. "localhost" and "127.0.0.1" are different ways in.',
  },
  {
    name: 'php-uncaught',
    says: php('Fatal error', `Uncaught (?<detail>.*?)${at}`),
    what: ({ detail }) => `The page ended on an exception that nothing caught: ${detail}.`,
    why: 'Visitors get 500, or half a page.',
    remedy: 'Look at the line; what leads to it stands in the stack trace behind.',
  },
  {
    name: 'php-fatal-error',
    says: [
      php('Fatal error|Recoverable fatal error|Core error|Compile error', `(?<detail>.*?)${at}`),
      php('Fatal error', '(?<detail>.*)$'),
    ],
    what: ({ detail }) => `PHP ended the page: ${detail}.`,
    why: 'Visitors get 500, or half a page.',
    remedy: 'Correct the line that it names.',
  },
  {
    name: 'php-extension-missing',
    status: null,
    says: php(
      '(?:Core )?[Ww]arning|Warning|Startup',
      `(?:PHP Startup: )?Unable to load dynamic library '(?<file>[^']*)'.*`,
    ),
    what: ({ file }) => `PHP cannot load its extension ${file}.`,
    why: 'It is not installed for this version, or a library that it needs is missing. Pages that use it fail.',
    remedy: 'Install the package of this PHP version, or take the line "extension=" out of php.ini.',
  },
  {
    name: 'php-upload-too-large',
    status: null,
    says: php(
      'Warning',
      String.raw`(?:PHP Request Startup: |Unknown: )?POST Content-Length of (?<size>\d+) bytes exceeds the limit of (?<most>\d+) bytes.*`,
    ),
    what: ({ size, most }) => `A visitor sent ${size} bytes, and post_max_size is ${most}.`,
    why: 'PHP then drops all of it: the form arrives empty.',
    remedy: 'Raise post_max_size and upload_max_filesize in .user.ini or php.ini.',
  },
  {
    name: 'php-warning',
    kind: 'notice',
    status: null,
    says: [
      php(
        'Warning|Notice|Deprecated|Strict Standards|User (?:warning|notice|deprecated)',
        `(?<detail>.*?)${at}`,
      ),
      php('Warning|Notice|Deprecated', '(?<detail>.*)$'),
    ],
    what: ({ detail }) => `PHP points at something: ${detail}.`,
    why: 'The page goes on. What it says is often the reason why a page looks wrong, and deprecated things fail in a later version.',
    remedy: 'Look at the line. On a live site keep display_errors off, so that visitors do not see it.',
  },
]);
