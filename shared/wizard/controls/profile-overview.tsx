import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide'
import { Icon } from '../../ui/Icon.tsx'
import type { Control } from './control.ts'

/** What somebody can be known by, line by line, worded by the server. */
export interface ProfileOverview {
  lines: { title: string; details: string[]; tone: 'good' | 'warn' | 'quiet' }[]
}

const icons = { good: CircleCheck, warn: TriangleAlert, quiet: CircleDashed }

export function ProfileOverviewView({ data }: { data: Record<string, unknown> }) {
  const { lines } = data as unknown as ProfileOverview
  return (
    <ul class="profile-overview">
      {lines.map(({ title, details, tone }) => (
        <li key={title} data-tone={tone}>
          <Icon of={icons[tone]} />
          <div>
            <strong>{title}</strong>
            {details.map((detail) => (
              <span key={detail}>{detail}</span>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}

export const profileOverview: Control = { View: ProfileOverviewView }
