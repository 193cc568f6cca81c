// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { useTestPage } from '../../shared/wizard/testing-pages.ts'
import { SignInForm } from './SignInForm.tsx'
import { sampleSite } from './sample-site.ts'

const { find, password, settle, show, text, type } = useTestPage()

const texts = { passwordLabel: 'Password', submitLabel: 'Sign in' }

const refusal = { code: 'sign-in-refused', text: 'The name or the password is wrong.' }

function showForm(problem?: typeof refusal) {
  show(<SignInForm {...texts} site={sampleSite} busy={false} problem={problem} takeFocus onSignIn={() => {}} />)
}

test('once a refusal can be seen the password is empty and focused, so that letters typed at once are kept', async () => {
  showForm()
  expect(document.activeElement).toBe(find('#field-account'))
  type('wrong')
  await settle()
  showForm(refusal)
  expect(text()).toContain(refusal.text)
  expect(document.activeElement).toBe(password())
  await settle()
  expect(password().value).toBe('')
  type('right')
  // Rendering again runs every effect that is still due.
  showForm(refusal)
  await settle()
  expect(password().value).toBe('right')
})

test('the next way on belongs to the refusal, which is announced, and stays while a new attempt is typed', async () => {
  showForm()
  showForm(refusal)
  await settle()
  const note = find('[role=alert]')
  expect(note?.textContent).toBe(`${refusal.text} Unlock my account`)
  expect(password().getAttribute('aria-describedby')).toContain(note?.id)
  type('right')
  await settle()
  expect(note?.textContent?.trim()).toBe('Unlock my account')
  expect(find('.doors')?.textContent).not.toContain('Unlock my account')
})

test('E2: a refused sign-in leads on, with the account that was typed, and to an empty form', async () => {
  showForm()
  await settle()
  expect(find('.doors')).toBeNull()
  const account = find('#field-account') as HTMLInputElement
  account.value = 'locked.user'
  account.dispatchEvent(new InputEvent('input', { bubbles: true }))
  showForm(refusal)
  await settle()
  expect(text()).toContain('Do you need more help? Helpdesk, +49 30 1234-500')
  const addresses = Array.from(document.querySelectorAll('a'), (link) => link.getAttribute('href'))
  expect(addresses).toEqual(
    ['unlock-my-account', 'forgot-my-password'].map((task) => `/#task=${task}&account=locked.user`),
  )
  find('.doors button')?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
  await settle()
  expect([account.value, document.activeElement]).toEqual(['', account])
})
