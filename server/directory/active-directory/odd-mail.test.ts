import { expect, test } from 'vitest'
import { createActiveDirectory } from './active-directory.ts'
import { startFakeController } from './testing/fake-controller.ts'
import { base, createFakeDomain, fakeOptions } from './testing/fake-domain.ts'

test('a mail attribute that is not one address is as none, and the log names the account once', async () => {
  const fake = await startFakeController(createFakeDomain())
  const reported: string[] = []
  const directory = createActiveDirectory({ ...fakeOptions([fake]), report: (line) => reported.push(line) })
  const ada = fake.entries.get(`CN=Ada,OU=People,${base}`)
  const findMail = async (mail: string) => {
    if (ada) ada.mail = [mail]
    const result = await directory.openSession({}).find('ada')
    return result.found === 'one' && result.person.mail
  }
  expect(await findMail(' padded@corp.example.test ')).toBe('padded@corp.example.test')
  expect(reported).toEqual([])
  for (const odd of ['Ada Name <ada.name@corp.example.test>', 'SMTP:prefixed@corp.example.test'])
    expect(await findMail(odd)).toBeUndefined()
  expect(reported).toEqual([
    expect.stringMatching(/^ada@corp\.example\.com has a mail attribute that is not one address/),
  ])
  await directory.close()
  await fake.close()
})
