import { expect, test } from 'vitest'
import type { GuessShare } from '../activities/guess-limit.ts'
import { accountGuesses } from '../factors/common/guess-limits.ts'
import { namedLimits } from '../factors/limits.ts'
import type { Driver } from './testing-guesses/driver.ts'
import { drivers } from './testing-guesses/drivers.ts'
import { createObserver, type Observer } from './testing-guesses/observer.ts'
import { type AccountKind, createGuessedSite, type GuessedSite } from './testing-guesses/site.ts'
import { createTally, type Tally } from './testing-guesses/tally.ts'

/**
 * Random interleavings of runs, sites, restarts and parallel requests on one SQLite database: what is compared with a secret is counted there, and not by the
 * counters under test.
 */
interface Trial {
  site: GuessedSite
  observer: Observer
  tally: Tally
}

interface Try {
  name: string
  driver: Driver
  share: GuessShare
  isRight: boolean
}

const hour = 61
const day = 24 * 60 + 1
const rounds = 12

/** What this account can be asked for, in each share. */
function listTries(kind: AccountKind): Try[] {
  return Object.entries(drivers).flatMap(([name, driver]) =>
    (driver.shares[kind] ?? []).map((share) => ({ name, driver, share, isRight: false })),
  )
}

/** Sends guesses at the same moment; returns how many of them were judged. */
async function send({ site, observer, tally }: Trial, tries: readonly Try[]): Promise<number> {
  const prepared = []
  for (const one of tries) {
    const guess = await one.driver.prepare(site, one)
    if (guess) prepared.push({ ...one, guess })
  }
  const results = await Promise.all(
    prepared.map(async ({ guess, ...one }) => ({ ...one, ...(await observer.observe(guess)) })),
  )
  for (const { driver, share, isRight, isAccepted, evaluated } of results) {
    expect(isAccepted && !isRight).toBe(false)
    if (isAccepted) tally.clear(driver.limits, share)
    else tally.add(driver.limits, share, evaluated)
  }
  return results.reduce((sum, { evaluated }) => sum + evaluated, 0)
}

/** Whether a right guess of one clears what a wrong guess of the other counts: then the order at one moment decides what is left. */
const affects = (one: Try, other: Try): boolean =>
  one.share === other.share && one.driver.limits.some((limit) => other.driver.limits.includes(limit))

async function guessOnce(trial: Trial, all: readonly Try[], round: number): Promise<void> {
  const { random } = trial.site
  const wrong = Array.from({ length: 1 + random.below(8) }, () => random.pick(all))
  const isRight = round % 3 === 2
  if (!isRight) {
    await send(trial, wrong)
    return
  }
  // Of an authenticator app no code is right twice.
  await trial.site.pass(1)
  const right = { ...random.pick(all), isRight }
  await send(trial, [right, ...wrong.filter((one) => !affects(right, one))])
}

/** Whether a right secret is accepted: an unknown account has none, and staff have none for self-service. */
const isOpenTo = (kind: AccountKind, { name, share, driver }: Try): boolean =>
  (kind === 'person' && driver.identifies !== false) || (kind === 'staff' && (share === 'known' || name === 'password'))

const repeat = (one: Try, count: number): Try[] => Array.from({ length: count }, () => one)

/** What this limit allows in an hour in which nothing was guessed, which it then is. */
async function clean(trial: Trial, { driver, share }: Try): Promise<number> {
  const { tally } = trial
  const allowed = Math.min(...driver.limits.map((limit) => tally.triesOf(limit, share)))
  // The rest of the test guesses once more, and it is allowed by the other counters.
  const hasRoom = tally.remaining([], share) > 2 * allowed
  await trial.site.pass(hasRoom ? hour : day)
  expect(tally.remaining(driver.limits, share)).toBe(allowed)
  return allowed
}

/** One more guess than the limit allows, at the same moment; then the right secret is not tried either. */
async function exhaust(trial: Trial, one: Try): Promise<void> {
  const title = `${one.name}, ${one.share}`
  const allowed = await clean(trial, one)
  expect(await send(trial, repeat(one, allowed + 1)), title).toBe(allowed)
  expect(await send(trial, [{ ...one, isRight: true }]), `the right guess, ${title}`).toBe(0)
}

