import path = require('node:path');
import Mocha = require('mocha');
import vscode = require('vscode');

/**
 * What the extension host calls. The report of mocha lies beside the folder that is open, for the suite outside
 * to read.
 *
 * @throws {Error} when a test fails: the host then ends with a status that is not 0.
 */
async function run(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('no folder is open');
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 90_000,
    reporter: 'json',
    reporterOptions: { output: path.join(path.dirname(folder.uri.fsPath), 'report.json') },
  });
  mocha.addFile(path.join(__dirname, 'classicPage.cjs'));
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}

export = { run };
