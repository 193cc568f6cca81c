// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { accountNameIn } from './account-name.ts'

/** Notes the field whose value was read. */
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

test('the value of the named field, and no other is read', () => {
  const read = page(
    '<input name="email" value="other@example.com"><input name="username" value=" CORP\\erika "><input type="password" name="oldPwd" value="secret">',
  )
  expect(accountNameIn(['username'])).toBe('CORP\\erika')
  expect(read).toEqual(['username'])
})

test('by id, too; the first with something in it', () => {
  page('<input id="userNameInput" value=""><input id="user" value="erika">')
  expect(accountNameIn(['userNameInput', 'user'])).toBe('erika')
})

test.each([
  ['a password field of that name', '<input type="password" name="username" value="secret">'],
  ['a password shown as text', '<input type="text" name="username" autocomplete="current-password" value="secret">'],
  ['a field whose id says password', '<input type="text" name="username" id="userPassword" value="secret">'],
  ['a code', '<input type="text" name="username" autocomplete="one-time-code" value="123456">'],
  ['a hidden field', '<input type="hidden" name="username" value="token">'],
])('%s is never read', (_, html) => {
  const read = page(html)
  expect(accountNameIn(['username'])).toBeUndefined()
  expect(read).toEqual([])
})

test('what no account is called is left out', () => {
  page(`<input name="username" value="${'x'.repeat(101)}"><input id="username" value="a\u202eb">`)
  expect(accountNameIn(['username'])).toBeUndefined()
  expect(accountNameIn(['no"such'])).toBeUndefined()
})

test('it stands by itself, as it must inside a page', () => {
  page('<input name="username" value="erika">')
  const alone = new Function('document', 'CSS', `return (${accountNameIn.toString()})(['username'])`)
  expect(alone(document, CSS)).toBe('erika')
})
