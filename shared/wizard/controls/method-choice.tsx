import { type Control, defineView } from './control.ts'

/** Ways to check a caller, in the order in which they are offered; texts come from the server. */
export interface MethodChoice {
  methods: {
    /** Also of the action that chooses it. */
    id: string
    title: string
    /** Why it cannot be chosen: it has no action. */
    obstacle?: string
  }[]
}

export const MethodChoiceView = defineView<MethodChoice>(({ data, renderActions }) => (
  <ul class="method-choice">
    {data.methods.map(({ id, title, obstacle }) => (
      <li key={id} data-obstacle={obstacle !== undefined || undefined}>
        {obstacle === undefined ? (
          renderActions?.(id, '')
        ) : (
          <>
            {/* It keeps its place in the order of Tab, so that its reason is read out, too. */}
            <button type="button" class="button" data-look="second" aria-disabled="true" aria-describedby={`no-${id}`}>
              <span class="button-label">{title}</span>
            </button>
            <p id={`no-${id}`} class="method-obstacle">
              {obstacle}
            </p>
          </>
        )}
      </li>
    ))}
  </ul>
))

export const methodChoice: Control = { View: MethodChoiceView }
