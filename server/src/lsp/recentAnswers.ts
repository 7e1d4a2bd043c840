interface Kept<T> {
  readonly made: number;
  readonly answer: Promise<T>;
  /** `pending` until the answer is there. */
  value: T | 'pending';
  weight: number;
}

export interface AnswersKept<T> {
  /** What the answers kept may weigh together; the last one is kept whatever it weighs. */
  readonly mostWeight: number;
  readonly weigh: (answer: T) => number;
  /** Milliseconds for which an answer stands. */
  readonly lifetime: number;
}

/** Answers to questions that cost something, the most recent ones, each found out once. */
export class RecentAnswers<T> {
  private readonly kept = new Map<string, Kept<T>>();
  private weight = 0;

  constructor(private readonly options: AnswersKept<T>) {}

  /** Those who ask while the answer is being found wait for the same one. A failure is not kept. */
  of(question: string, find: () => Promise<T>): Promise<T> {
    const known = this.kept.get(question);
    if (known !== undefined && Date.now() - known.made < this.options.lifetime) return known.answer;
    this.delete(question);
    const kept: Kept<T> = { made: Date.now(), answer: find(), value: 'pending', weight: 0 };
    this.kept.set(question, kept);
    kept.answer.then(
      (value) => {
        if (this.kept.get(question) === kept) this.weighed(kept, value);
      },
      () => {
        if (this.kept.get(question) === kept) this.delete(question);
      },
    );
    return kept.answer;
  }

  private weighed(kept: Kept<T>, value: T): void {
    kept.value = value;
    kept.weight = this.options.weigh(value);
    this.weight += kept.weight;
    for (const [question, each] of this.kept) {
      if (this.weight <= this.options.mostWeight) return;
      if (each !== kept) this.delete(question);
    }
  }

  private delete(question: string): void {
    this.weight -= this.kept.get(question)?.weight ?? 0;
    this.kept.delete(question);
  }

  clear(): void {
    this.kept.clear();
    this.weight = 0;
  }

  deleteWhere(isOutdated: (question: string, value: T | 'pending') => boolean): void {
    for (const [question, { value }] of this.kept) {
      if (isOutdated(question, value)) this.delete(question);
    }
  }
}
