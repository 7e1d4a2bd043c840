/** What does the work of one thing out of a module that went, a phrase. From "What's New in Python" 3.12 and 3.13 and the pages of the modules. */
const successors: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'cgi.FieldStorage': 'urllib.parse.parse_qs over the query and the body of a POST',
    'cgi.escape': 'html.escape',
    'cgi.parse': 'urllib.parse.parse_qs over the query and the body of a POST',
    'cgi.parse_header': 'email.message.EmailMessage',
    'cgi.parse_multipart': 'the package multipart from PyPI',
    'cgi.parse_qs': 'urllib.parse.parse_qs',
    'cgi.parse_qsl': 'urllib.parse.parse_qsl',
    'cgi.print_arguments': 'sys.argv, escaped by html.escape',
    'cgi.print_directory': 'os.getcwd(), escaped by html.escape',
    'cgi.print_environ': 'a loop over os.environ, escaped by html.escape',
    'cgi.print_environ_usage': 'RFC 3875, which lists the variables',
    'cgi.print_exception': 'traceback.print_exc, which writes to the error log of the server',
    'cgi.print_form': 'a loop over the fields, escaped by html.escape',
    'cgi.test': 'a loop over os.environ, escaped by html.escape',
    'cgitb.enable': "the server's error log, where every traceback stands already,",
    'cgitb.handler': 'traceback.print_exc, which writes to the error log of the server',
    'cgitb.html': 'traceback.format_exc, escaped by html.escape',
    'cgitb.text': 'traceback.format_exc',
    'distutils.core': 'the package setuptools',
    'distutils.dir_util.copy_tree': 'shutil.copytree with dirs_exist_ok=True',
    'distutils.dir_util.mkpath': 'os.makedirs',
    'distutils.dir_util.remove_tree': 'shutil.rmtree',
    'distutils.file_util.copy_file': 'shutil.copy',
    'distutils.file_util.move_file': 'shutil.move',
    'distutils.spawn.find_executable': 'shutil.which',
    'distutils.sysconfig': 'sysconfig',
    'distutils.util.strtobool': 'a comparison with the words that stand for true',
    'distutils.version': 'the package packaging from PyPI',
    'imghdr.what': 'puremagic.what, from the package puremagic on PyPI',
    'imp.cache_from_source': 'importlib.util.cache_from_source',
    'imp.find_module': 'importlib.util.find_spec',
    'imp.get_magic': 'importlib.util.MAGIC_NUMBER',
    'imp.get_suffixes': 'importlib.machinery.all_suffixes',
    'imp.load_module': 'importlib.import_module',
    'imp.load_source': 'importlib.util.spec_from_file_location',
    'imp.new_module': 'types.ModuleType',
    'imp.reload': 'importlib.reload',
    'pipes.Template': 'subprocess.run',
    'pipes.quote': 'shlex.quote',
    'uu.decode': 'binascii.a2b_uu',
    'uu.encode': 'binascii.b2a_uu',
  }),
);

/** @param path a dotted name; what stands below a known one has its successor. */
export function successorOf(path: string): string | null {
  for (let name = path; name.includes('.'); name = name.slice(0, name.lastIndexOf('.'))) {
    const found = successors.get(name);
    if (found !== undefined) return found;
  }
  return null;
}
