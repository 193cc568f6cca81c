import { type ObservedPage, observePages } from './environment/administration-pages.ts'
import type { HttpClient } from './environment/http.ts'
import { addCompany, groupNameOf } from './environment/large-company.ts'
import { startMeasuredServer } from './environment/measured-server.ts'
import { signIn } from './environment/staff-session.ts'
import { median } from './environment/statistics.ts'
import { kilobytes, type Measurement, milliseconds, type NewRow, quantity } from './measurement.ts'
import { measureSearch } from './people-search.ts'

const [policyCount, workflowCount, groupCount, peopleCount] = [50, 200, 10_000, 100_000]
const api = '/api/v1/admin'

/** The pages of the Administration site as Chromium loads them, and the search for people, in a large company. */
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

async function measurePages(options: {
  people: number
  groups: number
  rounds: number
  log(line: string): void
}): Promise<NewRow[]> {
  const { people, groups, rounds, log } = options
  const server = await startMeasuredServer({ prepare: (data) => addCompany(data, { people, groups }) })
  try {
    const { client, headers } = await signIn(server.url, 'administration', 1)
    log(`  ${people} people, ${groups} groups; ${policyCount} policies and ${workflowCount} workflows are made`)
    const policy = await fill(client, headers, groups)
    log('  every page is opened in Chromium')
    const observed = await observePages(server.url, policy)
    const times: PageTime[] = []
    for (const { name, calls } of observed) {
      const load = async () => {
        const begun = performance.now()
        for (const { method, path, body } of calls) await client.send(method, path, { headers, body })
        return performance.now() - begun
      }
      // Fills what is kept for a while.
      await load()
      await server.resetCounts()
      const elapsed: number[] = []
      for (let round = 0; round < rounds; round++) elapsed.push(await load())
      const { processorMs } = await server.readCounts()
      times.push({ name, requests: calls.length, elapsed, processorMs: processorMs / rounds })
    }
    const rows = [...describeSizes(observed), ...times.filter(({ requests }) => requests > 0).map(describeTime)]
    client.close()
    return rows
  } finally {
    await server.stop()
  }
}

/** The frame is what every page has: the sign-in, the navigation, the texts. */
function describeSizes(observed: readonly ObservedPage[]): NewRow[] {
  const isOfFrame = (path: string) => observed.every(({ files }) => files.has(path))
  const sum = (files: [string, number][]) => files.reduce((bytes, [, size]) => bytes + size, 0) / 1000
  const frame = sum([...(observed[0]?.files ?? [])].filter(([path]) => isOfFrame(path)))
  return observed.map(({ name, files }) => {
    const own = [...files].filter(([path]) => !isOfFrame(path))
    return {
      what: `files of a page beyond the frame, gzipped: ${name}`,
      measured: kilobytes(sum(own)),
      aim: { atMost: 60 },
      details: { in: quantity('files')(own.length), frame: kilobytes(frame) },
    }
  })
}

interface PageTime {
  name: string
  requests: number
  /** Of each time the page was loaded: milliseconds until the last answer, one request after the other. */
  elapsed: number[]
  /** What the server worked for one of them: other programs of the machine lengthen only the time until the answer. */
  processorMs: number
}

const describeTime = ({ name, requests, elapsed, processorMs }: PageTime): NewRow => ({
  what: `server time of a page: ${name}`,
  measured: milliseconds(processorMs),
  aim: { atMost: 100 },
  details: {
    'fastest answer': milliseconds(Math.min(...elapsed)),
    'p50 of answers': milliseconds(median(elapsed)),
    in: quantity('requests')(requests),
  },
})

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
