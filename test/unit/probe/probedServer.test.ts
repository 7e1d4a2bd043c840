import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { knownModules } from '../../../server/src/apache/moduleNames.js';
import {
  allOverrideClasses,
  type Overrides,
  optionSpellings,
  overrideWords,
  readOverrides,
} from '../../../server/src/apache/overrides.js';
import type { ServerProfile } from '../../../server/src/apache/profile.js';
import { builtInProfile } from '../../../server/src/apache/profiles.js';
import { readProfile } from '../../../server/src/linter/profileFile.js';
import { type Answer, ProbeAnswersError } from '../../../server/src/probe/answers.js';
import { markOf, pathOf } from '../../../server/src/probe/probe.js';
import { probedServer } from '../../../server/src/probe/probedServer.js';
import { probes } from '../../../server/src/probe/probes.js';
import { answersOf, apacheAnswers, refused } from './hostAnswers.js';

const debian = [...(builtInProfile('debian')?.modules ?? [])].sort();
const profileOf = (fields: Readonly<Record<string, unknown>>): ServerProfile =>
  readProfile(
    JSON.stringify({ modules: debian, version: '2.4.62', defines: [], environment: {}, ...fields }),
    '',
  );
const seenOf = (fields: Readonly<Record<string, unknown>>) => probedServer(apacheAnswers(profileOf(fields)));

describe('what the answers to the probes tell', () => {
  it('is the version, the modules, and what is granted', () => {
    const seen = seenOf({ allowOverride: ['FileInfo', 'Options=ExecCGI,Indexes'] });
    assert.deepEqual([seen.software, seen.version, seen.modules], ['apache', '2.4.62', debian]);
    assert.deepEqual(seen.allowOverride, ['FileInfo', 'Options=Indexes,ExecCGI']);
    assert.deepEqual(seen.allowOverrideList, []);
  });

  it('is what was set up, whatever it was', () => {
    const host = fc.record({
      modules: fc
        .subarray([...knownModules])
        .map((modules) => [...new Set(['core', 'so', 'version', ...modules])].sort()),
      release: fc.nat({ max: 127 }),
      classes: fc.subarray([...allOverrideClasses]),
      options: fc.subarray(optionSpellings.map((option) => option.toLowerCase())),
      nonfatal: fc.subarray(['override', 'unknown'] as const),
    });
    fc.assert(
      fc.property(host, ({ modules, release, classes, options, nonfatal }) => {
        const words = overrideWords({
          classes: new Set(classes),
          options: new Set(options),
          nonfatal: new Set(nonfatal),
        });
        const version = `2.4.${release}`;
        const allowOverride = words.length === 0 ? ['None'] : words;
        const seen = seenOf({ modules, version, allowOverride });
        assert.equal(seen.version, classes.length === 0 ? null : version);
        assert.deepEqual(seen.modules, classes.length === 0 ? null : modules);
        const unseen = /grants (\w+) cannot be seen/g;
        const left = [...seen.notes.join('\n').matchAll(unseen)].map(([, each]) => each);
        const [got, wanted] = [readOverrides(seen.allowOverride ?? []), readOverrides(allowOverride)];
        const withoutUnseen = ({ classes: all }: Overrides) =>
          [...all].filter((each) => !left.includes(each));
        assert.deepEqual(withoutUnseen(got).sort(), withoutUnseen(wanted).sort());
        assert.deepEqual(got.nonfatal, wanted.nonfatal);
        if (got.classes.has('Options')) {
          const all = new Set(optionSpellings.map((option) => option.toLowerCase()));
          assert.deepEqual(got.options ?? all, wanted.options ?? all);
        }
      }),
      { numRuns: 40, seed: 17 },
    );
  });

  it('is that no .htaccess is read', () => {
    const seen = seenOf({ allowOverride: ['None'] });
    assert.deepEqual([seen.allowOverride, seen.modules, seen.options], [['None'], null, null]);
    assert.match(seen.notes.join('\n'), /^So \.htaccess files are not read: /);
  });

  it('is which single directives are granted', () => {
    const seen = seenOf({ allowOverride: ['Limit'], allowOverrideList: ['Redirect', '<Files', 'Order'] });
    assert.deepEqual(seen.allowOverrideList, ['Redirect']);
    assert.deepEqual(seen.allowOverride, ['Limit']);
  });

  it('is nothing of AllowOverride where only directives are granted that are not asked after', () => {
    const seen = seenOf({ allowOverride: ['None'], allowOverrideList: ['CookieTracking'] });
    assert.deepEqual([seen.allowOverride, seen.allowOverrideList], [null, null]);
    assert.match(seen.notes.join('\n'), /AllowOverrideList names others/);
  });

  it('takes no directive for granted that is skipped', () => {
    const unknown = seenOf({ allowOverride: ['Limit', 'Nonfatal=Unknown'], allowOverrideList: ['Redirect'] });
    assert.deepEqual(unknown.allowOverrideList, ['Redirect']);
    const override = seenOf({ allowOverride: ['Limit', 'Nonfatal=Override'] });
    assert.equal(override.allowOverrideList, null);
    assert.match(
      override.notes.join('\n'),
      /^Whether AllowOverrideList grants .* cannot be seen: Nonfatal hides/m,
    );
  });

  it('takes the version from the name of the server where mod_version is not loaded', () => {
    const modules = debian.filter((module) => module !== 'version');
    const answers = apacheAnswers(profileOf({ modules, allowOverride: ['All'] }));
    assert.equal(probedServer(answers).version, null);
    assert.equal(probedServer({ ...answers, server: 'Apache/2.4.57 (Unix)' }).version, '2.4.57');
  });

  it('is LiteSpeed where it says so, or where files are obeyed in which nothing is refused', () => {
    const named = answersOf(() => null, 'LiteSpeed');
    const obeying = answersOf(({ name }) => (name === 'forbidding' ? { status: 403, text: '' } : null));
    for (const answers of [named, obeying]) {
      const { software, modules, allowOverride } = probedServer(answers);
      assert.deepEqual([software, modules, allowOverride], ['litespeed', null, null]);
    }
  });
});

