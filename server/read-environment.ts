import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { AppError } from '../shared/errors.ts'
import { parseEnvironmentFile } from './environment-file.ts'
import { environmentVariables, secretVariables } from './environment-variables.ts'
import { describeUnreadable, readSecretFile, readTextFile } from './text-file.ts'

export type EnvironmentVariables = z.output<typeof environmentVariables>

/** The environment with `.env` below it: what is set, and what is meant. */
export interface ReadEnvironment {
  /** Checked, defaults included. */
  values: EnvironmentVariables
  /** As they are set; `_FILE` twins keep their own name. */
  settings: Readonly<Record<string, string | undefined>>
  /** Also the variables that are not ours. */
  all: NodeJS.ProcessEnv
  /** Files that the settings came from and that hold secrets. */
  secretFiles: { setting: string; path: string }[]
}

/** Names that only tests or the build of the extension read are left out. */
const serverVariable = /^LATCHKEY_(?!TEST_|EXTENSION_)/

/** Throws AppError `configuration-invalid` with one sentence that names the variable. */
export function readEnvironment(env: NodeJS.ProcessEnv, folder: string): ReadEnvironment {
  const file = join(folder, '.env')
  const hasFile = existsSync(file)
  const all = { ...(hasFile ? readEnvironmentFile(file) : {}), ...env }
  const settings = Object.fromEntries(Object.entries(all).filter(([name]) => serverVariable.test(name)))
  const parsed = environmentVariables.safeParse(withSecretFiles(settings))
  if (!parsed.success) throw toError(parsed.error.issues)
  const secretFiles = [...(hasFile ? [{ setting: '.env', path: file }] : []), ...listSecretFiles(all)]
  return { values: parsed.data, settings, all, secretFiles }
}

function readEnvironmentFile(file: string): Record<string, string> {
  try {
    return parseEnvironmentFile(readTextFile(file))
  } catch (cause) {
    throw createConfigurationError(`${file} ${describeUnreadable(cause)}`, cause)
  }
}

const listSecretFiles = (values: NodeJS.ProcessEnv): ReadEnvironment['secretFiles'] =>
  secretVariables.flatMap((name) => {
    const path = values[`${name}_FILE`]
    return path === undefined ? [] : [{ setting: `${name}_FILE`, path }]
  })

function withSecretFiles(values: Record<string, string | undefined>): Record<string, string | undefined> {
  const result = { ...values }
  for (const name of secretVariables) {
    const path = result[`${name}_FILE`]
    if (path === undefined) continue
    delete result[`${name}_FILE`]
    if (result[name] !== undefined)
      throw createConfigurationError(`${name} and ${name}_FILE are both set: set one of them`)
    try {
      result[name] = readSecretFile(path)
    } catch (cause) {
      throw createConfigurationError(`${name}_FILE names ${path}, which ${describeUnreadable(cause)}`, cause)
    }
  }
  return result
}

function toError(issues: z.core.$ZodIssue[]): AppError {
  const issue = issues[0]
  if (issue?.code === 'unrecognized_keys')
    return createConfigurationError(`${issue.keys[0]} is not a setting of Latchkey: correct its name or remove it`)
  return createConfigurationError(`${String(issue?.path[0])} ${issue?.message}`)
}

export function createConfigurationError(sentence: string, cause?: unknown): AppError {
  return new AppError('configuration-invalid', { values: { sentence }, cause })
}
