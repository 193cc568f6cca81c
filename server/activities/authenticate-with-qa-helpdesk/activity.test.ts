import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { questionPolicy, questionsIn } from '../../policies/question-policy.ts'
import { critical, failed, ok } from '../activity.ts'
import { type Desk, openDesk } from '../testing.ts'
import { authenticateWithQaHelpdesk } from './activity.ts'

const questions = questionsIn(
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

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  const write = await desk.profiles.of(await desk.person('active.user')).hashAnswers(answers, questions)
  await desk.store.transaction(write)
})
afterAll(() => desk[Symbol.asyncDispose]())

type Settings = z.input<typeof authenticateWithQaHelpdesk.settings>
async function begin(settings: Settings, account = 'active.user') {
  const ctx = await desk.context(authenticateWithQaHelpdesk, account, { settings })
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
  expect(await execute('Rex')).toEqual(failed('caller-not-identified'))
})

test('characters are asked at places that no second look changes; spaces and dots do not count', async () => {
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
  expect(await authenticateWithQaHelpdesk.execute?.(ctx, { characters: wrong })).toEqual(
    failed('caller-not-identified'),
  )
  expect(await authenticateWithQaHelpdesk.execute?.(ctx, {})).toEqual(failed('caller-not-identified'))
})

test('the page names the places and never the answer, unless the operator is to see it', async () => {
  const { ctx } = await begin({ mode: 'characters' })
  const page = await authenticateWithQaHelpdesk.page?.(ctx)
  expect(JSON.stringify([page, z.toJSONSchema(page?.answer ?? z.never(), { io: 'input' })])).not.toMatch(/Goethe|Ümit/)
  const shown = await begin({ mode: 'shown' })
  expect(JSON.stringify(await authenticateWithQaHelpdesk.page?.(shown.ctx))).toContain('Goethe-Schule 7')
})

test('an operator who sees the answers says themselves whether the caller gave them', async () => {
  const { ctx } = await begin({ mode: 'shown' })
  expect(await authenticateWithQaHelpdesk.execute?.(ctx, { accept: false })).toEqual(failed('caller-not-identified'))
  expect(await authenticateWithQaHelpdesk.execute?.(ctx, { accept: true })).toEqual(ok())
})

test('somebody who registered too little, or nothing, is not identified by it', async () => {
  expect((await begin({ mode: 'typed', count: 3, alsoOptional: false })).prepared).toEqual(
    critical('too-few-questions'),
  )
  expect((await begin({ mode: 'characters' }, 'unregistered.user')).prepared).toEqual(critical('too-few-questions'))
})

test('optional questions come last, and only where they are needed; what is not readable is never asked by characters', async () => {
  const three = (await begin({ mode: 'typed', count: 3 })).ctx
  expect(three.memory?.asked.at(-1)?.question).toBe('first-pet')
  expect(await authenticateWithQaHelpdesk.execute?.(three, { answers })).toEqual(ok())
  expect((await begin({ mode: 'characters', count: 3 })).prepared).toEqual(critical('too-few-questions'))
})

test('a locked profile is not asked, unless the task is to unlock it', async () => {
  const profile = desk.profiles.of(await desk.person('active.user'))
  await desk.store.transaction((tx) => profile.lock(tx, 30))
  expect((await begin({ mode: 'typed' })).prepared).toEqual(critical('profile-locked'))
  const { ctx } = await begin({ mode: 'typed', acceptLocked: true })
  expect(await authenticateWithQaHelpdesk.execute?.(ctx, { answers })).toEqual(ok())
  await desk.store.transaction((tx) => profile.unlock(tx))
})
