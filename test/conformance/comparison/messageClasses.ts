/** A kind of refusal, told by the server's words. */
export interface MessageClass {
  readonly name: string;
  readonly words: RegExp;
}

/** The classes that files of people meet: each is measured by itself. The first that fits is a message's class. */
export const messageClasses: readonly MessageClass[] = [
  { name: 'unknown directive', words: /^Invalid command '/ },
  { name: 'section: expected another closing tag', words: /^Expected <\/.*> but saw / },
  { name: 'section: closing tag without opening', words: / without matching </ },
  { name: 'section: not closed', words: / was not closed\./ },
  { name: 'section: not closed in a skipped part', words: / before end of configuration$/ },
  { name: 'section: bracket missing', words: / directive missing closing '>'$/ },
  {
    name: 'section: argument missing or in excess',
    words: /^<\w+> (?:directive (?:requires|doesn't)|does not take)|^Multiple <\w+>/,
  },
  { name: 'not allowed here', words: / not allowed (?:here|in <\w+> context)$/ },
  { name: 'cannot occur within', words: / cannot occur within / },
  { name: 'must be On or Off', words: / must be On or Off$/ },
  { name: 'rewrite: bad flag delimiters', words: /^Rewrite(?:Rule|Cond): bad flag delimiters/ },
  { name: 'rewrite: unknown flag', words: /^Rewrite(?:Rule|Cond): unknown flag '/ },
  { name: 'rewrite: regular expression', words: /^Rewrite(?:Rule|Cond): cannot compile regular expression / },
  { name: 'rewrite: response code', words: /^RewriteRule: invalid HTTP response code / },
  { name: 'rewrite: bad argument line', words: /^Rewrite(?:Rule|Cond): bad argument line / },
  { name: 'rewrite: flag without its value', words: /^RewriteRule: (?:invalid|flag) / },
  { name: 'rewrite: condition', words: /^RewriteCond: / },
  { name: 'rewrite: options and base', words: /^RewriteOptions: |^RewriteBase: / },
  { name: 'Order', words: /^order takes one argument, 'allow,deny'/ },
  { name: 'Allow and Deny without from', words: /^allow and deny must be followed by 'from'$/ },
  { name: 'Options: mixed signs', words: /^Either all Options must start with / },
  { name: 'Options: unknown option', words: /^Illegal option / },
  {
    name: 'argument count',
    words:
      / takes (?:no|one|two|three|1-2|two or three|one or three)\b.* arguments?\b| requires at least (?:one|two) arguments?\b|directive requires additional arguments$/,
  },
  {
    name: 'expression',
    words:
      /Cannot parse (?:condition clause|expression|expr)|[Ee]xpression .*(?:syntax error|parse)|syntax error, unexpected|Can't parse (?:env|envclause)/,
  },
  { name: 'Header: action', words: /^first argument must be / },
  {
    name: 'Header: other',
    words:
      /^Header (?:(?:un)?set|requires|edit|with)|^Header has |^header unset |Unrecognized header format |^Invalid header|^envclause should be|^error: envclause|^Can't parse envclause|^Unmatched bracket|^Format of header/i,
  },
  { name: 'Require: unknown provider', words: /^Unknown Authz provider: / },
  {
    name: 'Require: container without directives',
    words: / directive contains (?:no|only negative) authorization directives$/,
  },
  { name: 'Require: no effect', words: / has no effect in </ },
  { name: 'Require: arguments', words: /^Require |^ip address '|^No (?:host|ip)|^'Require / },
  {
    name: 'ErrorDocument',
    words: /^Unsupported HTTP response code |^cannot use a full URL in a 401 ErrorDocument/,
  },
  {
    name: 'IfVersion',
    words:
      /^Version appears to be invalid|^Operator .* requires|^Missing (?:dir name|version)|^unrecognized operator/i,
  },
  { name: 'line too long', words: /Line too long$/ },
  {
    name: 'Limit: methods',
    words:
      /^TRACE cannot be controlled by|^unknown method |^Regex could not|excludes all methods|already excluded/,
  },
  {
    name: 'regular expression',
    words:
      /[Rr]egular expression could not be compiled|Regex could not be compiled|cannot compile regular expression|regex could not be compiled|could not be compiled|Cannot compile regex|Error compiling regex/i,
  },
  {
    name: 'SetEnvIf',
    words: /^Missing (?:regular expression|envariable|expression)|^(?:SetEnvIf|BrowserMatch)\w* regex/i,
  },
  {
    name: 'Expires',
    words: /^(?:ExpiresDefault|ExpiresByType|bad expires code|missing <|.*bad expires)|^'Expires/i,
  },
  {
    name: 'Redirect',
    words: /^Redirect(?:Match|Permanent|Temp)? |^Redirect to non-URL|^HTTP (?:status|redirect)/i,
  },
  { name: 'FilterProvider', words: /^(?:FilterProvider|Filter|can't find|Undeclared|Expected)/i },
  { name: 'php', words: /^php_/ },
];

/** The name of a message's class; for a message of none what is left of it without the words of the file. */
export function classOf(message: string): string {
  const known = messageClasses.find(({ words }) => words.test(message));
  return known?.name ?? `other: ${withoutQuoted(message)}`;
}

const withoutQuoted = (message: string): string =>
  message.replace(/'.*'/g, "'…'").replace(/".*"/g, '"…"').replace(/\d+/g, 'N').slice(0, 70);
