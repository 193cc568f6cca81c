import { expect, it } from 'vitest'
import { isLoopback, parseListen } from './listen.ts'

it.each([
  ['127.0.0.1:8080', { host: '127.0.0.1', port: 8080 }],
  ['[::1]:443', { host: '::1', port: 443 }],
  [':80', { host: '0.0.0.0', port: 80 }],
  ['localhost:0', { host: 'localhost', port: 0 }],
  ['127.0.0.1', undefined],
  ['127.0.0.1:99999', undefined],
  ['a b:80', undefined],
])('%s', (text, expected) => {
  expect(parseListen(text)).toEqual(expected)
})

it.each([
  ['localhost', true],
  ['127.1.2.3', true],
  ['[::1]', true],
  ['practice.localhost', true],
  ['0.0.0.0', false],
  ['localhost.example.com', false],
  ['127.0.0.1.example.com', false],
])('loopback: %s %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected)
})
