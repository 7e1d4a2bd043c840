import { execCgiOptions, modes } from './access.js';
import { blankLineFirst } from './blankLineFirst.js';
import { blankLookalikes } from './blankLookalikes.js';
import {
  directoryIndexes,
  handlerCases,
  handlersByType,
  innerExtensions,
  sourceServed,
  wholeFolders,
} from './handlers.js';
import { badLines, badNames } from './names.js';
import { noBlankLine } from './noBlankLine.js';
import { phpCases, rubyAndNode, shellEchoes } from './otherLanguages.js';
import {
  backgrounds,
  cgitbCases,
  exceptionCases,
  exitStatuses,
  forks,
  nonAscii,
  outputOrder,
} from './outputOrder.js';
import { perlCases } from './perl.js';
import { cgiEscapes, pythonSyntax, removedModules, shadowedModules } from './pythonSource.js';
import { authorizations, nphScripts, postedBodies, requestHeaders } from './requests.js';
import type { ScriptCase } from './scriptCase.js';
import { separators } from './separators.js';
import { crlfBodies, envWords, firstBytes, interpreters, perlSwitchCrlf } from './shebang.js';
import { locations, statusValues, statusWithCrlf } from './statusLines.js';
import { typeNames } from './typeNames.js';

/** Every case that is served by mod_cgid. */
export const catalogue: readonly ScriptCase[] = [
  ...modes,
  ...firstBytes,
  ...interpreters,
  ...envWords,
  ...perlSwitchCrlf,
  ...crlfBodies,
  ...pythonSyntax,
  ...noBlankLine,
  ...blankLookalikes,
  ...separators,
  ...blankLineFirst,
  ...typeNames,
  ...badNames,
  ...badLines,
  ...statusWithCrlf,
  ...outputOrder,
  ...forks,
  ...nonAscii,
  ...exceptionCases,
  ...cgitbCases,
  ...removedModules,
  ...cgiEscapes,
  ...shadowedModules,
  ...exitStatuses,
  ...statusValues,
  ...locations,
  ...nphScripts,
  ...backgrounds,
  ...postedBodies,
  ...execCgiOptions,
  ...sourceServed,
  ...innerExtensions,
  ...handlersByType,
  ...handlerCases,
  ...wholeFolders,
  ...directoryIndexes,
  ...authorizations,
  ...requestHeaders,
  ...perlCases,
  ...shellEchoes,
  ...rubyAndNode,
  ...phpCases,
];
