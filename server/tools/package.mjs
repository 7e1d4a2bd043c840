/** `npm run package`: builds, and writes the extension as a .vsix into the root. */
import { createVSIX } from '@vscode/vsce';
import './build/main.mjs';
import { root } from './build/bundles.mjs';

await createVSIX({
  cwd: root,
  dependencies: false,
  // There is no public repository yet that relative links could be turned into.
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
