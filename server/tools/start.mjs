/**
 * `npm start`: from a fresh clone to a first diagnosis. Installs, builds, packages the extension, shows what
 * Handler Doctor finds in `examples/classic-cgi`, and says how to go on in VS Code.
 *
 * Written for Node alone: it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installPackages } from './installPackages.mjs';
import { codeOnPath, offerToOpen } from './throwawayProfile.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { name, version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const vsix = `${name}-${version}.vsix`;
const example = 'examples/classic-cgi';

step('Installing the packages', installPackages);
step('Building the bundles and the extension', () => runs(['server/tools/package.mjs'], 'errors'));
console.log(`\nhandler-doctor check ${example}\n`);
step('Diagnosing the example', () => runs(['dist/cli.cjs', 'check', example, '--fail-on', 'never'], 'all'));

console.log(`
What a conversion would change:  node dist/cli.cjs convert ${example} --to mod_wsgi
(it shows a diff; with --write it makes the change)

In VS Code:  code --install-extension ${vsix}
or in the Extensions view: "..." > "Install from VSIX..." > ${vsix}
then open the folder ${example}.`);

const code = codeOnPath();
if (code !== null && process.stdin.isTTY && process.stdout.isTTY) {
  try {
    await offerToOpen(code, `${root}${vsix}`, `${root}${example}`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** Ends the whole with status 1 where a step fails. */
function step(title, work) {
  if (work()) return;
  console.error(`\n${title} failed; what is above says why.`);
  process.exit(1);
}

/** @param {'all' | 'errors'} shown what of its output is shown: of a step that succeeds, or only of one that fails */
function runs(args, shown) {
  if (shown === 'all') {
    return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) console.error(`${stdout}${stderr}`);
  return status === 0;
}
