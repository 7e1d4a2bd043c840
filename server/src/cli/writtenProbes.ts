import { randomBytes } from 'node:crypto';
import { enginePath } from '../platform/node/paths.js';
import { FolderNotWrittenError, writeNewFolder } from '../platform/node/writeNewFolder.js';
import { probeFolder, topFolder } from '../probe/probeFolder.js';
import { probes } from '../probe/probes.js';
import { UsageError } from './exitStatus.js';
import type { Outside } from './outside.js';
import { shellWord } from './text/shellWord.js';

/**
 * Writes the folder of probes.
 *
 * @returns what a person does with it.
 * @throws {UsageError} where it cannot be written; then nothing was.
 */
export async function writeProbes(folder: string, { currentFolder }: Outside): Promise<string> {
  const top = topFolder(randomBytes(12).toString('hex'));
  try {
    await writeNewFolder(enginePath(folder, currentFolder), probeFolder(top));
  } catch (error) {
    if (!(error instanceof FolderNotWrittenError)) throw error;
    throw new UsageError(`--probe: ${folder}: ${error.reason}; nothing was written`, { cause: error });
  }
  return nextSteps(folder, top);
}

const nextSteps = (folder: string, top: string): string =>
  `
Wrote ${probes.length} probes into ${folder}. Read ${folder}/README.txt first: it says what they ask.

1. Upload the folder ${top} to the site, with
   the files whose names begin with a dot.
2. Ask, with the address that the uploaded folder has:
     sh ${shellWord(`${folder}/ask.sh`)} https://www.example.org/${top} > answers.txt
3. Make a profile of the answers:
     handler-doctor profile --from-answers answers.txt > host.json
4. Remove the uploaded folder: it shows how the server is set up to those who know its name.`.trim();
