import { writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { Hono } from 'hono'
import { buildApp } from '../../server/commands/serve.ts'
import { readConfig } from '../../server/config.ts'
import { createTestHasher } from '../../server/profiles/testing-hasher.ts'
import { buildServices, type Services } from '../../server/services.ts'
import { legacySite } from '../../server/web/legacy/render.tsx'
import type { WizardStep } from '../../shared/wizard/page.ts'
import { waiveNewMethodDelay } from './new-methods.ts'
import { fillPage } from './person.ts'

/** A whole server on a controller, whose runs are counted at the wire and at the database. */
export interface ControllerRuns {
  /** Completes the workflow, and returns what a person at the end is shown and what it cost. */
  complete(workflow: string, account: string, secrets: { password?: string; newPassword?: string }): Promise<RunCost>
  close(): Promise<void>
}

export interface RunCost {
  end: WizardStep['status']
  /** Codes of what was not accepted. */
  problems: string[]
  operations: Record<string, number>
  commits: number
}

/** `countOperations` returns how many of each kind the controller has received since the last call. */
export async function startControllerRuns(
  folder: string,
  environment: Record<string, string>,
  countOperations: () => Record<string, number>,
): Promise<ControllerRuns> {
  const stopping = new AbortController()
  const data = `${folder}/data`
  await waiveNewMethodDelay(data)
  writeFileSync(`${folder}/index.html`, '<!doctype html>')
  const config = readConfig({ ...environment, LATCHKEY_DATA: data }, folder)
  const services: Services = await buildServices(config, stopping.signal, { hasher: createTestHasher() })
  await services.directory.warmUp(stopping.signal)
  const sites = {
    administration: folder,
    selfService: folder,
    helpdesk: folder,
    me: folder,
    verify: folder,
    wallet: folder,
    passwordPages: folder,
    legacy: legacySite,
  }
  const app = buildApp(services, sites)
  let commits = 0
  const { exec } = DatabaseSync.prototype
  DatabaseSync.prototype.exec = function (text) {
    if (/^commit/i.test(text)) commits += 1
    return exec.call(this, text)
  }

  return {
    async complete(workflow, account, secrets) {
      countOperations()
      const before = commits
      const problems: string[] = []
      const { run, step: first } = await post(app, '/api/v1/runs', { workflow, account, language: 'en' })
      let step: WizardStep = first
      for (let pages = 0; step.status === 'ask' && problems.length === 0 && pages < 8; pages++) {
        const body = { number: step.number, answer: fillPage(step, secrets) }
        step = await post(app, `/api/v1/runs/${run.id}/answers`, body, run.token)
        if (step.status === 'ask' && step.page.problem) problems.push(step.page.problem.code)
      }
      return { end: step.status, problems, operations: countOperations(), commits: commits - before }
    },
    async close() {
      DatabaseSync.prototype.exec = exec
      stopping.abort()
      await services.close()
    },
  }
}

async function post(app: Hono, path: string, body: unknown, token?: string) {
  const response = await app.request(
    `http://localhost:8080${path}`,
    {
      method: 'POST',
      headers: {
        host: 'localhost:8080',
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    },
    { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
  )
  const answer = await response.json()
  if (!response.ok) throw new Error(JSON.stringify(answer))
  return answer
}
