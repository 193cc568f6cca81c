import { expect, test } from 'vitest'
import { renderMail } from './rendering.ts'

const who = { displayName: 'Ruth Osei', account: 'r.osei', url: 'https://latchkey.example.com/?task=register' }
const expires = '2026-12-01T09:00:00Z'
const orders = [
  { template: 'invitation', values: who },
  { template: 'update-reminder', values: who },
  { template: 'expiry-reminder', values: { ...who, expires, state: 'soon' } },
  { template: 'expiry-reminder', values: { ...who, expires, state: 'over' } },
]

test.each(['en', 'de'])(
  'every reminder has a text in %s, says what it is about, and links to the workflow',
  (language) => {
    const mails = orders.map((order) => renderMail({ ...order, to: 'ruth@example.org', language }, { timeZone: 'UTC' }))
    expect(new Set(mails.map(({ subject }) => subject)).size).toBe(orders.length)
    for (const { subject, text, html } of mails) {
      expect(`${subject}${text}${html}`).not.toMatch(/mail\.[a-z]+-?[a-z]*\.|undefined|\{\w+\}/)
      expect(text).toContain(who.url)
      expect(html).toContain(`href="${who.url}"`)
    }
  },
)

test('the mail names the time of the expiry, and has another text when it is over', () => {
  const mail = (state: string) =>
    renderMail(
      { to: 'ruth@example.org', language: 'en', template: 'expiry-reminder', values: { ...who, expires, state } },
      { timeZone: 'Europe/Berlin' },
    )
  expect(mail('soon').subject).toBe('Your password expires soon')
  expect(mail('soon').text).toContain('December 1, 2026 at 10:00:00')
  expect(mail('over').subject).toBe('Your password has expired')
})

test.each([
  ['invitation', { ...who, password: 'Harbour-Lantern-41' }],
  ['expiry-reminder', who],
  ['expiry-reminder', { ...who, expires: 'soon', state: 'soon' }],
  ['invitation', { ...who, url: 'javascript:alert(1)' }],
])('%s does not take %j', (template, values) => {
  expect(() => renderMail({ to: 'ruth@example.org', language: 'en', template, values })).toThrow()
})
