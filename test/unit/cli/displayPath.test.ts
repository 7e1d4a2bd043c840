import assert from 'node:assert/strict';
import { displayPathFrom } from '../../../server/src/cli/displayPath.js';

describe('a path as results show it', () => {
  it('is seen from the current folder', () => {
    const displayPath = displayPathFrom('/home/me');
    assert.equal(displayPath('/home/me/site/page.py'), 'site/page.py');
    assert.equal(displayPath('/home/you/page.py'), '../you/page.py');
    assert.equal(displayPath('/home/me'), '.');
  });

  it('stays absolute on another drive', () => {
    assert.equal(displayPathFrom('C:/site')('D:/page.py'), 'D:/page.py');
  });
});
