import { expect, test } from 'vitest'
import { ruleInForce } from '../check.ts'
import { firstAccepted } from './first-accepted.ts'

const of = { rules: [ruleInForce('length', { min: 12 })], about: {}, language: 'en' }

test('is the first that the server takes', async () => {
  const asked: string[] = []
  const accepts = async (one: string) => asked.push(one) === 3
  expect(await firstAccepted({ ...of, accepts })).toBe(asked[2])
  expect(asked).toHaveLength(3)
})

test('has no words where the server’s dictionary forbids them', async () => {
  const found = await firstAccepted({ ...of, accepts: async (one) => !/[a-z]{4}/i.test(one.replaceAll(/\d/g, '')) })
  expect(found).toMatch(/^.{12}$/)
})

test('is none where the server takes nothing, and the server is not asked without end', async () => {
  let asked = 0
  const accepts = async () => {
    asked++
    return false
  }
  expect(await firstAccepted({ ...of, accepts })).toBeUndefined()
  expect(asked).toBe(15)
})
