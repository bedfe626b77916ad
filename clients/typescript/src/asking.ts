/** One question over the network: known answers, patience, errors as exceptions. */

import { ClinicGuidesError, ConnectionFailed, errorOf, Unavailable } from "./errors.js";
import type { KnownAnswers } from "./known.js";

/** How questions are asked. */
export interface Asking {
  fetch: typeof fetch;
  known: KnownAnswers | null;
  /** How often a question is asked again when no answer came, or 503 did. */
  retries: number;
  /** Headers of every request. */
  headers: Record<string, string>;
}

/** What one question may say for itself. */
export interface AskOptions {
  /** Ends the question, and the waiting between two tries. */
  signal?: AbortSignal | undefined;
}

/** The longest pause between two tries, in seconds. */
const LONGEST_PAUSE = 30;

/** Returns the JSON at an address; `fresh` neither looks for nor keeps a known answer. */
export async function askFor(
  url: string,
  asking: Asking,
  options: AskOptions & { fresh?: boolean } = {},
): Promise<unknown> {
  for (let tried = 0; ; tried += 1) {
    try {
      return await askOnce(url, asking, options);
    } catch (error) {
      const isPassing = error instanceof ConnectionFailed || error instanceof Unavailable;
      if (!isPassing || tried >= asking.retries) {
        throw error;
      }
      const pause = error instanceof Unavailable ? error.retryAfter : 0.25 * 2 ** tried;
      await passed(Math.min(pause, LONGEST_PAUSE), options.signal);
    }
  }
}

async function askOnce(
  url: string,
  asking: Asking,
  options: AskOptions & { fresh?: boolean },
): Promise<unknown> {
  const known = options.fresh ? null : asking.known;
  const former = await known?.get(url);
  const headers: Record<string, string> = { ...asking.headers };
  if (former !== undefined) {
    headers["If-None-Match"] = former.etag;
  }
  const response = await answered(url, asking, headers, options.signal);
  if (response.status === 304 && former !== undefined) {
    return JSON.parse(former.body);
  }
  if (!response.ok) {
    throw await errorOf(response, url);
  }
  const body = await connected(url, options.signal, () => response.text());
  const etag = response.headers.get("ETag");
  const parsed = parsedJSON(body, url);
  if (known !== null && etag !== null && isKept(response)) {
    await known.set(url, { etag, body });
  }
  return parsed;
}

/** Says whether an answer may be kept: drafts and errors say `no-store`. */
function isKept(response: Response): boolean {
  return !/\bno-store\b/i.test(response.headers.get("Cache-Control") ?? "");
}

function answered(
  url: string,
  asking: Asking,
  headers: Record<string, string>,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const init: RequestInit = { headers, credentials: "omit" };
  if (signal !== undefined) {
    init.signal = signal;
  }
  return connected(url, signal, () => asking.fetch(url, init));
}

/** Turns what `fetch` throws into our own error; a question that was ended throws its reason. */
async function connected<T>(
  url: string,
  signal: AbortSignal | undefined,
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    signal?.throwIfAborted();
    throw new ConnectionFailed(`No answer came from ${url}.`, url, { cause: error });
  }
}

function parsedJSON(body: string, url: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new ClinicGuidesError(`The answer of ${url} is no JSON.`, url, { cause: error });
  }
}

function passed(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const ended = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", ended);
      resolve();
    }, seconds * 1000);
    if (signal?.aborted) {
      ended();
    } else {
      signal?.addEventListener("abort", ended, { once: true });
    }
  });
}
