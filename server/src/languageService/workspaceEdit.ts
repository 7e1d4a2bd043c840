import {
  type ChangeAnnotation,
  CreateFile,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Change, Fix } from '../site/change.js';
import { inTextOrder } from '../text/edit.js';
import { type Locations, lineIndexes } from './locations.js';

/** Which shapes of a WorkspaceEdit the client can apply. */
export interface EditSupport {
  /** Edits that name the version of the document that they were made for. */
  readonly documentChanges: boolean;
  readonly createFiles: boolean;
  /** Reasons that the person is asked to confirm. */
  readonly changeAnnotations: boolean;
}

const annotationId = 'handlerDoctor.confirm';
const start = { line: 0, character: 0 };

/**
 * The changes of a fix that a WorkspaceEdit can hold: all but modes.
 *
 * @returns null where the client cannot make them, or a file's text is not known.
 */
export function workspaceEditOf(fix: Fix, locations: Locations, support: EditSupport): WorkspaceEdit | null {
  const creates = fix.changes.some(({ kind }) => kind === 'create');
  if (creates && !support.createFiles) return null;
  const annotation = support.changeAnnotations && fix.because !== null ? { annotationId } : {};
  const edits = textEditsByPath(fix.changes, locations);
  if (edits === null) return null;

  if (!support.documentChanges && !creates) {
    return {
      changes: Object.fromEntries([...edits].map(([path, list]) => [locations.uriOf(path), [...list]])),
    };
  }
  const created = fix.changes.flatMap((change): (CreateFile | TextDocumentEdit)[] => {
    if (change.kind !== 'create') return [];
    const uri = locations.uriOf(change.path);
    const newText: TextEdit = { range: { start, end: start }, newText: change.text };
    return [
      { ...CreateFile.create(uri, { overwrite: false, ignoreIfExists: false }), ...annotation },
      { textDocument: { uri, version: null }, edits: [{ ...newText, ...annotation }] },
    ];
  });
  const edited = [...edits].map(
    ([path, list]): TextDocumentEdit => ({
      textDocument: { uri: locations.uriOf(path), version: locations.versionOf(path) },
      edits: list.map((edit) => ({ ...edit, ...annotation })),
    }),
  );
  return {
    documentChanges: [...created, ...edited],
    ...('annotationId' in annotation && { changeAnnotations: { [annotationId]: annotationOf(fix) } }),
  };
}

const annotationOf = (fix: Fix): ChangeAnnotation => ({
  label: fix.title,
  needsConfirmation: true,
  ...(fix.because !== null && { description: fix.because }),
});

function textEditsByPath(
  changes: readonly Change[],
  locations: Locations,
): ReadonlyMap<string, readonly TextEdit[]> | null {
  const indexOf = lineIndexes(locations);
  const byPath = new Map<string, readonly TextEdit[]>();
  for (const change of changes) {
    if (change.kind !== 'edit') continue;
    const index = indexOf(change.path);
    if (index === null) return null;
    const edits = inTextOrder(change.edits).map(({ span, newText }) => ({
      range: index.rangeOf(span),
      newText,
    }));
    byPath.set(change.path, [...(byPath.get(change.path) ?? []), ...edits]);
  }
  return byPath;
}
