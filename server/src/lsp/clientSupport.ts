import { type ClientCapabilities, MarkupKind } from 'vscode-languageserver';
import type { EditSupport } from '../languageService/workspaceEdit.js';

/** What the server asks of the client's capabilities, in the server's own terms. */
export interface ClientSupport {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly edits: EditSupport;
  /** Whether it takes actions as objects, not as bare commands. */
  readonly codeActionLiterals: boolean;
  /** Whether the edit of an action may come later than its title. */
  readonly resolvesEdits: boolean;
  readonly hoverMarkup: MarkupKind;
  readonly hierarchicalSymbols: boolean;
  /** Whether settings can be asked for, each for a document. */
  readonly configuration: boolean;
  readonly registersConfigurationChanges: boolean;
  readonly watchesFiles: boolean;
  /** Whether it tells of files and folders that the person makes, renames or deletes in it. */
  readonly fileOperations: boolean;
  readonly workspaceFolders: boolean;
}

export function clientSupportOf({ textDocument, workspace }: ClientCapabilities): ClientSupport {
  const { workspaceEdit } = workspace ?? {};
  const { codeAction, hover } = textDocument ?? {};
  const formats = hover?.contentFormat ?? [];
  const pulls = textDocument?.diagnostic;
  return {
    pullsDiagnostics: pulls !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation:
      (pulls ?? textDocument?.publishDiagnostics)?.relatedInformation === true ||
      textDocument?.publishDiagnostics?.relatedInformation === true,
    edits: {
      documentChanges: workspaceEdit?.documentChanges === true,
      createFiles: workspaceEdit?.resourceOperations?.includes('create') === true,
      changeAnnotations: workspaceEdit?.changeAnnotationSupport !== undefined,
    },
    codeActionLiterals: codeAction?.codeActionLiteralSupport !== undefined,
    resolvesEdits:
      codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes('edit') === true,
    hoverMarkup: formats.includes(MarkupKind.Markdown) ? MarkupKind.Markdown : MarkupKind.PlainText,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    configuration: workspace?.configuration === true,
    registersConfigurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    fileOperations: workspace?.fileOperations?.didRename === true,
    workspaceFolders: workspace?.workspaceFolders === true,
  };
}
