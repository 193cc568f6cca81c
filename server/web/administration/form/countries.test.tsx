// @vitest-environment happy-dom
import { useState } from 'preact/hooks'
import { act } from 'preact/test-utils'
import { expect, test } from 'vitest'
import { getTranslator } from '../../../../shared/languages/translator.ts'
import { useTestPage } from '../../../../shared/wizard/testing-pages.ts'
import { toAnswerSchema } from '../../../engine/answer-schema.ts'
import { siteSettings } from '../../../policies/site-settings.ts'
import { SchemaFields } from './SchemaForm.tsx'
import { selectFields } from './select-fields.ts'
import type { Json } from './value.ts'

const { show } = useTestPage()

test('countries are chosen from a list in the order of their names, a row each', async () => {
  const schema = selectFields(toAnswerSchema(siteSettings, getTranslator('en')), ['country', 'countries'])
  let saved: Json | undefined
  function Form() {
    const [value, setValue] = useState<Json | undefined>({ country: 'DE', countries: ['AT'] })
    saved = value
    return <SchemaFields schema={schema} path="" value={value} onChange={setValue} problems={new Map()} />
  }
  document.documentElement.lang = 'en'
  await act(() => show(<Form />))
  const find = (selector: string) => document.querySelector<HTMLSelectElement>(selector)
  const single = find('#field-country')
  expect(single?.selectedOptions[0]?.textContent).toBe('Germany (+49)')
  expect([...(single?.options ?? [])].slice(0, 4).map((option) => option.textContent)).toEqual([
    'None',
    'Afghanistan (+93)',
    'Åland Islands (+358)',
    'Albania (+355)',
  ])
  await act(() =>
    [...document.querySelectorAll('button')].find((button) => button.textContent === 'Add a row')?.click(),
  )
  const added = find('#field-countries-1')
  expect(document.activeElement).toBe(added)
  await act(() => {
    if (added) added.value = 'CH'
    added?.dispatchEvent(new Event('change', { bubbles: true }))
  })
  expect(saved).toEqual({ country: 'DE', countries: ['AT', 'CH'] })
})
