import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { findPredefined } from '../server/policies/testing.ts'
import { createApi } from './environment/api.ts'
import { type Samba, startSamba } from './environment/samba.ts'
import { findInTraces, readMail } from './environment/secrets.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type FakeSmtpServer, startFakeSmtpServer } from './environment/smtp.ts'
import { enrolStaff, nameAdministrators, signInAsAdministrator } from './environment/staff.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import {
  answersByQuestion,
  chooseAndAnswer,
  openWorkflowList,
  readPracticeAnswers,
  registerQuestions,
  signInToPracticeMail,
} from './pages/self-service.ts'
import { answerQuestions, heading, primaryButton, problem, workflowCard } from './pages/wizard.ts'

/**
 * A forgotten password on the Self-Service site, with the sample company and with Samba alike.
 *
 *   account → Register → current password → three questions → registered
 *   … at once → the right answers are too new, until an administrator allows it
 *   account → I forgot my password → wrong answers → right ones → refused passwords → new password → done
 *   wrong answers, until an invisible proof of work is required, and then until the profile is locked
 */
/** As a person types who remembers the words, but not how they were written. */
const recalled = {
  'What was the name of your first school?': ' kantonsschule  am burggraben',
  'What was the name of your first pet?': 'SCHNURRLI',
  'In which town were you born?': 'Sankt-Gallen!',
}

interface Company {
  server: RunningServer
  person: { account: string; password: string }
  /** Is locked out at the end. */
  victim: { account: string; password: string }
  /** What its minimum length is called. */
  shortest: string
  holds(password: string): Promise<boolean>
}

let folder: string
let smtp: FakeSmtpServer
let samba: Samba
const companies: Partial<Record<'sample' | 'Samba', Company>> = {}

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'j1-'))
  smtp = await startFakeSmtpServer()
  const person = { account: 'wilma.weber', password: 'Copper-Meadow-52' }
  const victim = { account: 'victor.vogel', password: 'Copper-Meadow-53' }
  const company = await startServer({ env: { LATCHKEY_SMTP: smtp.url } })
  samba = await startSamba({ folder: join(folder, 's'), address: '127.0.0.18' })
  for (const one of [person, victim]) await samba.addPerson({ ...one, mail: `${one.account}@corp.example.test` })
  await samba.addPerson({ account: 'ada.admin', password: 'Copper-Meadow-55', groups: ['Latchkey Administrators'] })
  companies.sample = {
    server: company,
    person: { account: 'unregistered.user', password: 'Saffron-Bridge-17' },
    victim: { account: 'active.user', password: 'Harbour-Lantern-41' },
    shortest: 'At least 10 characters',
    holds: (password) => signInToPracticeMail(company, 'unregistered.user', password),
  }
  companies.Samba = {
    server: await startServer({ env: { ...samba.environment, LATCHKEY_SMTP: smtp.url }, waivesNewMethodDelay: true }),
    person,
    victim,
    shortest: 'At least 8 characters',
    holds: async (password) => (await samba.bind(person.account, password)) === 'right',
  }
})

