import type { Config } from '../config.ts'
import { printErrors, printLines } from '../log.ts'
import { checkPolicy } from '../policies/check-policy.ts'
import { toFindings } from '../policies/findings.ts'
import { type ManagementPolicy, managementPolicyDefinition } from '../policies/management-policy.ts'
import { parseStoredPolicy } from '../policies/stored-policy.ts'
import { translateFindings } from '../routes/problem.ts'
import { listPolicies, updatePolicy } from '../store/management-policies.ts'
import { openKeys } from '../store/open-keys.ts'
import { insertVersion } from '../store/resource-versions.ts'
import { openAudit, withStore } from './with-store.ts'

const usage = 'Name a policy, a field and its value: npm start -- policy default callerMethods.callBack true'

/** Of the API only: a group is looked up in the directory before it is stored. */
const scopes = ['userScope', 'helpdeskScope', 'scope']

/**
 * `policy` lists the management policies; `policy default` shows one, by its id or name; `policy default callerMethods.callBack true` changes one
 * field, also while the server runs.
 */
export async function managePolicy(config: Config, args: string[], signal: AbortSignal): Promise<number> {
  const [wanted, path, value, ...more] = args
  if (more.length > 0 || (path === undefined) !== (value === undefined)) {
    printErrors(usage)
    return 2
  }
  return withStore(config, signal, async (store) => {
    const keys = await openKeys(store, config.keyFile)
    const all = (await listPolicies(store.read)).map(parseStoredPolicy)
    if (wanted === undefined) {
      printLines(...all.map(describePolicy))
      return 0
    }
    const [policy, another] = all.filter(({ id, name }) => id === wanted || name === wanted)
    if (!policy || another) {
      const problem = policy ? 'Several policies have this name' : 'There is no policy of this name or id'
      printErrors(`${problem}: ${wanted}. npm start -- policy lists them.`)
      return 1
    }
    const { id, priority, version, ...before } = policy
    if (path === undefined || value === undefined) {
      printLines(...JSON.stringify(before, null, 2).split('\n'))
      return 0
    }
    const changed = changeField(before, path, value)
    if (typeof changed === 'string') {
      printErrors(changed)
      return 1
    }
    const parsed = managementPolicyDefinition.safeParse(changed)
    const findings = parsed.success ? checkPolicy(id, priority, parsed.data) : toFindings(parsed.error)
    if (!parsed.success || findings.length > 0) {
      printErrors(`${path} cannot be ${value}: ${translateFindings(findings, 'en')[0]?.text}`)
      return 1
    }
    const audit = openAudit(config, keys)
    const change = { resource: 'policy', id, version: version + 1, action: 'changed' } as const
    const isWritten = await store.transaction(async (tx) => {
      const definition = JSON.stringify(parsed.data)
      if ((await updatePolicy(tx, { id, expectedVersion: version }, { definition })) !== 'updated') return false
      await audit.append(tx, { event: 'configuration-changed', data: change })
      const content = { priority, ...parsed.data }
      await insertVersion(tx, { ...change, content, before: { version, content: { priority, ...before } } })
      return true
    })
    if (!isWritten) {
      printErrors(`${wanted} was changed by another writer at the same moment. Try again.`)
      return 1
    }
    printLines(`${path} of ${policy.name} is now ${value}.`)
    return 0
  })
}

const describePolicy = ({ id, name, enabled }: ManagementPolicy): string =>
  [id, id === name ? '' : name, enabled ? '' : '(switched off)'].filter(Boolean).join('  ')

/**
 * The policy with another value of the field `path` (`callerMethods.callBack`, `enforcement.inviteToRegister.enabled`), or what is wrong with the path. The value is
 * JSON, else text.
 */
function changeField(policy: Record<string, unknown>, path: string, value: string): Record<string, unknown> | string {
  const names = path.split('.')
  const scope = names.find((name) => scopes.includes(name))
  if (scope !== undefined) return `${scope} is changed through the API, which looks up its groups.`
  return replaceIn(policy, names, parseValue(value)) ?? `A policy has no field ${path}.`
}

/** Undefined where there is no such field. */
function replaceIn(
  part: unknown,
  [name = '', ...inner]: string[],
  value: unknown,
): Record<string, unknown> | undefined {
  const isRecord = typeof part === 'object' && part !== null && !Array.isArray(part)
  if (!isRecord || !Object.hasOwn(part, name)) return undefined
  const fields = part as Record<string, unknown>
  const replaced = inner.length === 0 ? value : replaceIn(fields[name], inner, value)
  return replaced === undefined ? undefined : { ...fields, [name]: replaced }
}

function parseValue(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
