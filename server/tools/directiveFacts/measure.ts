import type {
  ArgumentAnswers,
  DirectiveFacts,
  HtaccessPermission,
  RareFacts,
} from '../../src/apache/directiveFacts.js';
import type { OverrideClass } from '../../src/apache/profile.js';
import { type AnswersByCount, arityOf } from './arityOf.js';
import type { HtaccessProbe } from './htaccessProbe.js';

/** What requests tell of a directive: all of its facts but its modules, its override classes and the manual. */
export type Measured = Pick<DirectiveFacts, 'htaccess' | 'arity' | 'argumentHint'> & RareFacts;

const most = 5;
/** The first is an expression as well, so that `<If>` reads on. */
const dummies = ['true', 'b', 'c', 'd', 'e'];
/** A word that no module knows: read before it, a directive speaks first. */
const unknown = 'HandlerDoctorProbe';

/** Tries each directive below a real server; the result is in the order of `names`. */
export async function measureDirectives(
  probe: HtaccessProbe,
  names: readonly string[],
): Promise<readonly Measured[]> {
  const ask = async (textFor: (name: string, index: number) => string): Promise<AnswersByCount> =>
    probe.messagesFor(names.map(textFor));

  const byCount: AnswersByCount[] = [];
  for (let count = 0; count <= most; count++) {
    byCount.push(await ask((name) => lineOf(name, dummies.slice(0, count))));
  }
  const answersOf = (index: number): AnswersByCount => byCount.map((answers) => answers[index] ?? null);
  const withOn = await ask((name) => lineOf(name, ['On', 'a']));
  const withoutBracket = await ask((name) => (isSection(name) ? `${name} a\n${closing(name)}` : ''));

  /** Arguments that are refused where any are; that are taken where any are. */
  const refusedLine = (name: string, index: number): string =>
    lineOf(
      name,
      dummies.slice(
        0,
        Math.max(
          0,
          answersOf(index).findIndex((answer) => answer !== null),
        ),
      ),
    );
  const takenLine = (name: string, index: number): string => {
    const answers = answersOf(index);
    const taken = answers.indexOf(null);
    // What may not stand here at all is refused for that once its arguments have been counted.
    const count = taken < 0 ? answers.findIndex((answer) => occurrence(name, [answer]) !== null) : taken;
    return lineOf(name, dummies.slice(0, count < 0 ? 1 : count));
  };
  const behindUnknown = await ask((name, index) => `${unknown}\n${refusedLine(name, index)}`);
  const sections = await measureSections(probe, names);
  const inLimit = await ask((name, index) => `<Limit GET>\n${takenLine(name, index)}</Limit>\n`);

  return names.map((name, index) => {
    const answers = answersOf(index);
    const arity = arityOf(name, answers, withOn[index] ?? null);
    const cannot = occurrence(name, answers);
    const whenLimited = occurrence(name, [inLimit[index] ?? null]);
    const notInLimit = whenLimited !== null && whenLimited !== cannot;
    const ofArguments =
      arity === null || isSection(name) ? answersTo(name, answers, withoutBracket[index] ?? null) : null;
    return {
      htaccess: permission(name, answers, cannot),
      arity: arity?.arity ?? null,
      argumentHint: arity?.hint ?? null,
      ...(cannot === null ? {} : { cannotOccurWithin: cannot }),
      ...(notInLimit ? { notInLimit: true } : {}),
      ...sections.get(name),
      ...(behindUnknown[index]?.includes(unknown) ? {} : { readAtOnce: true }),
      ...(ofArguments === null ? {} : { answers: ofArguments }),
    };
  });
}

const isSection = (name: string): boolean => name.startsWith('<');
const closing = (name: string): string => `</${name.slice(1)}>\n`;

function lineOf(name: string, words: readonly string[]): string {
  const line = [name, ...words].join(' ');
  return isSection(name) ? `${line}>\n${closing(name)}` : `${line}\n`;
}

