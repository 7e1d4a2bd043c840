import assert from 'node:assert/strict';
import type { ResponseReading } from '../../server/src/syntax/script/entrypointScript.js';
import { textOf } from '../../server/src/text/span.js';

/** The texts that hold the first header line of a reading and that write it. */
export function headerPlaces(
  text: string,
  response: ResponseReading,
): { readonly literal: string; readonly write: string } {
  assert.ok(response.kind === 'read', JSON.stringify(response));
  const [field] = response.paths[0]?.fields ?? [];
  assert.ok(field !== undefined);
  return { literal: textOf(text, field.span), write: textOf(text, field.write) };
}

/** Every place that a reading names lies in the text. */
export function assertPlacesWithin(text: string, response: ResponseReading): void {
  if (response.kind !== 'read') return;
  for (const { fields } of response.paths) {
    for (const { span, write } of fields) {
      assert.ok(span.start <= span.end && span.end <= text.length && write.end <= text.length);
    }
  }
}
