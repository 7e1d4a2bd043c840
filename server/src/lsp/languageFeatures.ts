import type { CodeAction, Connection } from 'vscode-languageserver';
import { codeActionsAt, editOf, type FixReference } from '../languageService/codeActions.js';
import { documentSymbolsOf, flatSymbolsOf } from '../languageService/documentSymbols.js';
import { hoverAt } from '../languageService/hover.js';
import type { ClientSupport } from './clientSupport.js';
import type { OpenDocuments } from './openDocuments.js';
import { pathOf } from './paths.js';
import { completeFixCommand } from './protocol.js';
import type { ServerHost } from './serverHost.js';
import type { Workspace } from './workspace.js';

interface LanguageFeatures {
  readonly workspace: Workspace;
  readonly documents: OpenDocuments;
  readonly support: ClientSupport;
  readonly host: ServerHost;
  readonly pageOf: (rule: string) => string;
}

/** What travels with an action until its edit is asked for. */
interface ActionData {
  readonly uri: string;
  readonly version: number | null;
  readonly reference: FixReference | null;
}

export function answerLanguageFeatures(connection: Connection, features: LanguageFeatures): void {
  const { workspace, documents, support, host, pageOf } = features;

  connection.onHover(async ({ textDocument, position }) => {
    const analysis = await workspace.analysisOf(pathOf(textDocument.uri));
    return analysis === null ? null : hoverAt({ ...analysis, pageOf }, position, support.hoverMarkup);
  });

  connection.onDocumentSymbol(async ({ textDocument: { uri } }) => {
    const document = (await workspace.analysisOf(pathOf(uri)))?.linted.document ?? null;
    if (document === null) return null;
    const symbols = documentSymbolsOf(document);
    return support.hierarchicalSymbols ? symbols : flatSymbolsOf(symbols, uri);
  });

  connection.onCodeAction(async ({ textDocument: { uri }, range, context }) => {
    const analysis = await workspace.analysisOf(pathOf(uri));
    if (analysis === null) return null;
    const { linted, site, version } = analysis;
    const locations = documents.locationsIn(site);
    const offered = codeActionsAt(linted, range, {
      locations,
      pageOf,
      relatedInformation: support.relatedInformation,
      support: support.edits,
      completionCommand: completeFixCommand,
      setsModes: host.setMode !== null,
      only: context.only ?? null,
    });
    return offered.map(({ action, reference }): CodeAction => {
      const data: ActionData = { uri, version, reference };
      if (support.resolvesEdits) return { ...action, data };
      const edit = editOf(linted, reference, { locations, support: support.edits });
      return edit === null ? action : { ...action, edit };
    });
  });

  connection.onCodeActionResolve(async (action) => {
    const data: unknown = action.data;
    if (!isActionData(data)) return action;
    const analysis = await workspace.analysisOf(pathOf(data.uri));
    // Behind a change the action's finding may be another one, or gone.
    if (analysis === null || analysis.version !== data.version) return action;
    const { linted, site } = analysis;
    const locations = documents.locationsIn(site);
    const edit = editOf(linted, data.reference, { locations, support: support.edits });
    return edit === null ? action : { ...action, edit };
  });
}

function isActionData(data: unknown): data is ActionData {
  if (typeof data !== 'object' || data === null) return false;
  return 'uri' in data && typeof data.uri === 'string' && 'version' in data && 'reference' in data;
}
