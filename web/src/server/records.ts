/**
 * The records that the server speaks of. Those of the REST API come from its OpenAPI document (`npm run types`
 * writes openapi.ts from it); those that only the live channels carry are written down here.
 */
export type {
  Account,
  AppSecret,
  Blackout,
  Confirmed,
  EmailChangeBegun,
  Facility,
  FreeSpans,
  Grant,
  Group,
  HistoryEntry,
  Identity,
  Instant as InstantText,
  Lease,
  LeasePreview,
  LeaseState,
  Letter,
  Limit,
  LimitRule,
  Map as FloorPlan,
  Me,
  Membership,
  Merge,
  MergePage,
  Newcomer,
  NewToken,
  Policy,
  Passkey,
  Position as Cell,
  Problem,
  Provider,
  ProviderAttemptBegun,
  ProviderState,
  RecoveryBegun,
  RecoveryCodes,
  Resource,
  Scalar,
  SignUpBegun,
  SecondFactor,
  Session,
  Example,
  Quota,
  Slice,
  SpaceDeletions,
  SpaceItem,
  SpaceRequest,
  SshKey,
  Statistics as Usage,
  StatisticsItem as UsageRow,
  StatisticsKey,
  Token,
  Tool,
  ToolState,
  Status,
} from './openapi.js';

/** A page of a long list; `next` asks for the page after. */
export interface Page<T> {
  items: T[];
  next?: string | null;
}

/** What this browser is about to book. */
export interface OwnIntention {
  facility: string;
  resources: string[];
  slice: string;
  start: string;
  end: string;
}

/** What somebody else is about to book and has not. */
export interface Intention {
  key: string;
  person: string;
  facility?: string;
  slice: string;
  resources: string[];
  start: string;
  end: string;
}
