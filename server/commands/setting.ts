import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { z } from 'zod'
import { findParameterProblems } from '../authentication/parameters/check-parameters.ts'
import { configurationParameters } from '../authentication/parameters/configuration-parameters.ts'
import type { Config } from '../config.ts'
import { isSid, toScopeKey } from '../directory/distinguished-name.ts'
import { openIdentity } from '../identity/open-identity.ts'
import { printErrors, printLines } from '../log.ts'
import { createNotifications } from '../notifications/outbox.ts'
import { type AdministrationSettings, administrationSettings } from '../policies/administration.ts'
import { pinRoleGroups } from '../policies/check-administrators.ts'
import { findUnknownDefaultDomain } from '../policies/default-domain.ts'
import { toFindings } from '../policies/findings.ts'
import { nameGroups } from '../policies/name-groups.ts'
import { prepareSecrets } from '../policies/prepare-secrets.ts'
import { prepareSecondFactorOffMails } from '../policies/second-factor-off.ts'
import { settings } from '../policies/settings.ts'
import { translateFindings } from '../routes/problem.ts'
import { openDirectory } from '../services.ts'
import type { Store } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import { openKeys } from '../store/open-keys.ts'
import { insertVersion } from '../store/resource-versions.ts'
import { absentSetting, getSetting, putSetting } from '../store/settings.ts'
import { openAudit, withStore } from './with-store.ts'

const usage = 'Name a setting and its value: npm start -- setting site.selfService legacy'

/** `setting site` shows the current values; `setting site.selfService legacy` changes one field, also while the server runs. */
export async function manageSetting(
  config: Config,
  [path = '', value]: string[],
  signal: AbortSignal,
): Promise<number> {
  const [name = '', field] = path.split('.')
  const shape = new Map<string, z.ZodObject>(Object.entries(settings)).get(name)
  if (!shape || (field === undefined) !== (value === undefined)) {
    printErrors(usage)
    return 2
  }
  return withStore(config, signal, async (store) => {
    const keys = await openKeys(store, config.keyFile)
    const stored = await getSetting(store.read, name)
    // Every stored setting is an object; the shape checks its fields.
    const before = (stored?.value ?? {}) as Record<string, unknown>
    if (field === undefined) {
      printLines(...JSON.stringify(shape.parse(before), null, 2).split('\n'))
      if (name === 'administration') printErrors(...(await describeGroups(config, before, signal)))
      return 0
    }
    const given = await readValue(shape.shape[field], value ?? '')
    if (given === undefined) {
      printErrors(`${path}: the file ${value} cannot be read.`)
      return 1
    }
    let checked = checkField(shape, before, field, given)
    if (!checked.success) {
      printErrors(`${path} cannot be ${value}: ${describeProblem(checked.error)}`)
      return 1
    }
    if (name === 'administration') {
      const { pinned, problem } = await pinGroups(config, { before, now: checked.data }, signal)
      if (problem) {
        printErrors(`${path}: ${problem}`)
        return 1
      }
      checked = { success: true, data: pinned }
    }
    if (path === 'site.defaultDomain' && value && !(await isDomain(config, value, signal))) {
      printErrors(`${path}: the directory has no domain ${value}.`)
      return 1
    }
    if (name === 'parameters') {
      const [problem] = await findTableProblems(config, store, checked.data)
      if (problem) {
        printErrors(`${path} cannot be ${value}: ${problem.text}`)
        return 1
      }
    }
    const secrets = await prepareSecrets({ read: store.read, keys }, shape, checked.data)
    const [problem] = translateFindings(secrets.problems, 'en')
    if (problem) {
      printErrors(`${path}: ${problem.text}`)
      return 1
    }
    const audit = openAudit(config, keys)
    const change = { before: stored?.value, after: secrets.value }
    const mail = name === 'staff' ? await prepareMail(config, { store, keys, signal }, change) : undefined
    const isWritten = await store.transaction(async (tx) => {
      if (!(await putSetting(tx, name, secrets.value, stored?.version ?? absentSetting))) return false
      await secrets.write(tx)
      await mail?.(tx)
      await audit.append(tx, { event: 'configuration-changed', data: { setting: path } })
      await insertVersion(tx, {
        resource: 'settings',
        id: name,
        version: (stored?.version ?? absentSetting) + 1,
        action: 'changed',
        content: secrets.value,
        before: stored && { version: stored.version, content: stored.value },
      })
      return true
    })
    if (!isWritten) {
      printErrors(`${name} was changed by another writer at the same moment. Try again.`)
      return 1
    }
    printLines(Object.hasOwn(checked.data, field) ? `${path} is now ${value}.` : `${path} is no longer set.`)
    return 0
  })
}

