import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { build } from 'vite'
import { runsWholeProof } from './proof.ts'
import { describePassword, listVerdicts } from './rule-verdicts.ts'
import { repository } from './server.ts'

/** The script that adds this global to a page. */
export interface RulesInPage {
  rules: { listVerdicts: typeof listVerdicts }
}

/** The rules as a script, built for the same browsers and made as small as the sites are (`server/web/site-config.ts`). */
export async function buildRules(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      minify: true,
      lib: { entry: join(repository, 'e2e/environment/rule-verdicts.ts'), formats: ['iife'], name: 'rules' },
    },
  })
  const [first] = Array.isArray(built) ? built : []
  const code = first?.output[0].code
  if (!code) throw new Error('The rules were not built')
  return code
}

const batch = 500
const count = runsWholeProof ? 200_000 : 2000
/** Of the whole proof on a busy machine: 23 minutes in Chromium and 29 in Firefox, at a load of 40 on two cores (2026-11-29). */
export const comparisonTimeoutMs = runsWholeProof ? 3_600_000 : 120_000

/**
 * The first random password of which the page's build and the server's say something else; undefined: there is none. `npm test` draws the same ones each
 * time, `npm run prove` others; LATCHKEY_TEST_SEED repeats them.
 */
export async function findDifference(
  runInPage: (seed: number, count: number) => Promise<string[]>,
): Promise<string | undefined> {
  const first = Number(process.env.LATCHKEY_TEST_SEED ?? (runsWholeProof ? randomInt(1_000_000) : 1))
  console.log(`password rules: ${count} random passwords, seed ${first}`)
  for (let seed = first; seed < first + count / batch; seed++) {
    const here = listVerdicts(seed, batch)
    const there = await runInPage(seed, batch)
    const index = here.findIndex((verdict, index) => verdict !== there[index])
    if (index >= 0)
      return `seed ${seed}, password ${index}: ${describePassword(seed, index)}\nserver: ${here[index]}\npage:   ${there[index]}`
  }
  return undefined
}
