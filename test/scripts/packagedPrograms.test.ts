import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '../cli/runCli.js';
import { askMachine } from '../conformance/packaged/askedMachine.js';
import { layOutMachine, serverRoot } from '../conformance/packaged/debianMachine.js';
import { layOver } from '../conformance/packaged/layOver.js';
import { packagedSites } from '../conformance/packaged/packagedSites.js';
import { type PackageRequest, packageRequests } from '../conformance/packaged/packageRequests.js';
import { type ServedAnswer, withServedFolder } from '../conformance/sites/askedServer.js';
import { unpackedDebianPackage, withPackageOrSkip } from '../support/debianPackage.js';
import { orSkip } from '../support/installed.js';
import { nowhereInDebian, type PackagedProgram, packagedPrograms } from './packagedPrograms.js';

/** Real programs are right: nothing that is said of them is an error, whether they find what they need or not. */
describe('programs that Debian ships', function () {
  this.timeout(120_000);

  before(() => console.log(`      not in Debian 12: ${nowhereInDebian.join(', ')}`));

  for (const program of packagedPrograms) {
    it(program.package, async function () {
      const { served, diff } = await withPackageOrSkip(this, () => orSkip(this, () => serve(program)));
      const answered = served.map(({ address, answer }) => `${address} ${answer.status}`);
      console.log(`      ${answered.length} programs: ${answered.slice(0, 6).join(', ')}`);
      assert.notEqual(served.length, 0, 'no program is served');
      assert.deepEqual(
        served.flatMap(({ address, answer, errors }) =>
          errors.map((each) => `${address} (${answer.status}): ${each}`),
        ),
        [],
      );
      assert.equal(diff, '', 'fix would change what works');
    });
  }
});

interface ServedProgram {
  readonly address: string;
  readonly answer: ServedAnswer;
  readonly errors: readonly string[];
}

interface ServedPackage {
  readonly served: readonly ServedProgram[];
  /** What `fix` without `--unsafe` would do to its programs. */
  readonly diff: string;
}

const serve = (program: PackagedProgram): Promise<ServedPackage> =>
  withServedFolder(async (folder) => {
    const root = join(folder, 'root');
    const site = packagedSites.find((each) => each.package === program.package);
    assert.ok(site, `${program.package} is not among the packaged sites`);
    layOutMachine(root, site);
    for (const name of program.libraries) layOver(unpackedDebianPackage(name), root);
    writeFileSync(join(root, '.handler-doctor.json'), '{}');
    const more = Object.entries(program.more ?? {});
    writeFileSync(
      join(root, serverRoot, 'conf-enabled', 'zz-more.conf'),
      [...more.map(([address, path]) => running(address, join(root, path))), ...librariesBelow(root)].join(
        '\n',
      ),
    );
    const requests = [
      ...packageRequests(root, site).filter(({ path }) => isProgram(join(root, path))),
      ...more.map(([address, path]) => ({ address, path })),
    ];
    const answers = await askMachine(
      folder,
      root,
      site,
      requests.map(({ address }) => address),
    );
    const errors = await errorsIn(root, requests);
    const served = requests.map(({ path, address }, number) => {
      const answer = answers[number];
      assert.ok(answer);
      return { address, answer, errors: errors.get(path) ?? [] };
    });
    return { served, diff: await run(root, requests, 'fix', '--dry-run', '--fail-on', 'never', '--quiet') };
  });

const isProgram = (file: string): boolean =>
  /^(#!|\x7fELF)/.test(readFileSync(file).subarray(0, 4).toString('latin1'));

const running = (address: string, file: string): string =>
  `ScriptAlias "${address}" "${file}"\n<Location "${address}">\nRequire all granted\n</Location>`;

/** The packages' modules are not where the interpreters look for them. */
const librariesBelow = (root: string): readonly string[] => [
  `SetEnv PERL5LIB "${['usr/share/perl5', 'usr/lib/x86_64-linux-gnu/perl5/5.36'].map((each) => join(root, each)).join(':')}"`,
  `SetEnv PYTHONPATH "${join(root, 'usr/lib/python3/dist-packages')}"`,
];

/** What the command line says of the files under the package's own configuration, by path. */
async function errorsIn(
  root: string,
  requests: readonly PackageRequest[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const said = await run(root, requests, 'check', '--format', 'json');
  const { files } = JSON.parse(said) as { readonly files: readonly CheckedFile[] };
  return new Map(
    files.map(({ path, findings, error }) => [
      path,
      [
        ...(error === undefined ? [] : [error]),
        ...findings
          .filter(({ severity }) => severity === 'error')
          .map(({ rule, message, range }) => `${rule}, line ${range.start.line + 1}: ${message}`),
      ],
    ]),
  );
}

/** What a command of ours writes of the files under the package's own configuration. */
async function run(
  root: string,
  requests: readonly PackageRequest[],
  ...words: readonly string[]
): Promise<string> {
  const { stdout, stderr } = await runCli(
    [...words, '--server-config', `${serverRoot}/apache2.conf`, '--files-from', '-'],
    { cwd: root, input: requests.map(({ path }) => path).join('\0') },
  );
  assert.equal(stderr, '');
  return stdout;
}

interface CheckedFile {
  readonly path: string;
  readonly error?: string;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly range: { readonly start: { readonly line: number } };
  }[];
}
