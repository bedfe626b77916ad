/** Names for the parts of the contract that frontends mention most. */

import type { components, paths } from "./schema.js";

type Schemas = components["schemas"];

export type Guide = Schemas["Guide"];
export type Clinic = Schemas["Clinic"];
export type FAQ = Schemas["FAQ"];
export type Change = Schemas["Change"];
export type Block = Guide["body"][number];
/** The block of one type, such as `BlockOf<"steps">`. */
export type BlockOf<Type extends Block["type"]> = Extract<Block, { type: Type }>;
export type Image = NonNullable<Guide["image"]>;
export type Role = Schemas["Role"];

/** A list, or a part of it. `total_count` counts all parts. */
export interface List<Item> {
  meta: { total_count: number };
  items: Item[];
}

/** What a list of each says of its items when no fields are asked for. */
export type GuideSummary = Omit<Schemas["GuideSummary"], "match">;
export type ClinicSummary = Omit<Schemas["ClinicInList"], "match" | "distance_km">;
/** What a search has found in an item. There when `search` is given. */
export type GuideMatch = Schemas["GuideMatch"];
export type ClinicMatch = Schemas["ClinicMatch"];
export type FAQMatch = Schemas["FAQMatch"];

type Base = "/api/v2";

/** A GET of the contract that is answered in JSON. */
type InJSON<Answer> = { get: { responses: { 200: { content: { "application/json": Answer } } } } };
/** The addresses of the API that answer in JSON, below its base, such as `/guides/{guide}/`. */
export type Address = {
  [Path in keyof paths]: paths[Path] extends InJSON<unknown>
    ? Path extends `${Base}${infer Rest}`
      ? Rest
      : never
    : never;
}[keyof paths];
type At<Path extends Address> = paths[`${Base}${Path}` & keyof paths];

type ParametersOf<Path extends Address> =
  At<Path> extends { get: { parameters: infer All } } ? All : never;
/** The same where what may be left out may also be `undefined`. */
type Lenient<Query> = {
  [Name in keyof Query]: object extends Pick<Query, Name> ? Query[Name] | undefined : Query[Name];
};
/** What may be asked of an address. */
export type QueryOf<Path extends Address> =
  ParametersOf<Path> extends { query?: infer Query } ? Lenient<NonNullable<Query>> : never;
/** The parts of an address that have to be filled in. */
export type PartsOf<Path extends Address> =
  ParametersOf<Path> extends { path: infer Parts } ? Parts : undefined;
/** What an address is asked with: what it needs is there, and what it may be told. */
export type QuestionOf<Path extends Address> = (ParametersOf<Path> extends { path: object }
  ? { path: PartsOf<Path> }
  : { path?: undefined }) &
  (ParametersOf<Path> extends { query: object }
    ? { query: QueryOf<Path> }
    : { query?: QueryOf<Path> | undefined });
/** The answer of an address. */
export type AnswerOf<Path extends Address> = At<Path> extends InJSON<infer Answer> ? Answer : never;
