/** What can go wrong, each with a class of its own. All of them are `ClinicGuidesError`. */

/** Anything but the answer that was asked for. `url` is what was asked. */
export class ClinicGuidesError extends Error {
  override readonly name: string = "ClinicGuidesError";
  readonly url: string;

  constructor(message: string, url: string, options?: ErrorOptions) {
    super(message, options);
    this.url = url;
  }
}

/** No answer came: no connection, or it broke. `cause` is what `fetch` threw. */
export class ConnectionFailed extends ClinicGuidesError {
  override readonly name = "ConnectionFailed";
}

/** The API answered with an error. `message` is its own: it names the parameter and the remedy. */
export class AnsweredWithError extends ClinicGuidesError {
  override readonly name: string = "AnsweredWithError";
  readonly status: number;

  constructor(message: string, url: string, status: number) {
    super(message, url);
    this.status = status;
  }
}

/** 400: a parameter is unknown or malformed, or no clinic has this code. */
export class BadRequest extends AnsweredWithError {
  override readonly name = "BadRequest";
}

/** 403: a preview's token has expired, or was not made by this site. */
export class Forbidden extends AnsweredWithError {
  override readonly name = "Forbidden";
}

/** 404: nothing is served there, or not at this clinic. */
export class NotFound extends AnsweredWithError {
  override readonly name = "NotFound";
}

/**
 * 410: the clinic has closed, and `successor` is the code of the one to go to instead, if there is
 * one; or a cursor belongs to a record that has been restored since: read again without it.
 */
export class Gone extends AnsweredWithError {
  override readonly name = "Gone";
  readonly successor: string | null;

  constructor(message: string, url: string, successor: string | null) {
    super(message, url, 410);
    this.successor = successor;
  }
}

/** 503: not now. `retryAfter` are the seconds after which to try again. */
export class Unavailable extends AnsweredWithError {
  override readonly name = "Unavailable";
  readonly retryAfter: number;

  constructor(message: string, url: string, retryAfter: number) {
    super(message, url, 503);
    this.retryAfter = retryAfter;
  }
}

/** Returns the error that a response is. Reads its body. */
export async function errorOf(response: Response, url: string): Promise<AnsweredWithError> {
  const said = await told(response);
  const message = said.message ?? `The answer was ${response.status} ${response.statusText}.`.trim();
  switch (response.status) {
    case 400:
      return new BadRequest(message, url, 400);
    case 403:
      return new Forbidden(message, url, 403);
    case 404:
      return new NotFound(message, url, 404);
    case 410:
      return new Gone(message, url, said.successor ?? null);
    case 503:
      return new Unavailable(message, url, secondsOf(response.headers.get("Retry-After")));
    default:
      return new AnsweredWithError(message, url, response.status);
  }
}

async function told(response: Response): Promise<{ message?: string; successor?: string | null }> {
  try {
    const said: unknown = await response.json();
    return typeof said === "object" && said !== null ? said : {};
  } catch {
    // A proxy in between answers with a page of its own.
    return {};
  }
}

function secondsOf(header: string | null): number {
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) && seconds >= 0 ? seconds : 1;
}
