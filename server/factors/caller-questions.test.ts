import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { critical, ok } from '../activities/activity.ts'
import { type ActivityHarness, createActivityHarness } from '../activities/testing.ts'
import { localizeQuestions, questionPolicy } from '../policies/question-policy.ts'
import { authenticateWithQaHelpdesk } from './caller-questions.ts'

const questions = localizeQuestions(
  questionPolicy.parse({
    questions: [
      { id: 'first-school', kind: 'mandatory' },
      { id: 'badge', kind: 'helpdesk', wordings: { en: 'What stands on your badge?' } },
      { id: 'first-pet', kind: 'optional' },
    ],
    optionalCount: 1,
    readableForHelpdesk: true,
  }),
  'en',
)
const answers = [
  { question: 'first-school', answer: 'Goethe-Schule 7' },
  { question: 'badge', answer: 'Ümit K.' },
  { question: 'first-pet', answer: 'Rex' },
]

let harness: ActivityHarness
beforeAll(async () => {
  harness = await createActivityHarness()
  const write = await harness.profiles
    .forPerson(await harness.person('active.user'))
    .change({ answers: { given: answers, requirements: questions } })
  await harness.store.transaction(write)
})
afterAll(() => harness[Symbol.asyncDispose]())

type Settings = z.input<typeof authenticateWithQaHelpdesk.settings>
async function begin(settings: Settings, account = 'active.user') {
  const ctx = await harness.context(authenticateWithQaHelpdesk, account, { settings })
  const worded = { ...ctx, policy: { ...ctx.policy, questions } }
  const prepared = await authenticateWithQaHelpdesk.prepare?.(worded)
  const memory = prepared?.kind === 'page' ? prepared.memory : undefined
  return { prepared, ctx: { ...worded, memory: memory as typeof ctx.memory } }
}

test('only mandatory and helpdesk questions are asked of a caller', async () => {
  const { ctx } = await begin({ mode: 'typed' })
  expect(ctx.memory?.asked.map(({ question }) => question).sort()).toEqual(['badge', 'first-school'])
  const execute = (badge: string) =>
    authenticateWithQaHelpdesk.execute?.(ctx, {
      answers: [...answers.slice(0, 1), { question: 'badge', answer: badge }],
    })
  expect(await execute('ümit k')).toEqual(ok())
  expect(await execute('Rex')).toMatchObject({ kind: 'failed', code: 'caller-not-identified' })
})

test('the positions of asked characters stay the same; spaces and dots do not count', async () => {
  const { ctx } = await begin({ mode: 'characters', characters: 3 })
  const spelled = { 'first-school': 'GoetheSchule7', badge: 'ÜmitK' } as Record<string, string>
  const characters = (ctx.memory?.asked ?? []).map(({ question, places }) => ({
    question,
    characters: places.map((place) => [...(spelled[question] ?? '')][place - 1]).join(' '),
  }))
  expect(ctx.memory?.asked.map(({ places }) => places.length)).toEqual([3, 3])
  expect(await authenticateWithQaHelpdesk.execute?.(ctx, { characters })).toEqual(ok())
  const lower = characters.map((one) => ({ ...one, characters: one.characters.toLowerCase() }))
  expect(await authenticateWithQaHelpdesk.execute?.(ctx, { characters: lower })).toEqual(ok())
  const wrong = characters.map((one) => ({ ...one, characters: '???' }))
  expect(await authenticateWithQaHelpdesk.execute?.(ctx, { characters: wrong })).toMatchObject({
    kind: 'failed',
    code: 'caller-not-identified',
  })
  expect(await authenticateWithQaHelpdesk.execute?.(ctx, {})).toMatchObject({
    kind: 'failed',
    code: 'caller-not-identified',
  })
})

test('every asked character must be right, and so must the question still be registered', async () => {
  const { ctx } = await begin({ mode: 'characters', characters: 3 })
  const spelled = { 'first-school': 'GoetheSchule7', badge: 'ÜmitK' } as Record<string, string>
  const characters = (ctx.memory?.asked ?? []).map(({ question, places }) => ({
    question,
    characters: places.map((place) => [...(spelled[question] ?? '')][place - 1]).join(''),
  }))
  for (const wrong of Object.keys(spelled)) {
    const given = characters.map((one) => (one.question === wrong ? { ...one, characters: '???' } : one))
    expect(await authenticateWithQaHelpdesk.execute?.(ctx, { characters: given }), wrong).toMatchObject({
      kind: 'failed',
      code: 'caller-not-identified',
    })
  }
  const removed = { ...ctx, memory: { asked: [{ question: 'removed', places: [1] }] } }
  const given = [{ question: 'removed', characters: 'x' }]
  expect(await authenticateWithQaHelpdesk.execute?.(removed, { characters: given })).toMatchObject({
    kind: 'failed',
    code: 'caller-not-identified',
  })
})

