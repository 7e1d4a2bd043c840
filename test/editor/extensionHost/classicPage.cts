import assert = require('node:assert/strict');
import vscode = require('vscode');

describe('the classic page, by the API of VS Code', () => {
  let htaccess: vscode.TextDocument;
  let script: vscode.TextDocument;

  before(async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    htaccess = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, '.htaccess'));
    script = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'index.py'));
    await vscode.window.showTextDocument(htaccess);
  });

  it('is a .htaccess document', () => {
    assert.equal(htaccess.languageId, 'htaccess');
  });

  it('has a finding on the handler that starts a process for every request', async () => {
    const found = await finding(htaccess, 'per-request-cgi');
    assert.equal(htaccess.getText(found.range), 'cgi-script');
    assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(found.source, 'Handler Doctor');
  });

  it('has findings on what does not run in the script', async () => {
    const interpreter = await finding(script, 'interpreter-missing');
    assert.equal(script.getText(interpreter.range), '#!/usr/bin/python');
    const syntax = await finding(script, 'python2-syntax');
    assert.match(script.getText(syntax.range), /^print\b/);
  });

  it('explains the handler in a hover', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      htaccess.uri,
      positionOf(htaccess, 'cgi-script'),
    );
    assert.match(textOf(hovers), /process/);
  });

  it('offers the conversion to mod_wsgi, for a person to confirm', async () => {
    const edit = await conversion();
    assert.deepEqual(
      edit
        .entries()
        .map(([uri]) => uri.path.slice(uri.path.lastIndexOf('/') + 1))
        .sort(),
      ['.htaccess', 'index.py'],
    );
  });

  it('is converted and saved', async () => {
    const confirmed = new vscode.WorkspaceEdit();
    for (const [uri, edits] of (await conversion()).entries()) confirmed.set(uri, edits);
    assert.ok(await vscode.workspace.applyEdit(confirmed));
    assert.ok(await vscode.workspace.saveAll(false));
    assert.match(htaccess.getText(), /<IfModule mod_wsgi\.c>/i);
    assert.match(script.getText(), /def application\(environ, start_response\)/);
  });

  it('has no error left', async () => {
    await until(() => [htaccess, script].every((document) => errorsOf(document).length === 0));
    await assert.rejects(finding(htaccess, 'per-request-cgi', 500));
  });

  async function conversion(): Promise<vscode.WorkspaceEdit> {
    const { range } = await finding(htaccess, 'per-request-cgi');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      htaccess.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
      20,
    );
    const edit = actions.find(({ title }) => title.includes('mod_wsgi'))?.edit;
    assert.ok(edit, `offered were: ${actions.map(({ title }) => title).join('; ')}`);
    return edit;
  }
});

const codeOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code);

const errorsOf = ({ uri }: vscode.TextDocument): readonly string[] =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error)
    .map(({ message }) => message);

/** The first finding of a rule, as soon as there is one. */
async function finding(
  document: vscode.TextDocument,
  rule: string,
  milliseconds = 60_000,
): Promise<vscode.Diagnostic> {
  const found = (): vscode.Diagnostic | undefined =>
    vscode.languages.getDiagnostics(document.uri).find((each) => codeOf(each) === rule);
  await until(() => found() !== undefined, milliseconds);
  const first = found();
  assert.ok(first);
  return first;
}

async function until(holds: () => boolean, milliseconds = 60_000): Promise<void> {
  for (const end = Date.now() + milliseconds; !holds(); ) {
    assert.ok(Date.now() < end, 'waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  return document.positionAt(document.getText().indexOf(text) + 1);
}

const textOf = (hovers: readonly vscode.Hover[]): string =>
  hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
