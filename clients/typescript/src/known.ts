/** Answers that are known already, kept by address with their tags. */

/** An answer as it came: its tag, and its body as text. */
export interface KnownAnswer {
  etag: string;
  body: string;
}

/** Where known answers are kept. Methods may be asynchronous: a file, a database, a KV store. */
export interface KnownAnswers {
  get(url: string): KnownAnswer | undefined | Promise<KnownAnswer | undefined>;
  set(url: string, answer: KnownAnswer): void | Promise<void>;
}

/** Keeps so many answers in memory; the one that was not asked for the longest leaves first. */
export class InMemory implements KnownAnswers {
  readonly #answers = new Map<string, KnownAnswer>();
  readonly #most: number;

  constructor(most = 500) {
    this.#most = most;
  }

  get(url: string): KnownAnswer | undefined {
    const found = this.#answers.get(url);
    if (found !== undefined) {
      this.#answers.delete(url);
      this.#answers.set(url, found);
    }
    return found;
  }

  set(url: string, answer: KnownAnswer): void {
    this.#answers.delete(url);
    this.#answers.set(url, answer);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= this.#most) {
        break;
      }
      this.#answers.delete(oldest);
    }
  }
}
