import type { Span } from '../../text/span.js';

/** A name or an operator as it is written, without the hyphen of a test's: `HTTP_HOST`, `ipmatch`, `==`. */
export interface Name {
  readonly span: Span;
  readonly text: string;
}

/** What is true or false. */
export type Condition =
  | Constant
  | Negation
  | Junction
  | Grouping
  | Comparison
  | Membership
  | Match
  | UnaryTest
  | BinaryTest;

/** What has a text as its value. */
export type Word = Digits | Concatenation | Variable | FunctionCall | Backreference | Quoted;

export type ExpressionNode = Condition | Word | Text | Literal | WordList | ListCall | Pattern;

/** `true` */
export interface Constant {
  readonly kind: 'constant';
  readonly span: Span;
  readonly value: boolean;
}

/** `! condition` */
export interface Negation {
  readonly kind: 'negation';
  readonly span: Span;
  readonly operand: Condition;
}

/** `left && right`; of several the last two belong together. */
export interface Junction {
  readonly kind: 'junction';
  readonly span: Span;
  readonly relation: 'and' | 'or';
  readonly operator: Name;
  readonly left: Condition;
  readonly right: Condition;
}

/** `( condition )` */
export interface Grouping {
  readonly kind: 'grouping';
  readonly span: Span;
  readonly condition: Condition;
}

/** `left == right`, `left -eq right` */
export interface Comparison {
  readonly kind: 'comparison';
  readonly span: Span;
  readonly compared: 'text' | 'number';
  readonly operator: Name;
  readonly left: Word;
  readonly right: Word;
}

/** `word -in list` */
export interface Membership {
  readonly kind: 'membership';
  readonly span: Span;
  readonly operator: Name;
  readonly word: Word;
  readonly list: WordList | ListCall;
}

/** `word =~ /pattern/` */
export interface Match {
  readonly kind: 'match';
  readonly span: Span;
  readonly negated: boolean;
  readonly operator: Name;
  readonly word: Word;
  readonly pattern: Pattern;
}

/** `-name word` */
export interface UnaryTest {
  readonly kind: 'unaryTest';
  readonly span: Span;
  readonly name: Name;
  readonly word: Word;
}

/** `left -name right` */
export interface BinaryTest {
  readonly kind: 'binaryTest';
  readonly span: Span;
  readonly name: Name;
  readonly left: Word;
  readonly right: Word;
}

/** `10`, `-1` */
export interface Digits {
  readonly kind: 'digits';
  readonly span: Span;
  readonly text: string;
}

/** `left . right` */
export interface Concatenation {
  readonly kind: 'concatenation';
  readonly span: Span;
  readonly left: Word;
  readonly right: Word;
}

/** `%{NAME}` */
export interface Variable {
  readonly kind: 'variable';
  readonly span: Span;
  readonly name: Name;
}

/** `name(word)`, or `%{name:text}` */
export interface FunctionCall {
  readonly kind: 'functionCall';
  readonly span: Span;
  readonly name: Name;
  readonly argument: Word | Text;
}

/** `$1` */
export interface Backreference {
  readonly kind: 'backreference';
  readonly span: Span;
  readonly group: number;
}

/** `'text'`, `"text"` */
export interface Quoted {
  readonly kind: 'quoted';
  /** Quotes included. */
  readonly span: Span;
  /** Null between quotes that hold nothing. */
  readonly text: Text | null;
}

/** What stands between quotes or behind the colon of `%{name:text}`, and the whole of a string expression. */
export interface Text {
  readonly kind: 'text';
  readonly span: Span;
  readonly parts: readonly TextPart[];
}

export type TextPart = Literal | Variable | FunctionCall | Backreference;

export interface Literal {
  readonly kind: 'literal';
  readonly span: Span;
  /** Escapes resolved; the server's ends at a NUL. */
  readonly value: string;
}

/** `{ word, word }` */
export interface WordList {
  readonly kind: 'wordList';
  readonly span: Span;
  readonly words: readonly Word[];
}

/** A function that has a list as its value: `PeerExtList('1.2.3')`. */
export interface ListCall {
  readonly kind: 'listCall';
  readonly span: Span;
  readonly name: Name;
  readonly argument: Word;
}

/** `/source/`, `m#source#i` */
export interface Pattern {
  readonly kind: 'pattern';
  /** Delimiters and flag included. */
  readonly span: Span;
  readonly source: string;
  /** Where the source stands. */
  readonly sourceSpan: Span;
  readonly ignoreCase: boolean;
}

/** The nodes that the server looks up by name while it parses, and the patterns that it compiles. */
export type ResolvedNode = Variable | FunctionCall | ListCall | UnaryTest | BinaryTest | Pattern;
