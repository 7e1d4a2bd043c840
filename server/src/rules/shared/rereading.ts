import type { EntrypointScript, ResponseReading } from '../../syntax/script/entrypointScript.js';
import { grammarless } from '../../syntax/script/readScript.js';
import { shebangOf } from '../../syntax/script/shebang.js';
import { applyEdits, type TextEdit } from '../../text/edit.js';

/** What a script would write after some edits; null for a language that cannot be read at once. */
export function responseAfter(
  { text, language }: EntrypointScript,
  edits: readonly TextEdit[],
): ResponseReading | null {
  const edited = applyEdits(text, edits);
  return grammarless(language, edited, shebangOf(edited));
}
