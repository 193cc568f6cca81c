const questions = { mandatory: 1, optional: 8, helpdesk: 0, userDefined: 0, answers: 4, languages: ['en', 'de'] }

/** The list of policies, as several pages show it. */
export const policyEntries = [
  {
    id: 'executives',
    version: 2,
    priority: 10,
    name: 'Executives',
    enabled: true,
    questions,
    rules: [
      { id: 'length', name: 'Minimum length' },
      { id: 'breached', name: 'Not among breached passwords' },
    ],
  },
  {
    id: 'branches',
    version: 1,
    priority: 20,
    name: 'Branch offices',
    enabled: false,
    questions: { ...questions, mandatory: 0, helpdesk: 2, answers: 5 },
    rules: [{ id: 'dictionary', name: 'No words of the dictionary' }],
  },
  {
    id: 'default',
    version: 1,
    priority: 30,
    name: 'Default',
    enabled: true,
    questions: { ...questions, mandatory: 0, userDefined: 1 },
    rules: [],
  },
]
