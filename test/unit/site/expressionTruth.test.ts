import assert from 'node:assert/strict';
import { expressionTruth } from '../../../server/src/site/expressionTruth.js';
import type { SiteRequest } from '../../../server/src/site/request.js';

const request: SiteRequest = {
  uri: '/blog/a.php',
  query: '',
  askedUri: null,
  fileName: '/srv/blog/a.php',
  pathInfo: '',
  siteRoot: '/srv',
  documentRoot: '/srv',
  kindOf: (path) => {
    if (/^\/srv\/blog\/[ab]\.php$/.test(path)) return 'file';
    if (path === '/srv' || path === '/srv/blog') return 'folder';
    return path.startsWith('/srv/') ? 'none' : null;
  },
};

const truth = (text: string, changes: Partial<SiteRequest> = {}, phase: 'walk' | 'fixup' = 'walk'): string =>
  expressionTruth(text, { ...request, ...changes }, { encoding: 'utf-8', phase });

const assertTruths = (truths: Readonly<Record<string, string>>, changes: Partial<SiteRequest> = {}): void => {
  for (const [text, expected] of Object.entries(truths)) assert.equal(truth(text, changes), expected, text);
};

describe('the truth of a condition', () => {
  it('knows the request', () => {
    assertTruths({
      "%{REQUEST_URI} == '/blog/a.php'": 'yes',
      "%{REQUEST_METHOD} in { 'POST', 'GET' }": 'yes',
      "%{QUERY_STRING} != ''": 'no',
      "%{REQUEST_FILENAME} -strmatch '*.php'": 'yes',
      '%{THE_REQUEST} =~ m#^GET /blog/#': 'yes',
    });
  });

  it('does not know the visitor, the server and the time', () => {
    assertTruths({
      "%{HTTP_HOST} == 'a'": 'maybe',
      "%{REMOTE_ADDR} -ipmatch '10.0.0.0/8'": 'maybe',
      "%{HTTPS} == 'on'": 'maybe',
      "req('Accept') =~ /html/": 'maybe',
      "env('X') == ''": 'maybe',
      '%{TIME_HOUR} -lt 12': 'maybe',
      "-U '/blog/b.php'": 'maybe',
    });
  });

  it('says what holds whatever is not known', () => {
    assertTruths({
      "%{HTTPS} == 'on' && %{REQUEST_URI} == '/'": 'no',
      "%{HTTPS} == 'on' || %{REQUEST_METHOD} == 'GET'": 'yes',
      "!(%{HTTP_HOST} == 'a')": 'maybe',
      "%{HTTPS} in { 'on', 'off' }": 'maybe',
      '%{HTTPS} =~ /^o/': 'yes',
      '%{SERVER_PROTOCOL} =~ m#^HTTP/[12]#': 'yes',
    });
  });

  it('knows no handler and no type yet where <If> is asked', () => {
    assert.equal(truth("%{HANDLER} == '' && %{CONTENT_TYPE} == ''"), 'yes');
    assert.equal(truth("%{HANDLER} == ''", {}, 'fixup'), 'maybe');
  });

  it('asks for files, as the path leads to them', () => {
    assertTruths({
      "-f '%{REQUEST_FILENAME}'": 'yes',
      "-d '%{DOCUMENT_ROOT}/blog/'": 'yes',
      "-f '/srv/blog/a.php/'": 'no',
      "-f '/srv/blog/../blog/b.php'": 'yes',
      "-f '/srv/blog/a.php/../b.php'": 'no',
      "-e '/etc/passwd'": 'maybe',
      "-e 'blog/a.php'": 'maybe',
      "-s '/srv/blog/a.php'": 'maybe',
      "-s '/srv/blog'": 'no',
      "-F '/srv/none'": 'no',
    });
  });

  it('refers to the groups of the last match that has any', () => {
    assertTruths({
      "%{REQUEST_URI} =~ m#^/([^/]+)/# && $1 == 'blog'": 'yes',
      "'abc' =~ /(b)/ && 'x' =~ /x/ && $1 == 'b'": 'yes',
      "'abc' =~ /(b)/ && !('x' =~ /(y)/) && $1 == ''": 'yes',
      "%{HTTP_HOST} =~ /(.)/ || $1 == ''": 'maybe',
    });
  });

  it('compares numbers as they begin, and texts by their bytes', () => {
    assertTruths({ "'05x' -eq 5": 'yes', "'' -lt 1": 'yes', "'B' < 'a'": 'yes', "'é' > 'z'": 'yes' });
  });

  it('does not hold where the server gives up on its depth', () => {
    const nested = (times: number): string => `${'tolower('.repeat(times)}'a'${')'.repeat(times)} == 'a'`;
    assertTruths({ [nested(15)]: 'yes', [nested(20)]: 'no', [`!(${nested(20)})`]: 'no' });
  });

  it('is not known for an expression or a pattern that is broken', () => {
    assertTruths({ "'a' == ": 'maybe', "'a' =~ /\\p{L}/": 'maybe' });
  });

  it('says of a path only what holds wherever the site stands, without a document root', () => {
    const anywhere = { documentRoot: null, uri: null };
    assertTruths(
      {
        '%{REQUEST_FILENAME} =~ m#/blog/a\\.php$#': 'yes',
        '%{REQUEST_FILENAME} =~ m#^/srv/#': 'maybe',
        "-f '%{REQUEST_FILENAME}'": 'yes',
        "-f '%{REQUEST_FILENAME}.bak'": 'no',
        "%{REQUEST_URI} == '/blog/a.php'": 'maybe',
      },
      anywhere,
    );
  });
});
