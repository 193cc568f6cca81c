import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { WizardStep } from '../../../shared/wizard/page.ts'
import { fillPage } from '../../environment/person.ts'
import { createHttpClient, type HttpClient } from './http.ts'
import type { Load, LoadJob } from './load.ts'
import { passwordOf } from './passwords.ts'

/** The process that sends the requests. Runs of one person follow each other; `serials` counts each password's changes over all jobs. */
const serials = new Map<string, number>()

process.on('message', async (job: LoadJob) => {
  try {
    process.send?.({ answer: await runLoad(job) })
  } catch (error) {
    process.send?.({ error: (error instanceof Error && error.stack) || String(error) })
  }
})

async function runLoad({ url, task, concurrency: atOnce, until, accounts = [] }: LoadJob): Promise<Load> {
  const http = createHttpClient(url, atOnce)
  const latencies: number[] = []
  let begun = 0
  const start = performance.now()
  const goesOn = () => ('ms' in until ? performance.now() - start < until.ms : begun < until.runs)

  async function one(account: string): Promise<void> {
    const from = performance.now()
    if ('workflow' in task) await completeRun(http, task.workflow, account)
    else if ('commits' in task) for (const count of task.commits) await http.send('POST', `/${count}`, { body: filler })
    else await http.send('GET', task.path)
    latencies.push(performance.now() - from)
  }

  async function worker(index: number): Promise<void> {
    for (let turn = index; goesOn(); turn += atOnce) {
      begun++
      await one(accounts[turn % accounts.length] ?? '')
    }
  }

  try {
    await Promise.all(Array.from({ length: atOnce }, (_, index) => worker(index)))
    return { ms: performance.now() - start, latencies }
  } finally {
    http.close()
  }
}

/** About as much as an answer of ours holds. */
const filler = { number: 1, answer: { password: 'x'.repeat(20), newPassword: 'y'.repeat(20) } }

/** From the start to the end, as a script does it; each from an address of its own, so that no limit per address is met. */
async function completeRun(http: HttpClient, workflow: string, account: string): Promise<void> {
  const serial = serials.get(account) ?? 0
  const secrets = { password: passwordOf(serial), newPassword: passwordOf(serial + 1) }
  const headers = { 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}` }
  const order = { workflow, account, language: 'en' }
  const started = await http.send<Started>('POST', '/api/v1/runs', { body: order, headers })
  const path = `/api/v1/runs/${started.run.id}`
  const known = { ...headers, authorization: `Bearer ${started.run.token}` }
  let step = started.step
  for (let requests = 0; step.status !== 'done'; requests++) {
    if (step.status === 'stopped' || requests > 40) throw new Error(`${account}: ${JSON.stringify(step)}`)
    if (step.status === 'ask') {
      if (step.page.problem) throw new Error(`${account}: ${JSON.stringify(step.page.problem)}`)
      const body = { number: step.number, answer: fillPage(step, secrets) }
      step = await http.send<WizardStep>('POST', `${path}/answers`, { body, headers: known })
    } else {
      await pause(250)
      step = await http.send<WizardStep>('GET', path, { headers: known })
    }
  }
  if (workflow !== 'register') serials.set(account, serial + 1)
}

interface Started {
  run: { id: string; token: string }
  step: WizardStep
}
