import type { ResponseReading } from '../entrypointScript.js';
import { readProgram } from '../flow/readProgram.js';
import type { TreeBlock } from './scriptTree.js';
import { translateTree } from './translate.js';
import type { TreeLanguage } from './treeLanguage.js';
import { UnreadableProgram } from './unreadableProgram.js';

/** What a program writes up to its body. Never throws. */
export function readTree(
  text: string,
  parse: (text: string) => TreeBlock,
  language: TreeLanguage,
): ResponseReading {
  try {
    return readProgram(translateTree(text, parse(text), language));
  } catch (error) {
    if (!(error instanceof UnreadableProgram)) throw error;
    return { kind: 'unknown', because: error.because, at: { start: error.at, end: error.at } };
  }
}
