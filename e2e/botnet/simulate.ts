import { withoutRun } from '../../server/engine/claim.ts'
import { bindLimit, createGuesses } from '../../server/engine/limits/guesses.ts'
import { createSiteAlarm } from '../../server/engine/limits/site-alarm.ts'
import { passwordGuesses } from '../../server/factors/common/guess-limits.ts'
import { enter } from '../../server/routes/entry.ts'
import { createTestEntry } from '../../server/routes/entry-testing.ts'
import { AppError } from '../../shared/errors.ts'
import { createDraw } from './draw.ts'
import { createSimulatedStore } from './simulated-store.ts'

/** A day of a company under guesses from many addresses. Everything that is counted or limited is the server's own code; people and bots are drawn. */
export interface Scenario {
  addresses: number
  people: number
  /** Hour of the day in which the first guess is made. */
  attackFrom: number
  /** Minutes between two guesses of one address. */
  guessEvery: number
  seed: number
}

export interface Day {
  known: Visits
  unknown: Visits
  /** Wrong passwords that were tried: all of them, and the most for one account. */
  tried: number
  maxTriedPerAccount: number
  refusedGuesses: number
  /** Units of work that the bots proved. */
  unitsOfBots: number
}

interface Visits {
  visits: number
  /** Beyond five seconds of work. */
  delayed: number
  refused: number
  /** Times of the day at which visits were refused. */
  refusedAt: string[]
  maxSeconds: number
}

const minute = 60_000
/** Windows' usual policy for companies: 10 wrong passwords within half an hour. */
const lockout = { lockoutThreshold: 10, observationWindow: 30 * minute }
/** Seconds of a computer for one unit of work, and of a phone of 2018. */
export const secondsPerUnit = { computer: 0.3, phone: 1 }
const shareOfPhones = 0.2
/** Of visits: those from a browser that did not succeed before, and of these those from an address of their own instead of the company's. */
const shareOfUnknown = 0.1
const shareOfOwnAddress = 0.3
const shareOfTypingErrors = 0.08
const workingHours = { from: 7, to: 18 }

export async function simulate({ addresses, people, attackFrom, guessEvery, seed }: Scenario): Promise<Day> {
  const start = Date.UTC(2026, 10, 30)
  let now = start
  const draw = createDraw(seed)
  const store = await createSimulatedStore(() => now)
  const alarm = createSiteAlarm({
    store,
    audit: { append: async () => {} },
    now: () => new Date(now),
    failures: 60,
    prepareMails: async () => async () => {},
  })
  const entry = createTestEntry({ now: () => now, isAlarmRaised: alarm.isRaised })
  const limit = bindLimit(lockout)
  const triedOf = new Map<number, number>()
  const newVisits = (): Visits => ({ visits: 0, delayed: 0, refused: 0, refusedAt: [], maxSeconds: 0 })
  const day: Day = {
    known: newVisits(),
    unknown: newVisits(),
    tried: 0,
    maxTriedPerAccount: 0,
    refusedGuesses: 0,
    unitsOfBots: 0,
  }

  /** One sign-in, with the work that is asked for. */
  async function tryPassword(person: number, address: string, share: 'known' | 'unknown', isRight: boolean) {
    let units = 0
    for (;;) {
      try {
        const isTried = await enter(entry, { address, isCall: units === 0, provenUnits: units }, async (work) => {
          const guesses = createGuesses(withoutRun(store), { accountKey: `account ${person}`, share, work })
          const isReserved = await guesses.reserve(limit)
          if (isReserved && isRight) guesses.confirm(passwordGuesses)
          if (isReserved) await store.transaction((tx) => guesses.settle(tx))
          return isReserved
        })
        return { isTried, units }
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'captcha-required') throw error
        units = Number(error.values.work)
      }
    }
  }

  async function guess(bot: number): Promise<void> {
    const person = draw.below(people)
    const { isTried, units } = await tryPassword(
      person,
      `10.${bot >> 16}.${(bot >> 8) & 255}.${bot & 255}`,
      'unknown',
      false,
    )
    day.unitsOfBots += units
    if (!isTried) {
      day.refusedGuesses++
      return
    }
    day.tried++
    triedOf.set(person, (triedOf.get(person) ?? 0) + 1)
  }

  async function simulatePerson(person: number): Promise<void> {
    const share = draw.chance(shareOfUnknown) ? 'unknown' : 'known'
    const isAtHome = share === 'unknown' && draw.chance(shareOfOwnAddress)
    const address = isAtHome ? `172.16.${person >> 8}.${person & 255}` : '192.0.2.1'
    const perUnit = draw.chance(shareOfPhones) ? secondsPerUnit.phone : secondsPerUnit.computer
    const tries = draw.chance(shareOfTypingErrors) ? [false, true] : [true]
    let seconds = 0
    let isIn = false
    for (const isRight of tries) {
      const { isTried, units } = await tryPassword(person, address, share, isRight)
      seconds += units * perUnit
      isIn = isTried && isRight
    }
    const visits = day[share]
    visits.visits++
    if (!isIn) {
      visits.refused++
      visits.refusedAt.push(new Date(now).toISOString().slice(11, 16))
    } else if (seconds > 5) visits.delayed++
    visits.maxSeconds = Math.max(visits.maxSeconds, seconds)
  }

  const dayMinutes = 24 * 60
  const dueOf = Array.from(
    { length: people },
    () => workingHours.from * 60 + draw.below((workingHours.to - workingHours.from) * 60),
  )
  const botsAt = Array.from({ length: guessEvery }, (): number[] => [])
  for (let bot = 0; bot < addresses; bot++) botsAt[draw.below(guessEvery)]?.push(bot)
  for (let at = 0; at < dayMinutes; at++) {
    now = start + at * minute
    await alarm.check()
    const visitors = dueOf.flatMap((due, person) => (due === at ? [person] : []))
    const bots = at >= attackFrom * 60 ? (botsAt[at % guessEvery] ?? []) : []
    // People come in the middle of the minute's guesses.
    for (const bot of bots.slice(0, bots.length / 2)) await guess(bot)
    for (const person of visitors) await simulatePerson(person)
    for (const bot of bots.slice(bots.length / 2)) await guess(bot)
  }
  await store.close()
  day.maxTriedPerAccount = Math.max(0, ...triedOf.values())
  return day
}
