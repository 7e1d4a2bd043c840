import assert from 'node:assert/strict';
import {
  type CodeActionOptions,
  codeActionsAt,
  editOf,
} from '../../../server/src/languageService/codeActions.js';
import type { LintedFile, ReportedFinding } from '../../../server/src/linter/lint.js';
import type { Change, Fix } from '../../../server/src/site/change.js';
import { deletion, insertion } from '../../../server/src/text/edit.js';

const text = 'one\ntwo\nthree\n';
const texts: ReadonlyMap<string, string> = new Map([
  ['/site/.htaccess', text],
  ['/site/a.py', 'x\n'],
  ['/site/windows.py', '#!/usr/bin/python3\r\n'],
]);
const whole = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };

const options: CodeActionOptions = {
  locations: {
    uriOf: (path) => `file://${path}`,
    textOf: (path) => texts.get(path) ?? null,
    versionOf: (path) => (path === '/site/.htaccess' ? 4 : null),
  },
  relatedInformation: true,
  pageOf: (rule) => `page:${rule}`,
  support: { documentChanges: true, createFiles: true, changeAnnotations: true },
  completionCommand: 'complete',
  setsModes: true,
  only: null,
};

const fix = (title: string, changes: readonly Change[], more: Partial<Fix> = {}): Fix => ({
  title,
  safety: 'safe',
  because: null,
  changes,
  target: null,
  steps: [],
  ...more,
});

const editAt = (offset: number, newText: string, path = '/site/.htaccess'): Change => ({
  kind: 'edit',
  path,
  edits: [insertion(offset, newText)],
});

const finding = (start: number, end: number, ...fixes: readonly Fix[]): ReportedFinding => ({
  rule: 'some-rule',
  severity: 'warning',
  span: { start, end },
  message: { what: 'What.', why: 'Why.', remedy: 'Remedy.' },
  ownFixes: () => fixes.filter(({ target }) => target === null),
  fixes: () => fixes,
  declined: () => [],
});

const linted = (...findings: readonly ReportedFinding[]): LintedFile => ({
  path: '/site/.htaccess',
  kind: 'htaccess',
  text,
  document: null,
  refused: null,
  findings,
});

const conversion = fix(
  'Convert',
  [
    editAt(0, 'zero\n'),
    editAt(0, 'y\n', '/site/a.py'),
    { kind: 'create', path: '/site/new.txt', text: 'new\n' },
    { kind: 'mode', path: '/site/a.py', mode: 0o755 },
  ],
  { safety: 'unsafe', because: 'It may differ.' },
);

