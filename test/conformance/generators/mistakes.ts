import { access } from './access.js';
import { anyDirective } from './anyDirective.js';
import { argumentLists } from './argumentLists.js';
import { contentTypes } from './contentTypes.js';
import { environment } from './environment.js';
import { expressions } from './expressionMistakes.js';
import { guardMistakes } from './guards.js';
import { lineEnds } from './lineEnds.js';
import type { Mistake } from './mistake.js';
import { nesting } from './nesting.js';
import { numbers } from './numbers.js';
import { patterns } from './patternMistakes.js';
import { quoting } from './quoting.js';
import { responses } from './responses.js';
import { rewriting } from './rewriting.js';
import { sectionTags } from './sectionTags.js';
import { serverOnly } from './serverOnly.js';
import { signs } from './signs.js';
import { spelling } from './spelling.js';

/** Every mistake of every kind. */
export const mistakes: readonly Mistake[] = [
  ...access,
  ...anyDirective,
  ...argumentLists,
  ...contentTypes,
  ...environment,
  ...expressions,
  ...guardMistakes,
  ...lineEnds,
  ...nesting,
  ...numbers,
  ...patterns,
  ...quoting,
  ...responses,
  ...rewriting,
  ...sectionTags,
  ...serverOnly,
  ...signs,
  ...spelling,
];
