import { addCompany, personName } from './environment/large-company.ts'
import { type MeasuredServer, startMeasuredServer } from './environment/measured-server.ts'
import { type StaffSession, signIn } from './environment/staff-session.ts'
import { median } from './environment/statistics.ts'
import { milliseconds, type NewRow, ratio } from './measurement.ts'

const operatorCounts = [1, 16]

interface SearchTimes {
  people: number
  server: MeasuredServer
  /** By the number of operators. */
  elapsed: Map<number, number[]>
}

/** Searches that one company answers before the next one is asked. */
const searchesInARow = 25

/**
 * The search of the Helpdesk site: by a surname, by how many operators at once, in companies each ten times as large. The companies take turns, so
 * that other work of the machine slows all of them down.
 */
export async function measureSearch(
  sizes: readonly number[],
  searches: number,
  log: (line: string) => void,
): Promise<NewRow[]> {
  const companies: SearchTimes[] = []
  try {
    for (const people of sizes) {
      log(`  ${people} people are made`)
      const prepare = (data: string) => addCompany(data, { people, groups: 0 })
      companies.push({ people, server: await startMeasuredServer({ isProbed: false, prepare }), elapsed: new Map() })
    }
    for (const operators of operatorCounts) {
      log(`  ${operators} at once`)
      const sessions = await Promise.all(companies.map(({ server }) => signIn(server.url, 'helpdesk', operators)))
      for (let from = 0; from < searches; from += searchesInARow)
        for (const [index, { people, elapsed }] of companies.entries()) {
          const session = sessions[index]
          if (session)
            elapsed.set(operators, [
              ...(elapsed.get(operators) ?? []),
              ...(await searchInARow(session, { people, from, operators })),
            ])
        }
      for (const { client } of sessions) client.close()
    }
  } finally {
    await Promise.all(companies.map(({ server }) => server.stop()))
  }
  return operatorCounts.flatMap((operators) => describeGrowth(companies, operators))
}

/** The milliseconds of each search. */
async function searchInARow(
  { client, headers }: StaffSession,
  { people, from, operators }: { people: number; from: number; operators: number },
): Promise<number[]> {
  const elapsed: number[] = []
  let next = from
  const search = async () => {
    for (let number = next++; number < from + searchesInARow; number = next++) {
      const query = personName((number * 37) % people).surname
      const begun = performance.now()
      await client.send('GET', `/api/v1/helpdesk/people?query=${query}`, { headers })
      elapsed.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: operators }, search))
  return elapsed
}

function describeGrowth(companies: readonly SearchTimes[], operators: number): NewRow[] {
  const p50 = (company: SearchTimes | undefined) => median(company?.elapsed.get(operators) ?? [])
  return companies.slice(1).map((company, index) => {
    const [before, after] = [p50(companies[index]), p50(company)]
    return {
      what: `search for people, p50 ÷ that of a tenth: ${company.people} people, ${operators} at once`,
      measured: ratio(after / before),
      aim: { atMost: 1.5 },
      details: { p50: milliseconds(after), 'p50 of a tenth': milliseconds(before) },
    }
  })
}
