import { guardHolds } from '../../apache/guards.js';
import type { ServerProfile } from '../../apache/profile.js';
import { unknownProfile } from '../../apache/profiles.js';
import { expandVariables } from '../../apache/variables.js';

/** What is known of a server beside its configuration. */
export interface ServerSurroundings {
  /** Names given with `-D` when the server is started, with a value where the person gives one for `${NAME}`. */
  readonly defines: ReadonlyMap<string, string | null>;
  /** What `${VAR}` stands for where nothing is defined under that name; null where it is not known. */
  readonly environment: ReadonlyMap<string, string> | null;
  /** As `2.4.71`. */
  readonly version: string | null;
  /** Identifiers of the modules that are there without LoadModule. */
  readonly compiledIn: ReadonlySet<string>;
}

/** What has been loaded and defined up to the line that is being read: order counts. */
export class ServerState {
  private readonly loaded: Set<string>;
  private readonly names: Set<string>;
  /** By name in lower case: values are kept in a table in which case does not count. */
  private readonly values = new Map<string, string>();
  private current: ServerProfile | null = null;
  /** Whether any line has loaded a module. */
  loads = false;

  /** @param knowsModules false for a part of a configuration, of which nobody knows what is loaded around it. */
  constructor(
    private readonly surroundings: ServerSurroundings,
    private readonly knowsModules: boolean,
  ) {
    this.loaded = new Set(surroundings.compiledIn);
    this.names = new Set(surroundings.defines.keys());
    for (const [name, value] of surroundings.defines) {
      if (value !== null) this.values.set(name.toLowerCase(), value);
    }
  }

  get modules(): ReadonlySet<string> | null {
    return this.knowsModules ? this.loaded : null;
  }

  get defines(): ReadonlyMap<string, string | null> {
    return new Map([...this.names].map((name) => [name, this.values.get(name.toLowerCase()) ?? null]));
  }

  /** @param symbol as LoadModule names it: `rewrite_module`. */
  load(symbol: string): void {
    this.loads = true;
    this.loaded.add(symbol.replace(/_module$/, '').replace(/^mod_/, ''));
    this.current = null;
  }

  /** A name that is defined again without a value keeps the one that it has (seen on 2.4.71). */
  define(name: string, value: string | undefined): void {
    this.names.add(name);
    if (value !== undefined) this.values.set(name.toLowerCase(), value);
    this.current = null;
  }

  undefine(name: string): void {
    this.names.delete(name);
    this.values.delete(name.toLowerCase());
    this.current = null;
  }

  expand(text: string): string {
    return text.includes('${') ? expandVariables(text, this.profile).text : text;
  }

  /** Whether the server reads what stands in a guard other than `<IfFile>`; what nobody knows is taken to hold. */
  holds(guard: string, argument: string): boolean {
    const truth = guardHolds(this.profile, guard, argument);
    return truth === 'maybe' ? !argument.startsWith('!') : truth === 'yes';
  }

  /** The server as it is at this line. */
  private get profile(): ServerProfile {
    this.current ??= {
      ...unknownProfile,
      version: this.surroundings.version ?? currentVersion,
      modules: this.modules,
      defines: this.defines,
      environment: this.surroundings.environment,
    };
    return this.current;
  }
}

/** For `<IfVersion>` where nobody says which version it is: any of the last ten years answers alike. */
const currentVersion = '2.4.71';
