import type { z } from 'zod'
import { createAudit } from '../audit/chain.ts'
import type { Config } from '../config.ts'
import { mailSettings } from '../notifications/mail-words.ts'
import { administrationSettings } from '../policies/administration.ts'
import { siteSettings } from '../policies/site-settings.ts'
import { normaliseName } from '../store/normalise-name.ts'
import { openStore } from '../store/open.ts'
import { openKeys } from '../store/open-keys.ts'
import { absentSetting, getSetting, putSetting } from '../store/settings.ts'

/** By the name they are stored under. */
const settings: Record<string, z.ZodObject> = {
  administration: administrationSettings,
  mail: mailSettings,
  site: siteSettings,
}

const usage = 'Name a setting and its value: npm start -- setting site.selfService legacy'

/** `setting site` shows what holds; `setting site.selfService legacy` changes one field, also while the server runs. */
export async function setting(config: Config, [path = '', value]: string[], signal: AbortSignal): Promise<number> {
  const [name = '', field] = path.split('.')
  const shape = Object.hasOwn(settings, name) ? settings[name] : undefined
  if (!shape || (field === undefined) !== (value === undefined)) {
    console.error(usage)
    return 2
  }
  const store = await openStore(config.database, signal)
  try {
    const stored = await getSetting(store.read, name)
    const before = (stored?.value ?? {}) as Record<string, unknown>
    if (field === undefined) {
      console.log(JSON.stringify(shape.parse(before), null, 2))
      return 0
    }
    const text = shape.safeParse({ ...before, [field]: value })
    const checked = text.success ? text : shape.safeParse({ ...before, [field]: asJson(value ?? '') })
    if (!checked.success) {
      console.error(`${path} cannot be ${value}: ${checked.error.issues[0]?.message}`)
      return 1
    }
    const version = stored?.version ?? absentSetting
    const node = normaliseName(config.host) ?? 'latchkey'
    const audit = createAudit({ node, keys: await openKeys(store, config.keyFile), now: () => new Date() })
    const written = await store.transaction(async (tx) => {
      if (!(await putSetting(tx, name, checked.data, version))) return false
      await audit.append(tx, { event: 'configuration-changed', data: { setting: path } })
      return true
    })
    if (!written) {
      console.error(`${name} was changed by somebody else at the same moment. Try again.`)
      return 1
    }
    console.log(`${path} is now ${value}.`)
    return 0
  } finally {
    await store.close()
  }
}

/** For fields that are no text. */
function asJson(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
