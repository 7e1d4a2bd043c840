import { type EnvWord, readEnvArgument } from './envCommand.js';
import { refusedOptions } from './interpreterOptions.js';
import { isEnv, type Shebang } from './shebang.js';

/** What becomes of a script with this first line once the kernel is to start it, on Linux and with GNU `env`. */
export type ProgramStart =
  /** This program is started if it is there. */
  | {
      readonly kind: 'starts';
      /** A path, or for `isLookedUp` a name that `env` looks for in PATH. */
      readonly program: string;
      readonly isLookedUp: boolean;
      /** Where it is written. */
      readonly span: Shebang['span'];
      /** What it is given before the script's path. */
      readonly words: readonly EnvWord[];
      /** Each `NAME=VALUE` that `env` adds to the environment. */
      readonly sets: readonly string[];
    }
  /** Nothing stands behind `#!`, or the kernel does not read the path to its end: `Exec format error`. */
  | { readonly kind: 'no-program' }
  /** `env` starts the script, which starts `env`, without end. */
  | { readonly kind: 'starts-itself' }
  /** `env` or the interpreter ends with a message; empty where it is not the same everywhere. */
  | { readonly kind: 'refused'; readonly by: 'env' | 'interpreter'; readonly message: string }
  | { readonly kind: 'unknown' };

export function programStartOf(shebang: Shebang): ProgramStart {
  const { interpreter, interpreterSpan, argument, argumentSpan, cut } = shebang;
  if (interpreter === '' || cut === 'interpreter') return { kind: 'no-program' };
  if (isEnv(shebang) && /\/env$/.test(interpreter)) return startByEnv(shebang);
  const words = argument === '' ? [] : [{ text: argument, span: argumentSpan }];
  return started({ program: interpreter, isLookedUp: false, span: interpreterSpan, words, sets: [] });
}

function startByEnv({ argument, argumentSpan }: Shebang): ProgramStart {
  const command = readEnvArgument(argument, argumentSpan.start);
  switch (command.kind) {
    case 'starts': {
      const { program, words, sets } = command;
      // A program's name may hold blanks; none that anybody has does.
      if (/[ \t]/.test(program.text.trim())) {
        const shown = program.text.replaceAll('\r', '\\r');
        return { kind: 'refused', by: 'env', message: `env: '${shown}': No such file or directory` };
      }
      const isLookedUp = !program.text.includes('/');
      return started({ program: program.text, isLookedUp, span: program.span, words, sets });
    }
    case 'starts-script':
      return { kind: 'starts-itself' };
    case 'refuses':
      return { kind: 'refused', by: 'env', message: command.message };
    case 'unknown':
      return command;
  }
}

function started(start: Omit<Extract<ProgramStart, { readonly kind: 'starts' }>, 'kind'>): ProgramStart {
  const refusal = refusedOptions(
    start.program,
    start.words.map(({ text }) => text),
  );
  return refusal === null
    ? { kind: 'starts', ...start }
    : { kind: 'refused', by: 'interpreter', message: refusal };
}

/** The same line with an LF behind it in the place of CR LF. */
export function withoutCarriageReturn(shebang: Shebang): Shebang {
  const { interpreter, interpreterSpan, argument, argumentSpan } = shebang;
  const path = interpreter.replace(/\r$/, '');
  const rest = argument.replace(/[ \t]*\r$/, '');
  return {
    ...shebang,
    interpreter: path,
    interpreterSpan: { start: interpreterSpan.start, end: interpreterSpan.start + path.length },
    argument: rest,
    argumentSpan: { start: argumentSpan.start, end: argumentSpan.start + rest.length },
  };
}

/** Whether the line works: its program starts, as far as the line itself decides. */
export const isStartable = (start: ProgramStart): boolean =>
  start.kind === 'unknown' || (start.kind === 'starts' && !start.program.endsWith('\r'));
