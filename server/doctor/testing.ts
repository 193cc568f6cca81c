import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, readConfig } from '../config.ts'
import type { Check, Finding } from './check.ts'

export interface DoctorHarness {
  folder: string
  config(env?: Record<string, string>): Config
  /** Findings by subject. */
  runCheck(check: Check, env?: Record<string, string>): Promise<Record<string, Finding>>
  [Symbol.asyncDispose](): Promise<void>
}

/** Settings of a server in front of a real directory, which is not asked. */
export const realDirectory = {
  LATCHKEY_DIRECTORY: 'corp.example.com',
  LATCHKEY_DIRECTORY_BIND_DN: 'CN=svc,DC=corp,DC=example,DC=com',
  LATCHKEY_DIRECTORY_BIND_PASSWORD: 'Copper-Meadow-52',
}

/** An empty temporary folder, and settings that are read from there. */
export async function createDoctorHarness(): Promise<DoctorHarness> {
  const folder = await mkdtemp(join(tmpdir(), 'doctor-'))
  const config = (env: Record<string, string> = {}) => readConfig(env, folder)
  return {
    folder,
    config,
    async runCheck(check, env) {
      const sections = await check.run(config(env), new AbortController().signal)
      return Object.fromEntries(
        sections.flatMap(({ findings }) => findings).map((finding) => [finding.subject, finding]),
      )
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}
