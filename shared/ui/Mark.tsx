/** The product's mark, a key whose bow is an open ring, in the colour of the surrounding text. The name is written beside it. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
      <g stroke="currentColor" stroke-width="3.25" stroke-linecap="round" stroke-linejoin="round">
        <path d="M18.18 10.56A6.75 6.75 0 1 1 13.59 5.08" />
        <path d="M16.27 16.27 26.5 26.5M20.75 20.75l3.5-3.5M25.25 25.25l3-3" />
      </g>
    </svg>
  )
}
