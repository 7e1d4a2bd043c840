import { nameOf } from '../../text/path.js';
import type { EntrypointScript, ScriptLanguage } from './entrypointScript.js';

/** How a language loads another file by a path in quotes, or, in a shell, by a word; the path is the first group. */
const loading: Readonly<Partial<Record<ScriptLanguage, RegExp>>> = {
  node: /\b(?:require|import|from)\s*\(?\s*["'`]([^"'`\n]+)["'`]/g,
  perl: /\b(?:require|do)\s*\(?\s*["']([^"'\n]+)["']/g,
  php: /\b(?:include|require)(?:_once)?\b[^;\n]*?["']([^"'\n]+)["']/g,
  ruby: /\b(?:require_relative|require|load)\s*\(?\s*["']([^"'\n]+)["']/g,
  shell: /(?:^|[;&|({]|\b(?:then|do|else))[ \t]*(?:\.|source)[ \t]+["']?([^\s"';&|)]+)/gm,
};

/**
 * The names, without folders and extensions, of the files whose code the script takes for its own. Of Python, its
 * imports tell.
 */
export const loadedFiles = ({ language, text }: EntrypointScript): readonly string[] => {
  const pattern = loading[language];
  return pattern === undefined
    ? []
    : [...text.matchAll(pattern)].map(([, path = '']) => withoutExtension(nameOf(path)));
};

/** A file's name up to its last dot. */
export const withoutExtension = (name: string): string => name.replace(/\.[^.]*$/, '');
