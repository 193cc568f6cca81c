import { Plus } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../../../../../shared/ui/Icon.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { useDraggable } from '../../drag.ts'
import type { Activity } from '../workflows/load-workflows.ts'

const groups = ['authentication', 'action', 'notification', 'flow'] as const

interface ActivityListProps {
  activities: readonly Activity[]
  onAdd(activity: Activity): void
}

/** Everything that can become a step on this site, by group; the filter finds by name and sentence. */
export function ActivityList({ activities, onAdd }: ActivityListProps) {
  const t = useTranslator()
  const [typed, type] = useState('')
  const isWide = useMediaQuery('(width >= 72rem)')
  const wanted = typed.trim().toLowerCase()
  const found = activities.filter(({ title, text, id }) => `${title} ${text} ${id}`.toLowerCase().includes(wanted))
  return (
    // On a narrow page the steps come first: the list opens when it is wanted.
    <details class="designer-column" open={isWide}>
      <summary>
        <h2 class="section-title">{t('administration.activities')}</h2>
      </summary>
      <input
        class="control"
        type="text"
        aria-label={t('administration.filter-activities')}
        placeholder={t('administration.filter-activities')}
        autocomplete="off"
        spellcheck={false}
        value={typed}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <span class="only-read" role="status">
        {wanted !== '' && t('administration.jump-found', { count: found.length })}
      </span>
      {groups.map((group) => {
        const own = found.filter((activity) => activity.group === group)
        return own.length === 0 ? null : (
          <section key={group}>
            <h3 class="activity-group">{t(`administration.group-${group}`)}</h3>
            <ul class="activities">
              {own.map((activity) => (
                <ActivityEntry key={activity.id} activity={activity} onAdd={() => onAdd(activity)} />
              ))}
            </ul>
          </section>
        )
      })}
    </details>
  )
}

function ActivityEntry({ activity: { id, title, text }, onAdd }: { activity: Activity; onAdd: () => void }) {
  const t = useTranslator()
  const element = useRef<HTMLLIElement>(null)
  useDraggable(element, { activity: id })
  return (
    <li ref={element} class="activity">
      <span>
        <span class="activity-name">{title}</span>
        <span class="entry-state">{text}</span>
      </span>
      <button
        type="button"
        class="icon-button"
        aria-label={t('administration.add-activity', { activity: title })}
        onClick={onAdd}
      >
        <Icon icon={Plus} />
      </button>
    </li>
  )
}

/** Whether the window is as the query says, also once its width changes. */
function useMediaQuery(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const list = matchMedia(query)
    const follow = () => setMatches(list.matches)
    follow()
    list.addEventListener('change', follow)
    return () => list.removeEventListener('change', follow)
  }, [query])
  return matches
}
