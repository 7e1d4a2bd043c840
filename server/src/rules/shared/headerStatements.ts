import type { EntrypointScript, ScriptLanguage } from '../../syntax/script/entrypointScript.js';

/** How a script writes its header, in its language. */
export interface HeaderStatements {
  /** A statement that writes a line of text with its end. @param text without quotation marks, backslashes and dollars */
  readonly line: (text: string) => string;
  /** A statement that writes an empty line. */
  readonly emptyLine: string;
}

const python2: HeaderStatements = { line: (text) => `print "${text}"`, emptyLine: 'print' };
const python3: HeaderStatements = { line: (text) => `print("${text}")`, emptyLine: 'print()' };

const byLanguage: Readonly<Partial<Record<ScriptLanguage, HeaderStatements>>> = {
  perl: { line: (text) => `print "${text}\\n";`, emptyLine: 'print "\\n";' },
  php: { line: (text) => `echo "${text}\\r\\n";`, emptyLine: 'echo "\\r\\n";' },
  ruby: { line: (text) => `puts "${text}"`, emptyLine: 'puts' },
  shell: { line: (text) => `echo "${text}"`, emptyLine: 'echo' },
  node: { line: (text) => `console.log("${text}");`, emptyLine: 'console.log();' },
};

/** Null for a language that no reader knows. */
export function headerStatements({ language, python }: EntrypointScript): HeaderStatements | null {
  if (language === 'python') return python?.version === 2 ? python2 : python3;
  return byLanguage[language] ?? null;
}

/** A statement as it stands in a sentence. */
export const bare = (statement: string): string => statement.replace(/;$/, '');
