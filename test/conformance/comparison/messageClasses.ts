/** A kind of refusal, told by the server's words. */
export interface MessageClass {
  readonly name: string;
  readonly words: RegExp;
}

/**
 * The classes that files of people meet: each is measured by itself, and a long run has to meet each often. The
 * first that fits is a message's class.
 */
export const frequentClasses: readonly MessageClass[] = [
  { name: 'unknown directive', words: /^Invalid command '/ },
  { name: 'section: expected another closing tag', words: /^Expected <\/.*> but saw / },
  { name: 'section: closing tag without opening', words: / without matching </ },
  { name: 'section: not closed', words: / was not closed\.$/ },
  { name: 'section: not closed in a skipped part', words: / before end of configuration$/ },
  { name: 'section: bracket missing', words: / directive missing closing '>'$/ },
  {
    name: 'section: arguments',
    words:
      /^<\w+> (?:directive (?:requires|doesn't)|does not take)|^Multiple <\w+> |^<Else> or <ElseIf> section without/,
  },
  { name: 'not allowed here', words: / not allowed (?:here|in <\w+> context)$/ },
  { name: 'cannot occur within', words: / cannot occur within / },
  { name: 'must be On or Off', words: / must be On or Off$/ },
  { name: 'rewrite: bad flag delimiters', words: /^Rewrite(?:Rule|Cond): bad flag delimiters/ },
  { name: 'rewrite: unknown flag', words: /^Rewrite(?:Rule|Cond): unknown flag '/ },
  { name: 'rewrite: regular expression', words: /^Rewrite(?:Rule|Cond): cannot compile regular expression / },
  { name: 'rewrite: response code', words: /^RewriteRule: invalid HTTP response code / },
  { name: 'rewrite: bad argument line', words: /^Rewrite(?:Rule|Cond): bad argument line / },
  { name: 'Order', words: /^order takes one argument, 'allow,deny'|^unknown order$/ },
  { name: 'Allow and Deny without from', words: /^allow and deny must be followed by 'from'$/ },
  { name: 'Options: mixed signs', words: /^Either all Options must start with / },
  { name: 'Options: unknown option', words: /^Illegal option / },
  {
    name: 'argument count',
    words:
      / takes (?:no|one|two|three|1-2|two or three|one or three)\b.* arguments?\b| requires at least (?:one|two) arguments?\b/,
  },
  {
    name: 'expression',
    words:
      /cannot compile expression in htaccess context|^Cannot parse (?:condition clause|expression)|^C(?:an't|ould not) parse (?:expression|envclause\/expression|fake)|^Error parsing FilterProvider expression|^SSLRequire: /,
  },
  { name: 'Header: action', words: /^first argument must be / },
  {
    name: 'Require: unknown provider',
    words: /^Unknown Authz provider: /,
  },
  {
    name: 'Require: container without directives',
    words: / directive contains (?:no|only negative) authorization directives$/,
  },
  { name: 'Require: no effect', words: / has no effect in </ },
  { name: 'ErrorDocument', words: /^Unsupported HTTP response code |a 401 ErrorDocument/ },
  { name: 'IfVersion', words: /^Version appears to be invalid|^unrecognized operator / },
  { name: 'line too long', words: /Line too long$/ },
  {
    name: 'regular expression',
    words:
      /[Rr]egex could not be compiled|Regular expression could not be compiled|cannot compile regular expression|Unable to compile regular expression|could not compile regex/,
  },
];

/** Less frequent ones, which the same directives say. */
const rareClasses: readonly MessageClass[] = [
  { name: 'rewrite: other', words: /^Rewrite/ },
  {
    name: 'Header: other',
    words:
      /^(?:Request)?Header |^Unrecognized header format |^error: missing environment variable|^Unknown parameter: |^envclause /,
  },
  {
    name: 'addresses',
    words: /^ip address '|^The specified (?:IP address|network mask) is invalid|^An IP address was expected/,
  },
  {
    name: 'Limit: methods',
    words:
      /^Could not register method |^TRACE cannot be controlled|specifies methods already excluded|excludes all methods|^Invalid Method/,
  },
  { name: 'SetEnvIf', words: /^Missing (?:regular expression|envariable expression|header-field name) for / },
  {
    name: 'Expires',
    words: /bad expires code|^'Expires|^'.*' |^Invalid mimetype: should contain a slash/,
  },
  { name: 'Redirect', words: /^Redirect|^URL to redirect to is missing|^DirectoryIndexRedirect/ },
  { name: 'filters', words: /^Unknown filter provider |^Filter/ },
  { name: 'authentication providers', words: /^Unknown Authn provider: / },
  {
    name: 'IndexOptions',
    words: /^Invalid directory indexing option|^Cannot combine |Width|^Unrecognized option/,
  },
  { name: 'FileETag', words: /FileETag/ },
  { name: 'other SSL directives', words: /^SSL/ },
];

/** The name of a message's class. */
export const classOf = (message: string): string =>
  [...frequentClasses, ...rareClasses].find(({ words }) => words.test(message))?.name ?? 'other';

/** In which order classes are shown. */
export const classNames: readonly string[] = [
  ...[...frequentClasses, ...rareClasses].map(({ name }) => name),
  'other',
];
