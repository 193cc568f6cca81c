import { expect, test } from 'vitest'
import { compareLines } from './compare-lines.ts'

const draw = (before: string, after: string) =>
  compareLines(before, after).map(({ kind, text }) => `${{ same: ' ', removed: '-', added: '+' }[kind]}${text}`)

test('lines that changed stand beside those that stayed', () => {
  expect(draw('Hello\n\nYour code is {code}\nBye', 'Hello\n\nYour number is {code}\nBye\nThe helpdesk')).toEqual([
    ' Hello',
    ' ',
    '-Your code is {code}',
    '+Your number is {code}',
    ' Bye',
    '+The helpdesk',
  ])
})

test('equal texts differ in nothing, and an empty one in everything', () => {
  expect(draw('a\nb', 'a\nb')).toEqual([' a', ' b'])
  expect(draw('a\nb', '')).toEqual(['-a', '-b', '+'])
})
