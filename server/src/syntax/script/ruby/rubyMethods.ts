import { type Expression, text, unknown } from '../flow/program.js';
import { effectsOf, type Lifted, lifted } from '../tree/lifted.js';
import type { TreeCall, TreeExpression } from '../tree/scriptTree.js';
import type { Around } from '../tree/treeLanguage.js';
import { formatted, joined, repeated } from '../tree/written.js';

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
export function rubyMethod(
  object: TreeExpression,
  property: string,
  call: TreeCall,
  args: readonly TreeExpression[],
  around: Around,
): Lifted | null {
  const { span } = call;
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
    case '*': {
      const target = around.lift(object);
      const value = repeated(target.value, args[0]);
      return value === null ? null : lifted(value, target.before);
    }
    case '%': {
      const items = args[0]?.kind === 'list' ? args[0].items : args;
      const { before, values } = around.liftAll(items);
      return lifted(formatted(object, values, around) ?? unknown(span), before);
    }
    case '<<':
    case 'concat':
    case 'push':
    case 'append':
      return appended(object, property, call, args, around);
    case 'join':
      return joinedBy(object, args[0], call, around);
    case 'call':
      return called(object, call, args, around);
    default:
      return walks.has(property)
        ? throughEach(object, property, call, args, around)
        : quietly(object, property, call, args, around);
  }
}

function quietly(
  object: TreeExpression,
  property: string,
  call: TreeCall,
  args: readonly TreeExpression[],
  around: Around,
): Lifted | null {
  if (!quiet.has(property) || args.some((each) => around.isFunction(each))) return null;
  const target = around.lift(object);
  const { before } = around.liftAll(args);
  return lifted(unknown(call.span, !ofOneLine.has(property)), [...effectsOf(target), ...before]);
}

const changed = ({ before, value }: Lifted, by: (text: string) => string): Lifted =>
  lifted({ kind: 'changed', of: value, by }, before);

/** `$stdout << a << b` writes; else the text or the list that a name stands for grows. */
function appended(
  object: TreeExpression,
  property: string,
  call: TreeCall,
  args: readonly TreeExpression[],
  around: Around,
): Lifted | null {
  if (property === '<<' && isStandardOutput(object, around)) {
    const first = object.kind === 'binary' ? around.lift(object).before : [];
    const { before, values } = around.liftAll(args);
    const at = call.span;
    return lifted(unknown(at), [...first, ...before, { kind: 'write', value: joined(values), at }]);
  }
  if (object.kind === 'binary' && object.operator === '<<') {
    const first = around.lift(object);
    const named = leftmost(object);
    return named.kind === 'name' ? grown(named.name, [...first.before], property, call, args, around) : null;
  }
  return object.kind === 'name' ? grown(object.name, [], property, call, args, around) : null;
}

function grown(
  name: string,
  first: Lifted['before'],
  property: string,
  call: TreeCall,
  args: readonly TreeExpression[],
  around: Around,
): Lifted {
  const { before, values } = around.liftAll(args);
  const value: Expression =
    property === 'push' || property === 'append' ? { kind: 'list', items: values } : joined(values);
  const assign = { kind: 'assign', name, value, append: true, declares: false } as const;
  return lifted({ kind: 'variable', name, source: call.span }, [...first, ...before, assign]);
}

const leftmost = (value: TreeExpression): TreeExpression =>
  value.kind === 'binary' && value.operator === '<<' ? leftmost(value.left) : value;

const isStandardOutput = (object: TreeExpression, around: Around): boolean =>
  /^(?:\$stdout|STDOUT|\$>)$/.test(around.knownName(leftmost(object)) ?? '');

function joinedBy(
  object: TreeExpression,
  separator: TreeExpression | undefined,
  call: TreeCall,
  around: Around,
): Lifted {
  const { before, values } = around.liftAll(separator === undefined ? [object] : [object, separator]);
  const [list = unknown(call.span), between = text('', call.span)] = values;
  return lifted({ kind: 'joined', parts: [list], separator: between }, before);
}

/** A block or a lambda that a name stands for. */
function called(
  object: TreeExpression,
  call: TreeCall,
  args: readonly TreeExpression[],
  around: Around,
): Lifted | null {
  const { before, values } = around.liftAll(args);
  const value = around.callOf(object, values);
  return value === null ? null : lifted(value, [...before, { kind: 'evaluate', value: unknown(call.span) }]);
}

function throughEach(
  object: TreeExpression,
  property: string,
  call: TreeCall,
  args: readonly TreeExpression[],
  around: Around,
): Lifted | null {
  const block = args.at(-1);
  const body = around.inline(block);
  if (body === null || block?.kind !== 'function') return quietly(object, 'to_a', call, args, around);
  const target = around.lift(object);
  const count = object.kind === 'number' && property === 'times' ? Number(object.text) : Number.NaN;
  const items: Expression | null =
    property === 'each' || property === 'map'
      ? target.value
      : Number.isInteger(count) && count > 0 && count < 100
        ? { kind: 'list', items: Array.from({ length: count }, (_, index) => text(String(index), call.span)) }
        : null;
  const [first] = block.parameters;
  const name = block.parameters.length === 1 ? (first?.name ?? null) : null;
  const loop = { kind: 'loop', items, name, body, certain: false } as const;
  return lifted(unknown(call.span), [...target.before, loop]);
}
