import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The top of the checkout, with a trailing slash. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * What is built: one file for each program that a host starts, and nothing beside it but the two wasm files.
 *
 * The browser client is named in package.json as `dist/browserClient.cjs`: VS Code's web host appends `.js`
 * to what it loads, and takes a name that ends in `.js` for an ES module, which it cannot load.
 */
const bundles = [
  { entry: 'client/src/extension.ts', output: 'dist/client.cjs', host: 'node' },
  { entry: 'client/src/browserExtension.ts', output: 'dist/browserClient.cjs.js', host: 'browser' },
  { entry: 'server/src/lsp/nodeMain.ts', output: 'dist/languageServer.cjs', host: 'program' },
  { entry: 'server/src/lsp/browserMain.ts', output: 'dist/languageServerWorker.js', host: 'worker' },
  { entry: 'server/src/cli/main.ts', output: 'dist/cli.cjs', host: 'program' },
];

/**
 * A bundle for Node, in which `import.meta.url` is the bundle's own URL. ES modules are preferred: what some
 * packages have as `main` hides its own imports from a bundler.
 */
const node = {
  platform: 'node',
  mainFields: ['module', 'main'],
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  define: { 'import.meta.url': 'bundleUrl' },
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
};

/**
 * A bundle without Node. `url`, `fs` and `module` are asked for by tree-sitter's loader, in branches that
 * only Node reaches; `document`, which no worker has, by the same loader, for the script's own URL, of which
 * it then makes no use: the wasm comes as bytes.
 */
const web = {
  platform: 'browser',
  target: 'es2022',
  external: ['vscode', 'url', 'fs', 'fs/promises', 'module'],
  define: { document: '{"currentScript":{"src":"file:///"}}' },
};

const hosts = {
  node,
  program: { ...node, banner: { js: `#!/usr/bin/env node\n${node.banner.js}` } },
  browser: { ...web, format: 'cjs' },
  worker: { ...web, format: 'iife' },
};

/**
 * Bundles all programs.
 *
 * @param {boolean} write whether the files are written, or only what they would hold is found out
 * @returns {Promise<{ outputs: readonly string[], inputs: readonly string[] }>} paths below the root, sorted
 */
export async function bundle(write) {
  const outputs = [];
  const inputs = new Set();
  for (const { entry, output, host } of bundles) {
    const { metafile } = await build({
      ...hosts[host],
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: output,
      bundle: true,
      legalComments: 'none',
      minifySyntax: true,
      minifyWhitespace: true,
      minifyIdentifiers: true,
      lineLimit: 160,
      logLevel: 'warning',
      metafile: true,
      write,
    });
    for (const input of Object.keys(metafile.inputs)) inputs.add(input);
    if (write && host === 'program') await chmod(join(root, output), 0o755);
    outputs.push(output);
  }
  return { outputs, inputs: [...inputs].sort() };
}
