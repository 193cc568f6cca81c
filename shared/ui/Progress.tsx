/** "Step 2 of 3" in words, and as that many bars for the eye. */
export function Progress({ position, of, label }: { position: number; of?: number; label: string }) {
  return (
    <div class="progress">
      <span>{label}</span>
      {of !== undefined && of > 1 && (
        <div class="progress-bar" aria-hidden="true">
          {Array.from({ length: of }, (_, index) => (
            <span key={index} data-done={index < position || undefined} />
          ))}
        </div>
      )}
    </div>
  )
}
