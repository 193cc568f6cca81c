import { randomInt } from 'node:crypto'
import { z } from 'zod'
import type { CaptchaData } from '../../../shared/wizard/controls/captcha.tsx'
import { type ActivityContext, type ActivityPage, defineActivity, nextPage, ok, type Result } from '../activity.ts'
import { drawCaptcha } from '../captcha/picture.ts'
import { renderCaptchaSound } from '../captcha/sound.ts'
import { createProofOfWork, workProof } from '../proof-of-work.ts'
import { textsOf } from '../texts.ts'

const { text, label } = textsOf('display-captcha')

const noise = { little: 1, some: 3, much: 5 } as const

const settings = z.object({
  /** `work`: the browser proves work in the background, and the picture is the alternative. */
  begin: z
    .enum(['work', 'picture'])
    .default('work')
    .meta({ label: text('begin'), choices: { work: text('work'), picture: text('picture') } }),
  digits: z.int().min(4).max(10).default(5).meta(label('digits')),
  noise: z
    .enum(['little', 'some', 'much'])
    .default('some')
    .meta({ label: text('noise'), choices: { little: text('little'), some: text('medium'), much: text('much') } }),
})

/** The digits are kept encrypted; picture and sound are made from them for each page, the same each time. */
const memory = z.union([
  z.object({ work: z.looseObject({ signature: z.string() }) }),
  z.object({ sealed: z.string(), madeAt: z.iso.datetime() }),
])

type Memory = z.output<typeof memory>
type Context = ActivityContext<z.output<typeof settings>, Memory | undefined>

interface Puzzle {
  digits: string
  seed: number
}

const goodFor = 5 * 60_000

/** Tells people from programs, without a third party: work that a browser does in the background, or digits to see or hear. Each can be tried once. */
export const displayCaptcha = defineActivity({
  id: 'display-captcha',
  // It proves nothing about the person.
  group: 'flow',
  sites: ['self-service'],
  settings,
  memory,
  answer: z.object({
    captcha: z.looseObject({}).optional(),
    code: z.string().max(20).optional(),
    picture: z.literal(true).optional(),
  }),
  prepare: async (ctx) => nextPage(ctx.settings.begin === 'work' ? await newWork(ctx) : newPuzzle(ctx)),
  async page(ctx): Promise<ActivityPage> {
    const { memory } = ctx
    return memory && 'sealed' in memory ? picturePage(ctx, memory.sealed) : workPage(memory?.work)
  },
  async execute(ctx, answer): Promise<Result> {
    const { memory } = ctx
    if (answer.picture || !memory) return nextPage(newPuzzle(ctx))
    if ('work' in memory) {
      const proof = workProof.safeParse(answer.captcha).data
      // The challenge of another page may have been used before.
      const isIts = proof?.challenge.signature === memory.work.signature
      if (proof && isIts && (await workOf(ctx).verify(proof))) return ok()
      return nextPage(await newWork(ctx), { problem: { code: 'captcha-work-not-accepted' } })
    }
    const isOver = ctx.now().getTime() - Date.parse(memory.madeAt) > goodFor
    const isRight = (answer.code ?? '').normalize('NFKC').replace(/\D/g, '') === puzzleIn(ctx, memory.sealed).digits
    if (isRight && !isOver) return ok()
    return nextPage(newPuzzle(ctx), { problem: { code: isOver ? 'captcha-over' : 'captcha-wrong', field: 'code' } })
  },
})

const workOf = ({ vault, now }: Context) =>
  createProofOfWork(
    { hmacSignatureSecret: vault.digest('captcha'), hmacKeySignatureSecret: vault.digest('captcha-key') },
    now,
  )

async function newWork(ctx: Context): Promise<Memory> {
  const { signature = '', ...challenge } = await workOf(ctx).createChallenge()
  return { work: { ...challenge, signature } }
}

function newPuzzle({ settings, vault, now }: Context): Memory {
  // From 1 to 6, so that the tones can be counted.
  const digits = Array.from({ length: settings.digits }, () => randomInt(1, 7)).join('')
  const puzzle: Puzzle = { digits, seed: randomInt(2 ** 32) }
  return { sealed: vault.encrypt(JSON.stringify(puzzle)), madeAt: now().toISOString() }
}

const puzzleIn = ({ vault }: Context, sealed: string): Puzzle => JSON.parse(vault.decrypt(sealed)) as Puzzle

const workPage = (challenge: object | undefined): ActivityPage => ({
  title: text('title'),
  text: text('textWork'),
  submit: text('submit'),
  control: 'proof-of-work',
  data: { challenge },
  answer: z.object({ captcha: z.looseObject({}) }),
  actions: [{ label: text('showPicture'), answer: { picture: true } }],
})

function picturePage(ctx: Context, sealed: string): ActivityPage {
  const { digits, seed } = puzzleIn(ctx, sealed)
  const data: CaptchaData = {
    picture: drawCaptcha(digits, { seed, noise: noise[ctx.settings.noise] }),
    sound: `data:audio/wav;base64,${renderCaptchaSound(digits, { seed }).toString('base64')}`,
  }
  const code = z
    .string()
    .trim()
    .min(1)
    .max(20)
    .meta({ label: text('code'), hint: text('hint'), autocomplete: 'off' })
  return {
    title: text('title'),
    text: { key: text('textPicture'), values: { count: digits.length } },
    submit: text('submit'),
    control: 'captcha',
    data: { ...data },
    answer: z.object({ code }),
    actions: [{ label: text('another'), answer: { picture: true } }],
  }
}
