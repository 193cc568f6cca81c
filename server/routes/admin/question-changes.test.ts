import { afterAll, beforeAll, expect, test } from 'vitest'
import { countProfileUpdates } from '../../policies/count-profile-updates.ts'
import { questionPolicy } from '../../policies/question-policy.ts'
import { seedSample } from '../../profiles/seed-sample.ts'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
const policies = '/api/v1/admin/policies'
const policy = `${policies}/default`
beforeAll(async () => {
  server = await createServerHarness()
  await seedSample(server.services)
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

const edited = async (changes: object) => ({ ...(await admin('GET', policy)).body.questions, ...changes })
const badge = { id: 'badge', kind: 'mandatory', wordings: { en: 'What is on your badge?' } }

test('the lists are shown as they are edited, in every language, with what is not translated', async () => {
  const { questions } = await edited({})
  const { body } = await admin('POST', `${policy}/question-lists`, { questions: { questions: [...questions, badge] } })
  expect(body.lists).toMatchObject([{ language: 'en', answers: 4 }])
  expect(body.lists[0].questions.at(-1)).toEqual({
    id: 'badge',
    kind: 'mandatory',
    text: 'What is on your badge?',
    isTranslated: true,
  })
  const canteen = { id: 'canteen', kind: 'optional', languages: ['de'], wordings: { de: 'Was gibt es?' } }
  const mixed = await admin('POST', `${policy}/question-lists`, {
    questions: { questions: [...questions, badge, canteen] },
  })
  const [, german] = mixed.body.lists
  expect(german.language).toBe('de')
  expect(german.questions).toContainEqual(expect.objectContaining({ id: 'badge', isTranslated: false }))
  expect(german.questions).toContainEqual(
    expect.objectContaining({ id: 'first-pet', text: 'Wie hieß Ihr erstes Haustier?', isTranslated: true }),
  )
  expect((await admin('GET', policy)).body.questions.questions).toEqual(questions)
})

test('questions with a problem are refused at their field', async () => {
  const unworded = { questions: { questions: [{ id: 'badge', kind: 'mandatory' }], optionalCount: 0 } }
  for (const path of ['question-lists', 'profile-updates']) {
    const { status, body } = await admin('POST', `${policy}/${path}`, unworded)
    expect({ status, path: body.problems[0].path }).toEqual({ status: 422, path: 'questions.questions.0.wordings' })
  }
  expect((await admin('POST', `${policies}/none/question-lists`, {})).status).toBe(404)
  expect((await admin('POST', `${policies}/none/profile-updates`, {})).status).toBe(404)
})

test('who must update is counted by the saved questions and by the edited ones', async () => {
  const same = (await admin('POST', `${policy}/profile-updates`, {})).body
  expect(same.answered).toBeGreaterThan(5)
  expect(same.examined).toBeGreaterThan(same.answered)
  expect(same).toMatchObject({ saved: { people: 0, reasons: {} }, edited: { people: 0, reasons: {} } })
  const { questions } = await edited({})
  const stricter = { questions: { ...(await edited({})), questions: [...questions, badge], optionalCount: 4 } }
  const { body } = await admin('POST', `${policy}/profile-updates`, stricter)
  expect(body).toMatchObject({
    answered: same.answered,
    saved: { people: 0 },
    edited: {
      people: same.answered,
      reasons: { 'mandatory-unanswered': same.answered, 'too-few-optional': same.answered },
    },
  })
})

test('people of another policy do not count, and a count that was stopped goes on where it was', async () => {
  const { store, directory } = server.services
  const { id } = (
    await admin('POST', policies, { name: 'Contractors', userScope: { include: { groups: ['Contractors'] } } })
  ).body
  const all = await server.services.policies.listPolicies()
  const options = {
    read: store.read,
    directory,
    policies: all,
    edited: questionPolicy.parse({ optionalCount: 5 }),
    signal: AbortSignal.timeout(60_000),
  }
  const policyOf = (wanted: string) => {
    const found = all.find((one) => one.id === wanted)
    if (!found) throw new Error(wanted)
    return found
  }
  // It is off, and counts as if it were on.
  const contractors = await countProfileUpdates({ ...options, policy: policyOf(id), isOver: () => false })
  expect(contractors.answered).toBeGreaterThan(0)
  const whole = await countProfileUpdates({ ...options, policy: policyOf('default'), isOver: () => false })
  expect(whole.edited.people).toBe(whole.answered)
  let [answered, parts, from] = [0, 0, undefined as typeof whole.next]
  do {
    const part = await countProfileUpdates({ ...options, policy: policyOf('default'), from, isOver: () => true })
    answered += part.answered
    parts += 1
    from = part.next
  } while (from)
  expect({ answered, isDivided: parts > 1 }).toEqual({ answered: whole.answered, isDivided: true })
})
