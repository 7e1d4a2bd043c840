import type { ResponseReading } from '../entrypointScript.js';
import { readTree } from '../tree/readTree.js';
import { rubyLanguage } from './rubyLanguage.js';
import { parseRuby } from './rubyParser.js';

/** What a Ruby script writes up to its body. Never throws. */
export const readRuby = (text: string): ResponseReading => readTree(text, parseRuby, rubyLanguage);
