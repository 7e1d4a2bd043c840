import assert from 'node:assert/strict';
import { readRecord } from '../../../server/src/serverLog/readRecord.js';
import { recognize } from '../../../server/src/serverLog/recognize.js';
import { cgiFacts, conversionFacts, type FactLine, htaccessFacts } from './factLines.js';

const tables: Readonly<Record<string, readonly FactLine[]>> = {
  'CGI scripts': cgiFacts,
  '.htaccess files': htaccessFacts,
  'persistent handlers': conversionFacts,
};

for (const [name, lines] of Object.entries(tables)) {
  describe(`the log lines of ${name}`, () => {
    for (const [line, cause] of lines) {
      it(`${cause}: ${line.slice(-90)}`, () => {
        assert.equal(recognize(readRecord(line))?.cause.name, cause);
      });
    }
  });
}
