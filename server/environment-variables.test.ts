import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { en } from '../shared/languages/en.ts'
import { environmentVariables, secretVariables } from './environment-variables.ts'

const english: Readonly<Record<string, string>> = en
const page = join(import.meta.dirname, '../docs/environment.md')

function describeVariables(): string {
  const { properties = {} } = z.toJSONSchema(environmentVariables, { io: 'input', unrepresentable: 'any' })
  const rows = Object.entries(properties).flatMap(([name, property]) => {
    const { default: value } = property as { default?: unknown }
    const meaning = english[`environment.${name}`]
    const names = secretVariables.some((secret) => secret === name) ? `\`${name}\`, \`${name}_FILE\`` : `\`${name}\``
    return [`| ${names} | ${value ? `\`${value}\`` : ''} | ${meaning} |`]
  })
  return ['| variable | default | meaning |', '|---|---|---|', ...rows].join('\n')
}

it('the page of environment variables has a row for each that the server reads', async () => {
  const table = `<!-- variables -->\n${describeVariables()}\n<!-- /variables -->`
  const expected = readFileSync(page, 'utf8').replace(/<!-- variables -->.*<!-- \/variables -->/s, () => table)
  expect(expected).toContain(table)
  await expect(expected).toMatchFileSnapshot(page)
})
