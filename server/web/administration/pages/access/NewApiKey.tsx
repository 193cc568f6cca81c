import { useState } from 'preact/hooks'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import type { FieldSchema } from '../../../../../shared/wizard/page.ts'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import { SchemaFields } from '../../form/SchemaForm.tsx'
import { isObject, type JsonObject } from '../../form/value.ts'
import { useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import { useRequest } from '../../use-request.ts'

type NewKey = AdminApi['POST /api/v1/admin/api-keys']['send']['body']

interface NewApiKeyProps extends PageProps {
  onCreated(): void
}

const first: JsonObject = { role: 'auditor', days: 90 }

/** Makes a key and shows it, once. */
export function NewApiKey({ api, onCreated }: NewApiKeyProps) {
  const t = useTranslator()
  const [value, setValue] = useState<JsonObject>(first)
  const [created, show] = useState<{ name: string; key: string }>()
  const { busy, problem, send } = useRequest()
  const policies = useLoaded(() => api('GET /api/v1/admin/policies', { query: { limit: 200 } }), [])
  const choices = Object.fromEntries((policies.value?.items ?? []).map(({ id, name }) => [id, name]))
  const problems = new Map((problem?.problems ?? []).map(({ path, text }) => [path, text]))

  const create = () =>
    send(
      // The fields have the shape of the call; what a person left out or mistyped is said at its field by the server.
      () => api('POST /api/v1/admin/api-keys', { body: value as unknown as NewKey }),
      (made) => {
        show(made)
        setValue(first)
        onCreated()
      },
    )

  return (
    <section>
      <h2 class="section-title">{t('administration.keys-new')}</h2>
      <div role="status">
        {created && (
          <Notice tone="good" text={t('administration.keys-created', { name: created.name })}>
            <output class="shown-once">{created.key}</output>
            <Button look="second" onPress={() => void navigator.clipboard.writeText(created.key)}>
              {t('administration.keys-copy')}
            </Button>
          </Notice>
        )}
      </div>
      {problem && problems.size === 0 && <Notice tone="bad" alert text={problem.text} />}
      <form
        class="draft"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <SchemaFields
          schema={describeForm(t, choices, value.role === 'policy-owner')}
          path=""
          value={value}
          onChange={(changed) => isObject(changed) && setValue(changed)}
          problems={problems}
        />
        <Button look="primary" type="submit" busy={busy}>
          {t('administration.keys-create')}
        </Button>
      </form>
    </section>
  )
}

type Translate = ReturnType<typeof useTranslator>

function describeForm(t: Translate, policies: Record<string, string>, isOwner: boolean): FieldSchema {
  const label = (name: 'name' | 'role' | 'policies' | 'days' | 'operations') => ({
    title: t(`administration.keys-${name}-label`),
    description: t(`administration.keys-${name}-hint`),
  })
  const roles = ['auditor', 'policy-owner', 'administrator'] as const
  return {
    type: 'object',
    properties: {
      name: { type: 'string', ...label('name') },
      role: {
        type: 'string',
        enum: [...roles],
        choices: Object.fromEntries(roles.map((role) => [role, t(`administration.role-${role}`)])),
        ...label('role'),
      },
      ...(isOwner && {
        policies: {
          type: 'array',
          items: { type: 'string', enum: Object.keys(policies), choices: policies },
          ...label('policies'),
        },
      }),
      days: { type: 'integer', minimum: 1, maximum: 366, ...label('days') },
      operations: { type: 'array', items: { type: 'string' }, ...label('operations') },
    },
  }
}
