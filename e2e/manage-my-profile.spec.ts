import { Secret, TOTP } from 'otpauth'
import { expect, type Page, test } from 'playwright/test'
import { createApi } from './environment/api.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { signInAsAdministrator as administratorOf, type StaffSession } from './environment/staff.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { openWorkflowList, registerQuestions, signInToPracticeMail } from './pages/self-service.ts'
import { addVirtualAuthenticator } from './pages/virtual-authenticator.ts'
import { heading, primaryButton, problem, profileAction, workflowCard } from './pages/wizard.ts'

/**
 * A person registers, adds an authenticator app and a passkey, and comes back by each of them without a password.
 *
 *   register (three questions) → manage my profile: app (wrong code, right code), passkey → saved at once
 *   → forgot by passkey: too new, alone → the administrator shortens that time → forgot by app → forgot by passkey
 *   → manage my profile: the app is removed, the questions cannot be → forgot by app: refused
 */
let server: RunningServer
let administrator: StaffSession
let secret: string
const account = 'unregistered.user'
let password = 'Saffron-Bridge-17'

// Each step needs the one before.
test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  server = await startServer()
  administrator = await administratorOf(createApi(server))
  const created = await administrator.call('POST', '/api/v1/admin/workflows', { policy: 'default', definition })
  expect(created.status).toBe(201)
})
test.afterAll(() => server?.stop())

/** Forgot my password, by what people carry with them. */
const definition = {
  id: 'forgot-by-device',
  site: 'self-service',
  name: 'Forgot: by device',
  description: 'By app or passkey.',
  enabled: true,
  availability: [{ fact: 'registered', is: true }],
  activities: [
    {
      key: 'authenticate',
      activity: 'authentication-methods',
      settings: { methods: [{ method: 'totp' }, { method: 'passkey' }], accept: 'any' },
    },
    { key: 'lock', activity: 'lock-qa-profile', settings: { threshold: 5 } },
    { key: 'reset', activity: 'reset-password-in-ad', settings: {} },
    { key: 'restart', activity: 'restart-workflow-if-error-occurs', settings: {} },
  ],
}

const codeAt = (timestamp: number) =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({ timestamp })
const currentCode = () => codeAt(Date.now())
/** Of the next half minute: the code of this one may have been used. */
const codeOfApp = () => codeAt(Date.now() + 30_000)

/** A code that is not one of those around this moment. */
function wrongCode(): string {
  const right = [-60_000, -30_000, 0, 30_000, 60_000].map((offset) => codeAt(Date.now() + offset))
  return Array.from({ length: 6 }, (_, digit) => String(digit).repeat(6)).find((code) => !right.includes(code)) ?? ''
}

