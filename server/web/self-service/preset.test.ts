import { expect, test } from 'vitest'
import { presetOf } from './preset.ts'

test.each([
  ['?task=manage-my-passwords', '', { workflow: 'manage-my-passwords' }],
  ['', '#task=register', { workflow: 'register' }],
  ['', '', {}],
  ['?task=../admin', '', {}],
  ['?task=<script>', '', {}],
])('%s%s', (search, hash, preset) => {
  expect(presetOf({ search, hash })).toEqual(preset)
})
