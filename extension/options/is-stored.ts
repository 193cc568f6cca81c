/** Whether the browser has stored a change. It refuses where its disk is full; nothing else of what we write is refused. */
export const isStored = (change: Promise<void>): Promise<boolean> =>
  change.then(
    () => true,
    () => false,
  )
