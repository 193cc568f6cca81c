import { expect, test } from 'vitest'
import { createRule } from '../check.ts'
import { seededRandom } from '../testing.ts'
import { findAcceptedSuggestion } from './accepted-suggestion.ts'

const request = { rules: [createRule('length', { min: 12 })], about: {}, language: 'en', random: seededRandom(1) }

test('the first suggestion that the server accepts is returned', async () => {
  const asked: string[] = []
  const accepts = async (one: string) => asked.push(one) === 3
  expect(await findAcceptedSuggestion({ ...request, accepts })).toBe(asked[2])
  expect(asked).toHaveLength(3)
})

test('a suggestion without words is found where the server’s dictionary forbids them', async () => {
  const found = await findAcceptedSuggestion({
    ...request,
    accepts: async (one) => !/[a-z]{4}/i.test(one.replaceAll(/\d/g, '')),
  })
  expect(found).toMatch(/^.{12}$/)
})

test('after 15 refusals by the server there is no suggestion', async () => {
  let asked = 0
  const accepts = async () => {
    asked++
    return false
  }
  expect(await findAcceptedSuggestion({ ...request, accepts })).toBeUndefined()
  expect(asked).toBe(15)
})

test('other events run while a suggestion is searched for', async () => {
  let events = 0
  let next = setImmediate(function count() {
    events++
    next = setImmediate(count)
  })
  const rules = [createRule('length', { min: 20 }), createRule('maximum-length', { max: 10 })]
  const found = await findAcceptedSuggestion({ ...request, rules, accepts: async () => true })
  clearImmediate(next)
  expect(found).toBeUndefined()
  // Loading the words lets a few pass; each of more than a thousand tries must as well.
  expect(events).toBeGreaterThan(500)
})
