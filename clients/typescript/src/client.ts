/** The client: typed questions to one API. */

import { addressOf, baseOf, filled, type Parameters } from "./addresses.js";
import { askFor, type AskOptions, type Asking } from "./asking.js";
import { type ChangesOptions, type ChangesPage, readChanges } from "./changes.js";
import { InMemory, type KnownAnswers } from "./known.js";
import type {
  Address,
  AnswerOf,
  Clinic,
  ClinicMatch,
  ClinicSummary,
  FAQ,
  FAQMatch,
  Guide,
  GuideMatch,
  GuideSummary,
  List,
  QueryOf,
  QuestionOf,
} from "./types.js";

export interface ClientOptions {
  /** Where the API is, such as `https://guides.example.com/api/v2/`. */
  baseUrl: string;
  /** The code of the clinic that everything is read for, unless a question names another one. */
  clinic?: string | undefined;
  /** The language that everything is read in, unless a question names another one. */
  locale?: string | undefined;
  /** Another `fetch`, such as one of a framework. */
  fetch?: typeof fetch | undefined;
  /**
   * Where known answers are kept with their tags, so that one that has not changed is not sent
   * again. In memory by default; in browsers `null`, since they keep answers themselves.
   */
  known?: KnownAnswers | null | undefined;
  /** How often a question is asked again when no answer came, or 503 did. 2 by default. */
  retries?: number | undefined;
  /** Headers of every request, for a proxy in between. */
  headers?: Record<string, string> | undefined;
}

type Own<Path extends Address> = Omit<QueryOf<Path>, "fields" | "clinic" | "locale">;
type Language = { locale?: string | null | undefined };
type Place = Language & { clinic?: string | null | undefined };
type Keys<Document> = readonly (keyof Document & string)[];
type Choosing<Document, Chosen extends Keys<Document> | undefined> = {
  /**
   * Only these keys, and the answer's type has no others. Lists have a few of them without. An empty
   * list chooses nothing: it is the same as none.
   */
  fields?: Chosen | undefined;
};
type Selected<Document, Chosen, Default> = Chosen extends readonly []
  ? Default
  : Chosen extends Keys<Document>
    ? Pick<Document, Chosen[number]>
    : Default;

/** What can be asked of guides, clinics and FAQs: a list, or one of them. */
export interface Documents<
  Document,
  Default,
  Name,
  ListQuery,
  Query,
  Added = unknown,
  Where = Place,
> {
  list<const Chosen extends Keys<Document> | undefined = undefined>(
    query?: ListQuery & Where & Choosing<Document, Chosen>,
    options?: AskOptions,
  ): Promise<List<Selected<Document, Chosen, Default> & Added>>;

  /** Goes through all items, page by page. */
  all<const Chosen extends Keys<Document> | undefined = undefined>(
    query?: Omit<ListQuery, "limit" | "offset"> & Where & Choosing<Document, Chosen>,
    options?: AskOptions,
  ): AsyncGenerator<Selected<Document, Chosen, Default> & Added, void, undefined>;

  /** Returns one of them, whole unless `fields` are chosen; throws `NotFound`. */
  get<const Chosen extends Keys<Document> | undefined = undefined>(
    name: Name,
    query?: Query & Where & Choosing<Document, Chosen>,
    options?: AskOptions,
  ): Promise<Selected<Document, Chosen, Document>>;
}

export type Guides = Documents<
  Guide,
  GuideSummary,
  string | number,
  Own<"/guides/">,
  Own<"/guides/{guide}/">,
  { match?: GuideMatch }
>;
export type FAQs = Documents<
  FAQ,
  FAQ,
  string | number,
  Own<"/faqs/">,
  Own<"/faqs/{faq}/">,
  { match?: FAQMatch }
>;
export type Clinics = Documents<
  Clinic,
  ClinicSummary,
  string,
  Own<"/clinics/">,
  Own<"/clinics/{code}/">,
  { distance_km?: number | null; match?: ClinicMatch },
  Language
>;

export interface ClinicGuides {
  readonly guides: Guides;
  readonly faqs: FAQs;
  readonly clinics: Clinics;

  /** Asks any address that answers in JSON, with its own parameters and nothing added. */
  get<Path extends Address>(
    path: Path,
    ...question: object extends QuestionOf<Path>
      ? [(QuestionOf<Path> & AskOptions)?]
      : [QuestionOf<Path> & AskOptions]
  ): Promise<AnswerOf<Path>>;

  /** Goes through what has changed, page by page; keep the last page's `cursor`. */
  changes(options?: ChangesOptions): AsyncGenerator<ChangesPage, void, undefined>;

  /** Returns the draft that a preview's token stands for. Never kept. Throws `Forbidden`. */
  preview(token: string, options?: AskOptions): Promise<Guide>;
}

const PAGE = 100;

/** Returns a client of one API. */
export function createClient(options: ClientOptions): ClinicGuides {
  const base = baseOf(options.baseUrl);
  const asking: Asking = {
    fetch: options.fetch ?? ((...given) => globalThis.fetch(...given)),
    known: options.known === undefined ? (keepsAnswersItself() ? null : new InMemory()) : options.known,
    retries: options.retries ?? 2,
    headers: { Accept: "application/json", ...options.headers },
  };
  const place: Parameters = { clinic: options.clinic, locale: options.locale };

  const ask = (path: string, query: Parameters, more?: AskOptions): Promise<unknown> =>
    askFor(addressOf(base, path, query), asking, more);

  /** The place is said only where the address knows its parameters. */
  function documents(path: string, knows: readonly string[]): Documents<any, any, any, any, any> {
    const asked = ({ fields, ...query }: Parameters = {}): Parameters => {
      for (const name of knows) {
        query[name] = query[name] === undefined ? place[name] : query[name];
      }
      const chosen = String(fields ?? "");
      return { ...query, fields: chosen === "" ? undefined : `_,${chosen}` };
    };
    const list = (query?: Parameters, more?: AskOptions): Promise<any> =>
      ask(path, asked(query), more);
    return {
      list,
      async *all(query?: Parameters, more?: AskOptions) {
        for (let offset = 0; ; offset += PAGE) {
          const page: List<any> = await list({ ...query, limit: PAGE, offset }, more);
          yield* page.items;
          if (offset + PAGE >= page.meta.total_count) {
            return;
          }
        }
      },
      get: async (name: string | number, query?: Parameters, more?: AskOptions): Promise<any> =>
        ask(filled(`${path}{name}/`, { name }), asked(query), more),
    };
  }

  return {
    guides: documents("guides/", ["clinic", "locale"]),
    faqs: documents("faqs/", ["clinic", "locale"]),
    clinics: documents("clinics/", ["locale"]),
    get: async (path, ...[question]) => {
      const { path: parts, query, ...more } = question ?? {};
      const address = filled(path.slice(1), (parts ?? {}) as Record<string, string>);
      return (await ask(address, (query ?? {}) as Parameters, more)) as AnswerOf<typeof path>;
    },
    changes: ({ clinic = options.clinic, ...given } = {}) =>
      readChanges({ ...given, clinic }, (query, more) =>
        askFor(addressOf(base, "changes/", query), asking, { ...more, fresh: true }),
      ),
    preview: async (token, more) =>
      (await askFor(addressOf(base, "preview/", { token }), asking, {
        ...more,
        fresh: true,
      })) as Guide,
  };
}

/**
 * Browsers keep answers with their tags by themselves. A tag that a script sends would cost a second
 * request to ask for permission.
 */
function keepsAnswersItself(): boolean {
  return "document" in globalThis || "WorkerGlobalScope" in globalThis;
}
