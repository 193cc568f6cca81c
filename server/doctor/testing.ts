import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, readConfig } from '../config.ts'
import type { Check, Finding } from './check.ts'

export interface Patient {
  folder: string
  config(env?: Record<string, string>): Config
  /** Findings by what they are about. */
  look(check: Check, env?: Record<string, string>): Promise<Record<string, Finding>>
  [Symbol.asyncDispose](): Promise<void>
}

/** A folder of its own, with nothing in it, and settings that are read from there. */
export async function patient(): Promise<Patient> {
  const folder = await mkdtemp(join(tmpdir(), 'doctor-'))
  const config = (env: Record<string, string> = {}) => readConfig(env, folder)
  return {
    folder,
    config,
    async look(check, env) {
      const sections = await check.look(config(env), new AbortController().signal)
      return Object.fromEntries(sections.flatMap(({ findings }) => findings).map((finding) => [finding.what, finding]))
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}
