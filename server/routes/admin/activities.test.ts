import { expect, test } from 'vitest'
import { nameActivity, translateFirst } from '../../../shared/languages/composed-keys.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { activities } from '../../activities/index.ts'

test.each(activities.map(({ id }) => id))('%s has a name and a sentence for administrators', (id) => {
  const t = getTranslator('en')
  expect(nameActivity(t, id)).not.toBe(id)
  expect(translateFirst(t, [`activities.${id}.sentence`])).toBeDefined()
})
