import type { Translator } from '../../../../shared/languages/translator.ts'
import type { AgreementData } from '../../../../shared/wizard/controls/agreement.tsx'
import type { CaptchaData } from '../../../../shared/wizard/controls/captcha.tsx'
import type { ProfileOverview, ProfileRow } from '../../../../shared/wizard/controls/profile-overview.tsx'
import type { TotpEnrolmentData } from '../../../../shared/wizard/controls/totp-enrolment.tsx'
import type { AskStep, FieldSchema, Problem, WizardPage } from '../../../../shared/wizard/page.ts'
import { drawQrCode } from '../../../../shared/wizard/qr-code.ts'
import type { WalletData } from '../../../../shared/wizard/wallet.ts'
import { createAskStep } from './pages.ts'

/** Pages for authentication and for registering methods, as the server's activities create them. */
export function createMethodPages(t: Translator) {
  const titled = <Id extends 'totp' | 'passkey' | 'mail' | 'decentralized-identity'>(id: Id) => ({
    title: t(`activities.register.${id}-title`),
    text: t(`activities.register.${id}-text`),
    submit: t(`activities.register.${id}-submit`),
    actions: [{ label: t('activities.register.back'), answer: { choice: 'back' } }],
  })
  const another = { label: t('activities.authentication-methods.another'), answer: { another: true } }
  const methods = ['security-questions', 'corporate-mail', 'totp', 'passkey'] as const

  const emailCode = (problem?: Problem) =>
    step('authentication-methods', {
      title: t('activities.authenticate-by-email-code.title'),
      text: t('activities.authenticate-by-email-code.text', { minutes: 10 }),
      answer: form({ code: codeField(t('activities.authenticate-by-email-code.code')) }),
      submit: t('activities.authenticate-by-email-code.submit'),
      actions: [{ label: t('activities.authenticate-by-email-code.resend'), answer: { resend: true } }, another],
      problem,
    })

  return {
    agreement: step('display-user-agreement', {
      title: t('activities.display-user-agreement.title'),
      text: t('activities.display-user-agreement.text'),
      control: 'agreement',
      data: {
        paragraphs: Array.from({ length: 6 }, (_, index) =>
          t('activities.display-user-agreement.supplied', {
            account: 'expired.user',
            displayName: 'Erika Mustermann',
            date: `2026-11-${index + 10}`,
          }),
        ),
        version: '2026-1',
      } satisfies AgreementData,
      answer: form({ accept: { type: 'boolean', const: true, title: t('activities.display-user-agreement.accept') } }),
      submit: t('activities.display-user-agreement.submit'),
    }),
    captcha: step('display-captcha', {
      title: t('activities.display-captcha.title'),
      text: t('activities.display-captcha.textPicture', { count: 5 }),
      control: 'captcha',
      data: { picture: captchaPicture, sound: silence } satisfies CaptchaData,
      answer: form({
        code: {
          type: 'string',
          title: t('activities.display-captcha.code'),
          description: t('activities.display-captcha.hint'),
          autocomplete: 'off',
          minLength: 1,
        },
      }),
      submit: t('activities.display-captcha.submit'),
      actions: [{ label: t('activities.display-captcha.another'), answer: { picture: true } }],
    }),
    'captcha-unseen': step('display-captcha', {
      title: t('activities.display-captcha.title'),
      text: t('activities.display-captcha.textWork'),
      control: 'proof-of-work',
      data: {},
      answer: form({}),
      submit: t('activities.display-captcha.submit'),
      actions: [{ label: t('activities.display-captcha.showPicture'), answer: { picture: true } }],
    }),
    ways: step('authentication-methods', {
      title: t('activities.authentication-methods.title'),
      text: t('activities.authentication-methods.text'),
      answer: form({
        method: {
          type: 'string',
          title: t('activities.authentication-methods.choice'),
          enum: [...methods],
          control: 'radio',
          choices: Object.fromEntries(methods.map((id) => [id, t(`activities.authentication-methods.${id}`)])),
          default: methods[0],
        },
      }),
      submit: t('activities.authentication-methods.submit'),
    }),
    'email-code': emailCode(),
    'email-code-wrong': emailCode({ code: 'wrong-code', text: t('problems.wrong-code'), field: 'code' }),
    passkey: step('authentication-methods', {
      title: t('activities.authenticate-with-passkey.title'),
      text: t('activities.authenticate-with-passkey.text'),
      control: 'passkey',
      data: { options: {} },
      answer: form({}),
      submit: t('activities.authenticate-with-passkey.submit'),
      actions: [another],
    }),
    wallet: step('authentication-methods', {
      title: t('activities.authenticate-with-decentralized-identity.title'),
      text: t('activities.authenticate-with-decentralized-identity.text'),
      control: 'wallet',
      data: walletData(t),
      answer: { ...form({ code: { ...walletCode(t), digits: 6 } }), required: [] },
      submit: t('activities.authenticate-with-decentralized-identity.submit'),
      actions: [
        { label: t('activities.authenticate-with-decentralized-identity.again'), answer: { again: true } },
        another,
      ],
    }),
    'methods-none': step('register', overview(t, 'none')),
    'methods-some': step('manage-my-profile', overview(t, 'some')),
    'register-app': step('register', {
      ...titled('totp'),
      control: 'totp-enrolment',
      data: {
        secret: 'JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP',
        qr: drawQrCode(enrolment),
        uri: enrolment,
      } satisfies TotpEnrolmentData,
      answer: form({ code: codeField(t('activities.fields.totp-code')) }),
    }),
    'register-passkey': step('register', {
      ...titled('passkey'),
      control: 'passkey-registration',
      data: { options: {} },
      answer: form({
        name: {
          type: 'string',
          title: t('activities.register.passkey-name'),
          description: t('activities.register.passkey-name-hint'),
          default: t('activities.register.passkey-suggested', { number: 1 }),
          maxLength: 60,
        },
      }),
    }),
    'register-wallet': step('register', {
      ...titled('decentralized-identity'),
      control: 'wallet-registration',
      data: walletData(t),
      answer: {
        ...form({
          name: {
            type: 'string',
            title: t('activities.register.decentralized-identity-name'),
            description: t('activities.register.decentralized-identity-name-hint'),
            default: t('activities.register.decentralized-identity-suggested', { number: 1 }),
            maxLength: 60,
          },
          code: walletCode(t),
        }),
        required: ['name'],
      },
    }),
    notifications: step('subscribe-to-notifications', notifications(t)),
    notificationsWithoutChoice: step('subscribe-to-notifications', notifications(t, true)),
  }
}

