import { expect, test } from 'vitest'
import { parsePreset } from './preset.ts'

test.each([
  ['?task=manage-my-passwords', '', { workflow: 'manage-my-passwords' }],
  ['', '#task=register', { workflow: 'register' }],
  ['', '', {}],
  ['', '#task=register&account=anna%40corp', { workflow: 'register', account: 'anna@corp' }],
  ['', '#account=anna&domain=corp.example.com', { account: 'anna', domain: 'corp.example.com' }],
  ['?task=register&account=anna', '', { workflow: 'register' }],
  ['', '#account=a%0Ab&domain=a/b', {}],
  ['?task=../admin', '', {}],
  ['?task=<script>', '', {}],
])('the address %s%s presets the wizard', (search, hash, preset) => {
  expect(parsePreset({ search, hash })).toEqual(preset)
})
