import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide'
import { Icon } from '../../ui/Icon.tsx'
import { type Control, defineView } from './control.ts'

/** The person's authentication methods, a row each, with texts from the server; the page's actions name the rows that they stand in. */
export interface ProfileOverview {
  rows: ProfileRow[]
}

export interface ProfileRow {
  /** Also of its actions. */
  id: string
  title: string
  details: string[]
  tone: 'good' | 'warn' | 'quiet'
  /** What there may be several of, each with actions of its own. */
  items: { id: string; text: string }[]
}

const icons = { good: CircleCheck, warn: TriangleAlert, quiet: CircleDashed }

export const ProfileOverviewView = defineView<ProfileOverview>(({ data, renderActions }) => (
  <ul class="profile-overview">
    {data.rows.map(({ id, title, details, tone, items }) => (
      <li key={id} data-tone={tone}>
        <Icon icon={icons[tone]} />
        <div class="profile-row">
          <p class="profile-row-text">
            <strong>{title}</strong>
            {details.map((detail) => (
              <span key={detail}>{detail}</span>
            ))}
          </p>
          <div class="profile-row-actions">{renderActions?.(id, title)}</div>
          {items.map((item) => (
            <div key={item.id} class="profile-row-item">
              <span>{item.text}</span>
              <div class="profile-row-actions">{renderActions?.(item.id, item.text)}</div>
            </div>
          ))}
        </div>
      </li>
    ))}
  </ul>
))

export const profileOverview: Control = { View: ProfileOverviewView }
