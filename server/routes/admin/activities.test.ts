import { expect, test } from 'vitest'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { activities } from '../../activities/index.ts'
import { nameActivity, translateFirst } from '../../engine/translation.ts'

test.each(activities.map(({ id }) => id))('%s has a name and a sentence for administrators', (id) => {
  const t = getTranslator('en')
  expect(nameActivity(t, id)).not.toBe(id)
  expect(translateFirst(t, [`activities.${id}.sentence`])).toBeDefined()
})
