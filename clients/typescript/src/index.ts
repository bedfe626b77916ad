/** Reads treatment guides of Clinic Guides. */

export { createClient } from "./client.js";
export type { ClientOptions, ClinicGuides, Clinics, Documents, FAQs, Guides } from "./client.js";
export type { AskOptions } from "./asking.js";
export type { ChangesOptions, ChangesPage } from "./changes.js";
export {
  AnsweredWithError,
  BadRequest,
  ClinicGuidesError,
  ConnectionFailed,
  Forbidden,
  Gone,
  NotFound,
  Unavailable,
} from "./errors.js";
export { InMemory } from "./known.js";
export type { KnownAnswer, KnownAnswers } from "./known.js";
export type {
  Address,
  AnswerOf,
  Block,
  BlockOf,
  Change,
  Clinic,
  ClinicMatch,
  ClinicSummary,
  FAQ,
  FAQMatch,
  Guide,
  GuideMatch,
  GuideSummary,
  Image,
  List,
  PartsOf,
  QueryOf,
  QuestionOf,
  Role,
} from "./types.js";
export type { components, operations, paths } from "./schema.js";
