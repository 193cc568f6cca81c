import { describe, expect, it } from 'vitest'
import { createPatience } from './patience.ts'

describe('patience in place of proof of work', () => {
  it('one start waits ten seconds; those of the same address come due one after the other', () => {
    const patience = createPatience(() => 0)
    expect([patience.next('a'), patience.next('a'), patience.next('a')]).toEqual([10_000, 13_000, 16_000])
    expect(patience.next('b')).toBe(10_000)
  })

  it('an address that was quiet for a while begins anew', () => {
    let now = 0
    const patience = createPatience(() => now)
    patience.next('a')
    now = 60_000
    expect(patience.next('a')).toBe(70_000)
  })

  it('a flood is told to come back later, and does not come due all at once', () => {
    const patience = createPatience(() => 0)
    const flood = () => Array.from({ length: 1000 }, () => patience.next('a'))
    expect(flood).toThrow(expect.objectContaining({ code: 'busy', retryAfter: 60 }))
    expect(patience.next('b')).toBe(10_000)
  })

  it('nobody waits for an hour because the clock was set back by one', () => {
    let now = 3_600_000
    const patience = createPatience(() => now)
    patience.next('a')
    now = 0
    expect(patience.next('a')).toBe(10_000)
  })
})
