import { once } from 'node:events'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { type Day, type Scenario, secondsPerUnit, simulate } from './simulate.ts'

/** `npm run prove -- botnet`: 10,000 addresses against 1,000 people for a day; an attack in the working hours with several draws. Each has a thread of its own. */
const scenario = { addresses: 10_000, people: 1_000, guessEvery: 30 }
const attacks = [{ attackFrom: 0, seed: 1 }, ...[1, 2, 3].map((seed) => ({ attackFrom: 8, seed }))]

interface Simulated {
  day: Day
  seconds: number
}

if (isMainThread) {
  const simulated = attacks.map((attack) => simulateInThread({ ...scenario, ...attack }))
  for (const [index, { attackFrom, seed }] of attacks.entries()) {
    const simulation = await simulated[index]
    console.log(`10,000 addresses guess at 1,000 people from ${attackFrom}:00, each every 30 minutes (seed ${seed})`)
    if (simulation) print(simulation)
  }
} else {
  const startedAt = performance.now()
  const day = await simulate(workerData as Scenario)
  parentPort?.postMessage({ day, seconds: Math.round((performance.now() - startedAt) / 1000) } satisfies Simulated)
}

async function simulateInThread(one: Scenario): Promise<Simulated> {
  const [simulated] = (await once(new Worker(new URL(import.meta.url), { workerData: one }), 'message')) as [Simulated]
  return simulated
}

function print({ day: { known, unknown, ...day }, seconds }: Simulated): void {
  for (const [name, { visits, delayed, refused, refusedAt, maxSeconds }] of Object.entries({ known, unknown })) {
    const share = ((100 * (delayed + refused)) / Math.max(1, visits)).toFixed(1)
    console.log(
      `  ${name} browsers: ${visits} visits, ${delayed} delayed beyond 5 s, ${refused} refused (${share} %), at most ${maxSeconds.toFixed(1)} s`,
    )
    if (refused > 0) console.log(`    refused at ${refusedAt.join(', ')}`)
  }
  console.log(
    `  guesses: ${day.tried} tried (at most ${day.maxTriedPerAccount} for an account), ${day.refusedGuesses} refused`,
  )
  const hours = ((day.unitsOfBots * secondsPerUnit.computer) / 3600).toFixed(0)
  console.log(`  work of the bots: ${day.unitsOfBots} units, ${hours} hours of computers; simulated in ${seconds} s`)
}
