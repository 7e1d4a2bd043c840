import assert from 'node:assert/strict';
import { rules } from '../../../server/src/rules/registry.js';
import type { RelatedPlace } from '../../../server/src/rules/rule.js';
import { nameOf } from '../../../server/src/text/path.js';
import { casesOf, siteOf } from '../../rules/cases.js';
import { lintSite } from '../../support/lintSite.js';
import { memoryFiles } from '../../support/memoryFiles.js';

describe('findings across files', () => {
  for (const { name, target } of rules) {
    if (target !== 'script') continue;
    it(`of ${name}, at a script, name the line that hands it on`, async () => {
      const rule = rules.find((each) => each.name === name);
      assert.ok(rule !== undefined);
      for (const each of casesOf(rule, 'invalid')) {
        for (const file of await lintSite(siteOf(rule, 'invalid', each))) {
          for (const finding of file.findings.filter((found) => found.rule === name)) {
            const lines = (finding.related ?? []).filter(({ path }) => nameOf(path) === '.htaccess');
            assert.equal(lines.length, 1, each);
          }
        }
      }
    });
  }

  it('at a line name the scripts that it concerns', async () => {
    const related = new Map<string, readonly RelatedPlace[]>();
    const files = memoryFiles({
      '/site/.htaccess':
        'AddHandler cgi-script .py\nAddType text/html .py\nAddHandler fastcgi-script .fcgi\nAddHandler cgi-scirpt .rb\n',
      '/site/a.py': '#!/usr/bin/python3\n',
      '/site/below/b.py': '#!/usr/bin/python3\n',
      '/site/c.rb': '#!/usr/bin/ruby\n',
      '/site/d.fcgi': '#!/usr/bin/ruby\n',
    });
    for (const { findings } of await lintSite(files)) {
      for (const { rule, related: places } of findings) related.set(rule, places ?? []);
    }
    const scriptsOf = (rule: string): readonly string[] =>
      (related.get(rule) ?? []).flatMap(({ path }) => (nameOf(path) === '.htaccess' ? [] : path));
    assert.deepEqual(scriptsOf('per-request-cgi'), ['/site/a.py', '/site/below/b.py']);
    assert.deepEqual(scriptsOf('execcgi-off'), ['/site/a.py', '/site/below/b.py']);
    assert.deepEqual(scriptsOf('redundant-content-type'), ['/site/a.py', '/site/below/b.py']);
    assert.deepEqual(scriptsOf('unknown-handler'), ['/site/c.rb']);
    assert.deepEqual(scriptsOf('obsolete-handler'), ['/site/d.fcgi']);
  });
});