test('a person adds an authenticator app and a passkey, and comes back by each of them', async ({ page }) => {
  const authenticator = await addVirtualAuthenticator(page)
  await registerQuestions(page, server, { account, password })

  await test.step('an app and a passkey are added', async () => {
    await manage(page)
    await expect(page.locator('.profile-overview')).toContainText('Your organisation asks for this one.')
    await expect(profileAction(page, 'Remove – Security questions')).toHaveCount(0)
    await checkAppearance(page, 'profile')
    await profileAction(page, 'Set up – Authenticator app').click()
    await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible()
    secret = (await page.locator('code').textContent()) ?? ''
    await checkAppearance(page, 'app')
    await page.getByLabel('Code of the app').fill(wrongCode())
    await expect(problem(page)).toContainText('This code is not right')
    await expect(page.locator('code')).toHaveText(secret)
    await page.getByLabel('Code of the app').fill(currentCode())
    await expect(page.locator('.page-text')).toContainText('Your change is saved')
    await profileAction(page, 'Set up – Passkey').click()
    await page.getByLabel('Name of this passkey').fill('Laptop')
    await checkAppearance(page, 'passkey')
    await primaryButton(page).click()
    await expect(page.locator('.profile-overview')).toContainText('Laptop')
    await checkAppearance(page, 'profile-saved')
    await primaryButton(page).click()
    await expect(heading(page)).toHaveText('Your profile is saved')
  })

  await test.step('new ways do not suffice alone for a while', async () => {
    // The passkey, since a code of the app would be used up.
    await forgot(page, 'Passkey')
    await primaryButton(page).click()
    await expect(page.locator('.outcome')).toContainText('24 hours')
    await letNewMethodsCount()
  })

  await test.step('by the app', async () => {
    await forgot(page, 'Code of an authenticator app')
    await page.getByLabel('Code of the app').fill(codeOfApp())
    await setPassword(page, 'Granite-Otter-81')
  })

  await test.step('M6: who has an app and a passkey is no longer asked questions', async () => {
    await openWorkflowList(page, server, account)
    await workflowCard(page, 'I forgot my password').click()
    await expect(heading(page)).toHaveText('Use your passkey')
    await page.getByRole('button', { name: 'Another way', exact: true }).click()
    await expect(page.getByRole('radio')).toHaveCount(2)
    await expect(page.getByLabel('Code of an authenticator app')).toBeVisible()
    await expect(page.getByLabel('Security questions')).toHaveCount(0)
    await page.context().clearCookies()
  })

  await test.step('by the passkey; what will ask for the new password is said', async () => {
    await forgot(page, 'Passkey')
    await expect(heading(page)).toHaveText('Use your passkey')
    await checkAppearance(page, 'use-passkey')

    // Finding 19: the device is left alone, and the other buttons do what they say.
    await authenticator.setTouched(false)
    await primaryButton(page).click()
    await expect(primaryButton(page)).toHaveAttribute('aria-disabled', 'true')
    await page.getByRole('button', { name: 'Another way', exact: true }).click()
    await expect(heading(page)).toHaveText('How do you want to show who you are?')
    await page.getByLabel('Passkey', { exact: true }).check()
    await primaryButton(page).click()
    await expect(heading(page)).toHaveText('Use your passkey')
    await primaryButton(page).click()
    await expect(primaryButton(page)).toHaveAttribute('aria-disabled', 'true')
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await expect(workflowCard(page, 'Forgot: by device')).toBeVisible()
    await authenticator.setTouched(true)

    await forgot(page, 'Passkey')
    await primaryButton(page).click()
    await setPassword(page, 'Marble-Heron-92')
    await expect(page.locator('.next')).toContainText('Wi-Fi')
  })

  await test.step('the app is removed, and opens nothing any more', async () => {
    await manage(page)
    await profileAction(page, 'Remove – Authenticator app').click()
    await expect(profileAction(page, 'Set up – Authenticator app')).toBeVisible()
    await primaryButton(page).click()
    await expect(heading(page)).toHaveText('Your profile is saved')
    await forgot(page, 'Code of an authenticator app')
    await page.getByLabel('Code of the app').fill(codeOfApp())
    await expect(problem(page)).toContainText('This code is not right')
  })
})

test('a browser without the passkey says so, and another factor can be chosen', async ({ page }) => {
  await addVirtualAuthenticator(page)
  await forgot(page, 'Passkey')
  await primaryButton(page).click()
  await expect(page.getByRole('alert')).toContainText('No passkey was used')
  await page.getByRole('button', { name: 'Another way', exact: true }).click()
  await expect(heading(page)).toHaveText('How do you want to show who you are?')
})

async function manage(page: Page): Promise<void> {
  await openWorkflowList(page, server, account)
  await workflowCard(page, 'Manage my profile').click()
  await page.getByLabel('Current password', { exact: true }).fill(password)
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Your sign-in help methods')
}

async function forgot(page: Page, way: string): Promise<void> {
  await openWorkflowList(page, server, account)
  await workflowCard(page, 'Forgot: by device').click()
  await page.getByLabel(way).check()
  await primaryButton(page).click()
}

async function setPassword(page: Page, newPassword: string): Promise<void> {
  await page.getByLabel('New password', { exact: true }).fill(newPassword)
  await primaryButton(page).click()
  await expect(page.locator('.outcome-sign[data-tone=good]')).toBeVisible()
  password = newPassword
  expect(await signInToPracticeMail(server, account, password)).toBe(true)
}

async function letNewMethodsCount(): Promise<void> {
  await administrator.update('/api/v1/admin/policies/default', (standing: Record<string, unknown>) => {
    const { id: _, version: __, ...policy } = standing
    return { ...policy, newMethodHours: 0 }
  })
}
