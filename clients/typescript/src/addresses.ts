/** Addresses of the API. */

/** What a parameter may be; lists are joined with commas, what is missing is left out. */
export type ParameterValue =
  | string
  | number
  | boolean
  | readonly (string | number)[]
  | null
  | undefined;
export type Parameters = Record<string, ParameterValue>;

/** Returns the address with its parameters in the order of their names. */
export function addressOf(base: string, path: string, query: Parameters): string {
  const url = new URL(path, base);
  for (const name of Object.keys(query).sort()) {
    const value = query[name];
    if (value !== undefined && value !== null) {
      url.searchParams.set(name, Array.isArray(value) ? value.join(",") : String(value));
    }
  }
  return url.href;
}

/**
 * Returns a path with its `{parts}` filled in, each of them as one part. Throws `TypeError` for what
 * cannot be one: nothing, and the dots that lead to another address.
 */
export function filled(template: string, parts: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const part = parts[name];
    if (part === undefined || part === "") {
      throw new TypeError(`${template} needs “${name}”.`);
    }
    if (part === "." || part === "..") {
      throw new TypeError(`${template}: “${part}” cannot be “${name}”.`);
    }
    return encodeURIComponent(part);
  });
}

/** Returns the base with a slash at its end; throws `TypeError` for what is no address. */
export function baseOf(address: string): string {
  const url = new URL(address);
  url.search = url.hash = "";
  if (!url.pathname.endsWith("/")) {
    url.pathname += "/";
  }
  return url.href;
}
