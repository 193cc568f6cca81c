// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { readAccountName } from './account-name.ts'

/** Records the fields whose values are read. */
function page(html: string): string[] {
  document.body.innerHTML = html
  const read: string[] = []
  for (const field of document.querySelectorAll('input')) {
    const value = field.getAttribute('value') ?? ''
    const name = field.name || field.id
    Object.defineProperty(field, 'value', { get: () => read.push(name) && value })
  }
  return read
}

test('only the value of the named field is read', () => {
  const read = page(
    '<input name="email" value="other@example.com"><input name="username" value=" CORP\\erika "><input type="password" name="oldPwd" value="secret">',
  )
  expect(readAccountName(['username'])).toBe('CORP\\erika')
  expect(read).toEqual(['username'])
})

test('fields are found by id too, and the first one with a value is used', () => {
  page('<input id="userNameInput" value=""><input id="user" value="erika">')
  expect(readAccountName(['userNameInput', 'user'])).toBe('erika')
})

test.each([
  ['a password field of that name', '<input type="password" name="username" value="secret">'],
  ['a password shown as text', '<input type="text" name="username" autocomplete="current-password" value="secret">'],
  ['a field whose id says password', '<input type="text" name="username" id="userPassword" value="secret">'],
  ['a code', '<input type="text" name="username" autocomplete="one-time-code" value="123456">'],
  ['a hidden field', '<input type="hidden" name="username" value="token">'],
])('%s is never read', (_, html) => {
  const read = page(html)
  expect(readAccountName(['username'])).toBeUndefined()
  expect(read).toEqual([])
})

test('a value that cannot be an account name is ignored', () => {
  page(`<input name="username" value="${'x'.repeat(101)}"><input id="username" value="a\u202eb">`)
  expect(readAccountName(['username'])).toBeUndefined()
  expect(readAccountName(['no"such'])).toBeUndefined()
})

test('the function is self-contained, as an injected function must be', () => {
  page('<input name="username" value="erika">')
  const alone = new Function('document', 'CSS', `return (${readAccountName.toString()})(['username'])`)
  expect(alone(document, CSS)).toBe('erika')
})