/** What is stored for the groups; `problem`: why they would admit no one. */
async function pinGroups(
  config: Config,
  { before, now }: { before: unknown; now: unknown },
  signal: AbortSignal,
): Promise<{ pinned: AdministrationSettings; problem?: string }> {
  const directory = await openDirectory(config, signal)
  try {
    const groups = { now: administrationSettings.parse(now), before: administrationSettings.safeParse(before).data }
    const { settings: pinned, problems } = await pinRoleGroups(directory, groups, signal)
    const [problem] = translateFindings(problems, 'en')
    return { pinned, problem: problem?.text }
  } finally {
    await directory.close()
  }
}

/** What the directory calls the groups that are stored by SID; not on the standard output, which is JSON. */
async function describeGroups(config: Config, stored: unknown, signal: AbortSignal): Promise<string[]> {
  const groups = (administrationSettings.safeParse(stored).data?.groups ?? []).filter(isSid)
  if (groups.length === 0) return []
  const directory = await openDirectory(config, signal)
  try {
    const names = await nameGroups(directory, groups, signal)
    return groups.map((group) => `${group}: ${names.get(toScopeKey(group)) ?? 'not found in the directory'}`)
  } finally {
    await directory.close()
  }
}

/** What of these parameters cannot work with the identity tables, ours or those of another database. */
async function findTableProblems({ identityDatabase }: Config, store: Store, given: unknown) {
  const identity = await openIdentity(store.read, identityDatabase)
  try {
    return translateFindings(await findParameterProblems(configurationParameters.parse(given), identity), 'en')
  } finally {
    await identity.close()
  }
}

/** Whether the directory has a domain of this DNS or NetBIOS name. */
async function isDomain(config: Config, defaultDomain: string, signal: AbortSignal): Promise<boolean> {
  const directory = await openDirectory(config, signal)
  try {
    return findUnknownDefaultDomain({ defaultDomain }, directory.domains).length === 0
  } finally {
    await directory.close()
  }
}

/** For administrators, if the second factor is switched off. A running server sends it. */
async function prepareMail(
  config: Config,
  { store, keys, signal }: { store: Store; keys: Keys; signal: AbortSignal },
  change: { before: unknown; after: unknown },
) {
  const directory = await openDirectory(config, signal)
  const notifications = createNotifications({ keys })
  const url = (config.staff?.url ?? config.url).origin
  const services = { read: store.read, directory, notifications, url, clock: () => new Date() }
  try {
    return await prepareSecondFactorOffMails(services, { ...change, by: '' })
  } finally {
    await directory.close()
  }
}

const fileTypes: Record<string, string> = { '.png': 'image/png', '.svg': 'image/svg+xml' }

/** The value; of a field that takes a file (`.meta({ file: true })`) its content as a data: URL. Undefined if the file cannot be read. */
async function readValue(field: z.core.$ZodType | undefined, value: string): Promise<string | undefined> {
  const takesFile = field && z.globalRegistry.get(field)?.file === true
  if (!takesFile || value === '' || value.startsWith('data:')) return value
  const type = fileTypes[extname(value).toLowerCase()] ?? 'application/octet-stream'
  const content = await readFile(value).catch(() => undefined)
  return content && `data:${type};base64,${content.toString('base64')}`
}

/** Text as it is, else JSON; an empty text that is no value of the field removes it. */
function checkField(shape: z.ZodObject, before: Record<string, unknown>, field: string, value: string) {
  const { [field]: _, ...others } = before
  const asText = shape.safeParse({ ...others, [field]: value })
  if (asText.success) return asText
  return shape.safeParse(value === '' ? others : { ...others, [field]: parseJson(value) })
}

/** Problems with a text of their own say what to do; the others are told by the shape. */
function describeProblem(error: z.ZodError): string | undefined {
  const [finding] = translateFindings(toFindings(error), 'en')
  return finding && finding.code !== 'value-invalid' ? finding.text : error.issues[0]?.message
}

/** For fields that are not text. */
function parseJson(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
