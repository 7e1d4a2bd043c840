/**
 * `npm run notices` writes THIRD-PARTY-NOTICES: the licence of every package of which a line is in a bundle,
 * and of what was compiled into the wasm files. With `--check` nothing is written, and the status is 1 where
 * the file is not what would be written.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle, root } from './bundles.mjs';

const file = join(root, 'THIRD-PARTY-NOTICES');

/** What the wasm files of @vscode/tree-sitter-wasm were compiled from; their licence has one text. */
const compiledIntoWasm = [
  { name: 'tree-sitter', copyright: 'Copyright (c) 2018 Max Brunsfeld' },
  { name: 'tree-sitter-python', copyright: 'Copyright (c) 2016 Max Brunsfeld' },
];

const { inputs } = await bundle(false);
const folders = new Set(['node_modules/@vscode/tree-sitter-wasm', ...inputs.flatMap(packageFolder)]);
const notices = await Promise.all([...folders].sort().map(noticeOfPackage));
const ownLicence = await readFile(join(root, 'LICENSE'), 'utf8');
const mit = ownLicence.slice(ownLicence.indexOf('Permission is hereby granted'));
for (const { name, copyright } of compiledIntoWasm) {
  notices.push({ title: `${name} (MIT), in the wasm files`, text: `${copyright}\n\n${mit}` });
}

const text = [
  'Handler Doctor is distributed with the following software of others.',
  ...notices.map(
    (notice) => `${'-'.repeat(80)}\n${notice.title}\n\n${notice.text.replaceAll('\r\n', '\n').trim()}`,
  ),
].join('\n\n');
const expected = `${text}\n`;

if (!process.argv.includes('--check')) {
  await writeFile(file, expected);
} else if ((await readFile(file, 'utf8').catch(() => '')) !== expected) {
  console.error('THIRD-PARTY-NOTICES is not what the bundles hold: run `npm run notices`.');
  process.exitCode = 1;
}

/** The innermost package folder of a bundled file; none for a file of our own. */
function packageFolder(input) {
  return input.match(/node_modules\/(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+/)?.slice(0, 1) ?? [];
}

async function noticeOfPackage(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
  const names = (await readdir(join(root, folder))).filter((each) =>
    /^(licen[cs]e|copying|notice)/i.test(each),
  );
  if (names.length === 0) throw new Error(`${name} has no licence file: its notice cannot be written`);
  const texts = await Promise.all(names.sort().map((each) => readFile(join(root, folder, each), 'utf8')));
  return { title: `${name} ${version} (${license})`, text: texts.map((each) => each.trim()).join('\n\n') };
}
