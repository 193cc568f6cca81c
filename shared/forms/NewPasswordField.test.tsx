// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { useTestPage } from '../wizard/testing-pages.ts'
import { createForm, type FormPage } from './form-state.ts'
import { NewPasswordField } from './NewPasswordField.tsx'

const { show, text } = useTestPage()

afterEach(() => vi.unstubAllGlobals())

/** Stands for the worker that estimates: every password is strong. */
class StrongWorker {
  onmessage: ((event: { data: number }) => void) | null = null
  postMessage = () => this.onmessage?.({ data: 4 })
  terminate() {}
}

const newPassword = { type: 'string', title: 'New password', autocomplete: 'new-password', secret: true } as const
const page: FormPage = { answer: { type: 'object', properties: { newPassword }, required: ['newPassword'] } }

test('a new password that stays after a refusal shows its strength at once', async () => {
  vi.stubGlobal('Worker', StrongWorker)
  const form = createForm(page, { earlierValues: { newPassword: 'Harbour-Quiet-Lamp-27' }, keepsSecrets: true })
  const [field] = form.fields
  if (!field) throw new Error('the form has no field')
  show(<NewPasswordField form={form} field={field} />)
  await expect.poll(text).toContain('Strength: strong')
})

test('an empty field shows no strength, and loads nothing for it', async () => {
  const started = vi.fn()
  vi.stubGlobal('Worker', started)
  const form = createForm(page)
  const [field] = form.fields
  if (!field) throw new Error('the form has no field')
  show(<NewPasswordField form={form} field={field} />)
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  expect(text()).not.toContain('Strength')
  expect(started).not.toHaveBeenCalled()
})
