import { expect, test } from 'vitest'
import { en } from '../../shared/languages/en.ts'
import { getTranslator } from '../../shared/languages/translator.ts'
import { predefinedWorkflows } from '../policies/predefined/index.ts'
import { doorsAfterWrongAnswer, ends, findEnd, presentDoors } from './ends.ts'

/** Walks every end of every workflow of the Self-Service site; the Helpdesk's and those of My password health lead back to the page before (`ResultPage.test.tsx`). */

const t = getTranslator('en')
const onSelfService = predefinedWorkflows.filter(({ site }) => site === 'self-service')
const workflows = onSelfService.map(({ id, name }) => ({ id, name: t(name as 'workflows.register.name') }))

/** Of a workflow of the product, or of the organisation. */
const doorsOf = (
  workflow: string,
  names: Parameters<typeof presentDoors>[2],
  offered: readonly { id: string; name: string }[],
  site = 'self-service',
) =>
  presentDoors(
    { policies: { listWorkflows: async () => offered } } as unknown as Parameters<typeof presentDoors>[0],
    { row: { language: 'en' }, workflow: { definition: { id: workflow, site } } } as Parameters<typeof presentDoors>[1],
    names,
    t,
  )

/** Every code with which a run can end: those of the table, and each problem whose workflow does not try again. */
const problems = Object.keys(en).flatMap((key) => (key.startsWith('problems.') ? [key.slice('problems.'.length)] : []))
const codes = [...new Set([...Object.keys(ends), ...problems])]

test.each([...workflows.map(({ id }) => id), 'a-workflow-of-the-organisation'])(
  '7-1: every end of %s has a door, and none of them leads to the same end in a circle',
  async (workflow) => {
    expect(codes.length).toBeGreaterThan(80)
    for (const code of codes) {
      const doors = await doorsOf(workflow, findEnd(code).doors, workflows)
      expect(doors.length, code).toBeGreaterThan(0)
      expect(
        doors.every(({ title }) => title !== '' && !title.includes('{')),
        code,
      ).toBe(true)
      // The same task once more only where the table says so.
      const again = doors.filter((door) => door.to === 'task' && door.workflow === workflow)
      expect(again.length, code).toBe(findEnd(code).doors.includes('again') ? 1 : 0)
    }
  },
)

test('7-1: where the organisation has switched off every other workflow, each end still has a door', async () => {
  for (const { id } of workflows)
    for (const code of codes)
      expect((await doorsOf(id, findEnd(code).doors, [])).length, `${code} of ${id}`).toBeGreaterThan(0)
})

test('7-1: after a wrong answer the page shows a door beside the question, so that no question leads in a circle', async () => {
  for (const { id } of workflows)
    for (const [code, names] of Object.entries(doorsAfterWrongAnswer))
      for (const offered of [workflows, []])
        expect((await doorsOf(id, names, offered)).length, `${code} of ${id}`).toBeGreaterThan(0)
})

test('7-1: no end of a task of the Helpdesk site leads into a task of Self-Service: its page offers the way back to the person', async () => {
  const ofHelpdesk = predefinedWorkflows.filter(({ site }) => site === 'helpdesk')
  expect(ofHelpdesk.length).toBeGreaterThan(4)
  for (const { id } of ofHelpdesk)
    for (const code of codes)
      expect(await doorsOf(id, findEnd(code).doors, workflows, 'helpdesk'), `${code} of ${id}`).toEqual([])
})
