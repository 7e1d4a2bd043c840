import assert from 'node:assert/strict';
import type { ConfigSection } from '../../../../server/src/site/configBlock.js';
import { blocksOf } from '../../../../server/src/site/serverConfiguration/serverConfiguration.js';
import {
  allSectionsOf,
  directorySectionsFor,
  locationSectionsFor,
} from '../../../../server/src/site/serverConfiguration/serverSections.js';
import { serverReading } from '../../../support/serverConfiguration.js';

const written = (sections: readonly ConfigSection[]): readonly string[] =>
  sections.map(({ open }) => open.argumentText);

const section = (name: string, argument: string): readonly string[] => [
  `<${name} ${argument}>`,
  `</${name}>`,
];

async function directories(path: string, isThere: boolean, ...lines: readonly (readonly string[])[]) {
  const configuration = await serverReading(lines.flat());
  return directorySectionsFor(blocksOf(configuration, null), path, isThere);
}

describe('directorySectionsFor', () => {
  it('gives for each folder on the way its sections, in the order of the configuration', async () => {
    const { levels } = await directories(
      '/srv/www/a.html',
      true,
      section('Directory', '"/srv/www"'),
      section('Directory', '/srv/w*'),
      section('Directory', '/'),
      section('Directory', '/srv//./www/'),
      section('Directory', '/srv/other'),
      section('Directory', '/SRV'),
      section('Directory', 'srv'),
    );
    assert.deepEqual(
      levels.map(({ folder, sections }) => [folder, written(sections)]),
      [
        ['/', ['/']],
        ['/srv', ['srv']],
        ['/srv/www', ['"/srv/www"', '/srv/w*', '/srv//./www/']],
        ['/srv/www/a.html', []],
      ],
    );
  });

  it('holds wildcards against one part of the path each, the file itself with them', async () => {
    const found = await directories(
      '/srv/www/a/b.html',
      true,
      section('Directory', '/srv/*/a'),
      section('Directory', '/srv/*'),
      section('Directory', '/*/*/*/*.html'),
      section('Directory', '/srv/ww[vw]'),
      section('Directory', '/srv/ww[!w]'),
      section('Directory', '/srv*a'),
    );
    assert.deepEqual(written(allSectionsOf(found)), ['/srv/*', '/srv/ww[vw]', '/srv/*/a', '/*/*/*/*.html']);
  });

  it('has no level for a name that nothing stands under', async () => {
    const found = await directories('/srv/absent', false, section('Directory', '/srv/*'));
    assert.deepEqual(allSectionsOf(found), []);
  });

  it('merges regular expressions last, by the slashes that they are written with', async () => {
    const { expressions } = await directories(
      '/srv/www/a.html',
      true,
      section('DirectoryMatch', '^/srv/www'),
      section('Directory', '~ "\\.html$"'),
      section('DirectoryMatch', '"www/$"'),
      section('DirectoryMatch', 'srv'),
    );
    assert.deepEqual(written(expressions), ['~ "\\.html$"', 'srv', '^/srv/www']);
  });

  it('holds them against a folder with its slash where the URL has one', async () => {
    const { expressions } = await directories('/srv/www/', true, section('DirectoryMatch', '"www/$"'));
    assert.equal(expressions.length, 1);
  });

  it('merges the sections of a host behind those of the server, of as many parts', async () => {
    const configuration = await serverReading([
      ...section('Directory', '/srv/*'),
      '<VirtualHost *>',
      ...section('Directory', '/'),
      ...section('Directory', '/srv/www'),
      '</VirtualHost>',
    ]);
    const [host = null] = configuration.hosts;
    const found = directorySectionsFor(blocksOf(configuration, host), '/srv/www/');
    assert.deepEqual(written(allSectionsOf(found)), ['/', '/srv/*', '/srv/www']);
  });
});

describe('locationSectionsFor', () => {
  for (const [location, url, holds] of [
    ['/', '/a', true],
    ['/a', '/a', true],
    ['/a', '/a/b', true],
    ['/a', '/ab', false],
    ['/a/', '/a', false],
    ['/a/', '/a/b', true],
    ['/a*', '/ab', true],
    ['/a*', '/ab/c', false],
    ['/*/c', '/a/c', true],
    ['/*/c', '/a/c/d', false],
    ['~ "b$"', '/ab', true],
    ['~ "^b"', '/ab', false],
  ] as const) {
    it(`<Location ${location}> ${holds ? 'speaks' : 'does not speak'} of ${url}`, async () => {
      const configuration = await serverReading(section('Location', location));
      assert.equal(locationSectionsFor(blocksOf(configuration, null), url).length, holds ? 1 : 0);
    });
  }

  it('are merged in the order of the configuration, those of the server first', async () => {
    const configuration = await serverReading([
      '<VirtualHost *>',
      ...section('Location', '/'),
      '</VirtualHost>',
      ...section('LocationMatch', 'a'),
      ...section('Location', '/a'),
    ]);
    const [host = null] = configuration.hosts;
    assert.deepEqual(written(locationSectionsFor(blocksOf(configuration, host), '/a')), ['a', '/a', '/']);
  });
});
