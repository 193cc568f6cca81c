import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { mailSettings } from '../../notifications/mail-words.ts'
import { administrationSettings, isAdministrator } from '../../policies/administration.ts'
import { findingsOf } from '../../policies/findings.ts'
import { siteSettings } from '../../policies/site-settings.ts'
import type { Reader } from '../../store/database.ts'
import { absentSetting, getSetting, putSetting } from '../../store/settings.ts'
import { defineOperation, mount } from '../operation.ts'
import { administratorOf, changeBy, changedMeanwhile, defineResource, expectedVersion, versioned } from './resource.ts'

/** Settings that an administrator changes, by the name they are stored under. */
const settings: Record<string, z.ZodObject> = {
  administration: administrationSettings,
  mail: mailSettings,
  site: siteSettings,
}

const path = '/api/v1/admin/settings/{name}'
const caller = 'administrator'
const fields = z.record(z.string(), z.unknown())
const reply = z.object({ name: z.string(), version: z.int(), settings: fields })

const read = defineOperation({
  ...{ id: 'getSettings', method: 'get', path, caller, status: 200 },
  summary: 'Settings of one name (administration, mail, site); version 0: nothing was changed yet',
  reply,
  errors: ['sign-in-required', 'forbidden', 'not-found'],
})

const replaced = defineOperation({
  ...{ id: 'replaceSettings', method: 'put', path, caller, status: 200, ifMatch: true },
  summary: 'Replaces the settings of one name; nobody can take the administration from themselves',
  body: fields,
  reply,
  errors: [
    ...(['sign-in-required', 'forbidden', 'csrf-refused', 'not-found'] as const),
    ...(['precondition-required', 'changed-meanwhile', 'settings-refused'] as const),
  ],
})

export const settingsResource = defineResource({
  operations: [read, replaced],
  routes(app, { store, audit }) {
    mount(app, read, async (context) => versioned(context, await standing(store.read, named(context))))

    mount(app, replaced, async (context, body) => {
      const { name, shape } = named(context)
      const expected = expectedVersion(context)
      const parsed = shape.safeParse(body)
      if (!parsed.success) throw new AppError('settings-refused', { problems: findingsOf(parsed.error) })
      const { data } = parsed
      if (name === 'administration' && !isAdministrator(administratorOf(context), administrationSettings.parse(data))) {
        throw new AppError('settings-refused', { problems: [{ path: 'groups', code: 'without-yourself' }] })
      }
      const isWritten = await store.transaction(async (tx) => {
        if (!(await putSetting(tx, name, data, expected))) return false
        await audit.append(
          tx,
          changeBy(context, { resource: 'settings', id: name, action: 'changed', version: expected + 1 }),
        )
        return true
      })
      const now = await standing(store.read, { name, shape })
      return isWritten ? versioned(context, now) : changedMeanwhile(context, now)
    })
  },
})

function named(context: Context): { name: string; shape: z.ZodObject } {
  const name = context.req.param('name') ?? ''
  const shape = Object.hasOwn(settings, name) ? settings[name] : undefined
  if (!shape) throw new AppError('not-found')
  return { name, shape }
}

async function standing(reader: Reader, { name, shape }: ReturnType<typeof named>) {
  const stored = await getSetting(reader, name)
  const read = shape.safeParse(stored?.value ?? {})
  return { name, version: stored?.version ?? absentSetting, settings: read.success ? read.data : {} }
}
