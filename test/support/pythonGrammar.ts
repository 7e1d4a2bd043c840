import { nodeGrammarFiles } from '../../server/src/platform/node/grammarFiles.js';
import { pythonGrammar } from '../../server/src/syntax/script/python/pythonGrammar.js';

/** One grammar for a whole test run: it takes some 30 ms to start. */
export const grammar = pythonGrammar(nodeGrammarFiles());
