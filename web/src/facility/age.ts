import type { Status } from '../server/records.js';

const OLD_AFTER_MS = 10 * 60_000;

/** Whether no monitor has spoken of it for so long that its state may be another by now. */
export function isOld(status: Status | undefined, now: number): boolean {
  return status !== undefined && now - Date.parse(status.seenAt) > OLD_AFTER_MS;
}
