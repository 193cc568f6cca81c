/** "Step 2 of 3" as text, and as a row of bars; nothing where there is one step only. */
export function Progress({ position, total, label }: { position: number; total?: number; label: string }) {
  if (total === 1) return null
  return (
    <div class="progress">
      <span>{label}</span>
      {total !== undefined && total > 1 && (
        <div class="progress-bar" aria-hidden="true">
          {Array.from({ length: total }, (_, index) => (
            <span key={index} data-done={index < position || undefined} />
          ))}
        </div>
      )}
    </div>
  )
}
