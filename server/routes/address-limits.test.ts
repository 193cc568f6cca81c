import { expect, it } from 'vitest'
import { createAddressLimits } from './address-limits.ts'

it('asks a busy address for proof of work, and forgets it after ten minutes', () => {
  let time = 0
  const limits = createAddressLimits(() => time)
  for (let call = 0; call < 30; call++) limits.count('10.0.0.1')
  expect(limits.mustProveWork('10.0.0.1')).toBe(false)
  limits.count('10.0.0.1')
  expect(limits.mustProveWork('10.0.0.1')).toBe(true)
  expect(limits.mustProveWork('10.0.0.2')).toBe(false)
  time = 10 * 60_000
  expect(limits.mustProveWork('10.0.0.1')).toBe(false)
})

it('slows a very busy address down, never for more than two seconds, and never refuses it', async () => {
  const limits = createAddressLimits(() => 0)
  for (let call = 0; call < 5000; call++) limits.count('10.0.0.1')
  const cut = new AbortController()
  const pause = limits.pause('10.0.0.1', cut.signal)
  cut.abort()
  await expect(pause).rejects.toThrow(/abort/i)
  await expect(limits.pause('10.0.0.2', new AbortController().signal)).resolves.toBeUndefined()
})

it('remembers a bounded number of addresses, the busiest kept', () => {
  const limits = createAddressLimits(() => 0)
  for (let address = 0; address < 11_000; address++) {
    limits.count(`10.1.${address >> 8}.${address & 255}`)
    limits.count('10.0.0.1')
  }
  expect(limits.mustProveWork('10.0.0.1')).toBe(true)
})
