import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readProfile } from '../../server/src/linter/profileFile.js';
import type { LinterSettings } from '../../server/src/linter/settings.js';
import { rules } from '../../server/src/rules/registry.js';
import type { Rule } from '../../server/src/rules/rule.js';
import { defaultSettings, lintSite } from '../support/lintSite.js';
import { type MemoryFiles, memoryFiles } from '../support/memoryFiles.js';
import { repositoryRoot } from '../support/repository.js';

/** The .htaccess beside which the example of a script stands. */
const cgiFolder = 'Options +ExecCGI\nAddHandler cgi-script .py .php\n';

const defaultNames: Readonly<Record<string, string>> = { python: 'page.py', php: 'page.php' };

describe('rule pages', () => {
  for (const rule of rules) {
    const { name } = rule;
    describe(name, () => {
      const page = readFileSync(join(repositoryRoot, 'server/src/rules', name, 'README.md'), 'utf8');

      it('starts with its name and has all its parts', () => {
        const prose = page.replace(/^```[\s\S]*?^```$/gm, '');
        const headings = [...prose.matchAll(/^##? (.*)$/gm)].map(([, heading]) => heading);
        assert.deepEqual(headings, [
          name,
          'Why it matters',
          'How to fix it',
          'Example',
          'Fixed',
          'When not to follow it',
          'References',
        ]);
      });

      // A file's mode, invisible characters and very long lines cannot be shown in a block; test/rules has the case.
      if (/^```console$/m.test(section(page, 'Example'))) return;

      it('shows an example of which the rule speaks', async () => {
        assert.ok((await rulesThatSpeakOf(page, 'Example', rule)).includes(name));
      });

      it('shows it fixed, so that the rule is silent', async () => {
        assert.ok(!(await rulesThatSpeakOf(page, 'Fixed', rule)).includes(name));
      });
    });
  }
});

/** The rule itself is on, also where only settings turn it on. */
async function rulesThatSpeakOf(page: string, heading: string, rule: Rule): Promise<readonly string[]> {
  const severities = new Map([[rule.name, rule.severity]]);
  const linted = await lintSite(siteOfExample(section(page, heading)), { ...settingsOf(page), severities });
  return linted.flatMap(({ findings }) => findings.map(({ rule }) => rule));
}

/** A page may show the profile of the server that it is about. */
function settingsOf(page: string): LinterSettings {
  const [, profile] = /^```json\n([\s\S]*?)^```$/m.exec(section(page, 'Example')) ?? [];
  return profile === undefined
    ? defaultSettings
    : { ...defaultSettings, profile: readProfile(profile, 'host') };
}

function section(page: string, heading: string): string {
  return page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
}

function siteOfExample(text: string): MemoryFiles {
  const [, language, name, code] = /^```(htaccess|python|php)(?: (\S+))?\n([\s\S]*?)^```$/m.exec(text) ?? [];
  assert.ok(language !== undefined && code !== undefined, 'no example block');
  if (language === 'htaccess') {
    const [, page] = /^```html\n([\s\S]*?)^```$/m.exec(text) ?? [];
    return memoryFiles({ '/site/.htaccess': code, ...(page !== undefined && { '/site/index.html': page }) });
  }
  const files = memoryFiles({
    '/site/.htaccess': cgiFolder,
    [`/site/${name ?? defaultNames[language]}`]: code,
  });
  return new Map([...files].map(([path, file]) => [path, { ...file, mode: 0o755 }]));
}
