import { Secret, TOTP } from 'otpauth'
import { expect, type Page, test } from 'playwright/test'
import { createApi } from './environment/api.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { administrator as administratorOf, type Staff } from './environment/staff.ts'
import { lookAt } from './pages/look-at.ts'
import { open, practiceSignIn, register } from './pages/self-service.ts'
import { heading, primary, problem, task } from './pages/wizard.ts'

/**
 * 3-2, 3-3: somebody registers, adds an authenticator app and a passkey, and comes back by each of them without a password.
 *
 *   register (three questions) → manage my profile: app (wrong code, right code), passkey → saved at once
 *   → forgot by app: too new, alone → the administrator shortens that time → forgot by app → forgot by passkey
 *   → manage my profile: the app is removed, the questions cannot be → forgot by app: refused
 */
let server: RunningServer
let administrator: Staff
let secret: string
const account = 'unregistered.user'
let password = 'Saffron-Bridge-17'

// Each step stands on the one before.
test.describe.configure({ mode: 'serial', timeout: 180_000 })

test.beforeAll(async () => {
  server = await startServer()
  administrator = await administratorOf(createApi(server))
  const created = await administrator.call('POST', '/api/v1/admin/workflows', { policy: 'default', definition })
  expect(created.status).toBe(201)
})
test.afterAll(() => server?.stop())

/** Forgot my password, by what people carry with them. */
const definition = {
  ...{ id: 'forgot-by-device', site: 'self-service', name: 'Forgot: by device', description: 'By app or passkey.' },
  enabled: true,
  availability: [{ fact: 'registered', is: true }],
  activities: [
    {
      ...{ key: 'authenticate', activity: 'authentication-methods' },
      settings: { methods: [{ method: 'totp' }, { method: 'passkey' }] },
    },
    { key: 'lock', activity: 'lock-qa-profile', settings: { threshold: 5 } },
    { key: 'reset', activity: 'reset-password-in-ad', settings: {} },
    { key: 'restart', activity: 'restart-workflow-if-error-occurs', settings: {} },
  ],
}

/** Of the next half minute: the code of this one may have been used. */
const codeOfApp = () =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({ timestamp: Date.now() + 30_000 })

test('an app, a passkey, and back by each of them', async ({ page }) => {
  await withAuthenticator(page)
  await register(page, server, { account, password })

  await test.step('an app and a passkey are added', async () => {
    await manage(page)
    await expect(page.locator('.profile-overview')).toContainText('Your organisation asks for this one.')
    await expect(page.getByLabel('Remove: Security questions')).toHaveCount(0)
    await lookAt(page, 'profile')
    await page.getByLabel('Set up an authenticator app').check()
    await primary(page).click()
    await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible()
    secret = (await page.locator('code').textContent()) ?? ''
    await lookAt(page, 'app')
    await page.getByLabel('Code of the app').fill('000000')
    await primary(page).click()
    await expect(problem(page)).toContainText('This code is not right')
    await expect(page.locator('code')).toHaveText(secret)
    await page.getByLabel('Code of the app').fill(currentCode())
    await primary(page).click()
    await expect(page.locator('.profile-overview')).toContainText('New, not saved yet')
    await page.getByLabel('Add a passkey').check()
    await primary(page).click()
    await page.getByLabel('Name of this passkey').fill('Laptop')
    await lookAt(page, 'passkey')
    await primary(page).click()
    await expect(page.locator('.profile-overview')).toContainText('Laptop – new, not saved yet')
    await expect(page.getByLabel('Save and finish')).toBeChecked()
    await primary(page).click()
    await expect(heading(page)).toHaveText('Your profile is saved')
  })

  await test.step('new ways do not suffice alone for a while', async () => {
    await forgot(page, 'Code of an authenticator app')
    await page.getByLabel('Code of the app').fill(codeOfApp())
    await primary(page).click()
    await expect(page.locator('.outcome')).toContainText('24 hours')
    await letNewMethodsCount()
  })

  await test.step('by the app', async () => {
    await forgot(page, 'Code of an authenticator app')
    await page.getByLabel('Code of the app').fill(codeOfApp())
    await primary(page).click()
    await setPassword(page, 'Granite-Otter-81')
  })

  await test.step('by the passkey; what will ask for the new password is said', async () => {
    await forgot(page, 'Passkey')
    await expect(heading(page)).toHaveText('Use your passkey')
    await lookAt(page, 'use-passkey')
    await primary(page).click()
    await setPassword(page, 'Marble-Heron-92')
    await expect(page.locator('.next')).toContainText('Wi-Fi')
  })

  await test.step('the app is removed, and opens nothing any more', async () => {
    await manage(page)
    await page.getByLabel('Remove: Authenticator app').check()
    await primary(page).click()
    await expect(page.getByLabel('Save and finish')).toBeChecked()
    await primary(page).click()
    await expect(heading(page)).toHaveText('Your profile is saved')
    await forgot(page, 'Code of an authenticator app')
    await page.getByLabel('Code of the app').fill(codeOfApp())
    await primary(page).click()
    await expect(problem(page)).toContainText('This code is not right')
  })
})

test('a browser that has no such passkey says so, and the other way stays open', async ({ page }) => {
  await withAuthenticator(page)
  await forgot(page, 'Passkey')
  await primary(page).click()
  await expect(page.getByRole('alert')).toContainText('No passkey was used')
  await page.getByRole('button', { name: 'Another way', exact: true }).click()
  await expect(heading(page)).toHaveText('How do you want to show who you are?')
})

/** A passkey of its own, as a laptop with a fingerprint reader has it. */
async function withAuthenticator(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('WebAuthn.enable')
  await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
}

const currentCode = () => new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate()

async function manage(page: Page): Promise<void> {
  await open(page, server, account)
  await task(page, 'Manage my profile').click()
  await page.getByLabel('Current password', { exact: true }).fill(password)
  await primary(page).click()
  await expect(heading(page)).toHaveText('How can you show who you are?')
}

async function forgot(page: Page, way: string): Promise<void> {
  await open(page, server, account)
  await task(page, 'Forgot: by device').click()
  await page.getByLabel(way).check()
  await primary(page).click()
}

async function setPassword(page: Page, newPassword: string): Promise<void> {
  await page.getByLabel('New password', { exact: true }).fill(newPassword)
  await primary(page).click()
  await expect(page.locator('.outcome-sign[data-tone=good]')).toBeVisible()
  password = newPassword
  expect(await practiceSignIn(server, account, password)).toBe(true)
}

async function letNewMethodsCount(): Promise<void> {
  await administrator.change('/api/v1/admin/policies/default', (standing: Record<string, unknown>) => {
    const { id: _, version: __, ...policy } = standing
    return { ...policy, newMethodHours: 0 }
  })
}
