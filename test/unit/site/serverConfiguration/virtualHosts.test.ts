import assert from 'node:assert/strict';
import { hostAddress, hostFor } from '../../../../server/src/site/serverConfiguration/virtualHosts.js';
import { serverReading } from '../../../support/serverConfiguration.js';

const host = (addresses: string, ...lines: readonly string[]): readonly string[] => [
  `<VirtualHost ${addresses}>`,
  ...lines,
  '</VirtualHost>',
];

describe('hostAddress', () => {
  for (const [written, expected] of [
    ['*', { host: '*', port: null }],
    ['*:80', { host: '*', port: 80 }],
    ['_default_:*', { host: '*', port: null }],
    ['192.0.2.1', { host: '192.0.2.1', port: null }],
    ['[2001:DB8::1]:443', { host: '2001:db8::1', port: 443 }],
    ['www.example.org:8080', { host: 'www.example.org', port: 8080 }],
  ] as const) {
    it(`reads ${written}`, () => assert.deepEqual(hostAddress(written), expected));
  }
});

describe('hostFor', () => {
  const lines = [
    'ServerName main.example',
    ...host('*:80', 'ServerName first.example'),
    ...host('*:80', 'ServerName HTTPS://Second.example:443', 'ServerAlias *.second.example alias.example'),
    ...host('*:80', 'ServerAlias alias.example'),
    ...host('192.0.2.1:80 192.0.2.1', 'ServerName addressed.example'),
    ...host('*', 'ServerName any.example'),
  ];
  const names = ['first', 'second', 'third', 'addressed', 'any'];

  for (const [what, request, expected] of [
    ['by ServerName, whatever its case', { name: 'SECOND.example' }, 'second'],
    ['with a dot behind the name', { name: 'second.example.' }, 'second'],
    ['by a wildcard of ServerAlias', { name: 'a.b.second.example' }, 'second'],
    ['by the first of two that have the alias', { name: 'alias.example' }, 'second'],
    ['by the name of the main server where a host has none', { name: 'main.example' }, 'third'],
    ['by the first of its address for a name that none has', { name: 'nobody.example' }, 'first'],
    ['by the first of its address for no name', { name: null }, 'first'],
    ['by its address before all others', { address: '192.0.2.1', name: 'second.example' }, 'addressed'],
    ['by its address on any port', { address: '192.0.2.1', port: 81, name: 'any.example' }, 'addressed'],
    ['by any address on any port', { port: 81, name: 'second.example' }, 'any'],
    [
      'by port alone where the address is not known',
      { address: null, name: 'addressed.example' },
      'addressed',
    ],
  ] as const) {
    it(`chooses ${what}`, async () => {
      const configuration = await serverReading(lines);
      const chosen = hostFor(configuration, { address: '192.0.2.9', port: 80, ...request });
      assert.equal(
        names[configuration.hosts.findIndex(({ section }) => section === chosen?.section)],
        expected,
      );
    });
  }

  it('is the main server where no host has the address', async () => {
    const configuration = await serverReading(host('*:80', 'ServerName a.example'));
    assert.equal(hostFor(configuration, { address: '192.0.2.9', port: 443, name: 'a.example' }), null);
  });
});
