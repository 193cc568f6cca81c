import { expect, test } from 'vitest'
import { addressLimit, createAddressLimits } from './address-limits.ts'

const repeat = (count: number, action: (index: number) => void) => {
  for (let index = 0; index < count; index++) action(index)
}

test('an address with more than 30 calls must prove work, more after more calls, until ten minutes have passed', () => {
  let time = 0
  const limits = createAddressLimits(() => time)
  const workAfter = (calls: number) => {
    repeat(calls, () => limits.countCall('10.0.0.1'))
    return limits.requiredWork('10.0.0.1')
  }
  expect([workAfter(30), workAfter(1), workAfter(70), workAfter(200)]).toEqual([0, 1, 2, 4])
  expect(limits.requiredWork('10.0.0.2')).toBe(0)
  time = 10 * 60_000
  expect(limits.requiredWork('10.0.0.1')).toBe(0)
})

test('M7: the addresses of a /64 have one limit together, and those of a /48 sixteen times as much', () => {
  const limits = createAddressLimits(() => 0)
  repeat(31, (index) => limits.countCall(`2001:db8:0:1::${index.toString(16)}`))
  expect(limits.requiredWork('2001:db8:0:1::ffff')).toBe(1)
  expect(limits.requiredWork('2001:db8:0:2::1')).toBe(0)
  repeat(30 * 16 - 30, (index) => limits.countCall(`2001:db8:0:${(index + 16).toString(16)}::1`))
  expect(limits.requiredWork('2001:db8:0:2::1')).toBe(1)
  expect(limits.requiredWork('2001:db8:1::1')).toBe(0)
})

test('M7: while the table is full everybody proves work, no busy address is forgotten, and it empties with the window', () => {
  let time = 0
  const limits = createAddressLimits(() => time)
  repeat(301, () => limits.countCall('192.0.2.1'))
  repeat(addressLimit.maxNetworks, (index) =>
    limits.countCall(`10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`),
  )
  expect(limits.requiredWork('192.0.2.1')).toBe(4)
  expect(limits.requiredWork('198.51.100.1')).toBe(addressLimit.workWhenFull)
  time = 10 * 60_000
  expect(limits.requiredWork('198.51.100.1')).toBe(0)
})

test('H5: an address with many wrong guesses is suspect, and right ones make up for typing errors', () => {
  const limits = createAddressLimits(() => 0)
  const reputationAfter = (wrong: number, right: number) => {
    repeat(wrong + right, () => limits.countGuess('192.0.2.1', 'one'))
    repeat(right, () => limits.countRightGuess('192.0.2.1'))
    return limits.getReputation('192.0.2.1', 'one')
  }
  expect([reputationAfter(0, 0), reputationAfter(1, 0), reputationAfter(1, 0)]).toEqual(['unseen', 'unseen', 'suspect'])
  expect([reputationAfter(0, 1), reputationAfter(1, 0), reputationAfter(1, 0)]).toEqual(['proven', 'proven', 'suspect'])
})

test('H5: an address that was wrong about one account is suspect at any other', () => {
  const limits = createAddressLimits(() => 0)
  limits.countGuess('192.0.2.1', 'one')
  expect(limits.getReputation('192.0.2.1', 'one')).toBe('unseen')
  expect(limits.getReputation('192.0.2.1', 'another')).toBe('suspect')
  limits.countRightGuess('192.0.2.1')
  expect(limits.getReputation('192.0.2.1', 'another')).toBe('proven')
})

test('H5: a wave of addresses that were not seen before is over when the same ones come again', () => {
  let time = 0
  const limits = createAddressLimits(() => time)
  const guessFromAll = (accountKey: string) => repeat(20, (index) => limits.countGuess(`192.0.2.${index}`, accountKey))
  guessFromAll('one')
  expect(limits.isWaveOfUnseen()).toBe(true)
  time = addressLimit.waveMinutes * 60_000
  guessFromAll('two')
  expect(limits.isWaveOfUnseen()).toBe(false)
})

test('H5: the work grows with the wrong guesses from an address, for any accounts', () => {
  const limits = createAddressLimits(() => 0)
  const workAfter = (guesses: number) => {
    repeat(guesses, () => limits.countGuess('192.0.2.1', 'one'))
    return limits.requiredWork('192.0.2.1')
  }
  expect([workAfter(9), workAfter(1), workAfter(21), workAfter(70)]).toEqual([0, 1, 2, 4])
  repeat(50, () => limits.countGuess('192.0.2.1', 'one'))
  repeat(50, () => limits.countRightGuess('192.0.2.1'))
  expect(limits.requiredWork('192.0.2.1')).toBe(0)
})

test('a clock set back forgets what it can no longer place', () => {
  let time = 3_600_000
  const limits = createAddressLimits(() => time)
  repeat(31, () => limits.countCall('192.0.2.1'))
  time = 0
  expect(limits.requiredWork('192.0.2.1')).toBe(0)
})
