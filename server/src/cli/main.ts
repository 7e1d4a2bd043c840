import { CommanderError } from 'commander';
import { ChangesNotAppliedError } from '../platform/node/applyChanges.js';
import { nodeGrammarFiles } from '../platform/node/grammarFiles.js';
import { enginePath } from '../platform/node/paths.js';
import { blockingProjectFiles } from '../platform/node/projectFiles.js';
import { UnreadableFileError } from '../site/projectFiles.js';
import { pythonGrammar } from '../syntax/script/python/pythonGrammar.js';
import { readScript } from '../syntax/script/readScript.js';
import { type ExitStatus, exitStatus, UsageError } from './exitStatus.js';
import { type MakeOutside, runProgram } from './program.js';
import { programPackage } from './programPackage.js';
import { processTerminal, readStandardInput, standardInputChunks } from './terminal.js';

const makeOutside: MakeOutside = (options) => {
  const grammar = pythonGrammar(nodeGrammarFiles());
  return {
    files: blockingProjectFiles,
    readScript: (name, text, siblings) => readScript(name, text, grammar, siblings),
    terminal: processTerminal(options),
    currentFolder: enginePath('.'),
    standardInputIsTerminal: process.stdin.isTTY === true,
    standardInput: readStandardInput,
    standardInputChunks,
  };
};

/** The process ends by itself when all output is out: `process.exit` would cut it off. */
async function main(): Promise<void> {
  try {
    process.exitCode = await runProgram(process.argv.slice(2), programPackage(import.meta.url), makeOutside);
  } catch (error) {
    process.exitCode = statusOfFailure(error);
  }
}

function statusOfFailure(error: unknown): ExitStatus {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitStatus.clean : exitStatus.trouble;
  const foreseen =
    error instanceof UsageError ||
    error instanceof ChangesNotAppliedError ||
    error instanceof UnreadableFileError;
  const words = error instanceof Error ? (foreseen ? error.message : error.stack) : String(error);
  process.stderr.write(
    foreseen
      ? `handler-doctor: ${words}\n`
      : `handler-doctor failed; this is a fault of its own:\n${words}\n`,
  );
  return exitStatus.trouble;
}

void main();