test.afterAll(async () => {
  for (const { server } of Object.values(companies)) await server.stop()
  await samba?.stop()
  await smtp?.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

function companyOf(name: keyof typeof companies): Company {
  const company = companies[name]
  if (!company) throw new Error(`the company ${name} was not started`)
  return company
}

for (const name of ['sample', 'Samba'] as const) {
  const company = () => companyOf(name)
  // Both look the same; what differs is behind them.
  const look = async (page: Page, state: string) => name === 'sample' && checkAppearance(page, `forgot-${state}`)

  test.describe(name, () => {
    test.describe.configure({ mode: 'serial' })

    test('a person registers security questions', async ({ page }) => {
      const { server, person } = company()
      await openWorkflowList(page, server, person.account)
      await look(page, '01-tasks')
      await workflowCard(page, 'Register security questions').click()
      await page.getByLabel('Current password', { exact: true }).fill(person.password)
      await primaryButton(page).click()
      await expect(heading(page)).toHaveText('Choose your security questions')
      await look(page, '02-choose')

      await primaryButton(page).click()
      await expect(problem(page).first()).toHaveText('Fill in this field to continue.')
      await look(page, '03-nothing-filled-in')
      await chooseAndAnswer(page, [
        ...Object.entries(answersByQuestion).slice(0, 2),
        ['In which town were you born?', 'x'],
      ])
      await primaryButton(page).click()
      await expect(problem(page)).toHaveText('This answer is too short. Give one with at least 4 letters or digits.')
      await look(page, '04-too-short')
      await chooseAndAnswer(page, Object.entries(answersByQuestion))
      await primaryButton(page).click()
      await expect(heading(page)).toHaveText('You are registered')
      await look(page, '05-registered')
      await primaryButton(page).click()
      await expect(heading(page)).toHaveText('Which account is it?')
    })

    if (name === 'sample') {
      test('answers registered just now are refused with the time from which they count, once they are right', async ({
        page,
      }) => {
        const { server, person } = company()
        await openWorkflowList(page, server, person.account)
        await workflowCard(page, 'I forgot my password').click()
        await answerQuestions(page, {}, 'Something else')
        await primaryButton(page).click()
        await expect(problem(page)).toContainText('These answers do not match. Check the spelling and try again.')
        await answerQuestions(page, recalled)
        await primaryButton(page).click()
        await expect(page.getByText('You changed your sign-in help methods less than 24 hours ago.')).toBeVisible()
        await expect(page.getByText('Try again later or ask your helpdesk.')).toBeVisible()
        await look(page, '16-too-new')
        expect(await company().holds(person.password)).toBe(true)
        const admin = await signInAsAdministrator(createApi({ url: server.url }))
        await admin.update<object>('/api/v1/admin/policies/default', (policy) => ({ ...policy, newMethodHours: 0 }))
      })
    }

    test('wrong answers, then right ones, refused passwords, then a new one', async ({ page }) => {
      const { server, person, holds, shortest } = company()
      const before = smtp.received.length
      await openWorkflowList(page, server, person.account)
      await workflowCard(page, 'I forgot my password').click()
      await expect(heading(page)).toHaveText('Answer your security questions')
      await look(page, '06-questions')
      const asked = await answerQuestions(page, {}, 'Something else')
      expect(asked).toHaveLength(2)
      await primaryButton(page).click()
      await expect(problem(page)).toContainText('These answers do not match. Check the spelling and try again.')
      await look(page, '07-wrong')
      // The same ones, so that failing gets no easier questions.
      expect(await answerQuestions(page, recalled)).toEqual(asked)
      await primaryButton(page).click()

      await expect(heading(page)).toHaveText('Choose a new password')
      await look(page, '08-new-password')
      const newPassword = page.getByLabel('New password', { exact: true })
      for (const [refused, words] of [
        ['Short-1', shortest],
        ['onlysmallletters', 'At least three of'],
        [`${person.account}-A1`, 'No part of your name'],
      ] as const) {
        await newPassword.fill(refused)
        await primaryButton(page).click()
        await expect(problem(page)).toContainText(words)
        expect(await holds(person.password)).toBe(true)
      }
      await look(page, '09-refused')
      await newPassword.fill('Fresh-Harbour-77')
      await expect(page.locator('.strength[data-strength]')).toBeVisible()
      await page.getByRole('button', { name: 'Show New password' }).click()
      await look(page, '10-strength')
      await primaryButton(page).click()
      await expect(heading(page)).toHaveText('Your new password is set')
      await look(page, '11-done')

      expect([await holds('Fresh-Harbour-77'), await holds(person.password)]).toEqual([true, false])
      await expect
        .poll(() => smtp.received.slice(before).map(({ source }) => readMail(source)))
        .toContainEqual(expect.stringContaining('Your forgotten password was reset'))
    })

    test('guesses lead to a proof of work, and then to a locked profile', async ({ page }) => {
      const { server, victim } = company()
      await registerQuestions(page, server, victim)
      const proofs: string[] = []
      page.on('request', (request) => request.url().endsWith('/captcha') && proofs.push(request.method()))
      const guess = async () => {
        await answerQuestions(page, {}, 'Guessed by a stranger')
        await primaryButton(page).click()
      }
      await openWorkflowList(page, server, victim.account)
      await workflowCard(page, 'I forgot my password').click()
      for (const tries of [1, 2]) {
        await guess()
        await expect(problem(page), `try ${tries}`).toContainText('These answers do not match')
        await expect(page.locator('.field input').first()).toHaveValue('')
      }
      await guess()
      await expect(page.getByText('Several answers did not match, so this task ends here.')).toBeVisible()
      await look(page, '12-too-many')
      expect(proofs).toEqual([])

      await openWorkflowList(page, server, victim.account)
      await workflowCard(page, 'I forgot my password').click()
      // Nothing to click, nothing to read: the browser works for a moment, and the questions are there.
      await expect(heading(page)).toHaveText('Answer your security questions')
      expect(proofs).toEqual(['GET'])
      await guess()
      await expect(page.getByText('There were too many failed attempts, so this profile is locked')).toBeVisible()
      await look(page, '13-locked')

      await openWorkflowList(page, server, victim.account)
      await workflowCard(page, 'I forgot my password').click()
      await expect(heading(page)).toHaveText('Answer your security questions')
      const right = name === 'sample' ? await readPracticeAnswers(server, victim.account) : recalled
      await answerQuestions(page, right)
      await primaryButton(page).click()
      await expect(page.getByText('this profile is locked for a while')).toBeVisible()
    })

    test('no answer and no password is stored by the server', async () => {
      const { server, person } = company()
      const secrets = [...Object.values(answersByQuestion), 'Guessed by a stranger', 'Fresh-Harbour-77']
      // The sample company's passwords are printed at every start.
      if (name === 'Samba') secrets.push(person.password)
      expect(await findInTraces(['forgot-my-password'], { server, mails: [] })).toContain(
        'forgot-my-password in outbox',
      )
      expect(await findInTraces(secrets, { server, mails: smtp.received })).toEqual([])
    })
  })
}

test('Samba cannot check earlier passwords in a reset: the workflow decides whether it happens all the same', async ({
  page,
}) => {
  const { server } = companyOf('Samba')
  const [account, earlier] = ['hanna.huber', 'Copper-Meadow-54']
  await samba.addPerson({ account, password: earlier })
  await registerQuestions(page, server, { account, password: earlier })
  const answerAll = async () => {
    await openWorkflowList(page, server, account)
    await workflowCard(page, 'I forgot my password').click()
    await answerQuestions(page, recalled)
    await primaryButton(page).click()
    await expect(heading(page)).toHaveText('Choose a new password')
  }
  await answerAll()
  // A check that is not made is not promised.
  await expect(page.locator('.rules')).not.toContainText('Different from')
  await page.getByLabel('New password', { exact: true }).fill(earlier)
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Your new password is set')
  expect(await samba.passwordChanges(account)).toMatchObject([{}, { action: 'Reset', status: 'Success' }])

  await publish(server, { enforceHistory: true, whereHistoryCannotBeEnforced: 'refuse' })
  await answerAll()
  await page.getByLabel('New password', { exact: true }).fill('Fresh-Harbour-78')
  await primaryButton(page).click()
  await expect(page.getByText('Your domain cannot check earlier passwords here')).toBeVisible()
  await checkAppearance(page, 'forgot-14-history-not-enforceable')
  expect(await samba.bind(account, earlier)).toBe('right')
})

test('the sample company checks them, and says which rule it was', async ({ page }) => {
  const { server } = companyOf('sample')
  await openWorkflowList(page, server, 'expired.user')
  await workflowCard(page, 'I forgot my password').click()
  await answerQuestions(page, await readPracticeAnswers(server, 'expired.user'))
  await primaryButton(page).click()
  await expect(page.locator('.rules')).toContainText('Different from your last 5 passwords (checked when you submit)')
  await page.getByLabel('New password', { exact: true }).fill('Copper-Meadow-52')
  await primaryButton(page).click()
  await expect(problem(page)).toHaveText('This password was used before. Choose one that is not among your last 5.')
  await checkAppearance(page, 'forgot-15-history')
})

/** Another version of the workflow, with this for its reset. */
async function publish(server: RunningServer, reset: Record<string, unknown>): Promise<void> {
  await nameAdministrators(server, samba)
  const who = { frontEnd: 'administration', account: 'ada.admin', password: 'Copper-Meadow-55' } as const
  const admin = await enrolStaff(server, samba.environment, createApi({ url: server.url }), who)
  const workflow = findPredefined('forgot-my-password')
  const path = `/api/v1/admin/workflows/default/${workflow.id}`
  const activities = workflow.activities.map((step) => (step.key === 'reset' ? { ...step, settings: reset } : step))
  await admin.update(path, () => ({ definition: { ...workflow, activities } }))
}
