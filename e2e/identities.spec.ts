import { expect, test } from 'playwright/test'
import { createForeignFile } from '../server/identity/testing-foreign.ts'
import { createApi } from './environment/api.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type StaffSession, signInAsAdministrator } from './environment/staff.ts'
import { draftState, openAdministration } from './pages/administration.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { heading } from './pages/wizard.ts'

/**
 * The identity tables on the Administration site.
 *
 *   a permission group → an application role with it → a person with the role, found by its name, by keyboard
 *   → two administrators change the person at once → each part is taken from one of them
 *   → the group is still in use and stays → the person, the role and then the group are deleted
 *   another database: its people are searched and shown, and its place; nothing can be changed
 */
const tables = '/api/v1/admin/identities'

test.describe('our own tables', () => {
  let server: RunningServer
  let colleague: StaffSession
  test.beforeAll(async () => {
    server = await startServer()
    colleague = await signInAsAdministrator(createApi(server))
  })
  test.afterAll(() => server?.stop())

  test('group, role and person are made, compared with a colleague’s change, and deleted in their order', async ({
    page,
  }) => {
    const save = page.getByRole('button', { name: 'Save', exact: true })
    const group = await colleague.call('POST', `${tables}/permission-groups`, { name: 'Portal users' })
    expect(group.status).toBe(201)

    await openAdministration(page, server, '/people')
    await page.getByRole('link', { name: 'Identity tables' }).click()
    await page.getByRole('link', { name: 'Application roles' }).click()
    await page.getByRole('link', { name: 'Add an application role' }).click()
    await expect(heading(page)).toHaveText('New application role')
    await save.click()
    await expect(page.getByLabel('Name')).toBeFocused()
    await page.getByLabel('Name').fill('Employees')
    await page.getByLabel('Find a permission group').fill('port')
    await page.getByRole('option', { name: 'Portal users' }).click()
    await expect(page.getByRole('group', { name: 'Permission group' })).toContainText('Portal users')
    await checkAppearance(page, 'administration-identity-new')
    await save.click()
    await expect(heading(page)).toHaveText('Employees')
    await expect(page).toHaveURL(/#\/people\/identities\/application-roles\/entry\/[0-9a-f-]{36}$/)

    await page.goto(`${server.url}/admin/#/people/identities/people/new`)
    await page.getByLabel('Name', { exact: true }).fill('Harris, Clara')
    const roles = page.getByRole('group', { name: 'Application roles' })
    await roles.getByLabel('Find an application role').pressSequentially('EMP')
    await expect(roles.getByRole('option')).toHaveText(['Employees'])
    await page.keyboard.press('Enter')
    await expect(roles.getByRole('listitem')).toContainText(['Employees'])
    await save.click()
    await expect(heading(page)).toHaveText('Harris, Clara')

    const id = page.url().split('/').at(-1) ?? ''
    await colleague.update<object>(`${tables}/people/${id}`, (person) => ({
      ...person,
      centralAccount: 'CLARAH',
      contactMail: 'clara@example.org',
    }))
    await page.getByLabel('Contact e-mail address').fill('clara@example.net')
    await save.click()
    await expect(page.locator('.conflict')).toContainText('A newer version was saved meanwhile.')
    const part = (title: string) => page.getByRole('group', { name: title })
    await expect(part('Contact e-mail address').getByRole('radio', { name: 'Yours clara@example.net' })).toBeChecked()
    await expect(part('Central account').getByRole('radio', { name: 'Theirs CLARAH' })).toBeChecked()
    await checkAppearance(page, 'administration-identity-changed-meanwhile')
    await page.getByRole('button', { name: 'Continue with these' }).click()
    await save.click()
    await expect(draftState(page)).toHaveText('Saved.')
    expect((await colleague.call('GET', `${tables}/people/${id}`)).body).toMatchObject({
      centralAccount: 'CLARAH',
      contactMail: 'clara@example.net',
    })

    await page.goto(`${server.url}/admin/#/people/identities/people`)
    await page.getByLabel('Find by the beginning of a name').fill('clarah')
    await expect(page.getByRole('row', { name: /Harris, Clara/ })).toContainText('CLARAH')
    await expect(page).toHaveURL(/\?find=clarah$/)

    const remove = async (name: string) => {
      await page.getByRole('button', { name: `Delete ${name}` }).click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: `Delete ${name}` })
        .click()
    }
    await page.goto(`${server.url}/admin/#/people/identities/permission-groups/entry/${group.body.id}`)
    await remove('Portal users')
    await expect(page.getByText('Another entry still uses this one.')).toBeVisible()
    await page.goto(`${server.url}/admin/#/people/identities/people/entry/${id}`)
    await remove('Harris, Clara')
    await expect(heading(page)).toHaveText('People')
    await page.getByRole('link', { name: 'Application roles' }).click()
    await page.getByRole('link', { name: 'Employees' }).click()
    await remove('Employees')
    await expect(page.getByText('Nothing was found.')).toBeVisible()
    await page.getByRole('link', { name: 'Permission groups' }).click()
    await page.getByRole('link', { name: 'Portal users' }).click()
    await remove('Portal users')
    await expect(page.getByText('Nothing was found.')).toBeVisible()
  })
})

test('another database is searched and shown with its place, and nothing can be changed', async ({ page }) => {
  await using foreign = await createForeignFile({
    people: [
      { UID_Person: 'P-1', InternalName: 'Osei, Rita', CentralAccount: 'RITAO' },
      { UID_Person: 'P-2', InternalName: 'Harris, Clara', CentralAccount: 'CLARAH' },
    ],
    groups: [{ UID_DialogGroup: 'g1', GroupName: 'Portal users' }],
    roles: [{ UID_AERole: 'Employees', UID_DialogGroup: 'g1' }],
    members: [['P-1', 'Employees']],
  })
  const server = await startServer({ env: { LATCHKEY_IDENTITY_DATABASE: `sqlite:${foreign.file}` } })
  try {
    await openAdministration(page, server, '/people/identities')
    await expect(page.getByText(`in another database (${foreign.file})`)).toBeVisible()
    await expect(page.getByRole('link', { name: 'Add a person' })).toHaveCount(0)
    await page.getByLabel('Find by the beginning of a name').fill('rita')
    await expect(page.getByRole('row')).toHaveCount(2)
    await page.getByRole('link', { name: 'Osei, Rita' }).click()
    await expect(heading(page)).toHaveText('Osei, Rita')
    await expect(page.getByRole('group', { name: 'Application roles' })).toContainText('Employees')
    await expect(page.getByLabel('Central account')).toBeDisabled()
    await expect(page.getByRole('button', { name: /^(Save|Delete)/ })).toHaveCount(0)
    await checkAppearance(page, 'administration-identity-elsewhere')
  } finally {
    await server.stop()
  }
})
