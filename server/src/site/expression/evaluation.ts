import type { Truth } from '../../apache/profile.js';
import type {
  Condition,
  Junction,
  Match,
  Membership,
  Text,
  TextPart,
  UnaryTest,
  Word,
} from '../../syntax/expression/nodes.js';
import { regularExpression } from '../../syntax/pattern/regularExpression.js';
import type { Encoding } from '../../text/decode.js';
import type { SiteRequest } from '../request.js';
import { joined, mapped, noText, type Texts, truthFor, truthForBoth } from '../texts.js';
import { negated, truthOf } from '../truth.js';
import { type Captures, capturesOf, groupText, noCaptures, unknownCaptures } from './captures.js';
import { numberOrder, orderIs, textOrder } from './comparisons.js';
import { functionValue } from './functions.js';
import { pathHolds } from './pathTests.js';
import { matchesShellPattern } from './shellPattern.js';
import { type RequestPhase, variableTexts } from './variables.js';

export interface EvaluationOptions {
  /** Of the file that the expression stands in. */
  readonly encoding: Encoding;
  readonly phase: RequestPhase;
}

/** The server gives up beyond so many conditions and words within one another (`AP_EXPR_MAX_RECURSION`). */
const deepest = 20;

/** One evaluation of an expression, from left to right: a match sets what `$1` stands for behind it. */
export class Evaluation {
  captures: Captures = noCaptures;
  /** Whether a pattern with groups was asked, for who goes on with `captures`. */
  matched = false;
  /** Whether it went on behind a condition that may hold or not. */
  branched = false;
  private depth = 0;

  constructor(
    private readonly request: SiteRequest,
    private readonly options: EvaluationOptions,
  ) {}

  /** @throws {TooDeepError} */
  truth(node: Condition): Truth {
    return this.deeper(() => this.condition(node));
  }

  /** Parentheses and negations are no step down. */
  private condition(node: Condition): Truth {
    switch (node.kind) {
      case 'constant':
        return truthOf(node.value);
      case 'negation':
        return negated(this.condition(node.operand));
      case 'grouping':
        return this.condition(node.condition);
      case 'junction':
        return this.junction(node);
      case 'comparison': {
        const { operator, compared } = node;
        const orderOf = compared === 'number' ? numberOrder : textOrder;
        const [left, right] = [this.word(node.left), this.word(node.right)];
        return truthForBoth(left, right, (one, other) => orderIs(operator.text, orderOf(one, other)));
      }
      case 'membership':
        return this.membership(node);
      case 'match':
        return this.match(node);
      case 'unaryTest':
        return this.unaryTest(node);
      case 'binaryTest': {
        const { name } = node;
        const [left, right] = [this.word(node.left), this.word(node.right)];
        return truthForBoth(left, right, (text, pattern) => binaryTest(name.text, text, pattern));
      }
    }
  }

  private deeper<Value>(evaluate: () => Value): Value {
    if (this.depth >= deepest) throw new TooDeepError();
    this.depth++;
    const value = evaluate();
    this.depth--;
    return value;
  }

  private junction({ relation, left, right }: Junction): Truth {
    const decides: Truth = relation === 'and' ? 'no' : 'yes';
    const first = this.truth(left);
    if (first === decides) return decides;
    this.branched ||= first === 'maybe';
    const before = this.captures;
    // Of several in a row each is on the same level.
    const second = this.condition(right);
    if (first !== 'maybe') return second;
    if (this.captures !== before) this.captures = unknownCaptures;
    return second === decides ? decides : 'maybe';
  }

  private membership({ word, list }: Membership): Truth {
    const wanted = this.word(word);
    if (list.kind === 'listCall') return 'maybe';
    const truths = list.words.map((each) =>
      truthForBoth(wanted, this.word(each), (one, other) => one === other),
    );
    if (truths.includes('yes')) return 'yes';
    return truths.includes('maybe') ? 'maybe' : 'no';
  }

  private match({ word, pattern, negated: isNegated }: Match): Truth {
    const texts = this.word(word);
    const { source, ignoreCase } = pattern;
    const expression = regularExpression(source, { encoding: this.options.encoding, ignoreCase });
    const truth = expression === null ? 'maybe' : truthFor(texts, (text) => expression.matches(text));
    if (expression === null || expression.groups > 0) {
      this.matched = true;
      const [only = ''] = texts ?? [];
      const known = expression !== null && (texts?.length === 1 || truth === 'no');
      this.captures = known ? capturesOf(expression.match(only)) : unknownCaptures;
    }
    return isNegated ? negated(truth) : truth;
  }

  private unaryTest({ name, word }: UnaryTest): Truth {
    const texts = this.word(word);
    switch (name.text) {
      case 'n':
        return truthFor(texts, (text) => text !== '');
      case 'z':
        return truthFor(texts, (text) => text === '');
      case 'T':
        return truthFor(texts, (text) => !/^(?:|off|no|false|0)$/i.test(text));
      case 'R':
        return 'maybe';
      default:
        return truthFor(texts, (text) => pathHolds(name.text, text, this.request));
    }
  }

  private word(node: Word): Texts {
    return this.deeper(() => this.wordTexts(node));
  }

  private wordTexts(node: Word): Texts {
    switch (node.kind) {
      case 'digits':
        return [node.text];
      case 'concatenation':
        return joined(this.partOf(node.left), this.partOf(node.right));
      case 'quoted':
        return node.text === null ? noText : this.text(node.text);
      default:
        return this.part(node);
    }
  }

  private partOf(node: Word): Texts {
    return node.kind === 'concatenation' ? this.wordTexts(node) : this.word(node);
  }

  /** A part of several is a step down, one alone is not. */
  private text({ parts }: Text): Texts {
    const [first] = parts;
    if (first !== undefined && parts.length === 1) return this.part(first);
    return parts.reduce<Texts>(
      (before, part) =>
        joined(
          before,
          this.deeper(() => this.part(part)),
        ),
      noText,
    );
  }

  private part(node: TextPart): Texts {
    switch (node.kind) {
      case 'literal':
        return [node.value];
      case 'variable':
        return variableTexts(node.name.text.toUpperCase(), this.request, this.options.phase);
      case 'backreference':
        return groupText(this.captures, node.group);
      case 'functionCall': {
        const { name, argument } = node;
        const texts = argument.kind === 'text' ? this.deeper(() => this.text(argument)) : this.word(argument);
        return mapped(texts, (text) => functionValue(name.text, text));
      }
    }
  }
}

/** The server says "Recursion limit reached", and takes the condition as one that does not hold. */
export class TooDeepError extends Error {
  override readonly name = 'TooDeepError';

  constructor() {
    super('conditions and words are too deep within one another');
  }
}

function binaryTest(name: string, text: string, pattern: string): boolean | null {
  switch (name.toLowerCase()) {
    case 'fnmatch':
      return matchesShellPattern(pattern, text, { slashesCount: true, ignoreCase: false });
    case 'strmatch':
      return matchesShellPattern(pattern, text, { slashesCount: false, ignoreCase: false });
    case 'strcmatch':
      return matchesShellPattern(pattern, text, { slashesCount: false, ignoreCase: true });
    default:
      return null;
  }
}
