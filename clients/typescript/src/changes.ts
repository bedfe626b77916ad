/** Reading on from a cursor. */

import type { Parameters } from "./addresses.js";
import type { AskOptions } from "./asking.js";
import type { Change } from "./types.js";

export interface ChangesOptions extends AskOptions {
  /** The cursor of the page that was read last; without it everything current is listed. */
  since?: string | undefined;
  /** The code of a clinic: only documents of it that read differently. `null` for everything. */
  clinic?: string | null | undefined;
  /** How many changes a page has at the most. 1,000 by default. */
  limit?: number | undefined;
}

export interface ChangesPage {
  changes: Change[];
  /** Keep this once the page is dealt with. Whoever follows the cursors misses nothing. */
  cursor: string;
}

interface Answer {
  meta: { cursor: string; has_more: boolean };
  items: Change[];
}

/** Goes through the pages until there is nothing more right now. */
export async function* readChanges(
  { since, clinic, limit = 1000, ...more }: ChangesOptions,
  ask: (query: Parameters, more: AskOptions) => Promise<unknown>,
): AsyncGenerator<ChangesPage, void, undefined> {
  for (let cursor = since; ; ) {
    const page = (await ask({ since: cursor, clinic, limit }, more)) as Answer;
    cursor = page.meta.cursor;
    yield { changes: page.items, cursor };
    if (!page.meta.has_more) {
      return;
    }
  }
}
