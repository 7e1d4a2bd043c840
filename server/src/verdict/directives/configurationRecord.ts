/**
 * What one module notes in every configuration that lines add to, as the server keeps a record for each module in
 * each of its per-directory configurations: what one line has set there, a later line meets.
 */
export class ConfigurationRecord<Noted extends object> {
  readonly #noted = new WeakMap<object, Noted>();
  readonly #create: () => Noted;

  /** @param create what a configuration holds before the first line. */
  constructor(create: () => Noted) {
    this.#create = create;
  }

  /**
   * What has been noted so far; the module's checks write to it.
   *
   * @param configuration as in `Surroundings`.
   */
  in(configuration: object): Noted {
    const known = this.#noted.get(configuration);
    if (known !== undefined) return known;
    const created = this.#create();
    this.#noted.set(configuration, created);
    return created;
  }
}
