/**
 * A Python program, for Python 3.6 or newer, that imports each module of the standard library in a process of its own and
 * prints what was imported on the way, as JSON:
 *
 *     { "version": "3.11.2", "start": [...], "builtin": [...], "modules": { "cgi": { "email.parser": ["FeedParser"], ... } },
 *       "guarded": { "http.client": ["ssl"], ... } }
 *
 * To be started with `-I -S`, so that nothing that a site has added is in it. `start` is what is loaded before any script
 * is looked at, `builtin` what no file can take the place of. A name with a dot in front is an attribute that is used on
 * import. What is imported from C, or by a function that is called later, is not seen.
 */
export const recorder = `
import site
import builtins, os, sys
START = sorted(sys.modules)
LEFT_OUT = {'test', 'idlelib', 'lib2to3', 'ensurepip', 'tkinter', 'turtledemo', 'turtle', 'distutils', 'encodings',
            'pydoc_data', 'antigravity', 'this', '__main__', 'site', 'venv', 'msilib', 'curses', 'config'}

def modules_in(folder):
    for entry in sorted(os.listdir(folder)):
        name = entry.split('.')[0]
        is_package = os.path.isfile(os.path.join(folder, entry, '__init__.py'))
        if name.isidentifier() and (is_package or entry.endswith(('.py', '.so'))):
            yield name, is_package

def names():
    folder = os.path.dirname(os.__file__)
    listed = getattr(sys, 'stdlib_module_names', None)
    known = set(listed or ()) | set(sys.builtin_module_names)
    for name, is_package in list(modules_in(folder)) + list(modules_in(os.path.join(folder, 'lib-dynload'))):
        if listed is not None and name not in listed:
            continue
        known.add(name)
        if is_package and name not in LEFT_OUT:
            known.update(name + '.' + inner for inner, _ in modules_in(os.path.join(folder, name)))
    return sorted(n for n in known if n.split('.')[0] not in LEFT_OUT and not n.endswith(('__main__', '__init__')))

def record(module):
    edges = {}
    original = builtins.__import__

    def hook(name, globals=None, locals=None, fromlist=(), level=0):
        importer = (globals or {}).get('__name__')
        if importer and importer != '__main__':
            full = name
            if level:
                parts = ((globals or {}).get('__package__') or importer).split('.')
                base = '.'.join(parts[:len(parts) - level + 1])
                full = base + '.' + name if name else base
            taken = edges.setdefault(importer, {}).setdefault(full, [])
            taken.extend(each for each in fromlist or () if each not in taken)
        return original(name, globals, locals, fromlist, level)

    builtins.__import__ = hook
    try:
        original(module)
    except BaseException:
        return None
    finally:
        builtins.__import__ = original
    return edges

def text(value):
    if isinstance(value, str):
        return '"' + value.replace('\\\\', '') + '"'
    if isinstance(value, dict):
        return '{' + ','.join(text(key) + ':' + text(value[key]) for key in value) + '}'
    return '[' + ','.join(text(each) for each in value) + ']'

merged = {}
for module in names():
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        null = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(null, stream)
        os.close(reader)
        found = record(module)
        with os.fdopen(writer, 'w') as out:
            out.write(repr(found))
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        found = eval(answer.read() or 'None')
    os.waitpid(child, 0)
    for importer, edges in (found or {}).items():
        for target, taken in edges.items():
            known = merged.setdefault(importer, {}).setdefault(target, [])
            known.extend(each for each in taken if each not in known)
def tree_of(module):
    import ast, importlib.util
    try:
        return ast.parse(importlib.util.find_spec(module).loader.get_source(module))
    except Exception:
        return None

def at_import(nodes):
    """The nodes that are looked at when the module is imported, each with whether a try is around it."""
    import ast
    waiting = [(node, False) for node in nodes]
    while waiting:
        node, guarded = waiting.pop()
        yield node, guarded
        if isinstance(node, ast.Try):
            waiting.extend((child, True) for child in node.body)
            waiting.extend((child, guarded) for child in node.handlers + node.orelse + node.finalbody)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            waiting.extend((child, guarded) for child in node.decorator_list + node.args.defaults)
        elif not isinstance(node, ast.Lambda):
            waiting.extend((child, guarded) for child in ast.iter_child_nodes(node))

def read(module, edges):
    """Adds the attributes that are used at once, as '.Template', and returns what is imported between try and except alone."""
    import ast
    tree = tree_of(module)
    if tree is None:
        return []
    found = {False: set(), True: set()}
    bound = {}
    for node, guarded in at_import(tree.body):
        if isinstance(node, ast.Import):
            found[guarded].update(alias.name for alias in node.names)
            bound.update((alias.asname or alias.name, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found[guarded].add(node.module)
    for node, guarded in at_import(tree.body):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and not guarded:
            taken = edges.get(bound.get(node.value.id))
            if taken is not None and '.' + node.attr not in taken:
                taken.append('.' + node.attr)
    return sorted(found[True] - found[False])

guarded = {}
for module, edges in merged.items():
    found = read(module, edges)
    if found:
        guarded[module] = found
print(text({'guarded': guarded, 'version': sys.version.split()[0], 'start': START, 'builtin': sys.builtin_module_names, 'modules': merged}))
`;
