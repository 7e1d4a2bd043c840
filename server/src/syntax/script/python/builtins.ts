/** What is there without an import, in Python 2.7 or 3.6 to 3.14, and writes nothing when it is called. */
const quiet: ReadonlySet<string> = new Set(
  `ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError
  BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError
  ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning
  EnvironmentError Exception ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError
  FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError InterruptedError
  IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError None
  NotADirectoryError NotImplemented NotImplementedError OSError OverflowError PendingDeprecationWarning
  PermissionError ProcessLookupError PythonFinalizationError RecursionError ReferenceError ResourceWarning
  RuntimeError RuntimeWarning StandardError StopAsyncIteration StopIteration SyntaxError SyntaxWarning
  SystemError SystemExit TabError TimeoutError True TypeError UnboundLocalError UnicodeDecodeError
  UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning
  WindowsError ZeroDivisionError __annotations__ __builtins__ __build_class__ __cached__ __class__ __debug__
  __doc__ __file__ __import__ __loader__ __module__ __name__ __package__ __path__ __qualname__ __spec__ abs
  aiter all anext any apply ascii basestring bin bool buffer bytearray bytes callable chr classmethod cmp
  coerce compile complex delattr dict dir divmod enumerate filter float format frozenset getattr globals
  hasattr hash hex id input int intern isinstance issubclass iter len list locals long map max memoryview
  min next object oct open ord pow property range raw_input reduce reload repr reversed round set setattr
  slice sorted staticmethod str sum super tuple type unichr unicode vars xrange zip`.split(/\s+/),
);

const others: ReadonlySet<string> = new Set(
  'eval exec execfile print exit quit help copyright credits license breakpoint'.split(' '),
);

/** Whether a name that nothing binds is there all the same, and writes nothing when it is called. */
export const isBuiltin = (name: string): boolean => quiet.has(name);

/** Whether a name that nothing binds is there all the same. */
export const isAlwaysThere = (name: string): boolean => quiet.has(name) || others.has(name);
