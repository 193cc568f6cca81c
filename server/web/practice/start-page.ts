import { html } from 'hono/html'
import type { MessageKey } from '../../../shared/languages/keys.ts'
import type { Translator } from '../../../shared/languages/translator.ts'
import { type Html, practiceFrame } from './frame.ts'
import { type Task, type Try, tries } from './tries.ts'

/** A practice account as its page shows it. */
export interface ShownAccount {
  account: string
  password: string
  state: string
  answers?: readonly { question: string; answer: string }[]
}

interface StartPageOptions {
  accounts: readonly ShownAccount[]
  /** For the names of tasks and the questions, which are those of the pages. */
  translate: Translator
}

/** What can be tried in the sample company, by role, with the accounts for it. */
export function startPage({ accounts, translate }: StartPageOptions): Html {
  const taskName = (task: Task) => html`<strong>${translate(`workflows.${task}.name`)}</strong>`
  const renderTry = ({ title, account: name, withAnswers, steps }: Try) => {
    const account = accounts.find(({ account }) => account === name)
    return html`<section class="try"><h3>${title}</h3>
<p>${steps(taskName)}</p>
${account ? renderAccount(account, withAnswers) : ''}</section>
`
  }
  const renderAccount = ({ account, password, answers = [] }: ShownAccount, withAnswers = false) =>
    html`<dl><dt>Account</dt><dd><code>${account}</code></dd><dt>Password</dt><dd><code>${password}</code></dd>${(
      withAnswers ? answers : []
    ).map(
      ({ question, answer }) => html`<dt>${translate(questionKey(question))}</dt><dd><code>${answer}</code></dd>`,
    )}</dl>`

  return practiceFrame(
    { title: 'What to try', at: '/practice/' },
    html`<h1>What to try</h1>
<p>The sample company is a small organisation with make-believe people. Their passwords and answers are public, and nothing that you do here can break anything. To begin again, stop the server and delete its data folder.</p>
${tries.map(({ role, tries }) => html`<h2>${role}</h2>${tries.map(renderTry)}`)}
<h2>All accounts</h2>
<div class="scroll" role="region" aria-label="All accounts" tabindex="0"><table>
<thead><tr><th scope="col">Account</th><th scope="col">Password</th><th scope="col">State</th></tr></thead>
<tbody>${accounts.map(
      ({ account, password, state }) =>
        html`<tr><td><code>${account}</code></td><td><code>${password}</code></td><td>${state}</td></tr>`,
    )}</tbody></table></div>
<p>The same for programs, with all answers: <a href="/practice/accounts.json">accounts.json</a>.</p>`,
  )
}

/** Practice answers are to questions of the product only. */
const questionKey = (question: string) => `questions.${question}` as Extract<MessageKey, `questions.${string}`>
