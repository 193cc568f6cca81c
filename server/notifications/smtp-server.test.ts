import { expect, it } from 'vitest'
import { parseSmtpServer } from './smtp-server.ts'

it.each([
  ['smtp://mailer:pa%23s%2Fs@mail.example:25', { user: 'mailer', pass: 'pa#s/s' }],
  ['smtps://corp%40mailer:a%3Fb@mail.example', { user: 'corp@mailer', pass: 'a?b' }],
])('user and password are decoded from %s', (text, auth) => {
  expect(parseSmtpServer(text)).toMatchObject({ host: 'mail.example', auth })
})

it.each([
  'smtp://mailer:pa#ss@mail.example:25',
  'smtp://mailer:pa/ss@mail.example:25',
  'smtp://mailer:25#ss@mail.example',
  'smtp://mailer:25/ss@mail.example',
  'smtp://mailer#ss@mail.example',
  'smtps://mailer:pa?ss@mail.example',
])('a password that the address would end at is refused with what to write, and never shown: %s', (text) => {
  const refuse = () => parseSmtpServer(text)
  expect(refuse).toThrow(expect.objectContaining({ code: 'configuration-invalid' }))
  try {
    refuse()
  } catch (error) {
    const { sentence } = (error as { values: { sentence: string } }).values
    expect(sentence).toContain('%23')
    expect(sentence).not.toContain('ss@')
  }
})