const step = (activity: string, page: WizardPage): AskStep =>
  createAskStep(activity, 1, 2, { account: 'expired.user', ...page })

const form = (properties: Record<string, FieldSchema>): WizardPage['answer'] => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
})

const walletCode = (t: Translator): FieldSchema => ({
  ...codeField(t('activities.fields.wallet-code')),
  description: t('activities.fields.wallet-code-hint'),
})

function walletData(t: Translator) {
  const audience = 'https://password.contoso.example/wallet/'
  const request = `siopv2://?${new URLSearchParams({ client_id: audience, redirect_uri: audience, nonce: 'n'.repeat(120) })}`
  const texts = { picture: t('wallet.picture'), open: t('wallet.open'), scan: t('wallet.scan') }
  const data: WalletData = { nonce: 'n', audience, request, qr: drawQrCode(request), texts, account: 'expired.user' }
  return { ...data }
}

const codeField = (title: string): FieldSchema => ({
  type: 'string',
  title,
  minLength: 1,
  maxLength: 20,
  autocomplete: 'one-time-code',
  digits: 6,
})

/** The rows of the person's methods: nothing there yet, or something of each kind. */
function overview(t: Translator, profile: 'none' | 'some'): WizardPage {
  const isThere = profile === 'some'
  const row = (
    id: 'corporate-mail' | 'security-questions' | 'totp' | 'passkey',
    there: boolean,
    more: Partial<ProfileRow> = {},
  ) => ({
    id,
    title: t(`activities.register.${id}`),
    details: [t(there ? 'activities.register.registered' : 'activities.register.none')],
    tone: there ? ('good' as const) : ('quiet' as const),
    items: [],
    ...more,
  })
  const asked = t('activities.register.asked-for')
  const questions = isThere
    ? { details: [t('activities.register.registered'), asked] }
    : { details: [t('activities.register.none'), asked], tone: 'warn' as const }
  const rows: ProfileOverview['rows'] = [
    row('corporate-mail', true, { details: ['e•••@contoso.example'] }),
    row('security-questions', isThere, questions),
    row('totp', isThere),
    row('passkey', isThere, isThere ? { details: [], items: [{ id: 'remove-3', text: 'Laptop' }] } : {}),
  ]
  const action = (label: 'add-passkey' | 'change' | 'remove' | 'set-up', choice: string, row = choice) => ({
    label: t(`activities.register.${label}`),
    answer: { choice },
    row,
  })
  return {
    title: t('activities.register.title'),
    text: t(isThere ? 'activities.register.saved' : 'activities.register.missing-security-questions'),
    control: 'profile-overview',
    data: { rows },
    answer: form({ choice: { const: isThere ? 'done' : 'security-questions' } }),
    actions: isThere
      ? [
          action('change', 'security-questions'),
          action('change', 'totp'),
          action('remove', 'remove-2', 'totp'),
          action('add-passkey', 'passkey'),
          action('remove', 'remove-3'),
        ]
      : [action('set-up', 'security-questions'), action('set-up', 'totp'), action('set-up', 'passkey')],
    submit: t(isThere ? 'activities.register.finish' : 'activities.register.choose-security-questions'),
  }
}

