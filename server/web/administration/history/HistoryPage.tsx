import { useMemo, useState } from 'preact/hooks'
import { Button } from '../../../../shared/ui/Button.tsx'
import { PageHeading } from '../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import type { Reply } from '../../../../shared/wizard/wizard-client.ts'
import { formatExact } from '../../exact-time.ts'
import { formatAddress, toAddress } from '../address.ts'
import { Loading, useLoaded } from '../loading.tsx'
import type { PageProps } from '../section.ts'
import type { Compare } from './Differences.tsx'
import type { HistorySource, VersionEntry, VersionsSource } from './history-source.ts'
import { VersionDetails } from './VersionDetails.tsx'

interface HistoryPageProps extends PageProps {
  /** Without a way to save, earlier versions can only be read. */
  source: HistorySource | VersionsSource
  /** Address of the resource itself. */
  own: readonly string[]
  /** Prepares two versions for their difference; default: as they are, in the form of the resource. */
  toCompared?: Compare
}

/** Who changed a resource and when; each version shows its difference to the one before, and can be restored. */
export function HistoryPage({ source: given, own, language, toCompared }: HistoryPageProps) {
  const t = useTranslator()
  const source = useMemo(() => given, [formatAddress(toAddress(own))])
  const [round, setRound] = useState(0)
  const [opened, open] = useState<number>()
  const [last, showUntil] = useState(firstPages)
  const loaded = useLoaded(async () => {
    const form = await source.loadForm()
    const versions = form.ok ? await listPages(source, last) : form
    return form.ok && versions.ok
      ? { ok: true as const, value: { ...form.value, ...versions.value } }
      : failed(form, versions)
  }, [language, source, round, last])
  return (
    <Loading loaded={loaded} isWholePage>
      {({ title, form, items, next }) => (
        <>
          <PageHeading title={t('administration.history-of', { title })} />
          <nav class="page-links">
            <a href={formatAddress(toAddress(own))}>{t('administration.back-to', { title })}</a>
          </nav>
          {items.length === 0 && <p>{t('administration.no-history')}</p>}
          <ol class="versions">
            {items.map(({ version, at, by }, index) => (
              <li key={version}>
                <details
                  onToggle={({ currentTarget }) => open((before) => toggle(before, version, currentTarget.open))}
                  open={opened === version}
                >
                  <summary>
                    <span class="version-number">{t('administration.version', { version })}</span>
                    <time dateTime={at}>{formatExact(at, language)}</time>
                    <span>{by ?? t('administration.by-terminal')}</span>
                  </summary>
                  {opened === version && (
                    <VersionDetails
                      source={source}
                      schema={form}
                      toCompared={toCompared}
                      version={version}
                      before={items[index + 1]?.version}
                      isCurrent={index === 0}
                      onRestored={() => setRound(round + 1)}
                    />
                  )}
                </details>
              </li>
            ))}
          </ol>
          {next && (
            <Button look="second" onPress={() => showUntil(last + firstPages)}>
              {t('administration.older')}
            </Button>
          )}
        </>
      )}
    </Loading>
  )
}

/** Shown at first, and more at each press. */
const firstPages = 1

/** So many pages of versions, and where the next one begins. */
async function listPages(source: VersionsSource, pages: number): ReturnType<VersionsSource['listVersions']> {
  const items: VersionEntry[] = []
  let next: string | undefined
  for (let page = 0; page < pages && (page === 0 || next); page++) {
    const reply = await source.listVersions(next)
    if (!reply.ok) return reply
    items.push(...reply.value.items)
    next = reply.value.next
  }
  return { ok: true, value: { items, next } }
}

/** The version that is open after one was opened or closed: opening one closes the other, which must not close the first again. */
const toggle = (before: number | undefined, version: number, isOpen: boolean): number | undefined =>
  isOpen ? version : before === version ? undefined : before

function failed(...replies: Reply<unknown>[]): Extract<Reply<never>, { ok: false }> {
  for (const reply of replies) if (!reply.ok) return reply
  throw new Error('no reply has failed')
}
