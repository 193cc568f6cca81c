// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { TaskList } from './TaskList.tsx'
import { useTestPage } from './testing-pages.ts'

const page = useTestPage()

test('the compact list says what a task of the organisation’s own does; the title of a predefined one says all', () => {
  const tasks = [
    { workflow: 'unlock-my-account', title: 'Unlock my account', text: 'It is locked.' },
    { workflow: 'my-notifications', title: 'Notifications', text: 'Which mails you get.' },
    { workflow: 'welcome-back', title: 'I am back', text: 'Opens your account again.' },
  ]
  page.show(<TaskList tasks={tasks} />)
  expect(page.text()).toContain('Opens your account again.')
  expect(page.text()).toContain('It is locked.')
  expect(page.text()).not.toContain('Which mails you get.')
})
