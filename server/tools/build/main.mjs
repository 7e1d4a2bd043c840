/** `npm run build`: all that the packages hold, from nothing but the sources and `npm ci`. */
import { chmod, copyFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle, root } from './bundles.mjs';

await rm(join(root, 'dist'), { recursive: true, force: true });
await mkdir(join(root, 'dist'));
const { outputs } = await bundle(true);

const grammars = ['tree-sitter.wasm', 'tree-sitter-python.wasm'];
for (const grammar of grammars) {
  await copyFile(
    join(root, 'node_modules/@vscode/tree-sitter-wasm/wasm', grammar),
    join(root, 'dist', grammar),
  );
  await chmod(join(root, 'dist', grammar), 0o644);
}
const pages = await copyRulePages();

for (const output of [...outputs, ...grammars.map((grammar) => `dist/${grammar}`)]) {
  const { size } = await stat(join(root, output));
  console.log(`${output}  ${Math.ceil(size / 1024)} KB`);
}
console.log(`docs/rules  ${pages} pages`);

/** Every rule's README becomes `docs/rules/NAME.md`, where the contract promises it. */
async function copyRulePages() {
  const rules = join(root, 'server/src/rules');
  const pages = join(root, 'docs/rules');
  await rm(pages, { recursive: true, force: true });
  await mkdir(pages, { recursive: true });
  const folders = (await readdir(rules, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  let copied = 0;
  for (const { name } of folders) {
    if ((await readdir(join(rules, name))).includes('README.md')) {
      await copyFile(join(rules, name, 'README.md'), join(pages, `${name}.md`));
      copied++;
    }
  }
  return copied;
}
