import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { factsReadFrom } from '../../server/data/directives.js';
import { gatherFacts } from '../../server/tools/directiveFacts/gather.js';
import { renderFacts } from '../../server/tools/directiveFacts/render.js';
import { orSkip } from '../support/installed.js';
import { repositoryRoot } from '../support/repository.js';

describe('the facts about directives', () => {
  it('are what the installed server says, and the same for the same server', async function () {
    this.timeout(120_000);
    const first = await orSkip(this, gatherFacts);
    if (first.versions.join(' ') !== factsReadFrom.join(' ')) {
      console.log(
        `      not compared: the facts were read from ${factsReadFrom.join(' ')}; here is ${first.versions.join(' ')}`,
      );
      this.skip();
    }
    const committed = readFileSync(join(repositoryRoot, 'server/data/directives.ts'), 'utf8');
    assert.equal(renderFacts(first), committed, 'regenerate them: npm run facts');
    assert.equal(renderFacts(await gatherFacts()), committed, 'two runs differ');
  });
});
