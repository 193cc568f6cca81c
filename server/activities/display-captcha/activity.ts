import { randomInt } from 'node:crypto'
import { z } from 'zod'
import type { CaptchaData } from '../../../shared/wizard/controls/captcha.tsx'
import { type ActivityContext, type ActivityPage, defineActivity, nextPage, ok, type Result } from '../activity.ts'
import { captchaPicture } from '../captcha-picture.ts'
import { captchaSound } from '../captcha-sound.ts'
import { proofOfWork, workProof } from '../proof-of-work.ts'

const text = <const Part extends string>(part: Part) => `activities.display-captcha.${part}` as const

const noise = { little: 1, some: 3, much: 5 } as const

const settings = z.object({
  /** `work`: the browser proves work, unseen, and whoever cannot takes the picture. */
  begin: z
    .enum(['work', 'picture'])
    .default('work')
    .meta({ label: text('begin'), choices: { work: text('work'), picture: text('picture') } }),
  digits: z
    .int()
    .min(4)
    .max(10)
    .default(5)
    .meta({ label: text('digits') }),
  noise: z
    .enum(['little', 'some', 'much'])
    .default('some')
    .meta({ label: text('noise'), choices: { little: text('little'), some: text('medium'), much: text('much') } }),
})

/** What is to be typed lies sealed; a picture and a sound are made of it for each page, the same each time. */
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

/** Tells people from programs, from our own origin: work that a browser does unseen, or digits to be seen or heard. Each is good for one try. */
export const displayCaptcha = defineActivity({
  id: 'display-captcha',
  // Nobody is known by it.
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
      // Another challenge than this page's may have been used before.
      const isIts = proof?.challenge.signature === memory.work.signature
      if (proof && isIts && (await workOf(ctx).solves(proof))) return ok()
      return nextPage(await newWork(ctx), { problem: { code: 'captcha-work-not-accepted' } })
    }
    const isOver = ctx.now().getTime() - Date.parse(memory.madeAt) > goodFor
    const isRight = (answer.code ?? '').normalize('NFKC').replace(/\D/g, '') === puzzleIn(ctx, memory.sealed).digits
    if (isRight && !isOver) return ok()
    return nextPage(newPuzzle(ctx), { problem: { code: isOver ? 'captcha-over' : 'captcha-wrong', field: 'code' } })
  },
})

const workOf = ({ vault, now }: Context) =>
  proofOfWork(
    { hmacSignatureSecret: vault.digest('captcha'), hmacKeySignatureSecret: vault.digest('captcha-key') },
    now,
  )

async function newWork(ctx: Context): Promise<Memory> {
  const { signature = '', ...challenge } = await workOf(ctx).challenge()
  return { work: { ...challenge, signature } }
}

function newPuzzle({ settings, vault, now }: Context): Memory {
  // From 1 to 6: tones that can be counted.
  const digits = Array.from({ length: settings.digits }, () => randomInt(1, 7)).join('')
  const puzzle: Puzzle = { digits, seed: randomInt(2 ** 32) }
  return { sealed: vault.seal(JSON.stringify(puzzle)), madeAt: now().toISOString() }
}

const puzzleIn = ({ vault }: Context, sealed: string): Puzzle => JSON.parse(vault.open(sealed)) as Puzzle

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
    picture: captchaPicture(digits, { seed, noise: noise[ctx.settings.noise] }),
    sound: `data:audio/wav;base64,${captchaSound(digits, { seed }).toString('base64')}`,
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
