import { expect, test } from 'vitest'
import { createServerHarness } from './testing.ts'

test('a check of the doctor runs on the server, and an unknown one is not found', async () => {
  await using server = await createServerHarness()
  const admin = server.as(await server.signIn('site.admin', 'administration'))
  const [mail, directory] = [
    await admin('POST', '/api/v1/admin/checks/mail'),
    await admin('POST', '/api/v1/admin/checks/directory'),
  ]
  expect(mail.body.sections).toEqual([
    {
      title: 'E-mail',
      findings: [{ level: 'ok', subject: 'servers', text: expect.stringContaining('/practice/inbox') }],
    },
  ])
  expect(directory.body.sections[0].findings[0]).toMatchObject({ level: 'note', subject: 'sample' })
  const keys = (await admin('POST', '/api/v1/admin/checks/key-file')).body.sections[0].findings
  expect(keys).toContainEqual({ level: 'ok', subject: 'belongs', text: 'to this database' })
  expect((await admin('POST', '/api/v1/admin/checks/none')).status).toBe(404)
})

test('the environment is listed with names and values, and a secret says only whether it is set; mail servers have their names in order', async () => {
  const smtp = 'smtp://latchkey:Copper-Meadow-52@127.0.0.1:2525 smtps://latchkey:Copper-Meadow-52@mail.contoso.example'
  await using server = await createServerHarness({ LATCHKEY_SMTP: smtp, LATCHKEY_ALARM_FAILURES: '90' })
  const admin = server.as(await server.signIn('site.admin', 'administration'))
  const { body } = await admin('GET', '/api/v1/admin/environment')
  const find = (name: string) => body.items.find((item: { name: string }) => item.name === name)
  expect(find('LATCHKEY_ALARM_FAILURES')).toMatchObject({ isSet: true, isSecret: false, value: '90' })
  expect(find('LATCHKEY_LISTEN')).toMatchObject({ isSet: false, value: '127.0.0.1:8080' })
  expect(find('LATCHKEY_SMTP')).toEqual({
    name: 'LATCHKEY_SMTP',
    meaning: expect.any(String),
    isSecret: true,
    isSet: true,
    servers: ['127.0.0.1:2525', 'mail.contoso.example:465'],
  })
  expect(find('LATCHKEY_SERVICE_PINS')).toMatchObject({ isSet: false })
  expect(find('LATCHKEY_AUDIT_COUNTER_FILE').meaning).toBe(
    'how far the audit log has come, as this server has seen it (checkpoints). Unset: beside the key file',
  )
  const headers = { cookie: await server.signIn('site.admin', 'administration'), 'accept-language': 'de' }
  const german = await server.call('GET', '/api/v1/admin/environment', { headers })
  expect(german.body.items[0].meaning).toMatch(/Ein Prozess bedient alles/)
  expect(JSON.stringify(body)).not.toContain('Copper-Meadow-52')
})