describe('code actions', () => {
  it('belong to the findings that the selection meets', () => {
    const file = linted(finding(0, 3, fix('A', [editAt(0, 'a')])), finding(4, 7, fix('B', [editAt(4, 'b')])));
    const titlesAt = (line: number, from: number, to: number): readonly string[] =>
      codeActionsAt(
        file,
        { start: { line, character: from }, end: { line, character: to } },
        { ...options, only: ['quickfix'] },
      ).map(({ action }) => action.title);
    assert.deepEqual(titlesAt(0, 1, 1), ['A']);
    assert.deepEqual(titlesAt(0, 3, 3), ['A']);
    assert.deepEqual(titlesAt(1, 0, 2), ['B']);
    assert.deepEqual(titlesAt(2, 0, 5), []);
  });

  it('prefer the best fix where it is safe', () => {
    const file = linted(
      finding(0, 3, fix('Safe', [editAt(0, 'a')]), fix('Other', [editAt(0, 'b')])),
      finding(4, 7, conversion),
    );
    assert.deepEqual(
      codeActionsAt(file, whole, { ...options, only: ['quickfix'] }).map(({ action }) => [
        action.title,
        action.isPreferred ?? false,
      ]),
      [
        ['Safe', true],
        ['Other', false],
        ['Convert', false],
      ],
    );
  });

  it('change files, make new ones, and leave the mode to the command behind', () => {
    const [offered] = codeActionsAt(linted(finding(0, 3, conversion)), whole, options);
    assert.deepEqual(offered?.action.command, {
      title: 'Convert',
      command: 'complete',
      arguments: [
        {
          title: 'Convert',
          because: 'It may differ.',
          modes: [{ uri: 'file:///site/a.py', mode: 0o755 }],
          steps: [],
        },
      ],
    });
    const annotationId = 'handlerDoctor.confirm';
    const start = { line: 0, character: 0 };
    const inserted = (newText: string) => [{ range: { start, end: start }, newText, annotationId }];
    assert.deepEqual(
      editOf(linted(finding(0, 3, conversion)), offered?.reference ?? assert.fail(), options),
      {
        documentChanges: [
          {
            kind: 'create',
            uri: 'file:///site/new.txt',
            options: { overwrite: false, ignoreIfExists: false },
            annotationId,
          },
          { textDocument: { uri: 'file:///site/new.txt', version: null }, edits: inserted('new\n') },
          { textDocument: { uri: 'file:///site/.htaccess', version: 4 }, edits: inserted('zero\n') },
          { textDocument: { uri: 'file:///site/a.py', version: null }, edits: inserted('y\n') },
        ],
        changeAnnotations: {
          [annotationId]: { label: 'Convert', needsConfirmation: true, description: 'It may differ.' },
        },
      },
    );
  });

  it('are left out where the editor cannot make new files', () => {
    const support = { ...options.support, createFiles: false };
    assert.deepEqual(codeActionsAt(linted(finding(0, 3, conversion)), whole, { ...options, support }), []);
  });

  it('are left out where files have no modes and nothing else would be done', () => {
    const onlyMode = fix('Mode', [{ kind: 'mode', path: '/site/.htaccess', mode: 0o755 }]);
    const file = linted(finding(0, 3, onlyMode));
    assert.equal(codeActionsAt(file, whole, { ...options, setsModes: false }).length, 0);
  });

  it('say how to let lines end in LF, which many editors do not take for an edit', () => {
    const change: Change = {
      kind: 'edit',
      path: '/site/windows.py',
      edits: [deletion({ start: 18, end: 19 })],
    };
    const [offered] = codeActionsAt(linted(finding(0, 3, fix('Use LF', [change]))), whole, options);
    const [completion] = offered?.action.command?.arguments ?? [];
    assert.deepEqual(completion?.steps, [
      {
        text: 'If windows.py still ends its lines in CR LF, let them end in LF (in Visual Studio Code by a click on CRLF in the status bar), and save it.',
        snippet: null,
      },
    ]);
  });

  it('show what is for display only, with its steps, and edit nothing', () => {
    const steps = [{ text: 'Add it.', snippet: { place: 'httpd.conf', text: 'X\n' } }];
    const display = fix('X in the server configuration', [], {
      safety: 'display-only',
      because: 'It is elsewhere.',
      steps,
    });
    const file = linted(finding(0, 3, display));
    const [offered, ...others] = codeActionsAt(file, whole, options);
    assert.deepEqual(others, []);
    assert.equal(offered?.action.title, 'Show: X in the server configuration');
    assert.deepEqual(offered?.action.command?.arguments, [
      { title: 'X in the server configuration', because: 'It is elsewhere.', modes: [], steps },
    ]);
    assert.equal(editOf(file, offered?.reference ?? assert.fail(), options), null);
  });
});

describe('fix-all', () => {
  const fixAll = (file: LintedFile) => codeActionsAt(file, whole, { ...options, only: ['source.fixAll'] });

  it('makes every safe fix of the file, and no other', () => {
    const file = linted(
      finding(0, 3, fix('A', [editAt(0, 'a')])),
      finding(4, 7, conversion, fix('B', [editAt(4, 'b')])),
      finding(8, 13, conversion),
    );
    const [offered, ...others] = fixAll(file);
    assert.deepEqual(others, []);
    assert.equal(offered?.action.kind, 'source.fixAll.handlerDoctor');
    const edit = editOf(file, offered?.reference ?? null, options);
    assert.deepEqual(edit?.documentChanges, [
      {
        textDocument: { uri: 'file:///site/.htaccess', version: 4 },
        edits: [
          { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: 'a' },
          { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, newText: 'b' },
        ],
      },
    ]);
  });

  it('gives a text that two fixes want to the first', () => {
    const replace = (newText: string): Change => ({
      kind: 'edit',
      path: '/site/.htaccess',
      edits: [{ span: { start: 0, end: 3 }, newText }],
    });
    const file = linted(finding(0, 3, fix('A', [replace('a')])), finding(0, 3, fix('B', [replace('b')])));
    const edit = editOf(file, null, { ...options, support: { ...options.support, documentChanges: false } });
    assert.deepEqual(
      edit?.changes?.['file:///site/.htaccess']?.map(({ newText }) => newText),
      ['a'],
    );
  });

  it('touches no other file', () => {
    const file = linted(finding(0, 3, fix('A', [editAt(0, 'a', '/site/a.py')])));
    assert.deepEqual(fixAll(file), []);
  });
});
