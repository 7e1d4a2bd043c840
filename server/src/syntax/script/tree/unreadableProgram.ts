/** The text is no program of its language, or one with constructs that are not known here. */
export class UnreadableProgram extends Error {
  override readonly name = 'UnreadableProgram';

  constructor(
    readonly because: string,
    /** UTF-16 offset. */
    readonly at: number,
  ) {
    super(because);
  }
}
