/** What makes sense next. Several lines are a list, under a first line that ends with a colon. */
export function NextText({ text }: { text: string }) {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length < 2) return <p class="next">{lines[0]}</p>
  const hasLead = /[:：]$/.test(lines[0] ?? '')
  return (
    <div class="next">
      {hasLead && <p>{lines[0]}</p>}
      <ul class="next-list">
        {lines.slice(hasLead ? 1 : 0).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
