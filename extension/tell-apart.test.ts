import { expect, test } from 'vitest'
import { tellApart } from './tell-apart.ts'

test('organisations of one name are told apart by host, others keep their names', () => {
  expect(
    tellApart([
      { name: 'Contoso', server: 'https://password.contoso.example' },
      { name: 'Fabrikam', server: 'https://password.fabrikam.example' },
      { name: 'Contoso', server: 'https://password.branch.contoso.example:8443' },
      { name: 'Organisation no. 4' },
    ]),
  ).toEqual([
    'Contoso (password.contoso.example)',
    'Fabrikam',
    'Contoso (password.branch.contoso.example:8443)',
    'Organisation no. 4',
  ])
})
