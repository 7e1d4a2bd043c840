import { type RequestFlow, requestFlows } from '../../syntax/script/python/requestData/requestFlows.js';
import type { Finding, ScriptContext } from '../rule.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { sourceOf, toldPlaces } from '../shared/requestFlowFinding.js';
import { escapeEdits } from './escapeEdit.js';
import { isHeader, writesHtml } from './htmlOutput.js';

/** Data of the request that is written into a page as it came. */
export const requestEchoed = cgiScriptRule({
  name: 'request-echoed',
  severity: 'warning',
  summary: 'The script writes what the visitor sent into its page unescaped: others can put markup into it.',

  *check(context: ScriptContext) {
    const { script } = context.file;
    if (script.python === null || !writesHtml(script)) return;
    const flows = requestFlows(script.text, script.python).filter(
      (flow) => flow.sink === 'output' && !isHeader(script, flow),
    );
    for (const flow of toldPlaces(flows)) yield finding(context, flow);
  },
});

function finding({ file }: ScriptContext, flow: RequestFlow): Finding {
  const { python, text } = file.script;
  return {
    span: flow.place.span,
    message: {
      what: `This writes ${sourceOf(flow)} into the page as it came.`,
      why: 'Whoever is led to a prepared address gets the markup in it as a part of your page: a script in it can read cookies and act in the name of your visitor.',
      remedy:
        python?.version === 2
          ? 'Escape it where it joins the page, with cgi.escape(..., True).'
          : 'Escape it where it joins the page, with html.escape().',
    },
    ...(flow.source !== flow.place && {
      related: [{ path: file.path, span: flow.source.span, message: 'It comes from the request here.' }],
    }),
    fixes: () => {
      const edits = python === null ? null : escapeEdits(text, python, flow);
      if (edits === null) return [];
      return [
        unsafeFix(
          'Escape it',
          'Where the value is meant to hold markup, or was escaped before, visitors see the markup as text.',
          editFile(file.path, ...edits),
        ),
      ];
    },
  };
}
