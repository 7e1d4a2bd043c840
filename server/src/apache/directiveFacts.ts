import type { OverrideClass } from './profile.js';

/** What a real server does with one directive or section. */
export interface DirectiveFacts extends RareFacts {
  /** As the module registers it, with the bracket of a section: `RewriteRule`, `<FilesMatch`. */
  readonly name: string;
  /** Identifiers of the modules that bring it, any of which will do: `rewrite`; `cgi` and `cgid`; `core`. */
  readonly modules: readonly string[];
  /** Whether a .htaccess file may hold it, as the server answers a request. */
  readonly htaccess: HtaccessPermission;
  /** Where the server's own configuration may hold it. */
  readonly configuration: ConfigurationPlace;
  /** How the server counts its arguments; null where the directive parses them for itself. */
  readonly arity: Arity | null;
  /** What the server's message about the arguments says behind the count: "a handler name". */
  readonly argumentHint: string | null;
  /** What `AllowOverride` must grant one of; empty where anything but None will do, or nothing helps. */
  readonly override: readonly OverrideClass[];
  /** From the manual; several forms are separated by line feeds. Null where the manual has none. */
  readonly syntax: string | null;
  readonly default: string | null;
  readonly status: string | null;
  /** The manual's page, as `mod_mime`; the anchor is the name in lower case. */
  readonly page: string | null;
}

/** `not-allowed` and `cannot-occur` are the server's two ways to refuse a directive for the file it stands in. */
export type HtaccessPermission = 'allowed' | 'not-allowed' | 'cannot-occur';

/** Outside of `<Directory>`, `<Location>` and their kin; inside of them only; or both. */
export type ConfigurationPlace = 'server' | 'directory' | 'anywhere';

/** What holds of a few directives only. */
export interface RareFacts {
  /** Where `cannot-occur` is the answer: the words behind "cannot occur within". */
  readonly cannotOccurWithin?: string;
  /** Also refused inside the sections that limit. */
  readonly notInLimit?: true;
  /** A section in which the server refuses what it calls not to occur within `<Limit>`. */
  readonly limits?: true;
  /** A section in which only directives of these classes are allowed. */
  readonly grants?: readonly OverrideClass[];
  /** Done while the file is being read, before any other directive: its error comes first. */
  readonly readAtOnce?: true;
  /** How it answers to an argument list that does not fit, where the server does not count for it. */
  readonly answers?: ArgumentAnswers;
}

/** Messages of the server; absent where it has none to give. */
export interface ArgumentAnswers {
  /** To a section without closing bracket. */
  readonly withoutBracket?: string;
  readonly withoutArgument?: string;
  readonly withArgument?: string;
  /** Said behind whatever the section holds. */
  readonly withTwoArguments?: string;
}

/** The server's kinds of argument lists, by the words of its messages. */
export type Arity =
  | 'none'
  | 'one'
  | 'two'
  | 'three'
  | 'one-or-two'
  | 'two-or-three'
  | 'one-to-three'
  | 'one-or-three'
  | 'one-or-more'
  | 'one-then-many'
  | 'on-off';
