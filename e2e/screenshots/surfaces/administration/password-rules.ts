import type { Page } from 'playwright'
import type { Translator } from '../../../../shared/languages/translator.ts'
import type { AdministrationScenes } from './scenes.ts'

const upload = { name: 'published-passwords.txt', mimeType: 'text/plain', buffer: Buffer.alloc(1000, 'a') }

const sendList = (page: Page) => page.locator('#list-breached').setInputFiles(upload)

async function tryPassword(page: Page, words: Translator): Promise<void> {
  await page.locator('#try-person').fill('kaya')
  await page.locator('[role=option]').first().click()
  await page.getByLabel(words('administration.try'), { exact: true }).fill('Elif-2026')
  await page.keyboard.press('Enter')
}

export const passwordRulesScenes = {
  'password-rules': { description: 'The password rules of every policy, a line each.', waitFor: '.entries' },
  'password-rules-of-policy': {
    description: 'The rules of a policy, a box to try a password in, and where the directory asks for more.',
    waitFor: '.compared-limits',
  },
  'password-tried': {
    inDocs: true,
    description: 'What each rule says to a password of a person: accepted, refused and why, or not checked here.',
    perform: tryPassword,
    waitFor: '.tried-rules',
  },
  'password-rules-for-owners': {
    description: 'The owner of a policy tries no passwords; a policy of the directory that cannot be read is named.',
    waitFor: '.section > section .notice',
  },
  'password-lists': {
    description: 'The lists that rules search: what is in them on each server, and which policies use them.',
    waitFor: '.upload',
  },
  'password-lists-for-auditors': { description: 'An auditor reads what is in the lists.', waitFor: '.section-title' },
  'password-list-history': {
    description: 'Who changed a list, when, on which server, and what was in it before and after.',
    perform: (page) => page.locator('.versions summary').first().click(),
    waitFor: '.differences',
  },
  'password-list-sent': {
    description: 'While a list is sent, a bar shows how much of it has arrived; the import can be cancelled.',
    perform: sendList,
    waitFor: 'progress',
  },
  'password-list-refused': {
    description: 'A file that is no list is refused with its line and what to do; the list before stays.',
    perform: sendList,
    waitFor: '.notice',
  },
  'password-list-cut-off': {
    description: 'An import that was cut off says so, and that nothing is lost.',
    perform: sendList,
    waitFor: '.notice',
  },
  'password-list-removed': {
    description: 'Before a list is removed, the page names the policies whose rules then find nothing.',
    perform: (page, words) =>
      page
        .getByRole('button', { name: words('administration.delete', { name: words('administration.list-breached') }) })
        .click(),
    waitFor: '.dialog',
  },
} satisfies AdministrationScenes