test.each<['characters' | 'typed' | 'shown', object]>([
  ['characters', { characters: [] }],
  ['typed', { answers: [] }],
  ['shown', { accept: true }],
])('in mode `%s` a caller of whom no asked question is remembered is not identified', async (mode, answer) => {
  const { ctx } = await begin({ mode })
  const forgotten = { ...ctx, memory: undefined }
  expect(await authenticateWithQaHelpdesk.execute?.(forgotten, answer)).toMatchObject({
    kind: 'failed',
    code: 'caller-not-identified',
  })
})

test('the page names the positions, and the answer only in mode `shown`', async () => {
  const { ctx } = await begin({ mode: 'characters' })
  const page = await authenticateWithQaHelpdesk.page?.(ctx)
  expect(JSON.stringify([page, z.toJSONSchema(page?.answer ?? z.never(), { io: 'input' })])).not.toMatch(/Goethe|Ümit/)
  const shown = await begin({ mode: 'shown' })
  expect(JSON.stringify(await authenticateWithQaHelpdesk.page?.(shown.ctx))).toContain('Goethe-Schule 7')
})

test('an operator who sees the answers confirms whether the caller gave them', async () => {
  const { ctx } = await begin({ mode: 'shown' })
  expect(await authenticateWithQaHelpdesk.execute?.(ctx, { accept: false })).toMatchObject({
    kind: 'failed',
    code: 'caller-not-identified',
  })
  expect(await authenticateWithQaHelpdesk.execute?.(ctx, { accept: true })).toEqual(ok())
})

test('a person with too few or no answers is not identified', async () => {
  expect((await begin({ mode: 'typed', count: 3, alsoOptional: false })).prepared).toEqual(
    critical('too-few-questions'),
  )
  expect((await begin({ mode: 'characters' }, 'unregistered.user')).prepared).toEqual(critical('too-few-questions'))
})

test('optional questions come last and only if needed; answers that are not readable are never asked by characters', async () => {
  const three = (await begin({ mode: 'typed', count: 3 })).ctx
  expect(three.memory?.asked.at(-1)?.question).toBe('first-pet')
  expect(await authenticateWithQaHelpdesk.execute?.(three, { answers })).toEqual(ok())
  expect((await begin({ mode: 'characters', count: 3 })).prepared).toEqual(critical('too-few-questions'))
})

test('a locked profile is not asked unless the workflow unlocks it', async () => {
  const profile = harness.profiles.forPerson(await harness.person('active.user'))
  await harness.store.transaction((tx) => profile.lock(tx, 30))
  expect((await begin({ mode: 'typed' })).prepared).toEqual(critical('profile-locked'))
  const { ctx } = await begin({ mode: 'typed', acceptLocked: true })
  expect(await authenticateWithQaHelpdesk.execute?.(ctx, { answers })).toEqual(ok())
  await harness.store.transaction((tx) => profile.unlock(tx))
})

test('a profile locked after the questions were asked refuses even right answers', async () => {
  const { ctx } = await begin({ mode: 'typed' })
  const profile = harness.profiles.forPerson(await harness.person('active.user'))
  await harness.store.transaction((tx) => profile.lock(tx, 30))
  expect(await authenticateWithQaHelpdesk.execute?.(ctx, { answers })).toEqual(critical('profile-locked'))
  await harness.store.transaction((tx) => profile.unlock(tx))
})

test('H3: the positions of an answer stay for the day in every call, and change with it', async () => {
  const asked = async (at: string) => {
    const { ctx } = await begin({ mode: 'characters', characters: 3 })
    const prepared = await authenticateWithQaHelpdesk.prepare?.({ ...ctx, now: () => new Date(at) })
    return prepared?.kind === 'page' ? JSON.stringify(prepared.memory) : ''
  }
  const days = Array.from({ length: 9 }, (_, day) => `2026-03-0${day + 1}`)
  const first = await Promise.all(days.map((day) => asked(`${day}T00:00:00Z`)))
  expect(await Promise.all(days.map((day) => asked(`${day}T23:59:59Z`)))).toEqual(first)
  expect(new Set(first).size).toBeGreaterThan(1)
})

test('H3: after three callers who were not identified the next is not checked, and the person gets one mail an hour', async () => {
  const { ctx } = await begin({ mode: 'shown' })
  const operator = { id: '1', domain: 'd', account: 'helpdesk.operator', displayName: 'Operator' }
  const check = async (accept: boolean) => {
    const guesses = await harness.createGuesses('active.user', { isOperator: true })
    const result = await authenticateWithQaHelpdesk.execute?.(
      { ...ctx, guesses, run: { ...ctx.run, operator } },
      { accept },
    )
    await harness.store.transaction(async (tx) => result && 'record' in result && result.record?.(tx))
    return result?.kind === 'critical' ? result.code : result?.kind
  }
  const results: (string | undefined)[] = []
  for (const accept of [false, false, false, true]) results.push(await check(accept))
  expect(results).toEqual(['failed', 'failed', 'failed', 'too-many-attempts'])
  const notices = (await harness.mails()).filter(({ template }) => template === 'caller-not-identified')
  // The second is held for an hour.
  expect(notices).toMatchObject([
    { to: ctx.person.mail, values: { times: 1 } },
    { to: ctx.person.mail, values: { times: 2 } },
  ])
})
