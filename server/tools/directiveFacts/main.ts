import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gatherFacts } from './gather.js';
import { renderFacts } from './render.js';

/** Writes `server/data/directives.ts`. Needs Debian's Apache with every module that the facts are to know. */
const target = fileURLToPath(new URL('../../../../server/data/directives.ts', import.meta.url));
const facts = await gatherFacts();
await writeFile(target, renderFacts(facts));
process.stdout.write(`${facts.directives.length} directives of ${facts.versions.join(' ')}\n`);
