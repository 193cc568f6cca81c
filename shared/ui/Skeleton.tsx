import { useLate } from './late.ts'

/** The outline of a page that is still coming; `label` says so to who cannot see it. */
export function Skeleton({ label }: { label: string }) {
  const late = useLate()
  return (
    <div class="skeletons" role="status" aria-busy="true">
      <span class="only-read">{label}</span>
      {late && ['title', 'text', 'field', 'button'].map((part) => <div key={part} class="skeleton" data-part={part} />)}
    </div>
  )
}
