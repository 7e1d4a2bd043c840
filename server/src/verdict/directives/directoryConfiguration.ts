/**
 * The identity of what the server calls a per-directory configuration: one for the lines of the file itself, and
 * one for each `<Files>`, `<If>` and their kin. What a line has set there, a later line of the same one meets.
 */
export class DirectoryConfiguration {}

/** What one module notes in every per-directory configuration, as the server keeps it for the module. */
export class ConfigurationRecord<Noted extends object> {
  readonly #noted = new WeakMap<DirectoryConfiguration, Noted>();
  readonly #create: () => Noted;

  /** @param create what a configuration holds before the first line. */
  constructor(create: () => Noted) {
    this.#create = create;
  }

  /** What has been noted so far; the module's checks write to it. */
  in(configuration: DirectoryConfiguration): Noted {
    const known = this.#noted.get(configuration);
    if (known !== undefined) return known;
    const created = this.#create();
    this.#noted.set(configuration, created);
    return created;
  }
}
