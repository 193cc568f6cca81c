import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { drawCaptcha } from '../captcha/picture.ts'
import { renderCaptchaSound } from '../captcha/sound.ts'
import { readCaptchaSound } from '../captcha/testing.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'
import { createPageHarness } from '../testing-pages.ts'
import { displayCaptcha } from './activity.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

const open = (settings: object = {}, later = 0) =>
  createPageHarness(harness, displayCaptcha, {
    account: 'active.user',
    settings,
    change: (ctx) => ({ ...ctx, now: () => new Date(Date.now() + later) }),
  })

async function solved({ data }: { data?: Record<string, unknown> }) {
  const challenge = data?.challenge as Challenge
  return { captcha: { challenge, solution: { ...(await solveChallenge({ challenge, deriveKey })) } } }
}

const heard = ({ data }: { data?: Record<string, unknown> }) => readCaptchaSound(String(data?.sound))

test('proof of work suffices, for this page only', async () => {
  const pages = await open()
  const first = await pages.page()
  expect(first).toMatchObject({ control: 'proof-of-work', data: { challenge: { signature: expect.any(String) } } })
  const other = await open()
  const stolen = await solved(await other.page())
  expect(await pages.answer(stolen)).toMatchObject({ kind: 'page', problem: { code: 'captcha-work-not-accepted' } })
  expect(await pages.answer(await solved(first))).toMatchObject({ kind: 'page' })
  expect(await pages.answer(await solved(await pages.page()))).toEqual({ kind: 'ok', record: undefined })
})

test('the picture or sound is the alternative to proof of work: counting its tones suffices', async () => {
  const pages = await open()
  await pages.answer({ picture: true })
  const page = await pages.page()
  expect(page).toMatchObject({ control: 'captcha', data: { picture: { path: expect.stringMatching(/^M/) } } })
  const code = heard(page)
  expect(code).toMatch(/^[1-6]{5}$/)
  expect(JSON.stringify(pages.memory())).not.toContain(code)
  expect(await pages.page()).toEqual(page)
  expect(await pages.answer({ code: `${code.slice(0, 2)} ${code.slice(2)}` })).toMatchObject({ kind: 'ok' })
})

test('after a wrong answer the digits change, and the earlier ones are wrong', async () => {
  const pages = await open({ begin: 'picture' })
  const first = await pages.page()
  expect(await pages.answer({ code: '000' })).toMatchObject({ kind: 'page', problem: { code: 'captcha-wrong' } })
  const second = await pages.page()
  expect(second.data).not.toEqual(first.data)
  const before = heard(first)
  if (before !== heard(second)) expect(await pages.answer({ code: before })).toMatchObject({ kind: 'page' })
})

test('a picture expires after five minutes', async () => {
  const pages = await open({ begin: 'picture' })
  const code = heard(await pages.page())
  const late = await open({ begin: 'picture' }, 5 * 60_000 + 1)
  const { memory, ...ctx } = await harness.context(displayCaptcha, 'active.user', {
    memory: displayCaptcha.memory?.parse(pages.memory()),
  })
  const now = () => new Date(Date.now() + 5 * 60_000 + 1)
  expect(await displayCaptcha.execute?.({ ...ctx, memory, now }, { code })).toMatchObject({
    problem: { code: 'captcha-over' },
  })
  expect(await late.answer({ code: heard(await late.page()) })).toMatchObject({ kind: 'ok' })
})

test('pictures and sounds depend on their seed only', () => {
  const draw = (seed: number) => drawCaptcha('123456', { seed, noise: 3 })
  expect(draw(7)).toEqual(draw(7))
  expect(draw(7)).not.toEqual(draw(8))
  expect(renderCaptchaSound('66', { seed: 7 }).equals(renderCaptchaSound('66', { seed: 8 }))).toBe(false)
  expect(renderCaptchaSound('1', { seed: 7 }).subarray(0, 12).toString('latin1')).toMatch(/^RIFF.{4}WAVE$/s)
})
