import { createAddressLimits } from './address-limits.ts'
import { createAddressQueue } from './address-queue.ts'
import type { Captcha } from './captcha.ts'
import type { EntryServices } from './entry.ts'

/** The real limits and queue, for tests of what stands behind them. */
export function createTestEntry({
  captcha = { redeem: async () => 0 },
  now = () => 0,
  ...options
}: { captcha?: Pick<Captcha, 'redeem'>; now?: () => number } & Partial<EntryServices> = {}): EntryServices {
  return {
    captcha,
    limits: createAddressLimits(now),
    queue: createAddressQueue(),
    isAlarmRaised: () => false,
    trustedProxies: [],
    signal: new AbortController().signal,
    ...options,
  }
}
