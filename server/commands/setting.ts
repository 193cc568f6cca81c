import type { z } from 'zod'
import type { Config } from '../config.ts'
import { isSid, toScopeKey } from '../directory/distinguished-name.ts'
import { printErrors, printLines } from '../log.ts'
import { createNotifications } from '../notifications/outbox.ts'
import { administrationSettings, findNamedGroups } from '../policies/administration.ts'
import { findUnknownDefaultDomain } from '../policies/default-domain.ts'
import { hideSecrets } from '../policies/hide-secrets.ts'
import { nameGroups } from '../policies/name-groups.ts'
import { prepareSecondFactorOffMails } from '../policies/second-factor-off.ts'
import { settings } from '../policies/settings.ts'
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
    const asText = shape.safeParse({ ...before, [field]: value })
    const checked = asText.success ? asText : shape.safeParse({ ...before, [field]: parseJson(value ?? '') })
    if (!checked.success) {
      printErrors(`${path} cannot be ${value}: ${checked.error.issues[0]?.message}`)
      return 1
    }
    if (name === 'administration') {
      const [named] = findNamedGroups(administrationSettings.parse(checked.data), {
        isSample: config.directory.kind === 'sample',
      })
      if (named) {
        printErrors(
          `${path}: ${named.values?.name} is a name, and everybody who may create groups can reuse it. Give the SID or the distinguished name.`,
        )
        return 1
      }
    }
    if (path === 'site.defaultDomain' && !(await isDomain(config, value ?? '', signal))) {
      printErrors(`${path}: the directory has no domain ${value}.`)
      return 1
    }
    const audit = openAudit(config, keys)
    const change = { before: stored?.value, after: checked.data }
    const mail = name === 'staff' ? await prepareMail(config, { store, keys, signal }, change) : undefined
    const isWritten = await store.transaction(async (tx) => {
      if (!(await putSetting(tx, name, checked.data, stored?.version ?? absentSetting))) return false
      await mail?.(tx)
      await audit.append(tx, { event: 'configuration-changed', data: { setting: path } })
      await insertVersion(tx, {
        resource: 'settings',
        id: name,
        version: (stored?.version ?? absentSetting) + 1,
        action: 'changed',
        content: hideSecrets(shape, checked.data),
        before: stored && { version: stored.version, content: hideSecrets(shape, stored.value) },
      })
      return true
    })
    if (!isWritten) {
      printErrors(`${name} was changed by another writer at the same moment. Try again.`)
      return 1
    }
    printLines(`${path} is now ${value}.`)
    return 0
  })
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

/** For fields that are not text. */
function parseJson(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