/** `isOver`: the organisation has decided about all of them. */
function notifications(t: Translator, isOver = false): WizardPage {
  const createEventField = (
    workflow: 'manage-my-passwords' | 'register' | 'unlock-my-account',
    result: 'succeeded' | 'failed',
    more: Partial<FieldSchema>,
  ): FieldSchema => {
    const task = t(`workflows.${workflow}.name`)
    return {
      type: 'boolean',
      title: t(`activities.subscribe-to-notifications.${result}`, { task }),
      cell: { row: task, column: t(`activities.subscribe-to-notifications.column-${result}`) },
      ...more,
      ...(isOver && { default: true, locked: true }),
    }
  }
  return {
    title: t('activities.subscribe-to-notifications.title'),
    text: t(`activities.subscribe-to-notifications.${isOver ? 'no-choice' : 'text'}`, { count: 5 }),
    answer: {
      type: 'object',
      properties: {
        events: {
          type: 'object',
          properties: {
            changed: createEventField('manage-my-passwords', 'succeeded', { default: true, locked: true }),
            unchanged: createEventField('manage-my-passwords', 'failed', { default: true }),
            unlocked: createEventField('unlock-my-account', 'succeeded', { default: true, locked: true }),
            locked: createEventField('unlock-my-account', 'failed', { default: true }),
            unregistered: createEventField('register', 'failed', { default: false }),
          },
        },
      },
    },
    ...(!isOver && { submit: t('activities.subscribe-to-notifications.submit') }),
  }
}

/** QR code of a secret that no account uses. */
const enrolment = 'otpauth://totp/Contoso:expired.user?secret=JBSWY3DPEHPK3PXP&issuer=Contoso'

/** Created by the server for 3 5 2 4 6 (`server/activities/captcha/picture.ts`). */
const captchaPicture = {
  width: 304,
  height: 96,
  path: 'M109.9 54.0L109.9 60.0M101.7 64.8L93.5 69.5M130.6 29.7L133.8 22.3M286.1 17.4L272.6 27.3M93.5 69.5L87.0 68.0M23.7 37.7L27.9 33.4M109.9 47.9L109.9 54.0M109.9 60.0L101.7 64.8M133.8 22.3L142.5 19.2M78.0 45.8L86.6 43.2M101.8 19.6L87.8 22.9M32.1 29.2L40.3 28.3M62.8 65.7L55.5 70.6M86.6 43.2L95.3 40.6M277.0 80.9L282.4 73.8M272.6 27.3L259.2 37.2M203.3 41.7L187.4 60.6M217.9 95.5L209.0 107.2M191.7 1.4L196.5 3.7M257.1 80.1L267.0 80.5M164.3 31.1L165.5 38.1M282.4 73.8L287.8 66.7M163.0 24.1L164.3 31.1M27.9 33.4L32.1 29.2M279.5 51.5L266.5 52.2M142.5 19.2L151.1 16.1M216.1 53.6L219.3 22.7M252.6 69.9L257.1 80.1M20.6 10.3L38.3 18.3M95.3 40.6L102.6 44.2M287.8 66.7L283.6 59.1M102.6 44.2L109.9 47.9M73.8 26.2L75.9 36.0M61.1 58.9L62.8 65.7M42.6 97.0L42.8 98.7M151.1 16.1L157.1 20.1M75.9 36.0L78.0 45.8M187.4 60.6L207.9 63.2M158.2 74.8L176.8 68.4M196.5 3.7L201.2 5.9M2.8 2.3L20.6 10.3M87.8 22.9L73.8 26.2M219.3 22.7L203.3 41.7M197.6 77.3L202.6 85.2M55.5 70.6L48.1 75.6M42.1 49.7L50.7 51.0M53.6 35.4L47.8 42.6M152.5 59.7L139.6 81.3M157.1 20.1L163.0 24.1M51.0 31.4L53.6 35.4M50.7 51.0L59.4 52.2M248.1 59.7L252.6 69.9M207.9 63.2L228.5 65.8M165.5 38.1L152.5 59.7M48.1 75.6L41.8 74.4M212.9 84.4L216.1 53.6M139.6 81.3L158.2 74.8M40.3 28.3L48.4 27.4M259.2 37.2L253.6 48.4M253.6 48.4L248.1 59.7M283.6 59.1L279.5 51.5M42.3 95.4L42.6 97.0M41.8 74.4L35.5 73.2M48.4 27.4L51.0 31.4M87.0 68.0L80.5 66.4M209.0 107.2L200.2 118.8M267.0 80.5L277.0 80.9M59.4 52.2L61.1 58.9M266.5 52.2L253.4 52.9M127.4 37.2L130.6 29.7M202.6 85.2L207.5 93.1M47.8 42.6L42.1 49.7',
}

const silence = 'data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA='
