import { ArrowDown, ArrowUp } from 'lucide'
import { useState } from 'preact/hooks'
import { Button } from '../../../../shared/ui/Button.tsx'
import { Icon } from '../../../../shared/ui/Icon.tsx'
import { Notice } from '../../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { formatAddress, toAddress } from '../address.ts'
import { useFormTools } from '../form/form-context.ts'
import { Loading, useLoaded } from '../loading.tsx'
import type { PageProps } from '../section.ts'
import { useRequest } from '../use-request.ts'
import { ExplainPolicies } from './ExplainPolicies.tsx'
import { NewPolicy } from './NewPolicy.tsx'
import { OwnerRequests } from './OwnerRequests.tsx'

const defaultPolicy = 'default'

/** The management policies in the order in which they decide; buttons and Alt with an arrow key move one by a place. */
export function PoliciesPage(props: PageProps) {
  const { api, address } = props
  const t = useTranslator()
  const { isOwner } = useFormTools()
  const { problem, send } = useRequest()
  const [moved, say] = useState('')
  const loaded = useLoaded(async () => {
    const order = await api('GET /api/v1/admin/policy-order')
    const list = order.ok ? await api('GET /api/v1/admin/policies', { query: { limit: 200 } }) : order
    if (!order.ok || !list.ok) return list as Extract<typeof list, { ok: false }>
    return { ok: true as const, value: { policies: list.value.items, order: order.value } }
  }, [])

  async function move(from: number, to: number, name: string): Promise<void> {
    const { order } = loaded.value ?? {}
    const id = order?.policies[from]
    if (!order || id === undefined || to < 0 || to >= order.policies.length) return
    const policies = order.policies.filter((_, index) => index !== from).toSpliced(to, 0, id)
    // After a refusal as well: another administrator may have changed the order.
    await send(
      () => api('PUT /api/v1/admin/policy-order', { version: order.version, body: { policies } }),
      () => {
        say(t('administration.moved', { item: name, number: to + 1 }))
        loaded.reload()
      },
      loaded.reload,
    )
  }

  const clone = (id: string, name: string) =>
    send(
      () =>
        api('POST /api/v1/admin/policies/{id}/clone', {
          params: { id },
          body: { name: t('administration.clone-of', { name }) },
        }),
      (copy) => address.open(toAddress(['policies', copy.id])),
      loaded.reload,
    )

  return (
    <>
      <PageHeading title={t('administration.policies')} />
      {isOwner && <OwnerRequests api={api} />}
      <p class="page-text">
        {t('administration.policies-text')} {t('administration.policies-keys')}
      </p>
      {problem && <Notice tone="bad" alert text={problem.text} />}
      <Loading loaded={loaded}>
        {({ policies }) => (
          <ol class="entries">
            {policies.map(({ id, name, enabled }, index) => (
              <li
                key={id}
                data-policy={id}
                onKeyDown={(event) => {
                  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
                  if (!event.altKey || step === undefined || id === defaultPolicy) return
                  event.preventDefault()
                  void move(index, index + step, name)
                }}
              >
                <div class="entry-text">
                  <a href={formatAddress(toAddress(['policies', id]))}>{name}</a>{' '}
                  <span class="entry-state">
                    {id === defaultPolicy && t('administration.policy-default')}
                    {!enabled && t('administration.policy-off')}
                  </span>
                </div>
                <Button look="quiet" onPress={() => void clone(id, name)}>
                  {t('administration.clone')}
                </Button>
                {id !== defaultPolicy && (
                  <>
                    <button
                      type="button"
                      class="icon-button"
                      aria-label={t('administration.move-up', { item: name })}
                      onClick={() => void move(index, index - 1, name)}
                    >
                      <Icon icon={ArrowUp} />
                    </button>
                    <button
                      type="button"
                      class="icon-button"
                      aria-label={t('administration.move-down', { item: name })}
                      onClick={() => void move(index, index + 1, name)}
                    >
                      <Icon icon={ArrowDown} />
                    </button>
                  </>
                )}
              </li>
            ))}
          </ol>
        )}
      </Loading>
      <span class="only-read" role="status">
        {moved}
      </span>
      <NewPolicy {...props} />
      <ExplainPolicies {...props} />
    </>
  )
}
