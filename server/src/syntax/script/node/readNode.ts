import type { ResponseReading } from '../entrypointScript.js';
import { readTree } from '../tree/readTree.js';
import { nodeLanguage } from './nodeLanguage.js';
import { parseNode } from './nodeParser.js';

/** What a script for Node writes up to its body. Never throws. */
export const readNode = (text: string): ResponseReading => readTree(text, parseNode, nodeLanguage);
