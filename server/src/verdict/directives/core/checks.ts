import type { ModuleChecks } from '../invocation.js';
import { oneOf } from '../keywords.js';
import { cgiVarTrouble } from './cgiVar.js';
import { alternativeConditionTrouble, alternativeTrouble, conditionTrouble } from './conditionSections.js';
import { errorTrouble } from './error.js';
import { errorDocumentTrouble } from './errorDocument.js';
import { fileETagTrouble } from './fileETag.js';
import { filesMatchTrouble, filesTrouble } from './files.js';
import { limitTrouble } from './limit.js';
import { limitRequestBodyTrouble, limitXmlRequestBodyTrouble } from './limits.js';
import { optionsTrouble } from './options.js';
import { setHandlerTrouble } from './setHandler.js';

const onOrOff = oneOf(['on', 'off'], () => "parameter must be 'on' or 'off'");

/**
 * The server's `core.c`. Its other directives of a .htaccess take whatever they are given: what is wrong with a
 * filter's name, an `RLimitCPU` or a `DefaultType` shows in the log at most.
 */
export const coreChecks: ModuleChecks = {
  arguments: {
    '<ElseIf': conditionTrouble,
    '<Files': filesTrouble,
    '<FilesMatch': filesMatchTrouble,
    '<If': conditionTrouble,
    '<Limit': limitTrouble,
    '<LimitExcept': limitTrouble,
    AcceptPathInfo: oneOf(['on', 'off', 'default'], () => 'AcceptPathInfo must be set to on, off or default'),
    CGIVar: cgiVarTrouble,
    EnableMMAP: onOrOff,
    EnableSendfile: onOrOff,
    Error: errorTrouble,
    ErrorDocument: errorDocumentTrouble,
    FileETag: fileETagTrouble,
    LimitRequestBody: limitRequestBodyTrouble,
    LimitXMLRequestBody: limitXmlRequestBodyTrouble,
    Options: optionsTrouble,
    ServerSignature: oneOf(['on', 'off', 'email'], () => 'ServerSignature: use one of: off | on | email'),
    SetHandler: setHandlerTrouble,
  },
  closing: { '<Else': alternativeTrouble, '<ElseIf': alternativeConditionTrouble },
};
