import { causes } from '../cause.js';

/** mod_rewrite, and redirects inside the server. */
export const rewritingCauses = causes([
  {
    name: 'rewrite-needs-links',
    directives: ['options', 'rewriterule'],
    status: 403,
    says: /^Options FollowSymLinks and SymLinksIfOwnerMatch are both off, so the RewriteRule directive is also forbidden due to its similar ability to circumvent directory restrictions : (?<path>.+)$/,
    what: 'Rewrite rules in a .htaccess need Options FollowSymLinks or SymLinksIfOwnerMatch, and neither is in force.',
    why: 'Every request that comes to the rules is answered 403.',
    remedy:
      'Put "Options +FollowSymLinks" above the rules; where the host forbids that, "Options +SymLinksIfOwnerMatch".',
    rules: [],
    otherwise: [
      'An "Options" line without signs, as "Options ExecCGI", takes FollowSymLinks away: write "Options +ExecCGI".',
    ],
  },
  {
    name: 'redirect-loop',
    directives: ['rewriterule', 'errordocument'],
    says: /^Request exceeded the limit of (?<most>\d+) (?:internal redirects|subrequest nesting levels) due to probable configuration error\./,
    what: ({ most }) => `The server went round in a circle: after ${most} internal redirects it gave up.`,
    why: 'A rewrite rule applies to its own result, or an ErrorDocument leads to a page that fails itself: visitors get 500.',
    remedy:
      'Let the rule pass over what is there already: put "RewriteCond %{REQUEST_FILENAME} !-f" above it, or begin with "RewriteRule ^index\\.php$ - [L]". In a .htaccess [L] does not stop a second round; [END] does.',
    rules: ['rewrite-loop'],
    otherwise: [
      'Under a handler by Action, or with DirectoryIndex on a path that is rewritten, the circle may lead over another file.',
      '"LogLevel rewrite:trace3" in the server\'s configuration shows each step.',
    ],
  },
  {
    name: 'rewrite-needs-proxy',
    directives: ['rewriterule'],
    status: 403,
    says: /^attempt to make remote request from mod_rewrite without proxy enabled: (?<target>.+)$/,
    what: 'A rewrite rule hands the request to another server, with [P] or "proxy:", and mod_proxy is not loaded.',
    why: 'The answer is 403 (404 in older versions).',
    remedy:
      'Have mod_proxy and mod_proxy_http loaded ("a2enmod proxy_http"). Without them use another way: a redirect, or a handler.',
    rules: ['module-not-loaded'],
  },
  {
    name: 'rewrite-odd-characters',
    status: 403,
    says: /^(?:Rewritten query string contains control characters or spaces|To be forwarded (?:path|query string) contains control characters.*)/,
    what: 'A rule made an address with a blank or a control character in it, which newer servers refuse.',
    why: 'What was encoded in the address (%20) is decoded in what the pattern found: the answer is 403.',
    remedy: 'Put the flag [B] behind the rule (in newer versions [BCTLS]), so that it is encoded again.',
  },
  {
    name: 'rewrite-question-mark',
    status: 403,
    says: /^Unsafe URL with %3f URL rewritten without UnsafeAllow3F$/,
    what: 'An address with an encoded question mark (%3f) came to a rewrite rule.',
    why: 'Newer servers answer 403, as the mark could become a real one.',
    remedy:
      'If such addresses are yours and harmless, add the flag [UnsafeAllow3F]; else there is nothing to do.',
  },
  {
    name: 'rewrite-too-many-rounds',
    says: /^RewriteRule '(?<pattern>.*)' and URI '(?<url>.*)' exceeded maximum number of rounds \((?<most>\d+)\) via the \[N\] flag$/,
    what: ({ pattern, most }) =>
      `The rule with the pattern "${pattern}" was applied ${most} times to one address: its flag [N] never came to an end.`,
    why: 'What the rule makes matches its own pattern again: visitors get 500.',
    remedy: 'Let the result not match any more, or write [L] in place of [N].',
    rules: ['rewrite-loop'],
  },
  {
    name: 'rewrite-map',
    says: /^(?:mod_rewrite: (?:can't (?:access|open)|could not start) .*|rewritemap: .*)$/,
    what: 'A RewriteMap cannot be read or started.',
    why: 'What looks something up in it finds nothing.',
    remedy: "RewriteMap belongs in the server's configuration: show the line to who runs the server.",
  },
]);
