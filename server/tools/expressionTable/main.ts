import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { renderTable } from './render.js';

/** Writes `server/src/syntax/expression/stateLines.ts`; to be run after a change of the grammar. */
const target = fileURLToPath(
  new URL('../../../../server/src/syntax/expression/stateLines.ts', import.meta.url),
);
await writeFile(target, renderTable());