function permission(name: string, answers: AnswersByCount, cannot: string | null): HtaccessPermission {
  if (answers.includes(`${name} not allowed here`)) return 'not-allowed';
  return cannot === null ? 'allowed' : 'cannot-occur';
}

/** A directive of each class, with arguments that it takes. */
const ofClass: readonly (readonly [OverrideClass, string])[] = [
  ['AuthConfig', 'AuthName a'],
  ['FileInfo', 'SetHandler a'],
  ['Indexes', 'DirectoryIndex a'],
  ['Limit', 'order allow,deny'],
  ['Options', 'Options None'],
];
const openings = ['', ' true', ' GET'] as const;

/** What a section changes for the lines that it holds. */
async function measureSections(
  probe: HtaccessProbe,
  names: readonly string[],
): Promise<ReadonlyMap<string, Pick<RareFacts, 'limits' | 'grants'>>> {
  const sections = names.filter(isSection);
  const answersTo = async (line: string): Promise<readonly AnswersByCount[]> => {
    const answers = await probe.messagesFor(
      sections.flatMap((name) => openings.map((opening) => `${name}${opening}>\n${line}\n${closing(name)}`)),
    );
    return sections.map((_, index) => answers.slice(index * openings.length, (index + 1) * openings.length));
  };
  const toFiles = await answersTo('<Files a>\n</Files>');
  const toClasses = await Promise.all(
    ofClass.map(async ([name, line]) => ({ name, line, answers: await answersTo(line) })),
  );
  return new Map(
    sections.map((section, index) => {
      const refused = toClasses.filter(({ line, answers }) =>
        answers[index]?.includes(`${line.split(' ')[0]} not allowed in ${section}> context`),
      );
      const granted = toClasses.filter((each) => !refused.includes(each)).map(({ name }) => name);
      return [
        section,
        {
          ...(occurrence('<Files', toFiles[index] ?? []) === null ? {} : { limits: true }),
          ...(refused.length === 0 ? {} : { grants: granted }),
        },
      ];
    }),
  );
}

/** The place in "X cannot occur within PLACE", where an answer says so. */
function occurrence(name: string, answers: AnswersByCount): string | null {
  const opening = `${isSection(name) ? `${name}>` : name} cannot occur within `;
  const answer = answers.find((each) => each?.startsWith(opening));
  return answer?.slice(opening.length) ?? null;
}

/** Null where the directive takes what it is given, or minds more than the number of its arguments. */
function answersTo(
  name: string,
  answers: AnswersByCount,
  withoutBracket: string | null,
): ArgumentAnswers | null {
  const found = isSection(name) ? sectionAnswers(answers, withoutBracket) : plainAnswers(answers);
  return Object.keys(found).length === 0 ? null : found;
}

const aboutArguments =
  /^(?:<\w+> directive (?:requires additional arguments|doesn't take additional arguments)|<\w+> does not take an argument|Multiple <\w+> arguments not .*)$/;

function sectionAnswers(answers: AnswersByCount, withoutBracket: string | null): ArgumentAnswers {
  const about = (answer: string | null | undefined): string | null =>
    answer && aboutArguments.test(answer) ? answer : null;
  const [none, one, two] = [about(answers[0]), about(answers[1]), about(answers[2])];
  return {
    ...(withoutBracket?.endsWith("directive missing closing '>'") ? { withoutBracket } : {}),
    ...(none === null ? {} : { withoutArgument: none }),
    ...(one === null ? {} : { withArgument: one }),
    ...(one !== null || two === null ? {} : { withTwoArguments: two }),
  };
}

/** A directive that answers to no argument as to any other list is refused for another reason. */
function plainAnswers(answers: AnswersByCount): ArgumentAnswers {
  const [none] = answers;
  if (!none || none.endsWith(' not allowed here')) return {};
  return answers.every((answer) => answer === none) ? {} : { withoutArgument: none };
}
