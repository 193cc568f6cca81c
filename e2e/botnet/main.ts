import { type Day, secondsPerUnit, simulate } from './simulate.ts'

/** `npm run prove -- botnet`: 10,000 addresses against 1,000 people for a day; an attack in the working hours with several draws. */
const scenario = { addresses: 10_000, people: 1_000, guessEvery: 30 }
const attacks = [{ attackFrom: 0, seed: 1 }, ...[1, 2, 3].map((seed) => ({ attackFrom: 8, seed }))]

for (const attack of attacks) {
  const startedAt = performance.now()
  const day = await simulate({ ...scenario, ...attack })
  const { attackFrom, seed } = attack
  console.log(`10,000 addresses guess at 1,000 people from ${attackFrom}:00, each every 30 minutes (seed ${seed})`)
  print(day, Math.round((performance.now() - startedAt) / 1000))
}

function print({ known, unknown, ...day }: Day, seconds: number): void {
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
