import * as fc from 'fast-check';
import { linesOf, sampled } from '../argumentLists.js';
import { describeForEachProfile } from '../compareVerdicts.js';

/** Words that each directive knows, some that it nearly knows, and numbers at the rim of what it takes. */
const words: Readonly<Record<string, string>> = {
  Options: `Indexes +Indexes -Indexes +ExecCGI FollowSymLinks +FollowSymLinks SymLinksIfOwnerMatch MultiViews
    -multiviews Includes IncludesNOEXEC RunScripts None +None -None All +All -All Index Indexes,`,
  FileETag: 'None +None -None All -all Size +Size -size MTime LMTime LastModified INode -INode +Digest ETag',
  AcceptPathInfo: 'on off Default',
  AddDefaultCharset: 'utf-8 On Off',
  EnableMMAP: 'on OFF',
  EnableSendfile: 'on OFF',
  ServerSignature: 'on Off EMail mail',
  ContentDigest: 'on off',
  CGIPassAuth: 'on off',
  QualifyRedirectURL: 'on off',
  CGIVar: 'REQUEST_URI request_uri current-uri Original-URI OTHER',
  DefaultType: 'text/plain none',
  ForceType: 'text/html None',
  SetHandler: 'cgi-script None proxy:fcgi://x',
  SetInputFilter: 'DEFLATE a;b',
  SetOutputFilter: 'DEFLATE a;b',
  RLimitCPU: '10 max x',
  RLimitMEM: '10 max x',
  RLimitNPROC: '10 max x',
  LimitRequestBody: '1024 0 10k " 10" "10 " +10 -0 -5 1.5 9223372036854775807 -9223372036854775809',
  LimitXMLRequestBody: '3074457345618258601 3074457345618258602 10k abc -3 -0 " -7"',
  ErrorDocument:
    '500 403 401 103 226 306 418 425 509 511 600 99 404x 0404 " 404" -404 /404.html "text" Default',
  Error: '"a b" \'x x\' " "a" b"',
};

describeForEachProfile("the server's own directives", undefined, (compareAll) => {
  for (const [name, list] of Object.entries(words)) {
    it(name, () => compareAll(linesOf(name, list.match(/"[^"]*"|\S+/g) ?? [])));
  }

  it('ErrorDocument with every number', () =>
    compareAll(Array.from({ length: 1000 }, (_, status) => `ErrorDocument ${status} default\n`)));

  it('<Limit> and <LimitExcept>, one in the other', () => {
    const methods = `GET POST HEAD PUT get TRACE BIND SEARCH FOO "" "GET" GET, PATCH VERSION-CONTROL`.split(
      ' ',
    );
    const section = (inner: fc.Arbitrary<string>): fc.Arbitrary<string> =>
      fc
        .tuple(
          fc.constantFrom('Limit', 'LimitExcept'),
          fc.array(fc.constantFrom(...methods), { maxLength: 3 }),
          fc.constantFrom('>', '>', ' >', '', '> x'),
          inner,
        )
        .map(([name, list, end, text]) => `<${name} ${list.join(' ')}${end}\n${text}</${name}>\n`);
    const nested = section(fc.oneof(fc.constant(''), section(fc.constant(''))));
    return compareAll(sampled(nested, 500));
  });

  it('<Files> with a name of any length', () =>
    compareAll([4091, 4092, 4093].map((length) => `<Files ${'a'.repeat(length)}>\n</Files>\n`)));
});
