/** The mark: a key whose bow is an open ring. Coloured by the text around it; the name stands beside it in words. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
      <g stroke="currentColor" stroke-width="3.25" stroke-linecap="round" stroke-linejoin="round">
        <path d="M18.6 17.6A7.25 7.25 0 1 1 19.6 8.2" />
        <path d="M13.2 13.2 26.5 26.5M22.2 22.2l3.4-3.4" />
      </g>
    </svg>
  )
}
