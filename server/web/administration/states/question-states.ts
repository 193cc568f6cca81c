import type { Translator } from '../../../../shared/languages/translator.ts'
import type { FakeReplies } from './fake-api.ts'
import type { PageFixture } from './page-fixture.ts'
import { policyEntries } from './policy-entries.ts'

/** The questions of every policy, and those of one with what they mean for people. */
export function createQuestionStates(t: Translator) {
  const replies: FakeReplies = {
    'GET /api/v1/admin/policies/{id}/form': { value: { title: 'Executives', text: '', form: createForm(t) } },
    'GET /api/v1/admin/policies/{id}': {
      value: { id: 'executives', version: 2, priority: 10, name: 'Executives', questions },
    },
    'POST /api/v1/admin/policies/{id}/question-lists': { value: { lists: createLists() } },
    'POST /api/v1/admin/policies/{id}/profile-updates': {
      value: {
        examined: 4870,
        answered: 311,
        saved: { people: 3, reasons: { 'update-required': 3 } },
        edited: { people: 298, reasons: { 'update-required': 3, 'mandatory-unanswered': 296 } },
      },
    },
  }
  return {
    questions: { page: '#/questions', replies: { 'GET /api/v1/admin/policies': { value: { items: policyEntries } } } },
    'questions-of-policy': { page: '#/questions/executives', replies },
    'questions-counted': { page: '#/questions/executives', replies },
    'questions-with-problems': {
      page: '#/questions/executives',
      replies: {
        ...replies,
        'POST /api/v1/admin/policies/{id}/question-lists': {
          problem: {
            code: 'settings-refused',
            text: t('errors.settings-refused'),
            problems: [{ path: 'questions.questions.1.wordings', code: 'question-not-worded', text: '' }],
          },
        },
      },
    },
  } satisfies Record<string, PageFixture>
}

const questions = {
  questions: [
    { id: 'badge', kind: 'mandatory', wordings: { en: 'Which number is on your badge?' } },
    { id: 'first-pet', kind: 'optional' },
  ],
  optionalCount: 1,
}

const createLists = () => [
  {
    language: 'en',
    answers: 2,
    questions: [
      { id: 'badge', kind: 'mandatory', text: 'Which number is on your badge?', isTranslated: true },
      { id: 'first-pet', kind: 'optional', text: 'What was the name of your first pet?', isTranslated: true },
    ],
  },
  {
    language: 'de',
    answers: 2,
    questions: [
      { id: 'badge', kind: 'mandatory', text: 'Which number is on your badge?', isTranslated: false },
      { id: 'first-pet', kind: 'optional', text: 'Wie hieß Ihr erstes Haustier?', isTranslated: true },
    ],
  },
]

/** As the server makes it, with the fields that differ in kind. */
const createForm = (t: Translator) => ({
  type: 'object',
  properties: {
    questions: {
      type: 'object',
      title: t('policies.questions'),
      description: t('policies.questions-hint'),
      properties: {
        questions: {
          type: 'array',
          title: t('policies.questions.questions'),
          items: {
            properties: {
              id: { type: 'string', title: t('policies.questions.id'), description: t('policies.questions.id-hint') },
              kind: {
                type: 'string',
                enum: ['mandatory', 'optional', 'helpdesk'],
                choices: {
                  mandatory: t('policies.questions.mandatory'),
                  optional: t('policies.questions.optional'),
                  helpdesk: t('policies.questions.helpdesk'),
                },
                title: t('policies.questions.kind'),
              },
              wordings: {
                type: 'object',
                control: 'words',
                title: t('policies.questions.wordings'),
                description: t('policies.questions.wordings-hint'),
              },
            },
          },
        },
        optionalCount: { type: 'integer', default: 3, title: t('policies.questions.optionalCount') },
        hideAnswers: { type: 'boolean', default: true, title: t('policies.questions.hideAnswers') },
      },
    },
    enforcement: {
      type: 'object',
      title: t('policies.enforcement'),
      description: t('policies.enforcement-hint'),
      properties: {
        remindToUpdateProfile: {
          type: 'object',
          title: t('schedule.remind-to-update-profile.name'),
          properties: { enabled: { type: 'boolean', default: false, title: t('policies.enforcement.enabled') } },
        },
      },
    },
  },
})
