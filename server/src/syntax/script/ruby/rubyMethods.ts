import { type Expression, text, unknown } from '../flow/program.js';
import { changed, joinedList, quietMethod, repeatedText } from '../tree/libraryFunctions.js';
import { type Lifted, lifted } from '../tree/lifted.js';
import type { TreeExpression } from '../tree/scriptTree.js';
import type { Around, MethodInvocation } from '../tree/treeLanguage.js';
import { formatted, joined } from '../tree/written.js';

/** Methods of texts, lists and the like that write nothing and leave what they are called on as it is. */
const quiet: ReadonlySet<string> = new Set(
  `[] []= fetch key? has_key? include? member? keys values length size count first last split sub gsub tr delete squeeze
  slice index start_with? end_with? match match? scan =~ to_i to_f to_a to_h to_r to_c ord chr hex unpack pack encode
  force_encoding valid_encoding? encoding bytes chars lines each_char getlocal localtime strftime year month day hour
  min sec iso8601 httpdate rfc2822 nil? empty? zero? any? all? none? sort reverse uniq compact flatten sum max min
  read close open exist? basename dirname ljust rjust center inspect class is_a? kind_of? respond_to? hash object_id
  message backtrace full_message name id new result rstrip lstrip strip chomp chop succ round floor ceil abs divmod
  capitalize swapcase dig store merge merge! update clear shift pop sample shuffle zip product rotate freeze? frozen?
  generate parse to_json utc gmtime instance_methods methods from_now ago params cookies unescape escape escapeHTML`.split(
    /\s+/,
  ),
);

/** Those of them whose answer has no line end. */
const ofOneLine: ReadonlySet<string> = new Set(
  'length size count to_i to_f index year month day hour min sec iso8601 httpdate rfc2822 round floor ceil'.split(
    ' ',
  ),
);

/** Methods that run a block for each item. */
const walks: ReadonlySet<string> = new Set(
  'each each_with_index each_pair each_key each_value each_line reverse_each times upto downto step each_slice map collect select filter reject flat_map each_entry tap'.split(
    ' ',
  ),
);

/** What a method of a value does, or an operator; null where it is not known. */
export function rubyMethod(method: MethodInvocation): Lifted | null {
  const { span, object, property, arguments: args, around } = method;
  switch (property) {
    case 'to_s':
    case 'to_str':
    case 'to_sym':
    case 'freeze':
    case 'dup':
    case 'clone':
    case 'html_safe':
      return around.lift(object);
    case 'upcase':
      return changed(around.lift(object), (known) => known.toUpperCase());
    case 'downcase':
      return changed(around.lift(object), (known) => known.toLowerCase());
    case '*':
      return repeatedText(around.lift(object), args[0]);
    case '%': {
      const { before, values } = around.liftAll(args[0]?.kind === 'list' ? args[0].items : args);
      return lifted(formatted(object, values, around) ?? unknown(span), before);
    }
    case '<<':
    case 'concat':
    case 'push':
    case 'append':
      return appended(method);
    case 'join':
      return joinedList(method, object, args[0], '');
    case 'call': {
      const { before, values } = around.liftAll(args);
      const value = around.callOf(object, values);
      return value === null ? null : lifted(value, before);
    }
    default:
      return walks.has(property) ? throughBlock(method) : quietly(method);
  }
}

function quietly(method: MethodInvocation): Lifted | null {
  const { property, arguments: args, around } = method;
  const isKnown = quiet.has(property) && !args.some((each) => around.isFunction(each));
  return isKnown ? quietMethod(method, !ofOneLine.has(property)) : null;
}

/** `$stdout << a << b` writes; else the text or the list that a name stands for grows. */
function appended(method: MethodInvocation): Lifted | null {
  const { span, object, property, arguments: args, around } = method;
  const isChain = object.kind === 'binary' && object.operator === '<<';
  const target = leftmost(object);
  const first = isChain ? around.lift(object).before : [];
  const { before, values } = around.liftAll(args);
  if (property === '<<' && isStandardOutput(target, around)) {
    return lifted(unknown(span), [...first, ...before, { kind: 'write', value: joined(values), at: span }]);
  }
  if (target.kind !== 'name') return null;
  const { name } = target;
  const value: Expression = /^(?:push|append)$/.test(property)
    ? { kind: 'list', items: values }
    : joined(values);
  const assign = { kind: 'assign', name, value, append: true, declares: false } as const;
  return lifted({ kind: 'variable', name, source: span }, [...first, ...before, assign]);
}

const leftmost = (value: TreeExpression): TreeExpression =>
  value.kind === 'binary' && value.operator === '<<' ? leftmost(value.left) : value;

const isStandardOutput = (object: TreeExpression, around: Around): boolean =>
  /^(?:\$stdout|STDOUT|\$>)$/.test(around.knownName(object) ?? '');

/** The block once for each item, in the place where it stands: what leaves it leaves what is around. */
function throughBlock(method: MethodInvocation): Lifted | null {
  const { span, object, property, arguments: args, around } = method;
  const block = args.at(-1);
  const body = around.inline(block);
  if (body === null || block?.kind !== 'function') return quietMethod(method, true);
  const target = around.lift(object);
  const items = /^(?:each|map)$/.test(property) ? target.value : countedItems(method);
  const [first] = block.parameters;
  const name = block.parameters.length === 1 ? (first?.name ?? null) : null;
  const loop = { kind: 'loop', items, name, body, certain: false } as const;
  return lifted(unknown(span), [...target.before, loop]);
}

/** `3.times`. */
function countedItems({ span, object, property }: MethodInvocation): Expression | null {
  const count = object.kind === 'number' && property === 'times' ? Number(object.text) : Number.NaN;
  if (!Number.isInteger(count) || count <= 0 || count >= 100) return null;
  return { kind: 'list', items: Array.from({ length: count }, (_, index) => text(String(index), span)) };
}