/** A right guess gives all tries of its own share back, and none of the other share. */
async function clearByRightGuess(trial: Trial, one: Try): Promise<void> {
  const { tally, site } = trial
  const { name, driver, share } = one
  const title = `${name}, ${share}`
  const allowed = await clean(trial, one)
  const others = (driver.shares[site.kind] ?? [])
    .filter((other) => other !== share)
    .map((other) => ({ ...one, share: other }))
  await send(trial, [one, ...others])
  expect(await send(trial, [{ ...one, isRight: true }]), `the right guess, ${title}`).toBe(1)
  expect(tally.remaining(driver.limits, share), `tries after the right guess, ${title}`).toBe(allowed)
  expect(await send(trial, repeat(one, allowed)), title).toBe(allowed)
  expect(await send(trial, [one]), title).toBe(0)
  for (const other of others) {
    const remaining = tally.remaining(driver.limits, other.share)
    expect(await send(trial, repeat(other, remaining + 1)), `the other share of ${title}`).toBe(remaining)
  }
}

async function guessAtRandom(trial: Trial, all: readonly Try[]): Promise<void> {
  const { site } = trial
  for (let round = 0; round < rounds; round++) {
    await guessOnce(trial, all, round)
    if (round % 5 === 4) await site.restartOne()
    if (round % 4 === 3) await site.pass(round % 8 === 7 ? day : hour)
  }
}

/** More tries at all factors than the account allows in a day. */
async function exhaustAccount(trial: Trial, all: readonly Try[]): Promise<void> {
  const { tally } = trial
  const triesOf = ({ driver, share }: Try) => driver.limits.map((limit) => tally.triesOf(limit, share))
  await trial.site.pass(day)
  for (const one of all) await send(trial, repeat(one, Math.max(...triesOf(one)) + 1))
  for (const share of new Set(all.map((one) => one.share))) {
    const allowed = tally.triesOf(accountGuesses, share)
    expect(tally.count(accountGuesses, share), `all factors of the ${share} share`).toBe(allowed)
  }
}

async function guessAtAll(seed: number, kind: AccountKind): Promise<void> {
  using observer = createObserver()
  await using site = await createGuessedSite(observer, { seed, kind })
  const lockout = await site.pick().company.openSession({}).readStrictestLockout(site.secrets.operator.domain)
  const trial = { site, observer, tally: createTally(lockout, site.minutes) }
  const all = listTries(kind)
  await guessAtRandom(trial, all)
  // Begins with the next day: codes that were over were counted, but not compared with anything.
  await site.pass(day)
  for (const one of all) {
    await exhaust(trial, one)
    if (isOpenTo(kind, one)) await clearByRightGuess(trial, one)
  }
  await exhaustAccount(trial, all)
  expect(observer.outsideRequests).toBe(0)
}

test('H1: every row of the table of guesses is driven, against some account and in each of its shares', () => {
  const names = namedLimits.filter(([, limit]) => limit !== accountGuesses).map(([name]) => name)
  expect(Object.keys(drivers).sort()).toEqual([...names].sort())
  for (const [name, { limits, shares }] of Object.entries(drivers)) {
    const driven = [...new Set(Object.values(shares).flat())].sort()
    const isOfStaff = limits.some((limit) => limit.shares === 'whole')
    expect(driven, name).toEqual(isOfStaff ? ['known'] : ['known', 'unknown'])
  }
})

const kinds = ['person', 'unknown', 'staff'] as const
/** One seed for each kind of account; `npm run prove` takes more. */
const seeds = process.env.LATCHKEY_TEST_WHOLE === '1' ? Array.from({ length: 10 }, (_, index) => index) : [0]
const trials = seeds.flatMap((seed) => kinds.map((kind, index) => [seed * kinds.length + index + 1, kind] as const))

test.each(trials)(
  'H1: whatever the order, no more guesses are judged than the table says (seed %i, %s)',
  guessAtAll,
  240_000,
)