describe('no profile is made', () => {
  const plain = (answer: Answer) => answersOf(({ name }) => (name === 'plain' ? answer : null));
  const whereRefused = (answer: Answer) => {
    const { byPath } = apacheAnswers(profileOf({ allowOverride: ['All'] }));
    return answersOf((probe) => (byPath.get(pathOf(probe))?.status === 500 ? answer : null));
  };

  for (const [what, answers, message] of [
    ['of no answers', { server: '', byPath: new Map() }, /^no answers in it: .* Ask once more/],
    ['of a host that is not reached', plain({ status: null, text: '' }), /^no answer came for plain\/answer/],
    [
      'of a redirect',
      plain({ status: 301, text: 'https://www.example.org/' }),
      /with 301, a redirect to https:\/\/www\.example\.org\/: ask at the URL/,
    ],
    ['of a wrong address', plain({ status: 404, text: '' }), /with 404, not found: the URL is that of/],
    ['of a site behind a password', plain({ status: 401, text: '' }), /with 401: the site lets nobody in/],
    ['of one page for all', plain({ status: 200, text: '' }), /with 200 and another page than the file/],
    ['of a site that is refused itself', plain(refused), /with 500: a \.htaccess file above it is refused/],
    [
      'of errors that are answered with 200',
      whereRefused({ status: 200, text: '' }),
      /hides errors behind a page/,
    ],
    [
      'of errors that are redirected',
      whereRefused({ status: 302, text: '/error' }),
      /hides errors behind a page/,
    ],
    ['of too many requests', whereRefused({ status: 429, text: '' }), /too many requests at once: wait/],
    ['of a firewall', whereRefused({ status: 406, text: '' }), /as a firewall, answers in place of Apache/],
    [
      'of nginx',
      answersOf(() => null, 'nginx/1.24.0'),
      /nothing here reads .* calls itself nginx\/1\.24\.0\./,
    ],
    [
      'of a host without a name that reads nothing',
      answersOf(() => null),
      /the server does not say what it is/,
    ],
  ] as const) {
    it(what, () => {
      assert.throws(
        () => probedServer(answers),
        (error: unknown) => error instanceof ProbeAnswersError && message.test(error.message),
      );
    });
  }

  it('of answers of which some are missing: they are named', () => {
    const { byPath, server } = apacheAnswers(profileOf({ allowOverride: ['All'] }));
    const kept = new Map([...byPath].filter(([path]) => !path.startsWith('class-any')));
    assert.throws(
      () => probedServer({ byPath: kept, server }),
      new ProbeAnswersError(
        `2 of ${probes.length} answers are missing: class-any/answer, class-any-wrong/answer. Ask once more, and hand over all that it prints.`,
      ),
    );
  });

  it('of the page of another probe', () => {
    const answers = apacheAnswers(profileOf({ allowOverride: ['All'] }));
    const byPath = new Map(answers.byPath).set('class-any/answer', { status: 200, text: markOf('plain') });
    assert.throws(() => probedServer({ ...answers, byPath }), /class-any\/answer \(200 with another page\)/);
  });
});
