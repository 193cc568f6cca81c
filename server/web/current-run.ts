/** Where a tab keeps the id of its run, in its session storage: the Self-Service site goes on with a run that another page of ours began. */
export const currentRunKey = 'latchkey-run'
