import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CaptchaData } from '../../../shared/wizard/controls/captcha.tsx'
import { captchaPicture } from '../captcha-picture.ts'
import { captchaSound } from '../captcha-sound.ts'
import { type Desk, openDesk } from '../testing.ts'
import { digitsHeard } from '../testing-captcha.ts'
import { turnPages } from '../testing-pages.ts'
import { displayCaptcha } from './activity.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk[Symbol.asyncDispose]())

const open = (settings: object = {}, later = 0) =>
  turnPages(desk, displayCaptcha, {
    account: 'active.user',
    settings,
    change: (ctx) => ({ ...ctx, now: () => new Date(Date.now() + later) }),
  })

async function solved({ data }: { data?: Record<string, unknown> }) {
  const challenge = data?.challenge as Challenge
  return { captcha: { challenge, solution: { ...(await solveChallenge({ challenge, deriveKey })) } } }
}

const heard = ({ data }: { data?: Record<string, unknown> }) => digitsHeard((data as unknown as CaptchaData).sound)

test('the work of the browser is enough, and good for this page only', async () => {
  const pages = await open()
  const first = await pages.page()
  expect(first).toMatchObject({ control: 'proof-of-work', data: { challenge: { signature: expect.any(String) } } })
  const other = await open()
  const stolen = await solved(await other.page())
  expect(await pages.answer(stolen)).toMatchObject({ kind: 'page', problem: { code: 'captcha-work-not-accepted' } })
  expect(await pages.answer(await solved(first))).toMatchObject({ kind: 'page' })
  expect(await pages.answer(await solved(await pages.page()))).toEqual({ kind: 'ok', record: undefined })
})

test('who cannot do the work takes a picture or a sound: counting its tones is enough', async () => {
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

test('one try each: after a wrong answer there are other digits, and those of before are wrong', async () => {
  const pages = await open({ begin: 'picture' })
  const first = await pages.page()
  expect(await pages.answer({ code: '000' })).toMatchObject({ kind: 'page', problem: { code: 'captcha-wrong' } })
  const second = await pages.page()
  expect(second.data).not.toEqual(first.data)
  const before = heard(first)
  if (before !== heard(second)) expect(await pages.answer({ code: before })).toMatchObject({ kind: 'page' })
})

test('a picture is over after five minutes', async () => {
  const pages = await open({ begin: 'picture' })
  const code = heard(await pages.page())
  const late = await open({ begin: 'picture' }, 5 * 60_000 + 1)
  const { memory, ...ctx } = await desk.context(displayCaptcha, 'active.user', { memory: pages.memory() as never })
  const now = () => new Date(Date.now() + 5 * 60_000 + 1)
  expect(await displayCaptcha.execute?.({ ...ctx, memory, now }, { code })).toMatchObject({
    problem: { code: 'captcha-over' },
  })
  expect(await late.answer({ code: heard(await late.page()) })).toMatchObject({ kind: 'ok' })
})

test('pictures and sounds differ by their seed, and are the same for the same', () => {
  const of = (seed: number) => captchaPicture('123456', { seed, noise: 3 })
  expect(of(7)).toEqual(of(7))
  expect(of(7)).not.toEqual(of(8))
  expect(captchaSound('66', { seed: 7 }).equals(captchaSound('66', { seed: 8 }))).toBe(false)
  expect(captchaSound('1', { seed: 7 }).subarray(0, 12).toString('latin1')).toMatch(/^RIFF.{4}WAVE$/s)
})
