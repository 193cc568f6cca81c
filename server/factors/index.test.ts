import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { en } from '../../shared/languages/en.ts'
import { activities } from '../activities/index.ts'
import { settingFields } from '../activities/setting-fields.ts'
import { renderMail } from '../notifications/rendering.ts'
import { factorTables } from '../store/profiles.ts'
import { factors } from './index.ts'

const files = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ name }) => name)
const registered = factors.flatMap((factor) => factor.registered ?? [])

test('the list of factors is the list of files, sorted', () => {
  const sources = files.filter((name) => !/^(factor|index|limits)\.ts$|\.test\.ts$/.test(name))
  expect(factors.map(({ id }) => `${id}.ts`)).toEqual(sources.sort())
})

test('no two factors share an id, a place in lists, a kind of method or a counter', () => {
  const isUnique = (values: readonly unknown[]) => expect(new Set(values).size).toBe(values.length)
  isUnique(factors.map(({ id }) => id))
  isUnique(factors.map(({ rank }) => rank))
  isUnique(registered.map(({ kind }) => kind))
})

test('every activity that asks for a factor is in the list of activities, and settings are plain fields', () => {
  for (const { asking } of factors) {
    if (!asking) continue
    expect(activities).toContain(asking.activity)
    expect(Object.keys(settingFields(asking.activity))).toEqual(
      expect.arrayContaining(Object.keys(asking.fixedSettings ?? {})),
    )
  }
})

test('the tables of factors that people register are those that make a person registered', () => {
  const tables = factors.filter(({ registered }) => registered).flatMap(({ tables = [] }) => tables)
  expect([...new Set(tables)].sort()).toEqual(factorTables.map(({ table }) => table).sort())
})

test.each(factors)('every text of $id is in the catalogue', ({ id, asking, isSoleMeans, registering, registered }) => {
  const keys = [
    asking?.isChoice && `activities.authentication-methods.${id}`,
    registered && `me.method-${registered.kind}`,
    registered && `helpdesk.method-${registered.kind}`,
    registering && `activities.register.${id}`,
    registering && registering !== 'in-directory' && `activities.register.choose-${id}`,
    registering && registering !== 'in-directory' && !registering.isSingle && `activities.register.add-${id}`,
    registering && isSoleMeans && `activities.register.missing-${id}`,
  ]
  expect(Object.keys(en)).toEqual(expect.arrayContaining(keys.filter(Boolean)))
})

test.each(['en', 'de'])('every change of a factor is told by mail in words of its own (%s)', (language) => {
  const notices = registered.flatMap(({ notices = [] }) => notices)
  const texts = notices.map((changes) => {
    const values = { displayName: 'Ruth Osei', account: 'r.osei', changes, time: '2026-11-22T09:00:00Z' }
    const url = 'https://latchkey.example.com'
    return renderMail({ to: 'ruth@example.org', template: 'methods-changed', language, values: { ...values, url } })
      .text
  })
  expect(new Set(texts).size).toBe(notices.length)
  expect(texts.join()).not.toContain('methods-changed')
})
