import type { ScriptLanguage } from '../../syntax/script/entrypointScript.js';

/** What a first line names so that any current server finds it; null where no one program runs the language under CGI. */
export function usualProgram(language: ScriptLanguage, pythonInterpreter: string): string | null {
  switch (language) {
    case 'python':
      return pythonInterpreter;
    case 'perl':
      return '/usr/bin/perl';
    case 'shell':
      return '/bin/sh';
    case 'ruby':
      return '/usr/bin/env ruby';
    case 'node':
      return '/usr/bin/env node';
    default:
      return null;
  }
}
