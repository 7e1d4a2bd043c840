interface Kept<T> {
  readonly made: number;
  readonly answer: Promise<T>;
  /** `pending` until the answer is there. */
  value: T | 'pending';
}

/** Answers to questions that cost something, the most recent ones, each found out once. */
export class RecentAnswers<T> {
  private readonly kept = new Map<string, Kept<T>>();

  /** @param lifetime milliseconds for which an answer stands. */
  constructor(
    private readonly most: number,
    private readonly lifetime: number,
  ) {}

  /** Those who ask while the answer is being found wait for the same one. A failure is not kept. */
  of(question: string, find: () => Promise<T>): Promise<T> {
    const known = this.kept.get(question);
    if (known !== undefined && Date.now() - known.made < this.lifetime) return known.answer;
    const kept: Kept<T> = { made: Date.now(), answer: find(), value: 'pending' };
    this.kept.delete(question);
    this.kept.set(question, kept);
    kept.answer.then(
      (value) => {
        kept.value = value;
      },
      () => {
        if (this.kept.get(question) === kept) this.kept.delete(question);
      },
    );
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.most && oldest !== undefined) this.kept.delete(oldest);
    return kept.answer;
  }

  clear(): void {
    this.kept.clear();
  }

  deleteWhere(isOutdated: (question: string, value: T | 'pending') => boolean): void {
    for (const [question, { value }] of this.kept) {
      if (isOutdated(question, value)) this.kept.delete(question);
    }
  }

  get size(): number {
    return this.kept.size;
  }
}
