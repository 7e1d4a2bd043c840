import { causes } from '../cause.js';

/** What Apache's core says of files that it may not, or cannot, give to visitors. */
export const accessCauses = causes([
  {
    name: 'file-not-found',
    kind: 'notice',
    status: 404,
    says: [/^File does not exist: (?<path>.+)$/, /^Cannot map [A-Z]+ (?<url>.+) to file$/],
    what: 'A visitor, or a program that searches for holes, asked for a file that is not there.',
    why: 'The answer is 404. Most such lines are no trouble of yours.',
    remedy:
      'If the file should be there, mind its upper and lower case, and the folder that DocumentRoot names.',
    otherwise: [
      'With a rewrite rule in play, the path shows where the rule led: it may not be where you wanted.',
    ],
  },
  {
    name: 'client-denied',
    directives: ['require', 'deny', 'order'],
    status: 403,
    says: /^client denied by server configuration: (?<path>.+)$/,
    what: 'A line of the configuration shuts the visitor out of this file.',
    why: '"Require all denied", "Deny from all" or a Require that does not hold for the visitor: the answer is 403.',
    remedy:
      'Let "Require all granted" hold for what visitors may see. In a .htaccess of Apache 2.2 write it in place of Order, Allow and Deny.',
    rules: ['mixed-access-control', 'deprecated-access-control'],
    otherwise: [
      'A file whose name begins with ".ht" is always denied: that is right.',
      "Without any Require line for the folder, the server's configuration denies everything outside of DocumentRoot.",
    ],
  },
  {
    name: 'no-search-permission',
    status: 403,
    says: /^access to (?<url>.+?) denied(?: \(filesystem path '(?<path>.+)'\))? because search permissions are missing on a component of the path$/,
    what: 'The server may not enter a folder on the way to this file.',
    why: "Each folder from the top of the disk down needs the execute permission for the server's user: the answer is 403.",
    remedy:
      'Give each folder on the way the mode 755 (711 is enough): "namei -l PATH" shows which one lacks it. Home folders are often 700.',
    rules: ['unsafe-permissions'],
  },
  {
    name: 'file-not-readable',
    status: 403,
    says: /^file permissions deny server access: (?<path>.+)$/,
    what: 'The server may not read this file.',
    why: 'The answer is 403.',
    remedy: 'Give it the mode 644: "chmod 644 FILE".',
  },
  {
    name: 'path-not-accessible',
    status: 403,
    says: /^access to (?<url>.+?) failed(?:; stat of '(?<path2>.+)' failed\.| \(filesystem path '(?<path>.+)'\))$/,
    what: 'The server could not look at this file or folder.',
    why: 'What the system said in brackets is the reason; with "File name too long" the address itself is odd.',
    remedy: 'See that the path is there and that the server may enter each folder above it.',
  },
  {
    name: 'link-not-allowed',
    directives: ['options'],
    status: 403,
    says: /^Symbolic link not allowed or link target not accessible: (?<path>.+)$/,
    what: 'A symbolic link stands in the way, and the server does not follow it.',
    why: 'Options FollowSymLinks is off, or with SymLinksIfOwnerMatch the link and its target belong to different users, or the target may not be read: the answer is 403.',
    remedy:
      'Put "Options +FollowSymLinks" (where the host wants it, "+SymLinksIfOwnerMatch") into the .htaccess, or put the file itself there.',
  },
  {
    name: 'not-a-file',
    status: 403,
    says: /^(?:Forbidden: (?<path>.+) doesn't point to a file or directory|Access to file (?<path2>.+) denied by server: not a regular file)$/,
    what: 'What stands at this path is neither a file nor a folder.',
    why: 'A socket, a pipe or a device is never given to visitors: the answer is 403.',
    remedy: 'Put it outside of the site.',
  },
  {
    name: 'no-index',
    directives: ['directoryindex', 'options'],
    status: 403,
    says: /^Cannot serve directory (?<path>.+): No matching DirectoryIndex \((?<names>[^)]*)\) found, and server-generated directory index forbidden by Options directive$/,
    what: ({ names }) =>
      `The folder has none of the files that stand for it (${names}), and listing it is forbidden.`,
    why: 'The answer is 403.',
    remedy:
      'Put an index file there, or name yours, as "DirectoryIndex index.py". "Options +Indexes" would list the folder to everybody.',
    rules: ['source-disclosure'],
  },
  {
    name: 'listing-forbidden',
    status: 403,
    says: [
      /^Directory index forbidden by Options directive: (?<path>.+)$/,
      /^Can't open directory for index: (?<path>.+)$/,
    ],
    what: 'The folder has no index file, and it may not be listed.',
    why: 'The answer is 403.',
    remedy: 'Put an index file there, or name yours with DirectoryIndex.',
  },
  {
    name: 'method-not-allowed',
    status: 405,
    kind: 'notice',
    says: /^This resource does not accept the (?<method>\S+) method\.$/,
    what: ({ method }) => `A visitor sent a ${method} request to a plain file.`,
    why: 'Only a program can take that: the answer is 405.',
    remedy: 'If a form sends it, let the form\'s "action" name a program that a handler runs.',
    rules: ['source-disclosure', 'handler-module-missing'],
  },
  {
    name: 'no-variant',
    status: 406,
    says: [
      /^no acceptable variant: (?<path>.+)$/,
      /^Negotiation: discovered file\(s\) matching request: (?<path>.+) \(None could be negotiated\)\.$/,
    ],
    what: 'MultiViews found files with this name, and none whose type it may send.',
    why: 'A handler by AddHandler is no type: MultiViews passes over page.py when /page is asked for. The answer is 404 or 406.',
    remedy:
      'Switch it off, "Options -MultiViews", and rewrite the address; or give the extension a type with AddType, too.',
  },
  {
    name: 'access-file-unreadable',
    status: 403,
    says: /^(?<path>.+) pcfg_openfile: unable to check htaccess file, ensure it is readable and that '(?<folder>.*)' is executable$/,
    what: 'The server cannot read a .htaccess, or may not enter its folder.',
    why: 'As it cannot know what the file would forbid, it answers 403 to everything below.',
    remedy: 'Give the .htaccess the mode 644 and each folder above it 755.',
  },
  {
    name: 'handler-not-found',
    status: 500,
    says: /^handler "(?<name>.*)" not found for: (?<path>.+)$/,
    what: ({ name }) => `No module of this server knows the handler "${name}".`,
    why: 'The file is then sent as it is: of a program visitors get the source.',
    remedy: 'Correct the name, or have the module loaded.',
    rules: ['unknown-handler', 'handler-module-missing', 'obsolete-handler'],
  },
  {
    name: 'odd-request',
    kind: 'notice',
    status: 400,
    says: [
      /^Invalid URI in request/,
      /^invalid URI path \(/,
      /^request failed: /,
      /^HTTP Request Line; /,
      /^(?:Client sent malformed Host header|client sent HTTP\/1\.1 request without hostname|client sent an unrecognized expectation|client sent (?:invalid|unknown))/,
      /^Request header /,
      /^Invalid method in request/,
      /^found %2f \(encoded '\/'\) in URI path/,
      /^Number of request headers exceeds LimitRequestFields/,
      /^Request .* read timeout$/,
    ],
    what: 'A request was not as HTTP wants it, or did not come to its end.',
    why: 'Mostly programs that search for holes; the answer is 400, or none.',
    remedy: 'There is nothing to do.',
    otherwise: [
      '"encoded /" in an address is answered 404 unless AllowEncodedSlashes is on, in the server\'s configuration.',
    ],
  },
]);
