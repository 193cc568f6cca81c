import type { Translator } from '../../../../shared/languages/translator.ts'
import type { AnswerSchema, FieldSchema } from '../../../../shared/wizard/page.ts'

/** The form of a new bulk operation, as the server makes it. */
export function createBulkForm(t: Translator): AnswerSchema {
  const people: Record<string, FieldSchema> = {
    groups: {
      type: 'array',
      control: 'groups',
      default: [],
      title: t('administration.bulk-groups'),
      description: t('administration.bulk-groups-hint'),
    },
    containers: {
      type: 'array',
      control: 'containers',
      default: [],
      title: t('administration.bulk-containers'),
      description: t('administration.bulk-containers-hint'),
    },
    people: {
      type: 'array',
      control: 'people',
      default: [],
      title: t('administration.bulk-people'),
      description: t('administration.bulk-people-hint'),
    },
  }
  return {
    type: 'object',
    properties: {
      name: { type: 'string', title: t('administration.bulk-name'), description: t('administration.bulk-name-hint') },
      scope: {
        type: 'object',
        title: t('administration.bulk-scope'),
        properties: {
          everybody: {
            type: 'boolean',
            default: false,
            title: t('administration.bulk-everybody'),
            description: t('administration.bulk-everybody-hint'),
          },
          policies: {
            type: 'array',
            title: t('administration.bulk-policies'),
            description: t('administration.bulk-policies-hint'),
            items: { type: 'string', enum: ['p1', 'default'], choices: { p1: 'Sales', default: 'Default' } },
          },
          ...people,
          exclude: {
            type: 'object',
            title: t('administration.bulk-exclude'),
            description: t('administration.bulk-exclude-hint'),
            properties: people,
          },
        },
      },
      waveSize: {
        type: 'integer',
        default: 100,
        title: t('administration.bulk-waveSize'),
        description: t('administration.bulk-waveSize-hint'),
      },
      pauseMinutes: {
        type: 'integer',
        default: 60,
        title: t('administration.bulk-pauseMinutes'),
        description: t('administration.bulk-pauseMinutes-hint'),
      },
      mail: {
        type: 'boolean',
        default: true,
        title: t('administration.bulk-mail'),
        description: t('administration.bulk-mail-hint'),
      },
      message: {
        type: 'string',
        control: 'textarea',
        title: t('administration.bulk-message'),
        description: t('administration.bulk-message-hint'),
      },
      startAt: {
        type: 'string',
        control: 'moment',
        title: t('administration.bulk-startAt'),
        description: t('administration.bulk-startAt-hint'),
      },
    },
  }
}
