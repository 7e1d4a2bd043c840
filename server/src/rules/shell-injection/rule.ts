import { type RequestFlow, requestFlows } from '../../syntax/script/python/requestData/requestFlows.js';
import type { Finding, ScriptContext } from '../rule.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { sourceOf, toldPlaces } from '../shared/requestFlowFinding.js';

/** Data of the request that becomes a part of a command for a shell. */
export const shellInjection = cgiScriptRule({
  name: 'shell-injection',
  severity: 'warning',
  summary:
    'The script puts what the visitor sent into a command that a shell reads: others can run commands.',

  *check(context: ScriptContext) {
    const { python, text } = context.file.script;
    if (python === null) return;
    const flows = requestFlows(text, python).filter(({ sink }) => sink === 'shell');
    for (const flow of toldPlaces(flows)) yield finding(context, flow);
  },
});

function finding({ file }: ScriptContext, flow: RequestFlow): Finding {
  const { python } = file.script;
  const quote = python?.version === 2 ? 'pipes.quote' : 'shlex.quote';
  return {
    span: flow.place.span,
    message: {
      what: `This puts ${sourceOf(flow)} into a command that a shell reads.`,
      why: 'A semicolon, a backtick or "$(" in it starts a command of the visitor\'s own choice, which runs with all that your scripts may do.',
      remedy: `Give the program and its arguments as a list to subprocess, without a shell; or put ${quote}() around the value.`,
    },
    related: [
      ...(flow.source === flow.place
        ? []
        : [{ path: file.path, span: flow.source.span, message: 'It comes from the request here.' }]),
      ...(flow.call === flow.place
        ? []
        : [{ path: file.path, span: flow.call.span, message: 'This starts the shell.' }]),
    ],
  };
}
