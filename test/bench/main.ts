import { reportCheckSpeed } from './checkSpeed.js';
import { reportClassicPage } from './classicPage.js';
import { reportCommandSpeed } from './commandSpeed.js';
import { reportCorpusSpeed } from './corpusSpeed.js';
import { reportFactsLoad } from './factsLoad.js';
import { reportPatternSpeed } from './patternSpeed.js';
import { reportScriptSpeed } from './scriptSpeed.js';
import { reportTreeSpeed } from './treeSpeed.js';

/** `npm run bench`: figures of this machine, now. Where others work on it at the same time only ratios count. */
console.log('Loading the facts about directives');
await reportFactsLoad();
console.log('\nReading and checking .htaccess files');
await reportCheckSpeed();
console.log('\nReal files, in this process');
reportCorpusSpeed();
console.log('\nReal files, by the whole command');
await reportCommandSpeed();
console.log('\nA large tree, by the whole command');
await reportTreeSpeed();
console.log('\nReading regular expressions');
reportPatternSpeed();
console.log('\nReading scripts');
await reportScriptSpeed();
console.log('\nThe classic page: CGI against mod_wsgi after the conversion');
await reportClassicPage();
