import { expect, test, vi } from 'vitest'

vi.mock('wxt/browser', () => ({ browser: {} }))
vi.mock('./wizard-window.ts', () => ({ openWizard: vi.fn() }))
vi.mock('./account-state.ts', () => ({ readCachedState: vi.fn() }))
const { isDue } = await import('./reminder.ts')

const now = new Date(2026, 10, 29, 9)
const after = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString()

test('a reminder is due on the last day too, and not after the expiry', () => {
  expect(isDue({ daysLeft: 0, passwordExpiresAt: after(5) }, now, undefined)).toBe(true)
  expect(isDue({ daysLeft: 0, passwordExpiresAt: after(-1) }, now, undefined)).toBe(false)
  expect(isDue({ daysLeft: 3, passwordExpiresAt: after(75) }, now, undefined)).toBe(true)
  expect(isDue({ daysLeft: 6, passwordExpiresAt: after(150) }, now, undefined)).toBe(false)
  expect(isDue({}, now, undefined)).toBe(false)
})
