import assert from 'node:assert/strict';
import { directiveFacts } from '../../../server/src/apache/directives.js';
import { knownModules, moduleFileOf } from '../../../server/src/apache/moduleNames.js';
import { askedDirectives } from '../../../server/src/probe/listedDirectives.js';
import { pathOf } from '../../../server/src/probe/probe.js';
import { probeFolder, topFolder } from '../../../server/src/probe/probeFolder.js';
import { probes } from '../../../server/src/probe/probes.js';

const top = topFolder('0123');
const files = probeFolder(top);

describe('the folder of probes', () => {
  it('has a folder of its own for each probe, which no other has', () => {
    const names = probes.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    assert.deepEqual(
      names.filter((name) => !/^[a-z0-9-]+$/.test(name)),
      [],
    );
  });

  it('asks after every module of the facts, by both of its names', () => {
    for (const module of knownModules) {
      const text = files.get(`${top}/module-${module.replaceAll('_', '-')}/.htaccess`) ?? '';
      assert.ok(text.includes(`<IfModule ${moduleFileOf(module)}>\n`), module);
      assert.ok(text.includes(`<IfModule ${module}_module>\n`), module);
    }
  });

  it('asks only after directives that a .htaccess may hold', () => {
    const others = askedDirectives.filter((name) => directiveFacts(name)?.htaccess !== 'allowed');
    assert.deepEqual(others, []);
  });

  it('lets no folder be listed but the one that asks whether it is', () => {
    const folders = [...files.keys()]
      .filter((path) => path.startsWith(`${top}/`))
      .map((path) => path.replace(/[^/]*$/, ''));
    const open = [...new Set(folders)].filter((folder) => !files.has(`${folder}index.html`));
    assert.deepEqual(open, [`${top}/force-indexes/`]);
  });

  it('says in each .htaccess what it asks', () => {
    for (const [path, text] of files) {
      if (path.endsWith('/.htaccess')) assert.match(text, /^# Handler Doctor asks: \S.*\n/);
    }
  });

  it('holds no script, and nothing of the site', () => {
    const kinds = new Set([...files.keys()].map((path) => path.replace(/^.*\//, '')));
    assert.deepEqual([...kinds].sort(), [
      '.htaccess',
      'README.txt',
      'answer',
      'answer.txt',
      'ask.sh',
      'handler-doctor-probe-force-indexes',
      'index.html',
    ]);
  });

  it('is asked for by its script, path by path', () => {
    const script = files.get('ask.sh') ?? '';
    assert.ok(script.endsWith(`<< 'PROBES'\n${probes.map(pathOf).join('\n')}\nPROBES\n`));
  });
});
