import assert from 'node:assert/strict';
import { builtInProfile, unknownProfile } from '../../../../server/src/apache/profiles.js';
import { parseHtaccess } from '../../../../server/src/syntax/htaccess/parser.js';
import { firstRefusal, refusalsIn } from '../../../../server/src/verdict/refusals.js';
import { describeVerdicts } from '../../../support/describeVerdicts.js';

describeVerdicts('AddOutputFilterByType', [
  ['AddOutputFilterByType Deflate text/html text/css', null],
  ['AddOutputFilterByType INCLUDES;DEFLATE; text/html', null],
  ['AddOutputFilterByType "" text/html', null],
  ['AddOutputFilterByType DEFLATE', 'AddOutputFilterByType requires at least two arguments'],
  ['AddOutputFilterByType DEFLATE ""', 'AddOutputFilterByType requires at least two arguments'],
  ['AddOutputFilterByType GZIP text/html', 'Unknown filter provider GZIP', 'GZIP'],
  ['AddOutputFilterByType "DEFLATE;gzip" text/html', 'Unknown filter provider gzip', 'gzip'],
  ['AddOutputFilterByType DEFLATE,INFLATE a/b', 'Unknown filter provider DEFLATE,INFLATE', 'DEFLATE,INFLATE'],
]);

describeVerdicts(
  'AddOutputFilterByType where a module is missing',
  [
    ['AddOutputFilterByType DEFLATE text/html', null],
    ['AddOutputFilterByType BROTLI_COMPRESS text/html', 'Unknown filter provider BROTLI_COMPRESS'],
  ],
  builtInProfile('debian') ?? unknownProfile,
);

const noFilter = 'FilterProtocol: No such filter';
const noProvider = 'FilterProtocol: No such provider for this filter';

describeVerdicts('smart filters', [
  [
    'FilterDeclare COMPRESS CONTENT_SET\nFilterProvider COMPRESS DEFLATE "true"\nFilterProtocol COMPRESS deflate change=yes\nFilterChain COMPRESS',
    null,
  ],
  ['FilterProvider C DEFLATED true', 'Unknown filter provider DEFLATED', 'DEFLATED'],
  ['FilterProtocol C change=yes', noFilter, 'C'],
  ['FilterProvider c DEFLATE true\nFilterProtocol C change=yes', noFilter, 'C'],
  ['FilterProvider C DEFLATE true\nFilterProtocol C change=yes', null],
  ['FilterDeclare C\nFilterProtocol C change=yes', null],
  ['FilterDeclare C\nFilterProtocol C DEFLATE change=yes', noProvider, 'DEFLATE'],
  ['FilterProvider C DEFLATE true\nFilterDeclare C\nFilterProtocol C DEFLATE change=no', noProvider],
  ['AddOutputFilterByType DEFLATE a/b\nFilterProtocol BYTYPE:DEFLATE deflate change=no', null],
  ['FilterDeclare C\n<Limit GET>\nFilterProtocol C change=yes\n</Limit>', null],
  ['FilterDeclare C\n<Files a>\nFilterProtocol C change=yes\n</Files>', noFilter],
  ['<Files a>\nFilterDeclare C\n</Files>\nFilterProtocol C change=yes', noFilter],
  ['<IfModule mod_mime.c>\nFilterDeclare C\n</IfModule>\nFilterProtocol C change=yes', null],
]);

describe('filters where the server is not known', () => {
  it('are left open where no module that we know brings them', () => {
    const refusals = refusalsIn(
      parseHtaccess('AddOutputFilterByType MOD_PAGESPEED_OUTPUT_FILTER text/html\n'),
      unknownProfile,
    );
    assert.deepEqual(
      refusals.map(({ reached, message }) => [reached, message]),
      [['maybe', 'Unknown filter provider MOD_PAGESPEED_OUTPUT_FILTER']],
    );
    assert.equal(firstRefusal(refusals), null);
  });

  it('may be declared in a guard that is left open', () => {
    const text = '<IfModule mod_x.c>\nFilterDeclare C\n</IfModule>\nFilterProtocol C change=yes\n';
    assert.deepEqual(refusalsIn(parseHtaccess(text), unknownProfile), []);
  });
});
