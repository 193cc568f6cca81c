import { z } from 'zod'
import {
  type ActivityContext,
  type ActivityPage,
  critical,
  defineActivity,
  nextPage,
  type Result,
} from '../activities/activity.ts'
import { authenticate, type RadiusServer } from '../radius/client.ts'
import { maxPasswordBytes } from '../radius/packet.ts'
import { openServers, type RadiusSettings, readRadius, toCaller } from '../radius/settings.ts'
import { evaluateGuess, type Verdict } from './common/guess.ts'
import { tenAnHour } from './common/guess-limits.ts'
import { defineFactor } from './factor.ts'

const text = <const Part extends string>(part: Part) => `activities.authenticate-with-radius.${part}` as const

export const radiusGuesses = tenAnHour('wrong-radius')

/** A server may ask for a token, then a PIN, then a new PIN; one that never ends is not followed. */
const maxRounds = 5
const maxMessageLength = 500

/** What a server asked on with: the answer goes back to the same one, with its state. */
const memory = z.object({
  round: z.int(),
  host: z.string(),
  port: z.int(),
  /** Base64. */
  state: z.string(),
  message: z.string(),
})

type Memory = z.output<typeof memory>
type Context = ActivityContext<unknown, Memory | undefined>

/** Free text: it may be a code, a PIN, or the word that has a text message sent. */
const response = z
  .string()
  .trim()
  .min(1)
  .max(maxPasswordBytes)
  .refine((typed) => Buffer.byteLength(typed) <= maxPasswordBytes, 'text-too-long')
  .meta({ label: text('response'), hint: text('response-hint'), autocomplete: 'one-time-code', secret: true })

/** Asks for what a server of one-time passwords verifies by RADIUS. The server may ask on, each time with a sentence of its own. */
export const authenticateWithRadius = defineActivity({
  id: 'authenticate-with-radius',
  group: 'authentication',
  sites: ['self-service', 'helpdesk'],
  guesses: radiusGuesses,
  settings: z.object({}),
  memory,
  answer: z.object({ response }),
  page: async (ctx) => describePage(ctx),
  async execute(ctx, { response }): Promise<Result> {
    return evaluateResponse(ctx, await readRadius(ctx.read), response)
  },
})

export function describePage({ run, memory }: Context): ActivityPage {
  const first = run.operator ? text('textHelpdesk') : text('text')
  return {
    title: text('title'),
    // The sentence is the server's own, so it is shown as it came.
    text: memory ? { key: text('asks'), values: { message: memory.message } } : first,
    submit: text('submit'),
  }
}

/** Shows what was typed to the servers, or to the one that asked on. */
export async function evaluateResponse(ctx: Context, settings: RadiusSettings, typed: string): Promise<Result> {
  const { servers, nameAttribute } = settings
  if (servers.length === 0) return critical('radius-not-set-up')
  const { memory } = ctx
  const asked = memory ? servers.filter(({ host, port }) => host === memory.host && port === memory.port) : servers
  // An administrator has taken the server away meanwhile.
  if (asked.length === 0) return nextPage(undefined, { problem: { code: 'radius-begins-again' } })
  return evaluateGuess(ctx, {
    limit: radiusGuesses,
    async verify(): Promise<Verdict> {
      const opened = await openServers(asked, ctx.secrets)
      const userName = (await findName(ctx, nameAttribute)) ?? madeUpName(ctx)
      const credentials = { userName, password: typed, state: memory && Buffer.from(memory.state, 'base64') }
      const outcome = await authenticate(opened, toCaller(settings), credentials, ctx.signal)
      switch (outcome.kind) {
        case 'accepted':
          return { valid: true }
        case 'rejected':
          return { valid: false }
        // The code may be spent, and nobody knows: that is no failure of the person's.
        case 'unavailable':
          return { valid: 'undecided', result: critical('radius-unavailable') }
        case 'challenged':
          return askOn(memory?.round ?? 0, outcome)
      }
    },
    // After a rejection the server has forgotten the exchange, so it begins again.
    failure: () => ({ code: 'wrong-radius-code', field: 'response', memory: undefined }),
  })
}

function askOn(
  round: number,
  { server, state, messages }: { server: RadiusServer; state: Buffer; messages: readonly string[] },
): Verdict {
  if (round + 1 >= maxRounds) return { valid: false }
  const { host, port } = server
  const next: Memory = { round: round + 1, host, port, state: state.toString('base64'), message: toMessage(messages) }
  return { valid: 'undecided', result: nextPage(next) }
}

/** Without what steers a terminal, and no longer than a page takes. */
const toMessage = (messages: readonly string[]): string =>
  messages
    .join(' ')
    .replace(/\p{C}+/gu, ' ')
    .slice(0, maxMessageLength)

async function findName({ run, person, readAttribute }: Context, attribute: string): Promise<string | undefined> {
  if (run.decoy) return undefined
  return attribute.toLowerCase() === 'samaccountname' ? person.account : readAttribute(attribute)
}

/** A server is asked about an unknown account as well, or its silence would tell; nobody has this name there. */
const madeUpName = ({ vault, run }: Context): string => `latchkey-${vault.digest(run.typedAccount).slice(0, 20)}`

/** What a server of one-time passwords verifies: a token, a PIN, a push to a telephone. Nothing is registered here. */
export const radius = defineFactor({
  id: 'radius',
  guesses: radiusGuesses,
  rank: 55,
  isSoleMeans: false,
  asking: { activity: authenticateWithRadius, isChoice: true },
})
