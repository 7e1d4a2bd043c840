import { type CauseEntry, causes } from '../cause.js';

/**
 * A refusal of a .htaccess: `/path/.htaccess: MESSAGE`, and of a section `/path/.htaccess: /path/.htaccess:LINE: MESSAGE`. The same
 * words behind "Syntax error on line N of FILE:" are of the server's own configuration.
 */
const inHtaccess = (message: string): RegExp =>
  new RegExp(
    String.raw`^(?<path>(?:\/|[A-Za-z]:[\\\/]).*?\.ht\w*): (?:(?:\/|[A-Za-z]:[\\\/]).*?\.ht\w*:(?<line>\d+): )?(?<said>${message})$`,
  );

const why =
  'Apache stops reading the .htaccess there and answers 500 to every request for this folder and all below it.';

type Refused = Omit<CauseEntry, 'says' | 'why'> & { readonly message: string | readonly string[] };

const refused = ({ message, ...entry }: Refused): CauseEntry => ({
  ...entry,
  says: (typeof message === 'string' ? [message] : message).map(inHtaccess),
  why,
});

/** What Apache says of a .htaccess that it does not accept. Each rule says more, of the line itself. */
export const htaccessCauses = causes([
  refused({
    name: 'htaccess-unknown-directive',
    message: `Invalid command '(?<directive>.*?)', perhaps misspelled or defined by a module not included in the server configuration`,
    what: ({ directive }) => `No module of this server knows "${directive}".`,
    remedy:
      'Correct its spelling. If it is right, the module that brings it is not loaded: have it loaded, or put the line between <IfModule> and </IfModule>.',
    rules: ['unknown-directive', 'module-not-loaded', 'byte-order-mark', 'trailing-comment'],
    otherwise: [
      'An invisible mark at the beginning of the file (a byte order mark) makes the first word another one: "\\xef\\xbb\\xbf" in the line of the log.',
    ],
  }),
  refused({
    name: 'htaccess-not-allowed-here',
    message: [
      String.raw`(?<directive>\S+) not allowed here`,
      String.raw`Option (?<option>\S+) not allowed here`,
      String.raw`(?<directive>\S+) cannot occur within (?:htaccess files|.*section.*)`,
      String.raw`(?<directive>\S+) not allowed in .* context`,
    ],
    what: ({ directive, option }) =>
      `"${option || directive}" may not stand in this .htaccess: it belongs in the server's configuration, or AllowOverride does not grant it here.`,
    remedy:
      'Take the line out, or ask the host: some lines only need "AllowOverride", others can never stand in a .htaccess.',
    rules: ['directive-not-allowed-here', 'override-not-allowed'],
  }),
  refused({
    name: 'htaccess-sections',
    message: [
      String.raw`Expected <\/(?<directive>.*?)>? (?:but saw .*|before end of configuration)`,
      String.raw`<\/(?<directive>\w+)> without matching <\w+> section`,
      String.raw`<?(?<directive>\w+)> was not closed\.`,
      String.raw`<(?<directive>\w+)> directive missing closing '>'`,
      String.raw`<?(?<directive>\w+)> ?(?:directive )?requires (?:additional )?arguments`,
      String.raw`Multiple <(?<directive>\w+)> arguments not (?:yet )?supported`,
    ],
    what: 'A section is opened and not closed, closed and not opened, or its tag is incomplete.',
    remedy: 'Give each <Name ...> its </Name>, in the right order, and each tag its ">".',
    rules: ['unclosed-section', 'unmatched-section-end', 'invalid-argument', 'wrong-argument-count'],
  }),
  refused({
    name: 'htaccess-rewriting',
    message: [
      '(?<directive>RewriteRule|RewriteCond): (?:bad flag delimiters|unknown flag .*|invalid HTTP response code .*|bad argument line .*|invalid .*|.*flag.*)',
    ],
    what: ({ directive }) => `${directive} has flags, or arguments, that mod_rewrite does not understand.`,
    remedy:
      'Flags stand between [ and ] with commas and without blanks; a blank in a pattern or an address needs quotation marks around the whole.',
    rules: ['invalid-rewrite-flag', 'invalid-argument', 'wrong-argument-count', 'trailing-comment'],
  }),
  refused({
    name: 'htaccess-regex',
    message: [
      String.raw`(?<directive>\w+): cannot compile (?:regular expression|RewriteCond|regex).*`,
      '.*(?:[Rr]egex could not be compiled|[Rr]egular expression could not be compiled|cannot compile|could not be compiled|Failed to compile).*',
    ],
    what: 'A regular expression in this file has a mistake.',
    remedy:
      'Look for a bracket that is not closed, or a "*", "+" or "?" with nothing before it; a literal one is written with a backslash.',
    rules: ['invalid-regex', 'invalid-argument'],
  }),
  refused({
    name: 'htaccess-options-signs',
    message: String.raw`Either all Options must start with \+ or -, or no Option may\.`,
    what: 'An Options line has words with a sign, + or -, and words without.',
    remedy: 'Write the sign before each of them, or before none. With signs the rest stays as it is above.',
    rules: ['mixed-options-signs', 'trailing-comment'],
  }),
  refused({
    name: 'htaccess-expression',
    message: [
      `(?:Cannot parse condition clause|Cannot parse expression[^:]*|Can't parse (?:value )?expression|Can't parse[^:]*|.*parse (?:expr|condition)[^:]*): ?.*`,
      '.*syntax error, unexpected.*',
    ],
    what: 'Apache cannot read a condition, of <If>, "Require expr" or their kin.',
    remedy: "Compare with ==, match with =~, and put text between ' and '.",
    rules: ['invalid-expression', 'invalid-require', 'invalid-argument'],
  }),
  refused({
    name: 'htaccess-require',
    message: [
      'Unknown Authz provider: (?<provider>.*)',
      String.raw`<Require\w+> directive .*`,
      '(?:Require|<Require).*',
      `'Require .*' .*`,
      `ip address '.*' appears to be invalid`,
    ],
    what: 'A Require line, or a section of them, makes no sense to Apache.',
    remedy:
      'Write "Require all granted", "Require valid-user", "Require ip 192.0.2.1", and in <RequireNone> only what is to be kept out.',
    rules: ['invalid-require', 'trailing-comment', 'invalid-expression'],
  }),
  refused({
    name: 'htaccess-line-too-long',
    message: ['Line too long', String.raw`Error reading .*? at line (?<number>\d+): Line too long`],
    what: 'A line, joined with those that it goes on in behind a backslash, is longer than Apache reads.',
    remedy: 'Break it into several lines, each a directive of its own. A comment counts, too.',
    rules: ['line-too-long'],
  }),
  refused({
    name: 'htaccess-argument-count',
    message: [
      String.raw`(?<directive>\S+) (?:takes|requires) (?:no arguments|(?:at least |exactly )?(?:one|two|three|four|1|2|3|one or two|one, two or three|two or three|one or three|two or one).*arguments?.*)`,
      String.raw`(?<directive>\S+) must be (?:On or Off|one of.*|set to.*)`,
    ],
    what: ({ directive }) => `"${directive}" has too few, too many, or other words behind it than it takes.`,
    remedy:
      'Compare with the manual; put text with blanks between quotation marks. A comment behind a directive counts as words of it: give it a line of its own.',
    rules: ['wrong-argument-count', 'invalid-argument', 'trailing-comment'],
  }),
  refused({
    name: 'htaccess-wrapper',
    directives: ['fcgidwrapper', 'fcgiwrapper'],
    message: 'Wrapper (?<file>.*?) cannot be accessed.*',
    what: ({ file }) => `FcgidWrapper names the program ${file}, which is not there or may not be looked at.`,
    remedy: 'Write the path that the program has on the server; ask the host for it.',
  }),
  refused({
    name: 'htaccess-argument',
    message: '.+',
    what: ({ said }) => `Apache does not accept a line of this .htaccess. It says: "${said}".`,
    remedy: 'Correct what it names, or take the line out.',
    rules: [
      'invalid-argument',
      'wrong-argument-count',
      'trailing-comment',
      'invalid-regex',
      'invalid-expression',
      'invalid-require',
      'unknown-directive',
      'directive-not-allowed-here',
    ],
  }),
]);
