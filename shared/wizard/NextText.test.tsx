// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { NextText } from './NextText.tsx'
import { useTestPage } from './testing-pages.ts'

const page = useTestPage()

const items = () => [...(page.find('.next')?.querySelectorAll('li') ?? [])].map(({ textContent }) => textContent)

test('several lines are a list, under a first line that ends with a colon', () => {
  page.show(<NextText text={'What asks next:\n Windows \n\nMail on your phone'} />)
  expect(page.find('.next > p')?.textContent).toBe('What asks next:')
  expect(items()).toEqual(['Windows', 'Mail on your phone'])
})

test('without such a line all of them are in the list; one line is a sentence', () => {
  page.show(<NextText text={'Lock your till.\nUnlock it.'} />)
  expect([page.find('.next > p'), items()]).toEqual([null, ['Lock your till.', 'Unlock it.']])
  page.show(<NextText text="Lock and unlock your till." />)
  expect([page.text(), items()]).toEqual(['Lock and unlock your till.', []])
})
