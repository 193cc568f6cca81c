import { describe, expect, it } from 'vitest'
import { createStartDelay } from './start-delay.ts'

describe('start delay in place of proof of work', () => {
  it('one start waits ten seconds; further starts of the same address come due one after the other', () => {
    const patience = createStartDelay(() => 0)
    expect([
      patience.schedule('192.0.2.1', { units: 1 }),
      patience.schedule('192.0.2.1', { units: 1 }),
      patience.schedule('192.0.2.1', { units: 1 }),
    ]).toEqual([10_000, 13_000, 16_000])
    expect(patience.schedule('192.0.2.2', { units: 1 })).toBe(10_000)
  })

  it('an address without recent starts waits ten seconds again', () => {
    let now = 0
    const patience = createStartDelay(() => now)
    patience.schedule('192.0.2.1', { units: 1 })
    now = 60_000
    expect(patience.schedule('192.0.2.1', { units: 1 })).toBe(70_000)
  })

  it('a flood of starts is refused as busy and does not come due all at once', () => {
    const patience = createStartDelay(() => 0)
    const flood = () => Array.from({ length: 1000 }, () => patience.schedule('192.0.2.1', { units: 1 }))
    expect(flood).toThrow(expect.objectContaining({ code: 'busy', retryAfter: 60 }))
    expect(patience.schedule('192.0.2.2', { units: 1 })).toBe(10_000)
  })

  it('H5: more work is a longer wait, and the addresses of a /64 wait behind one another', () => {
    const patience = createStartDelay(() => 0)
    const dues = [8, 2].map((units, index) => patience.schedule(`2001:db8::${index}`, { units }))
    expect(dues).toEqual([24_000, 30_000])
  })

  it('a clock set back by an hour does not extend the wait', () => {
    let now = 3_600_000
    const patience = createStartDelay(() => now)
    patience.schedule('192.0.2.1', { units: 1 })
    now = 0
    expect(patience.schedule('192.0.2.1', { units: 1 })).toBe(10_000)
  })
})
