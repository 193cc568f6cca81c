interface PracticeAccount {
  account: string
  password: string
  answers?: { question: string; answer: string }[]
}

/** Reads what the server publishes about a practice account of the sample company. */
export async function readPracticeAccount({ url }: { url: string }, account: string): Promise<PracticeAccount> {
  const accounts = (await (await fetch(`${url}/practice/accounts.json`)).json()) as PracticeAccount[]
  const found = accounts.find((one) => one.account === account)
  if (!found) throw new Error(`${account} is no practice account`)
  return found
}
