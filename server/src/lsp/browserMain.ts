/// <reference lib="webworker" />
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { browserGrammarFiles } from '../platform/browser/grammarFiles.js';
import { clientFiles, noFiles } from './clientFiles.js';
import { serve } from './server.js';

declare const self: DedicatedWorkerGlobalScope;

/** The folder of this program, where its grammar stands unless the client says otherwise. */
const ownFolder = new URL('./', self.location.href).href;

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));

serve(connection, ({ servesFiles, grammarFolder, rulePages }) => ({
  files: servesFiles === true ? clientFiles(connection) : noFiles,
  grammarFiles: browserGrammarFiles(grammarFolder ?? ownFolder),
  rulePages: rulePages ?? new URL('../docs/rules/', ownFolder).href,
  setMode: null,
}));
