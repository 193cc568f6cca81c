/** Keeps the place of ring and sentence while they are loaded; `label` is for screen readers. */
export function StateSkeleton({ label }: { label: string }) {
  return (
    <div class="state" role="status" aria-busy="true">
      <span class="only-read">{label}</span>
      <div class="skeleton" data-part="ring" />
      <div class="skeleton" data-part="text" />
    </div>
  )
}
