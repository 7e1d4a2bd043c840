import { largeTree, makeLargeTree } from '../support/largeTree.js';
import { measuredCommand } from '../support/measuredCommand.js';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import { median } from './statistics.js';

/** Prints how long the whole command takes for a large tree, and how much memory. */
export async function reportTreeSpeed(): Promise<void> {
  await withTemporaryFolder({}, async (folder) => {
    makeLargeTree(folder);
    const runs = [];
    for (let run = 0; run < 5; run++) runs.push(await measuredCommand(['check', folder]));
    const seconds = median(runs.map(({ milliseconds }) => milliseconds)) / 1000;
    const megabytes = Math.max(...runs.map((run) => run.megabytes));
    const { files, folders, scripts } = largeTree;
    console.log(`  ${files} files in ${folders} folders, ${scripts} of them programs:`);
    console.log(`  ${seconds.toFixed(2)} s, at most ${megabytes.toFixed(0)} MB`);
  });
}
