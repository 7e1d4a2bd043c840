import assert from 'node:assert/strict';
import type { ServerProfile } from '../../../server/src/apache/profile.js';
import { builtInProfile, unknownProfile } from '../../../server/src/apache/profiles.js';
import { parseHtaccess } from '../../../server/src/syntax/htaccess/parser.js';
import { firstRefusal, refusalsIn } from '../../../server/src/verdict/refusals.js';

const all = builtInProfile('all-modules') ?? unknownProfile;
const refused = (text: string, profile: ServerProfile = unknownProfile): string | null => {
  const first = firstRefusal(refusalsIn(parseHtaccess(text), profile));
  return first === null ? null : `${first.line}: ${first.message}`;
};
const unknownCommand = (name: string): string =>
  `Invalid command '${name}', perhaps misspelled or defined by a module not included in the server configuration`;

describe('what is refused', () => {
  it('is named with its line, of joined lines the last', () => {
    assert.equal(refused('# a\nOptions \\\nNone\nBogus \\\n x\n'), `5: ${unknownCommand('Bogus')}`);
  });

  it('is first what stands wrong in the structure, then the first line in order', () => {
    assert.equal(refused('Bogus\nSetHandler\n<Files a>\n'), '3: <Files> was not closed.');
    assert.equal(refused('Bogus\nSetHandler\n'), `1: ${unknownCommand('Bogus')}`);
  });

  it('names the line that opens the innermost of the sections never closed', () => {
    assert.equal(refused('<Files a>\n<If "true">\n'), '2: <If> was not closed.');
  });

  it('lists everything, in the order of the file', () => {
    const kinds = refusalsIn(
      parseHtaccess('Bogus\nProxyPass / x\nSetHandler\n</Files>\n'),
      unknownProfile,
    ).map(({ kind, line }) => `${line} ${kind}`);
    assert.deepEqual(kinds, [
      '1 unknown-directive',
      '2 directive-not-allowed-here',
      '3 wrong-argument-count',
      '4 unmatched-section-end',
    ]);
  });

  it('spells bytes beyond ASCII as the log does', () => {
    assert.equal(refused('Böse\n'), `1: ${unknownCommand('B\\xc3\\xb6se')}`);
    const latin1 = refusalsIn(parseHtaccess('Böse\n'), unknownProfile, 'latin-1');
    assert.equal(firstRefusal(latin1)?.message, unknownCommand('B\\xf6se'));
  });

  it('depends on what the environment puts in the place of a variable', () => {
    const profile = { ...all, environment: new Map([['WORDS', 'a b']]) };
    const line = `SetHandler $${'{WORDS}'}\n`;
    assert.match(refused(line, profile) ?? '', /^1: SetHandler takes one argument/);
    assert.equal(refused(line, all), null);
  });
});

describe('variables', () => {
  const shop = {
    ...all,
    defines: new Map([
      ['SHOP', null],
      ['Words', 'a b'],
      ['LANG', 'defined'],
    ]),
    environment: new Map([['LANG', 'C']]),
  };
  const setHandler = (argument: string): string | null => refused(`SetHandler ${argument}\n`, shop);

  it('stand for what is defined under the name in any case, then for the environment', () => {
    assert.notEqual(setHandler(`$${'{WORDS}'}`), null);
    assert.equal(setHandler(`$${'{LANG}'}`), null);
    assert.equal(refused(`$${'{LANG}'} a\n`, shop), `1: ${unknownCommand('defined')}`);
    assert.equal(
      refused(`$${'{lang}'} a\n`, { ...all, defines: new Map() }),
      `1: ${unknownCommand(`$${'{lang}'}`)}`,
    );
  });

  it('stay as they are written where what is defined has no value', () => {
    assert.equal(refused(`$${'{SHOP}'} a\n`, shop), `1: ${unknownCommand(`$${'{SHOP}'}`)}`);
  });

  it('leave open what hangs on them where the environment is not known', () => {
    const open = { ...shop, environment: null };
    assert.equal(refused(`$${'{OTHER}'} a\n`, open), null);
    assert.equal(refused(`<IfModule $${'{OTHER}'}>\nBogus\n</IfModule>\n`, open), null);
    assert.equal(refused(`$${'{LANG}'} a\n`, open), `1: ${unknownCommand('defined')}`);
  });
});

describe('where the server is not known', () => {
  it('a directive of any module is accepted', () => {
    assert.equal(refused('RewriteEngine On\nHeader unset A\nPassengerEnabled on\n'), null);
  });

  it('nothing is said of what only an open guard holds', () => {
    const text = '<IfModule mod_rewrite.c>\nBogus\n</IfModule>\n';
    assert.equal(refused(text), null);
    assert.equal(refused(text, all), `2: ${unknownCommand('Bogus')}`);
    const [found] = refusalsIn(parseHtaccess(text), unknownProfile);
    assert.deepEqual([found?.reached, found?.guards.length], ['maybe', 1]);
  });

  it('tells whether a guard is to hold for it', () => {
    const holds = (text: string): unknown =>
      refusalsIn(parseHtaccess(text), unknownProfile).map(({ guards }) => guards.map((guard) => guard.holds));
    assert.deepEqual(holds('<IfModule mod_rewrite.c>\n'), [['no']]);
    assert.deepEqual(holds('<IfModule mod_rewrite.c>\nNonesuch\n</IfModule>\n'), [['yes']]);
  });

  it('tags that match in neither case are refused', () => {
    assert.equal(
      refused('<IfModule mod_rewrite.c>\n<Files a>\n</IfModule>\n'),
      '3: Expected </Files> but saw </IfModule>',
    );
  });

  it('a guard never closed is refused only where it does not hold', () => {
    assert.equal(refused('<IfModule mod_rewrite.c>\n'), null);
    assert.equal(refused('<IfModule mod_rewrite.c>\n', all), null);
    assert.equal(
      refused('<IfModule mod_absent.c>\n', all),
      '1: Expected </IfModule> before end of configuration',
    );
  });

  it('lines for a module that the facts do not know are its own', () => {
    assert.deepEqual(
      refusalsIn(parseHtaccess('<IfModule mod_pagespeed.c>\nModPagespeed on\n</IfModule>\n'), unknownProfile),
      [],
    );
  });
});

describe('where the server has a module that the facts do not know', () => {
  it('an unknown directive may be one of its own', () => {
    const profile = { ...all, modules: new Set([...(all.modules ?? []), 'security2']) };
    assert.equal(refused('SecRuleEngine On\n', profile), null);
  });
});

describe('LiteSpeed', () => {
  it('is another server: nothing is refused', () => {
    assert.equal(refused('Bogus\n', builtInProfile('litespeed') ?? all), null);
  });
});
