import { createHttpClient, type HttpClient } from './environment/http.ts'
import { addCompany, groupNameOf, personName } from './environment/large-company.ts'
import { startMeasuredServer } from './environment/measured-server.ts'
import { median, percentile } from './environment/statistics.ts'
import { type Measurement, milliseconds, type NewRow, quantity, ratio } from './measurement.ts'

const [policyCount, workflowCount, groupCount, peopleCount] = [50, 200, 10_000, 100_000]
const api = '/api/v1/admin'

/** What each page asks for before it is whole; `{policy}` is one of the fifty. */
const pages: Record<string, readonly string[]> = {
  overview: ['overview'],
  'people, three letters of a name': ['directory/search?kind=person&query=mar'],
  policies: ['policies?limit=200', 'policy-order'],
  'one policy': ['policies/{policy}/form', 'policies/{policy}'],
  'a group in a field': ['directory/search?kind=group&query=group%20012'],
  workflows: [
    'policies?limit=200',
    'activities?limit=200',
    'workflows?policy=default&limit=200',
    'workflow-drafts?limit=200',
  ],
  'one workflow': ['activities?limit=200', 'workflows/default/forgot-my-password/draft'],
  mail: ['templates?limit=200'],
  scheduled: ['jobs?limit=200'],
  roles: ['settings/administration/form', 'settings/administration', 'policies?limit=200'],
  settings: ['settings'],
  audit: ['audit', 'audit/choices', 'audit/verification'],
}

/** The pages of the Administration site, and the search for people, in a large company. */
export const administration: Measurement = {
  id: 'administration',
  title: 'pages of the Administration site, and the search for people',
  async measure({ quick, log }) {
    const tenth = quick ? 10 : 1
    const rows = await measurePages({
      people: peopleCount / tenth,
      groups: groupCount / tenth,
      rounds: quick ? 5 : 20,
      log,
    })
    const sizes = [1_000, 10_000, 100_000].slice(0, quick ? 2 : 3)
    return [...rows, ...(await measureSearch(sizes, quick ? 100 : 400, log))]
  },
}

interface Session {
  client: HttpClient
  headers: Record<string, string>
}

async function signIn(url: string, frontEnd: 'administration' | 'helpdesk', atOnce: number): Promise<Session> {
  const [account, password] =
    frontEnd === 'administration' ? ['site.admin', 'Juniper-Anvil-51'] : ['helpdesk.operator', 'Amber-Telescope-40']
  const body = JSON.stringify({ frontEnd, module: 'directory-password', account, password })
  const reply = await fetch(`${url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  if (!reply.ok) throw new Error(`${account} cannot sign in: ${await reply.text()}`)
  const cookie = reply.headers.getSetCookie().find((line) => line.startsWith('__Host-latchkey-session'))
  return {
    client: createHttpClient(url, atOnce),
    headers: { cookie: cookie?.split(';')[0] ?? '', 'latchkey-csrf': '1' },
  }
}

async function measurePages(options: {
  people: number
  groups: number
  rounds: number
  log(line: string): void
}): Promise<NewRow[]> {
  const { people, groups, rounds, log } = options
  const server = await startMeasuredServer({ isProbed: false, prepare: (data) => addCompany(data, { people, groups }) })
  try {
    const { client, headers } = await signIn(server.url, 'administration', 1)
    log(`  ${people} people, ${groups} groups; ${policyCount} policies and ${workflowCount} workflows are made`)
    const policy = await fill(client, headers, groups)
    const rows: NewRow[] = []
    for (const [name, paths] of Object.entries(pages)) {
      const times: number[] = []
      for (let round = 0; round <= rounds; round++) {
        const begun = performance.now()
        for (const path of paths) await client.send('GET', `${api}/${path.replaceAll('{policy}', policy)}`, { headers })
        // The first one fills what is kept for a while.
        if (round > 0) times.push(performance.now() - begun)
      }
      rows.push({
        what: `server time of a page: ${name}`,
        measured: milliseconds(median(times)),
        aim: { atMost: 100 },
        details: { p95: milliseconds(percentile(times, 0.95)), in: quantity('requests')(paths.length) },
      })
    }
    client.close()
    return rows
  } finally {
    await server.stop()
  }
}

/** Fifty policies whose scopes name all groups, and two hundred workflows of the default policy; returns the id of a policy. */
async function fill(client: HttpClient, headers: Record<string, string>, groups: number): Promise<string> {
  let last = ''
  const share = groups / policyCount
  for (let index = 0; index < policyCount; index++) {
    const named = Array.from({ length: share }, (_, group) => groupNameOf(index * share + group))
    const userScope = { include: { groups: named } }
    const body = { name: `Policy ${index}`, enabled: true, userScope }
    last = (await client.send<{ id: string }>('POST', `${api}/policies`, { headers, body })).id
  }
  const path = `${api}/workflows/default/forgot-my-password`
  const { definition } = await client.send<{ definition: object }>('GET', path, { headers })
  for (let index = 0; index < workflowCount; index++) {
    const body = {
      policy: 'default',
      definition: { ...definition, id: `workflow-${index}`, name: `Workflow ${index}` },
    }
    await client.send('POST', `${api}/workflows`, { headers, body })
  }
  return last
}

/** The search of the Helpdesk site: by a surname, by how many operators at once, in companies each ten times as large. */
async function measureSearch(
  sizes: readonly number[],
  searches: number,
  log: (line: string) => void,
): Promise<NewRow[]> {
  const p50s = new Map<number, Map<number, number>>([
    [1, new Map()],
    [16, new Map()],
  ])
  for (const people of sizes) {
    const server = await startMeasuredServer({
      isProbed: false,
      prepare: (data) => addCompany(data, { people, groups: 0 }),
    })
    try {
      for (const [operators, found] of p50s) {
        const { client, headers } = await signIn(server.url, 'helpdesk', operators)
        const times: number[] = []
        let next = 0
        const search = async () => {
          for (let number = next++; number < searches; number = next++) {
            const query = personName((number * 37) % people).surname
            const begun = performance.now()
            await client.send('GET', `/api/v1/helpdesk/people?query=${query}`, { headers })
            times.push(performance.now() - begun)
          }
        }
        await Promise.all(Array.from({ length: operators }, search))
        client.close()
        found.set(people, median(times))
        log(`  ${people} people, ${operators} at once: ${median(times).toFixed(1)} ms`)
      }
    } finally {
      await server.stop()
    }
  }
  return [...p50s].flatMap(([operators, found]) =>
    sizes.slice(1).map((people) => {
      const [before, after] = [found.get(people / 10) ?? Number.NaN, found.get(people) ?? Number.NaN]
      return {
        what: `search for people, p50 ÷ that of a tenth: ${people} people, ${operators} at once`,
        measured: ratio(after / before),
        aim: { atMost: 1.5 },
        details: { p50: milliseconds(after), 'p50 of a tenth': milliseconds(before) },
      }
    }),
  )
}
