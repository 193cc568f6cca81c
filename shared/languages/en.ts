/**
 * English wording of everything Latchkey says; English is the type of all other languages. ICU MessageFormat.
 * Sections in the order below; keys alphabetical within a section. Tone: second person, present, active; say what happened
 * and what to do. The tests beside this file hold every language to it.
 */
export const en = {
  // errors.*: one per code of shared/errors.ts
  'errors.approval-over': 'This request is closed: it was decided before, or its time has passed.',
  'errors.approval-unknown': 'There is no such request for you to decide.',
  'errors.backup-damaged':
    'This backup is not whole: {file} is missing or was changed. Nothing was restored. Use another backup.',
  'errors.backup-elsewhere':
    "The keys were copied to {folder}. Back up the database with SQL Server's own backup, since only the database server can do that.",
  'errors.busy':
    'Many people are here at the same moment, so this has to wait. Nothing was changed. Try again in a few seconds.',
  'errors.captcha-invalid': 'The check that you are not a robot has run out or does not match. Do the check once more.',
  'errors.captcha-required':
    'Before this task begins, a short check shows that you are not a robot. Do the check, then continue.',
  'errors.changed-meanwhile':
    'Somebody else saved this in the meantime. Compare your version with theirs, then save again.',
  'errors.configuration-invalid':
    'A setting of this server is not valid, so it cannot do this. Nothing was changed. Tell your administrator.',
  'errors.conflict':
    'This was changed elsewhere in the meantime. Reload to see how it stands now, then make your change again.',
  'errors.csrf-refused':
    'This page is out of date and its request was not accepted. Nothing was changed. Reload the page and try again.',
  'errors.database-locked': 'The database is busy with other work. Try again in a few seconds; nothing is done twice.',
  'errors.database-newer':
    'The stored data comes from a newer version of this program. Nothing was changed. Tell your administrator to install that version or a later one.',
  'errors.database-unavailable':
    'The server cannot reach its database. Try again in a few minutes; nothing is done twice.',
  'errors.directory-unreachable':
    'The directory that holds your account does not answer. Nothing was changed. Try again in a few minutes.',
  'errors.disk-full':
    'The server has no space left to store anything. Tell your administrator, then try again; nothing is done twice.',
  'errors.folder-not-empty':
    'There is something in {folder} already, and it is not overwritten. Nothing was changed. Name an empty folder.',
  'errors.forbidden':
    'Your account has no permission for this. Nothing was changed. Ask your administrator if you need it.',
  'errors.host-refused':
    'This server does not answer at this address. Open it at the address that your organisation gave you.',
  'errors.invalid-request':
    'The server could not read this request. Nothing was changed. Reload the page and try again.',
  'errors.key-missing':
    'The server cannot find the key that protects its data. Nothing was changed. Tell your administrator.',
  'errors.method-not-allowed':
    'This address does not offer that action. Nothing was changed. Go back to the start page.',
  'errors.not-found': 'There is nothing at this address. Check the address or go back to the start page.',
  'errors.origin-refused':
    'This request came from another site and was not accepted. Nothing was changed. Open this site itself and try again.',
  'errors.password-expired': 'Your password has expired. Choose a new one, then sign in with it.',
  'errors.person-unknown': 'This person is no longer in the directory. Search for them again.',
  'errors.precondition-required':
    'This request does not say which version it changes. Send the ETag that you read in the If-Match header.',
  'errors.request-too-large':
    'This is more than the server accepts in one request. Nothing was changed. Shorten your entry and try again.',
  'errors.run-unknown':
    'This task is no longer open: it was finished, cancelled or left alone too long. Begin it again.',
  'errors.settings-refused': 'These settings cannot be saved yet. Correct the fields that are named and save again.',
  'errors.sign-in-refused':
    'This account name and password do not match, or the account cannot sign in now. Check both and try again.',
  'errors.sign-in-required': 'You are signed out. Sign in, then continue.',
  'errors.token-invalid': 'This window no longer belongs to a task in progress. Begin the task again.',
  'errors.too-many-requests': 'There were many attempts in a short time. Wait a moment, then try again.',
  'errors.unexpected': 'Something went wrong on our side. Try again in a moment; nothing is done twice.',
  'errors.unsupported-media-type':
    'The server cannot read this kind of data. Nothing was changed. Reload the page and try again.',
  'errors.workflow-unknown': 'This task is not offered here. Go back to the start page and choose another one.',

  // findings.*: what is wrong with settings, or should be known of them, by code
  'findings.activity-not-on-site':
    'This activity does not exist on this site. Choose another, or move the workflow to the other site.',
  'findings.activity-unknown': 'There is no activity {activity}. Choose one from the list.',
  'findings.after-passcode':
    'Nothing that can still fail may follow the step that assigns a passcode. Move this step before it.',
  'findings.authentication-missing':
    'Nobody has shown who they are before this step. Put a sign-in step before it, on every path.',
  'findings.container-unknown': 'The directory does not know {name}. The line is saved, and covers nobody.',
  'findings.cron-malformed':
    'This is no timetable. Give five fields: minute, hour, day of the month, month and day of the week.',
  'findings.cron-never': 'This timetable never comes up. Choose a day that exists.',
  'findings.days-not-ascending': 'List the days from small to large, each once.',
  'findings.default-policy-fixed':
    'The default policy covers everybody and stays last. Make another policy for fewer people.',
  'findings.directory-silent': 'The directory does not answer, so the names were not checked.',
  'findings.domain-unknown': 'The domain {name} is not connected. People of it cannot be found.',
  'findings.field-unknown': 'There is no such setting. Remove it.',
  'findings.format-unknown': 'This file is not an export of workflows that this version can read.',
  'findings.group-ambiguous': 'Several groups are named {name}. Give the distinguished name or the SID.',
  'findings.group-unknown': 'The directory does not know {name}. The line is saved, and covers nobody.',
  'findings.identifier-invalid': 'Use lower-case letters, digits and hyphens, beginning with a letter.',
  'findings.identifier-taken': 'There is a workflow with this identifier already. Choose another.',
  'findings.language-code': 'Use a language code such as en or pt-BR.',
  'findings.link-not-parameter':
    "A link leads only to a parameter, as in [words]('{url}') (line {line}, character {column}). Use one of these: {known}.",
  'findings.list-too-long': 'At most {maximum} entries fit here.',
  'findings.list-too-short': 'At least {minimum} entries are needed here.',
  'findings.lock-after-restart': 'The lock counts failures only before the step that restarts. Move it up.',
  'findings.message-broken':
    'This is not complete at line {line}, character {column}. Close every brace, and give every choice an “other”.',
  'findings.node-unknown': 'There is no server of this name. Choose one from the list, or none.',
  'findings.parameter-format':
    'The parameter {name} cannot be formatted like this (line {line}, character {column}). Write its name in braces alone.',
  'findings.parameter-secret':
    '{name} is secret and is not written into a text (line {line}, character {column}). Remove it.',
  'findings.parameter-unknown':
    'There is no parameter {name} (line {line}, character {column}). Use one of these: {known}.',
  'findings.policy-unknown': 'There is no such policy. Reload the list.',
  'findings.priority-taken': 'Another policy has this priority. Choose another number, or change the order.',
  'findings.priority-too-late': 'The default policy is always last. Choose a smaller number.',
  'findings.step-key-twice': 'Another step has this key. Give each step a key of its own.',
  'findings.step-unknown': 'No later step has the key {step}. Choose one from the steps that follow.',
  'findings.text-characters': 'The text holds control characters or line breaks that do not belong here. Remove them.',
  'findings.text-too-long': 'At most {maximum} characters fit here.',
  'findings.text-too-short': 'At least {minimum} characters are needed here.',
  'findings.time-zone-unknown': 'There is no such time zone. Use a name such as Europe/Berlin or UTC.',
  'findings.value-invalid': 'This value does not fit here. Choose another.',
  'findings.value-missing': 'A value is needed here.',
  'findings.value-too-large': 'The largest value is {maximum}.',
  'findings.value-too-small': 'The smallest value is {minimum}.',
  'findings.without-yourself': 'You would lock yourself out. Keep a group that you belong to.',
  'findings.words-missing': 'Give the text in at least one language.',
  'findings.workflow-predefined': 'A workflow that comes with the product cannot be removed. Switch it off instead.',

  // password-rules.*: a policy’s own rules and their settings, for administrators
  'password-rules.breached.accept': 'Accept the password',
  'password-rules.breached.address': 'Address of the service',
  'password-rules.breached.both': 'The imported list, then the service',
  'password-rules.breached.list': 'The imported list',
  'password-rules.breached.name': 'Not among breached passwords',
  'password-rules.breached.refuse': 'Refuse it and say to try again',
  'password-rules.breached.service': 'A service, which gets five digits of each hash',
  'password-rules.breached.source': 'Look passwords up in',
  'password-rules.breached.whenUnavailable': 'Where neither list nor service answers',
  'password-rules.categories.counts': 'How many of each make a kind count; 0: it never does',
  'password-rules.categories.name': 'Kinds of characters',
  'password-rules.categories.of': 'How many of these kinds',
  'password-rules.complexity.name': "Windows' complexity",
  'password-rules.control-characters.name': 'No control characters',
  'password-rules.custom-text.hides': 'Stands for the texts of',
  'password-rules.custom-text.name': 'Text of your own',
  'password-rules.dictionary.beginning': 'At the beginning',
  'password-rules.dictionary.beginning-or-end': 'At the beginning or end',
  'password-rules.dictionary.end': 'At the end',
  'password-rules.dictionary.name': 'No words of the dictionary',
  'password-rules.dictionary.shortest': 'Shorter words count only as the whole password',
  'password-rules.dictionary.where': 'Where a word may not stand',
  'password-rules.dictionary.whole': 'As the whole password',
  'password-rules.dictionary.within': 'Anywhere',
  'password-rules.difference.edits': 'Changed characters, at least',
  'password-rules.difference.fresh': 'New characters, at least',
  'password-rules.difference.name': 'Differs from the old password',
  'password-rules.different-characters.min': 'Different characters, at least',
  'password-rules.different-characters.name': 'Different characters',
  'password-rules.disallowed-characters.name': 'Disallowed characters',
  'password-rules.fields.caseSensitive': 'Tell capitals from small letters',
  'password-rules.fields.days': 'Days',
  'password-rules.fields.ending': 'Among the last characters: how many',
  'password-rules.fields.from': 'Which characters',
  'password-rules.fields.from-digit': 'Digits',
  'password-rules.fields.from-letter': 'Letters',
  'password-rules.fields.from-lower': 'Small letters',
  'password-rules.fields.from-special': 'Symbols',
  'password-rules.fields.from-these': 'The characters below',
  'password-rules.fields.from-uncased': 'Letters of scripts without capitals',
  'password-rules.fields.from-upper': 'Capital letters',
  'password-rules.fields.leet': 'Also with signs for letters (p4$$w0rd)',
  'password-rules.fields.max': 'At most',
  'password-rules.fields.min': 'At least',
  'password-rules.fields.positions': 'At these places',
  'password-rules.fields.positions-hint': 'Numbers and ranges, counted from the beginning: 1,3,5-10. Empty: anywhere.',
  'password-rules.fields.reversed': 'Also backwards',
  'password-rules.fields.texts': 'What people read, by language',
  'password-rules.fields.these': 'These characters',
  'password-rules.history.name': 'Not an earlier password',
  'password-rules.keyboard-walks.azerty': 'AZERTY (French)',
  'password-rules.keyboard-walks.keyboards': 'Keyboards',
  'password-rules.keyboard-walks.max': 'Most neighbouring keys in a row',
  'password-rules.keyboard-walks.name': 'No keyboard walks',
  'password-rules.keyboard-walks.numeric-pad': 'Numeric pad',
  'password-rules.keyboard-walks.qwerty': 'QWERTY (English)',
  'password-rules.keyboard-walks.qwertz': 'QWERTZ (German)',
  'password-rules.length.name': 'Minimum length',
  'password-rules.maximum-age.name': 'Maximum age',
  'password-rules.maximum-length.name': 'Maximum length',
  'password-rules.minimum-age.name': 'Minimum age',
  'password-rules.passphrase.name': 'Passphrases',
  'password-rules.passphrase.relaxes': 'Rules that then do not apply',
  'password-rules.passphrase.words': 'Different words, at least',
  'password-rules.regular-expression.ignoreCase': 'Take capitals and small letters as the same',
  'password-rules.regular-expression.match': 'Must match it',
  'password-rules.regular-expression.must': 'A password',
  'password-rules.regular-expression.name': 'Pattern of your own',
  'password-rules.regular-expression.not-match': 'Must not match it',
  'password-rules.regular-expression.pattern': 'Regular expression (RE2)',
  'password-rules.repeated-characters.anywhere': 'The same one anywhere, at most',
  'password-rules.repeated-characters.inSuccession': 'The same one in a row, at most',
  'password-rules.repeated-characters.name': 'Repeated characters',
  'password-rules.required-characters.count': 'How many at least',
  'password-rules.required-characters.count-hint': 'Empty: every one of the places named.',
  'password-rules.required-characters.name': 'Required characters',
  'password-rules.runs.alphabetic': 'Letters of an alphabet in its order (abc), at most',
  'password-rules.runs.name': 'Counting and alphabets',
  'password-rules.runs.numeric': 'Digits that count up or down (123), at most',
  'password-rules.strength.min': 'Strength from 1 (weak) to 4 (strong), at least',
  'password-rules.strength.name': 'Hard to guess',
  'password-rules.symmetry.mirrored': 'Characters of the beginning that the end mirrors, at most',
  'password-rules.symmetry.name': 'Symmetry',
  'password-rules.symmetry.palindrome': 'No password that reads the same backwards',
  'password-rules.user-properties.account': 'Account name',
  'password-rules.user-properties.displayName': 'Display name',
  'password-rules.user-properties.givenName': 'First name',
  'password-rules.user-properties.mail': 'E-mail address',
  'password-rules.user-properties.name': 'No personal details',
  'password-rules.user-properties.properties': 'Which details',
  'password-rules.user-properties.shortest': 'Shortest part that counts',
  'password-rules.user-properties.surname': 'Surname',
  'password-rules.user-properties.userPrincipalName': 'User principal name',

  // problems.*: why an answer was not accepted, or what failed
  'problems.answer-given-twice':
    'You gave this answer to another question already. Give each question an answer of its own.',
  'problems.answer-is-account-name': 'This answer is your account name, which many people know. Give the real answer.',
  'problems.answer-repeats-question':
    'This answer repeats words of the question. Give an answer that the question does not contain.',
  'problems.answer-too-short':
    'This answer is too short. Give one with at least {length, plural, one {# letter or digit} other {# letters or digits}}.',
  'problems.answers-differ': 'These two answers are not the same. Type the answer again.',
  'problems.answers-missing': 'Answer {count, plural, one {# question} other {# questions}} to go on.',
  'problems.breach-list-not-hashes':
    'Line {line} is no SHA-1 in 40 hexadecimal digits, with or without a count behind a colon. The list before is kept.',
  'problems.breach-list-not-sorted':
    'Line {line} comes before the line above it. The list before is kept. Use the list ordered by hash, or sort it first.',
  'problems.caller-not-identified': 'That does not match what this person registered. Ask again, or end the call.',
  'problems.characters-missing': 'Say which characters are meant.',
  'problems.code-over': 'This code is no longer good. A new one has been sent.',
  'problems.code-sent-just-now':
    'A code was sent less than half a minute ago. Wait a moment, then look into your mail again.',
  'problems.contact-corporate': 'Your organisation knows this one already. Give one of your own.',
  'problems.contact-known': 'This one is registered already.',
  'problems.contacts-too-many': 'You have registered as many as you can. Remove one first.',
  'problems.idle': 'You were away for a while. Show once more that this account is yours, then go on.',
  'problems.limit-missing': 'This rule asks for nothing yet. Set at least one of its limits.',
  'problems.limits-contradict': 'Another rule of this policy contradicts this one: no password could keep both.',
  'problems.list-empty': 'This list is empty. The list before is kept.',
  'problems.list-line-too-long':
    'Line {line} has more than {count} characters. The list before is kept. Put one word on each line.',
  'problems.list-not-text':
    'Line {line} is no text in UTF-8. The list before is kept. Save the list as UTF-8, one word a line.',
  'problems.list-too-large':
    'This list is larger than {megabytes} MB. The list before is kept. Leave out what nobody would use as a password.',
  'problems.mail-address-invalid': 'This is not a mail address. Use one like name@example.com.',
  'problems.mandatory-question-unanswered': 'Answer every question that your organisation asks of everybody.',
  'problems.mobile-number-invalid': 'Begin with + and your country, for example +44 7700 900123.',
  'problems.more-answers-than-questions': 'This list has fewer optional questions than people have to answer.',
  'problems.more-kinds-than-count': 'More kinds are asked for than count. Let more of them count, or ask for fewer.',
  'problems.not-accepted': 'This answer cannot be used here. Check it and try again.',
  'problems.outcome-not-applied':
    'The connection broke before your change reached the directory. Nothing was changed. Try again.',
  'problems.outcome-unknown':
    'The directory did not say whether it took your new password. Type the same password again: if it holds already, nothing is done twice.',
  'problems.own-questions-missing': 'Add {count, plural, one {# question} other {# questions}} of your own.',
  'problems.password-breached':
    'This password is known: it was published after a break-in elsewhere. Choose one that you have never used.',
  'problems.password-categories': 'This password has too few kinds of characters. {requirement}.',
  'problems.password-complexity':
    'This password is too simple. Use at least three of: capital letters, small letters, digits, symbols, letters of other scripts; and leave out your account name and parts of your name.',
  'problems.password-control-characters':
    'This password holds a character that no keyboard can type. Use only characters that you can type at a sign-in screen.',
  'problems.password-dictionary':
    'This password holds a word that your organisation keeps out of passwords, perhaps backwards or with digits for letters. Choose another one.',
  'problems.password-difference':
    'This password is too much like your current one. Choose one that differs in more than a few characters.',
  'problems.password-different-characters':
    'This password repeats itself. Use at least {min, plural, one {# different character} other {# different characters}}.',
  'problems.password-disallowed-characters':
    'This password has characters where they are not allowed. {from, select, upper {Capital letters} lower {Small letters} digit {Digits} special {Symbols} uncased {Letters of scripts without capitals} letter {Letters} other {Characters of {these}}}: none{place, select, anywhere {} positions { at the places {positions}} ending { among the last {ending, plural, one {character} other {# characters}}} other { at the places {positions} and the last {ending, plural, one {one} other {#}}}}.',
  'problems.password-history':
    '{count, plural, =0 {This is your current password. Choose a different one.} one {This password was used before. Choose one that differs from your last one.} other {This password was used before. Choose one that is not among your last #.}}',
  'problems.password-keyboard-walks':
    'This password follows the keys of a keyboard, like qwerty. Use at most {max, plural, one {# key} other {# neighbouring keys}} in a row.',
  'problems.password-length':
    'This password is too short. Use at least {min, plural, one {# character} other {# characters}}.',
  'problems.password-maximum-length':
    'This password is too long. Use at most {max, plural, one {# character} other {# characters}}.',
  'problems.password-minimum-age':
    'Your domain asks for some time between two changes. You can change your password again on {again, date, long} at {again, time, short}; until then the current one holds.',
  'problems.password-not-checked':
    'Your organisation compares new passwords with known ones, and cannot do that at the moment. Try again in a few minutes.',
  'problems.password-refused':
    '{count, plural, =0 {Your domain did not take this password and does not say which rule it breaks. Choose one that is longer and more varied.} one {Your domain did not take this password. It may be your last one, or too simple; choose one that is new and more varied.} other {Your domain did not take this password. It may be among your last #, or too simple; choose one that is new and more varied.}}',
  'problems.password-regular-expression':
    'This password does not have the form that your organisation asks for. {text}',
  'problems.password-repeated-characters':
    'This password repeats a character too often. {both, plural, =1 {Use the same one at most {inSuccession} times in a row and {anywhere} times in all.} other {{inSuccession, plural, =0 {Use the same one at most {anywhere, plural, one {once} other {# times}}.} one {Never use the same one twice in a row.} other {Use the same one at most # times in a row.}}}}',
  'problems.password-required-characters':
    'This password lacks characters that it needs. {from, select, upper {Capital letters} lower {Small letters} digit {Digits} special {Symbols} uncased {Letters of scripts without capitals} letter {Letters} other {Characters of {these}}}: {count, plural, =0 {every character} other {at least #}}{place, select, anywhere {} positions { at the places {positions}} ending { among the last {ending, plural, one {character} other {# characters}}} other { at the places {positions} and the last {ending, plural, one {one} other {#}}}}.',
  'problems.password-runs':
    'This password counts or spells the alphabet. {both, plural, =1 {Use at most {numeric} digits like 123 and {alphabetic} letters like abc in a row.} other {{numeric, plural, =0 {Use at most {alphabetic, plural, one {# letter} other {# letters}} like abc in a row.} one {Leave out digits that count up or down.} other {Use at most # digits like 123 in a row.}}}}',
  'problems.password-strength':
    'This password is too easy to guess. Choose a longer one, of words that do not belong together.',
  'problems.password-symmetry':
    'This password mirrors itself: its end is its beginning backwards. Choose one that reads differently backwards.',
  'problems.password-user-properties':
    'This password holds a part of your name, your account or something else that the directory says of you. Leave that out.',
  'problems.pattern-invalid':
    'This is no regular expression, from place {position} on: {reason}. Back references and looking ahead or behind are not available.',
  'problems.positions-invalid': 'Write places as numbers and ranges, such as 1,3,5-10.',
  'problems.question-chosen-twice': 'You chose this question already. Choose a different one.',
  'problems.question-listed-twice': 'This question is on the list twice.',
  'problems.question-not-worded': 'This question has no words in one of its languages.',
  'problems.question-picked-twice': 'You have picked this question already. Pick another one.',
  'problems.question-too-short':
    'Make your question at least {length, plural, one {# character} other {# characters}} long.',
  'problems.question-unknown': 'This question is not offered. Choose one from the list.',
  'problems.required': 'Fill in this field to go on.',
  'problems.text-missing': 'Write this text in at least one language.',
  'problems.too-long': 'Use at most {count, plural, one {# character} other {# characters}}.',
  'problems.too-short': 'Use at least {count, plural, one {# character} other {# characters}}.',
  'problems.waited-too-long': 'Nobody answered in time. Nothing was changed. Try again.',
  'problems.wrong-answer': 'This answer is not the one that you registered.',
  'problems.wrong-answers': 'These answers do not match. Check the spelling and try again.',
  'problems.wrong-code': 'This is not the code that we sent.',
  'problems.wrong-credentials': 'This account name and password do not match. Check both and try again.',
  'problems.wrong-passcode': 'This passcode is not right, or no longer good.',
  'problems.wrong-passkey': 'This passkey does not belong to this account here. Use another one, or another way.',
  'problems.wrong-password': 'That is not your current password. Type the one that you signed in with last.',
  'problems.wrong-totp-code': 'This code is not right, or no longer good. Wait for the next one and type that in.',

  // stopped.*: how a run ended without success
  'stopped.account-altered': 'Somebody else is changing this account right now. Try again in a minute.',
  'stopped.account-disabled': 'Your account is disabled. Your administrator can enable it again; nothing was changed.',
  'stopped.account-expired':
    'Your account has reached its end date. Your administrator can extend it; nothing was changed.',
  'stopped.account-locked':
    'Your account is locked, so its password stays as it is. If you registered security questions, unlock it yourself with the task for that; otherwise the lock ends by itself after a while, or the helpdesk takes it off.',
  'stopped.account-missing':
    'Your account is not in the directory any more. Your administrator can tell you why; nothing was changed.',
  'stopped.account-not-disabled': 'Your account is not disabled, so there is nothing to do here. Nothing was changed.',
  'stopped.account-not-expired':
    'Your account has not reached its end date, so there is nothing to do here. Nothing was changed.',
  'stopped.account-not-locked': 'Your account is not locked, so there is nothing to do here. Nothing was changed.',
  'stopped.account-without-password':
    'This account has no password that the domain allows, so it cannot be enabled. Reset the password first.',
  'stopped.already-registered': 'You are registered already, so there is nothing to do here. Nothing was changed.',
  'stopped.approval-refused': 'Your manager did not agree, so nothing was changed. Talk to them or to your helpdesk.',
  'stopped.approval-timed-out':
    'Your manager did not decide in time, so nothing was changed. Begin again or ask your helpdesk.',
  'stopped.cancelled': 'You stopped this task. Begin it again whenever it suits you.',
  'stopped.directory-unreachable':
    'The directory that holds your account does not answer. Nothing was changed. Begin again in a few minutes.',
  'stopped.enable-not-permitted': 'Latchkey may not enable this account. Your administrator can.',
  'stopped.enable-outcome-unknown':
    'The directory did not say whether the account is enabled. Try to sign in; if that does not work yet, begin again in a few minutes.',
  'stopped.expired': 'This task was left alone for too long and has ended. Begin it again.',
  'stopped.failed': 'This task could not be finished. Begin it again, or ask the helpdesk.',
  'stopped.force-change-not-permitted':
    'Latchkey may not ask for a new password on this account. Your administrator can.',
  'stopped.force-change-outcome-unknown':
    'The directory did not say whether it will ask for a new password at the next sign-in. Begin again in a few minutes to be sure.',
  'stopped.history-not-enforceable':
    'Your domain cannot check earlier passwords here, and your organisation does not allow a reset without that. Nothing was changed. Ask the helpdesk.',
  'stopped.method-too-new':
    '{hours, plural, one {You changed how you identify yourself less than an hour ago. For your safety it cannot be used alone yet. Try again later or ask your helpdesk.} other {You changed how you identify yourself less than # hours ago. For your safety it cannot be used alone yet. Try again later or ask your helpdesk.}}',
  'stopped.no-address-to-write-to':
    'There is no mail address for this person, so no passcode could be sent. Nothing was changed.',
  'stopped.no-manager-to-ask': 'The directory names no manager with a mail address who could agree. Ask your helpdesk.',
  'stopped.no-manager-to-write-to':
    'The directory names no manager with a mail address for this person, so the passcode could not be split. Nothing was changed.',
  'stopped.no-passcode': 'No passcode is open for this account. Ask your helpdesk for one.',
  'stopped.no-password-found':
    'No password could be made that keeps every rule. Nothing was changed. Tell your administrator.',
  'stopped.not-registered':
    'This task needs security questions, and you have not registered any. Register them first; nothing was changed.',
  'stopped.outcome-unknown':
    'The directory did not say whether it took your new password. Sign in with the new one; if it does not work, the old one still holds.',
  'stopped.outside-logon-hours':
    'Your account may not sign in at this time of day. Nothing was changed. Begin again within your hours.',
  'stopped.passcode-issued': 'A passcode has been given out for this account already.',
  'stopped.password-expired':
    'Your password has expired, and this task needs one that is valid. Choose a new password first; nothing was changed.',
  'stopped.password-never-expires': 'The password of this account never expires, so no new one can be asked for.',
  'stopped.password-not-expired': 'Your password is still valid, so there is nothing to do here. Nothing was changed.',
  'stopped.password-write-not-permitted':
    'Latchkey may not set the password of this account. Nothing was changed. Your administrator can set it for you.',
  'stopped.profile-locked':
    'There were too many failed tries, so this profile is locked for a while. Nothing was changed. Begin again later, or ask the helpdesk.',
  'stopped.profile-not-locked': 'Your profile is not locked, so there is nothing to do here. Nothing was changed.',
  'stopped.too-few-questions':
    'Your profile lacks questions that this task asks for. Update your profile first, or ask your helpdesk.',
  'stopped.too-many-attempts':
    'There were too many tries with this account. One more could lock it, so this task ends here. Nothing was changed. Begin again in half an hour.',
  'stopped.too-many-failures':
    'Several answers did not match, so this task ends here. Nothing was changed. Begin again; a short check comes first then.',
  'stopped.unlock-not-permitted':
    'Latchkey may not unlock this account. Nothing was changed. The lock ends by itself after a while, or the helpdesk takes it off.',
  'stopped.unlock-outcome-unknown':
    'The directory did not say whether your account is unlocked. Sign in; if that does not work yet, begin again in a few minutes.',
  'stopped.workflow-endless':
    'This task goes round in circles and has ended. Nothing more was changed. Tell your administrator.',

  // steps.*: frames of a run that waits or is over
  'steps.done-text': 'Everything you asked for is done.',
  'steps.done-title': 'Done',
  'steps.stopped-title': 'This task has ended',
  'steps.unsettled-text':
    'Your new password was sent, but the directory does not say whether it took it. Nothing is sent twice. This page goes on by itself as soon as the directory answers.',
  'steps.unsettled-title': 'The directory does not answer',
  'steps.wait-text': 'Your answer is being carried out. This page goes on by itself.',
  'steps.wait-title': 'One moment',

  // activities.*: pages and results, by activity id
  'activities.approve-by-manager.hours': 'Hours to decide in',
  'activities.approve-by-manager.wait-text':
    'We have written to your manager. Keep this page open: it goes on as soon as there is a decision. If you close it, begin again later; a decision made in the meantime counts.',
  'activities.approve-by-manager.wait-title': 'Waiting for your manager',
  'activities.asking.askAll': 'Ask all there are',
  'activities.asking.kinds': 'Kinds of questions',
  'activities.asking.refuse': 'Send the person to their profile first',
  'activities.asking.tellWrongAnswers': 'Tell which answer was wrong',
  'activities.asking.whenFewer': 'When fewer are registered',
  'activities.assign-passcode.delivery': 'Whom the passcode goes to',
  'activities.assign-passcode.done': 'A passcode was given out.',
  'activities.assign-passcode.firstHalf': 'First half of the passcode',
  'activities.assign-passcode.hintShown': 'Read it out letter by letter. It is not shown again.',
  'activities.assign-passcode.hintSplit': 'Read it out letter by letter. The manager has been sent the other half.',
  'activities.assign-passcode.length': 'Characters (of each half)',
  'activities.assign-passcode.mail': 'By mail to the person',
  'activities.assign-passcode.minutes': 'Minutes that it is good for',
  'activities.assign-passcode.passcode': 'Passcode',
  'activities.assign-passcode.shown': 'To the operator',
  'activities.assign-passcode.split': 'Half to the operator, half to the manager',
  'activities.authenticate-by-email-code.acceptLocked': 'On the Helpdesk site: also while the profile is locked',
  'activities.authenticate-by-email-code.both': 'Both',
  'activities.authenticate-by-email-code.code': 'Code from the mail',
  'activities.authenticate-by-email-code.corporate': 'Company address',
  'activities.authenticate-by-email-code.length': 'Digits of the code',
  'activities.authenticate-by-email-code.minutes': 'Minutes that a code is good for',
  'activities.authenticate-by-email-code.personal': 'Personal address',
  'activities.authenticate-by-email-code.resend': 'Send another code',
  'activities.authenticate-by-email-code.submit': 'Continue',
  'activities.authenticate-by-email-code.text':
    'We have sent a code to the mail address that is kept for this account. It is good for {minutes, plural, one {one minute} other {# minutes}}.',
  'activities.authenticate-by-email-code.textHelpdesk':
    'A code has been sent to the person’s mail address. Ask the caller to read it out. It is good for {minutes, plural, one {one minute} other {# minutes}}.',
  'activities.authenticate-by-email-code.title': 'Type in the code from your mail',
  'activities.authenticate-by-email-code.to': 'Addresses',
  'activities.authenticate-with-passcode.hint': 'Capital letters, spaces and dashes do not matter.',
  'activities.authenticate-with-passcode.passcode': 'Passcode',
  'activities.authenticate-with-passcode.submit': 'Continue',
  'activities.authenticate-with-passcode.text':
    'Your helpdesk gave you a passcode. If you were given two halves, type in both, one after the other.',
  'activities.authenticate-with-passcode.title': 'Type in your passcode',
  'activities.authenticate-with-passkey.submit': 'Use passkey',
  'activities.authenticate-with-passkey.text':
    'Your device or security key asks for your fingerprint, face or PIN. None of them leaves it.',
  'activities.authenticate-with-passkey.title': 'Use your passkey',
  'activities.authenticate-with-password.acceptDisabled': 'Let in people whose account is disabled',
  'activities.authenticate-with-password.acceptExpired': 'Let in people whose password has expired or must be changed',
  'activities.authenticate-with-password.submit': 'Continue',
  'activities.authenticate-with-password.text':
    'Your current password shows that this account is yours. If it has expired, type the one that expired.',
  'activities.authenticate-with-password.title': 'What is your current password?',
  'activities.authenticate-with-qa-helpdesk.accept': 'The caller gave these answers',
  'activities.authenticate-with-qa-helpdesk.acceptLocked': 'Also while the profile is locked',
  'activities.authenticate-with-qa-helpdesk.alsoOptional':
    'Optional questions too, where there are too few of the others',
  'activities.authenticate-with-qa-helpdesk.characters': 'Characters at random places',
  'activities.authenticate-with-qa-helpdesk.charactersAsked': 'Characters of each answer',
  'activities.authenticate-with-qa-helpdesk.charactersAt': 'Characters at these places, in their order',
  'activities.authenticate-with-qa-helpdesk.count': 'Number of questions',
  'activities.authenticate-with-qa-helpdesk.mode': 'How the operator checks an answer',
  'activities.authenticate-with-qa-helpdesk.shown': 'The operator sees the answer',
  'activities.authenticate-with-qa-helpdesk.submit': 'Check',
  'activities.authenticate-with-qa-helpdesk.textCharacters':
    'Ask the caller for these characters of each answer. Letters and digits count, spaces and dots do not.',
  'activities.authenticate-with-qa-helpdesk.textShown': 'Ask the caller these questions. Do not read out an answer.',
  'activities.authenticate-with-qa-helpdesk.textTyped': 'Ask the caller these questions and type what they say.',
  'activities.authenticate-with-qa-helpdesk.title': 'Is the caller who they say they are?',
  'activities.authenticate-with-qa-helpdesk.typed': 'The operator types the answer',
  'activities.authenticate-with-qa-random.all': 'Ask every registered question',
  'activities.authenticate-with-qa-random.count': 'How many questions to ask',
  'activities.authenticate-with-qa-random.submit': 'Continue',
  'activities.authenticate-with-qa-random.text':
    'Give the answers that you registered. Capital letters, punctuation and extra spaces do not matter.',
  'activities.authenticate-with-qa-random.title': 'Answer your security questions',
  'activities.authenticate-with-qa-specific.questions': 'Questions to ask',
  'activities.authenticate-with-qa-user-selected.count': 'Number of questions to answer',
  'activities.authenticate-with-qa-user-selected.text':
    '{count, plural, one {Pick one of your questions and answer it.} other {Pick # of your questions and answer them.}}',
  'activities.authenticate-with-totp.submit': 'Continue',
  'activities.authenticate-with-totp.text':
    'Open the app in which you registered this account. The code changes every 30 seconds.',
  'activities.authenticate-with-totp.textHelpdesk':
    'Ask the caller for the code that their authenticator app shows now.',
  'activities.authenticate-with-totp.title': 'Type in the code of your authenticator app',
  'activities.authentication-methods.another': 'Another way',
  'activities.authentication-methods.caller-questions': 'Security questions',
  'activities.authentication-methods.choice': 'Ways',
  'activities.authentication-methods.corporate-mail': 'Code to the company mail address',
  'activities.authentication-methods.methods': 'Ways that are offered',
  'activities.authentication-methods.passkey': 'Passkey',
  'activities.authentication-methods.personal-mail': 'Code to the personal mail address',
  'activities.authentication-methods.security-questions': 'Security questions',
  'activities.authentication-methods.startWith': 'Begin with',
  'activities.authentication-methods.startWithChoice': 'The choice',
  'activities.authentication-methods.startWithFirst': 'The first way',
  'activities.authentication-methods.submit': 'Continue',
  'activities.authentication-methods.text': 'Choose the way that suits you right now.',
  'activities.authentication-methods.textHelpdesk': 'Choose what the caller can do right now.',
  'activities.authentication-methods.title': 'How do you want to show who you are?',
  'activities.authentication-methods.titleHelpdesk': 'How does the caller show who they are?',
  'activities.authentication-methods.totp': 'Code of an authenticator app',
  'activities.change-password-in-ad.done': 'Your new password holds wherever you sign in with this account.',
  'activities.change-password-in-ad.expired': 'Your password has expired. Choose a new one, and you can sign in again.',
  'activities.change-password-in-ad.mustChange':
    'Your administrator asks you to choose a new password before you sign in.',
  'activities.change-password-in-ad.onlyWhenMustChange': 'Only when the password must be changed at the next sign-in',
  'activities.change-password-in-ad.submit': 'Change password',
  'activities.change-password-in-ad.text': 'This is the password that you sign in with from now on.',
  'activities.change-password-in-ad.title': 'Choose a new password',
  'activities.choose-path.from': 'From this time',
  'activities.choose-path.group': 'In one of these groups',
  'activities.choose-path.network': 'From one of these networks',
  'activities.choose-path.not': 'The opposite',
  'activities.choose-path.otherwise': 'Steps otherwise',
  'activities.choose-path.paths': 'Paths',
  'activities.choose-path.risk': 'At least this risk',
  'activities.choose-path.status': 'Account is',
  'activities.choose-path.steps': 'Steps of this path',
  'activities.choose-path.timeZone': 'Time zone',
  'activities.choose-path.until': 'Until this time',
  'activities.choose-path.weekdays': 'On these days',
  'activities.choose-path.when': 'When all of this holds',
  'activities.edit-qa-profile.done': 'Your security questions are registered.',
  'activities.edit-qa-profile.language': 'Language of the questions',
  'activities.edit-qa-profile.languageSubmit': 'Show these questions',
  'activities.edit-qa-profile.languageText': 'You are asked in it later, too. What you have typed so far is not kept.',
  'activities.edit-qa-profile.languageTitle': 'Choose a language for your questions',
  'activities.edit-qa-profile.languages': 'Questions in another language',
  'activities.edit-qa-profile.onlyWhenUpdateNeeded': 'Only when the profile does not keep the policy',
  'activities.edit-qa-profile.submit': 'Save answers',
  'activities.edit-qa-profile.text':
    'Choose {count, plural, one {# question} other {# questions}} that only you can answer. An answer has at least {length, plural, one {# letter or digit} other {# letters or digits}}; capital letters and punctuation do not matter.',
  'activities.edit-qa-profile.title': 'Choose your security questions',
  'activities.enable-account.done': 'The account is enabled.',
  'activities.enforce-profile-update.always': 'Also when the profile fits the policy',
  'activities.enforce-profile-update.done': 'The person will be asked to update their profile.',
  'activities.fields.answer': 'Answer',
  'activities.fields.answer-again': 'The same answer again',
  'activities.fields.newPassword': 'New password',
  'activities.fields.own-question': 'Your own question',
  'activities.fields.password': 'Current password',
  'activities.fields.question': 'Question',
  'activities.fields.template': 'Mail template',
  'activities.fields.totp-code': 'Code of the app',
  'activities.fields.totp-code-hint': 'Six digits.',
  'activities.force-password-change-at-next-logon.accept': 'The person must choose a new password at the next sign-in',
  'activities.force-password-change-at-next-logon.done': 'A new password is asked for at the next sign-in.',
  'activities.force-password-change-at-next-logon.operatorMayChoose': 'The operator may choose',
  'activities.force-password-change-at-next-logon.submit': 'Continue',
  'activities.force-password-change-at-next-logon.text':
    'Whoever knows the present password can then use it once more, and must choose another.',
  'activities.force-password-change-at-next-logon.title': 'Ask for a new password at the next sign-in?',
  'activities.lock-qa-profile.duration': 'Minutes that the profile stays locked',
  'activities.lock-qa-profile.resetAfter': 'Minutes after which failed tries are forgotten',
  'activities.lock-qa-profile.threshold': 'Failed tries until the profile is locked',
  'activities.reset-password-in-ad.done': 'Your new password holds wherever you sign in with this account.',
  'activities.reset-password-in-ad.enforceHistory': 'Refuse passwords that were used before',
  'activities.reset-password-in-ad.expired':
    'Your password has expired as well. Choose a new one, then you can sign in again.',
  'activities.reset-password-in-ad.generatedMailed': 'A password is made and mailed to the person',
  'activities.reset-password-in-ad.generatedMailedText':
    'A new password is made and mailed to the person. You do not see it.',
  'activities.reset-password-in-ad.generatedShown': 'A password is made and shown to the operator once',
  'activities.reset-password-in-ad.generatedShownText':
    'A new password is made and shown to you once, as soon as it is set. Have the caller ready to write it down.',
  'activities.reset-password-in-ad.generatedTitle': 'Set a new password',
  'activities.reset-password-in-ad.hintMustChange':
    'Read it to the caller. It is shown only now, and is replaced by one of their own at the next sign-in.',
  'activities.reset-password-in-ad.hintShown': 'Read it to the caller. It is shown only now.',
  'activities.reset-password-in-ad.mustChange':
    'On the Helpdesk site: a new password must be chosen at the next sign-in',
  'activities.reset-password-in-ad.onHelpdesk': 'On the Helpdesk site',
  'activities.reset-password-in-ad.onlyWhenExpired': 'Only when the password has expired or must be changed',
  'activities.reset-password-in-ad.refuse': 'Refuse the reset',
  'activities.reset-password-in-ad.resetAnyway': 'Reset all the same',
  'activities.reset-password-in-ad.shown': 'New password',
  'activities.reset-password-in-ad.submit': 'Set password',
  'activities.reset-password-in-ad.text': 'This is the password that you sign in with from now on.',
  'activities.reset-password-in-ad.title': 'Choose a new password',
  'activities.reset-password-in-ad.typed': 'The operator types a password',
  'activities.reset-password-in-ad.unlock': 'Also unlock an account that is locked',
  'activities.reset-password-in-ad.whereHistoryCannotBeEnforced': 'Where the domain cannot check earlier passwords',
  'activities.unlock-account.done': 'Your account is unlocked.',
  'activities.unlock-qa-profile.done': 'The profile is unlocked.',

  // workflows.*: name and description, by workflow id
  'workflows.assign-passcode.description': 'For somebody who knows neither their password nor their answers.',
  'workflows.assign-passcode.done-text':
    'The person chooses “I have a passcode” on the Self-Service site and types it in.',
  'workflows.assign-passcode.done-title': 'The passcode is given out',
  'workflows.assign-passcode.name': 'Give out a passcode',
  'workflows.enforce-profile-update.description':
    'Have the person bring their security questions up to date. What they registered goes on working.',
  'workflows.enforce-profile-update.done-text': 'They are reminded until they have brought their profile up to date.',
  'workflows.enforce-profile-update.done-title': 'The person will be asked',
  'workflows.enforce-profile-update.name': 'Ask for a profile update',
  'workflows.forgot-my-password.description': 'Set a new password after answering your security questions.',
  'workflows.forgot-my-password.done-text':
    'Sign in with it now. Mail and telephone apps that know the old one ask you again.',
  'workflows.forgot-my-password.done-title': 'Your new password is set',
  'workflows.forgot-my-password.name': 'I forgot my password',
  'workflows.i-have-a-passcode.description':
    'Your helpdesk gave you a passcode: choose new security questions and a new password with it.',
  'workflows.i-have-a-passcode.done-text': 'Your security questions are registered, too. The passcode is used up.',
  'workflows.i-have-a-passcode.done-title': 'Your new password is set',
  'workflows.i-have-a-passcode.name': 'I have a passcode',
  'workflows.manage-my-passwords.description':
    'Replace your password while you know the current one, even if it has expired.',
  'workflows.manage-my-passwords.done-text':
    'Sign in with it now. Mail and telephone apps that know the old one ask you again.',
  'workflows.manage-my-passwords.done-title': 'Your password is changed',
  'workflows.manage-my-passwords.name': 'Change my password',
  'workflows.register.description':
    'Choose security questions now, so that you can help yourself when you forget your password.',
  'workflows.register.done-text': 'If you ever forget your password, they let you set a new one yourself.',
  'workflows.register.done-title': 'You are registered',
  'workflows.register.name': 'Register security questions',
  'workflows.reset-password.description': 'Set a new password after the caller has shown who they are.',
  'workflows.reset-password.done-text':
    'The old password no longer works. Mail and phone apps that know it will ask for the new one.',
  'workflows.reset-password.done-title': 'The new password is set',
  'workflows.reset-password.name': 'Reset password',
  'workflows.unlock-account.description':
    'Take the lock off the account after the caller has shown who they are. The password stays.',
  'workflows.unlock-account.done-text': 'If the lock comes back, a phone or an app still tries an old password.',
  'workflows.unlock-account.done-title': 'The account is unlocked',
  'workflows.unlock-account.name': 'Unlock account',
  'workflows.unlock-my-account.description': 'Take the lock off your account after answering your security questions.',
  'workflows.unlock-my-account.done-text':
    'If the lock comes back, a telephone or an app still tries an old password. Enter the current one there.',
  'workflows.unlock-my-account.done-title': 'You can sign in again',
  'workflows.unlock-my-account.name': 'Unlock my account',
  'workflows.unlock-profile.description':
    'Give somebody who failed too often their tasks back, after they have shown who they are.',
  'workflows.unlock-profile.done-text': 'The person can use every task of the Self-Service site again.',
  'workflows.unlock-profile.done-title': 'The profile is unlocked',
  'workflows.unlock-profile.name': 'Unlock profile',
  'workflows.verify-user-identity.description': 'Make sure that the caller is who they say they are. Changes nothing.',
  'workflows.verify-user-identity.done-text':
    'The answers match. Other tasks ask again, so that each is recorded with its own check.',
  'workflows.verify-user-identity.done-title': 'The caller is this person',
  'workflows.verify-user-identity.name': 'Verify the caller',

  // policies.*: settings of management policies
  'policies.enforcement.channel': 'How people are told',
  'policies.enforcement.days': 'Days after the first reminder',
  'policies.enforcement.daysBefore': 'Days before the password expires',
  'policies.enforcement.enabled': 'Write to people',
  'policies.enforcement.thenEvery': 'Then again after so many days',
  'policies.questions.caseSensitive': 'Tell capital letters from small ones in answers',
  'policies.questions.confirmAnswers': 'Ask for each answer twice',
  'policies.questions.defaultLanguage': 'Language of the list that stands in for others',
  'policies.questions.hideAnswers': 'Hide answers while they are typed',
  'policies.questions.minAnswerLength': 'Shortest answer, in characters',
  'policies.questions.minQuestionLength': 'Shortest question of one’s own, in characters',
  'policies.questions.optionalCount': 'Optional questions that everybody answers',
  'policies.questions.readableForHelpdesk': 'Keep answers to mandatory questions readable for the helpdesk',
  'policies.questions.rejectAnswersContainingQuestion': 'Refuse answers that repeat the question',
  'policies.questions.rejectSameAnswers': 'Refuse the same answer to two questions',
  'policies.questions.userDefinedCount': 'Questions of one’s own that everybody adds',

  // questions.*: security questions supplied with the product, by id
  'questions.birth-city': 'In which town were you born?',
  'questions.childhood-friend': 'What was the first name of your best friend as a child?',
  'questions.childhood-street': 'On which street did you grow up?',
  'questions.favourite-teacher': 'What was the surname of your favourite teacher?',
  'questions.first-car': 'What was the make and model of your first car?',
  'questions.first-job-place': 'In which town was your first job?',
  'questions.first-pet': 'What was the name of your first pet?',
  'questions.first-school': 'What was the name of your first school?',

  // rules.*: what satisfies a rule of shared/password-policy, by rule id
  'rules.breached': 'Not among passwords that were published after a break-in elsewhere',
  'rules.categories': '{of, plural, one {At least one of: {list}} other {At least # of these {all} kinds: {list}}}',
  'rules.categories-digit': '{count, plural, one {# digit} other {# digits}}',
  'rules.categories-lower': '{count, plural, one {# small letter} other {# small letters}}',
  'rules.categories-special': '{count, plural, one {# symbol} other {# symbols}}',
  'rules.categories-uncased':
    '{count, plural, one {# letter of a script without capitals} other {# letters of scripts without capitals}}',
  'rules.categories-upper': '{count, plural, one {# capital letter} other {# capital letters}}',
  'rules.complexity':
    'At least three of: capital letters, small letters, digits, symbols, letters of other scripts. No part of your name',
  'rules.control-characters': 'Only characters that a keyboard can type',
  'rules.custom-text': '{text}',
  'rules.dictionary': 'No word that your organisation keeps out of passwords',
  'rules.difference':
    'Differs from your current password{both, plural, =1 { by at least {edits} changes and {fresh} new characters} other {{edits, plural, =0 { by at least {fresh, plural, one {# new character} other {# new characters}}} one { by at least # change} other { by at least # changes}}}}',
  'rules.different-characters': 'At least {min, plural, one {# different character} other {# different characters}}',
  'rules.disallowed-characters':
    '{from, select, upper {Capital letters} lower {Small letters} digit {Digits} special {Symbols} uncased {Letters of scripts without capitals} letter {Letters} other {Characters of {these}}}: none{place, select, anywhere {} positions { at the places {positions}} ending { among the last {ending, plural, one {character} other {# characters}}} other { at the places {positions} and the last {ending, plural, one {one} other {#}}}}',
  'rules.history':
    '{count, plural, =0 {Different from your current password} one {Different from your last password} other {Different from your last # passwords}}',
  'rules.keyboard-walks':
    'At most {max, plural, one {# key} other {# neighbouring keys}} in a row on the keyboard (not qwerty)',
  'rules.length': 'At least {min, plural, one {# character} other {# characters}}',
  'rules.maximum-age':
    'Holds for {unit, select, days {{amount, plural, one {# day} other {# days}}} hours {{amount, plural, one {# hour} other {# hours}}} other {{amount, plural, one {# minute} other {# minutes}}}}, then you choose a new one',
  'rules.maximum-length': 'At most {max, plural, one {# character} other {# characters}}',
  'rules.minimum-age':
    '{unit, select, days {Last change at least {amount, plural, one {# day} other {# days}} ago} hours {Last change at least {amount, plural, one {# hour} other {# hours}} ago} other {Last change at least {amount, plural, one {# minute} other {# minutes}} ago}}',
  'rules.passphrase':
    'Or a passphrase: at least {words, plural, one {# word} other {# different words}} and {min, plural, one {# character} other {# characters}}; then rules about variety do not apply',
  'rules.regular-expression': '{text}',
  'rules.repeated-characters':
    '{both, plural, =1 {The same character at most {inSuccession} times in a row and {anywhere} times in all} other {{inSuccession, plural, =0 {The same character at most {anywhere, plural, one {once} other {# times}}} one {Never the same character twice in a row} other {The same character at most # times in a row}}}}',
  'rules.required-characters':
    '{from, select, upper {Capital letters} lower {Small letters} digit {Digits} special {Symbols} uncased {Letters of scripts without capitals} letter {Letters} other {Characters of {these}}}: {count, plural, =0 {every character} other {at least #}}{place, select, anywhere {} positions { at the places {positions}} ending { among the last {ending, plural, one {character} other {# characters}}} other { at the places {positions} and the last {ending, plural, one {one} other {#}}}}',
  'rules.runs':
    '{both, plural, =1 {At most {numeric} digits that count up or down (123) and {alphabetic} letters in the order of the alphabet (abc)} other {{numeric, plural, =0 {At most {alphabetic, plural, one {# letter} other {# letters}} in the order of the alphabet (abc)} one {No digits that count up or down (123)} other {At most # digits that count up or down (123)}}}}',
  'rules.strength':
    'Hard to guess: {min, plural, =1 {better than very weak} =2 {at least fair} =3 {at least good} other {strong}}',
  'rules.symmetry':
    '{says, select, palindrome {Reads differently backwards} mirrored {The end mirrors at most {mirrored, plural, one {# character} other {# characters}} of the beginning (not pas47sap)} other {Reads differently backwards; the end mirrors at most {mirrored, plural, one {# character} other {# characters}} of the beginning}}',
  'rules.user-properties': 'No part of your name, your account or other things that the directory says of you',

  // wizard.*: shared/wizard, shared/forms and shared/ui, on every host
  'wizard.account-field': 'Account name',
  'wizard.account-for': 'Account: {account}',
  'wizard.account-hint': 'The name you sign in to your computer with, or your e-mail address.',
  'wizard.account-submit': 'Continue',
  'wizard.account-text': 'Name the account that needs help. Nothing changes until you confirm it.',
  'wizard.account-title': 'Which account is it?',
  'wizard.another-account': 'Use another account',
  'wizard.cancel': 'Cancel',
  'wizard.cancel-keep': 'Keep going',
  'wizard.cancel-stop': 'Stop here',
  'wizard.cancel-text': 'This task is not finished yet. If you stop now, you begin it from the start next time.',
  'wizard.cancel-title': 'Stop this task?',
  'wizard.caps-lock': 'Caps lock is on.',
  'wizard.choose': 'Choose one',
  'wizard.chosen-already': 'You chose this one above. Choose another one here.',
  'wizard.control-unknown':
    'This window is older than the server and cannot show this page. Open the Self-Service site in a tab, or choose another way.',
  'wizard.copied': 'Copied',
  'wizard.copy': 'Copy',
  'wizard.document-title': '{page} – {name}',
  'wizard.domain-field': 'Domain',
  'wizard.finish': 'Back to the start',
  'wizard.hidden-cleared':
    'The connection broke before an answer came. For your safety the hidden fields are empty again. Fill them in once more.',
  'wizard.language': 'Language',
  'wizard.loading': 'Loading',
  'wizard.number-range': 'Use a number from {low} to {high}.',
  'wizard.passkey-known': 'This device or key is registered already.',
  'wizard.passkey-missing':
    'This browser has no passkeys. Choose another way, or open the Self-Service site in a current browser.',
  'wizard.passkey-not-here':
    'Passkeys of the Self-Service site do not work in this window. Open the site in a tab, or choose another way.',
  'wizard.passkey-not-used':
    'No passkey was used: it was stopped, took too long, or is not on this device. Try again, or choose another way.',
  'wizard.progress': 'Step {position} of {of}',
  'wizard.progress-open': 'Step {position}',
  'wizard.question': 'Question {number}',
  'wizard.required': 'Fill in this field to go on.',
  'wizard.required-choice': 'Choose one to go on.',
  'wizard.required-tick': 'Tick this to go on.',
  'wizard.retry': 'Try again now',
  'wizard.retrying': 'Trying again in {seconds, plural, one {# second} other {# seconds}}.',
  'wizard.rule-broken': 'Your new password does not meet this yet: {rule}',
  'wizard.rule-met': 'met',
  'wizard.rule-open': 'not yet',
  'wizard.rule-server': 'checked when you submit',
  'wizard.rules': 'Your new password needs',
  'wizard.rules-count': '{met} of {all} requirements met',
  'wizard.server': 'Connected to {address}',
  'wizard.server-unreachable': '{address} cannot be reached right now. Check your network connection.',
  'wizard.show-secret': 'Show {field}',
  'wizard.shown-until': 'Good until {until, date, medium}, {until, time, short}',
  'wizard.strength': 'Strength',
  'wizard.strength-0': 'very weak',
  'wizard.strength-1': 'weak',
  'wizard.strength-2': 'fair',
  'wizard.strength-3': 'good',
  'wizard.strength-4': 'strong',
  'wizard.suggest': 'Suggest one for me',
  'wizard.suggest-done': 'A password stands in the field, to be read. Note it before you go on.',
  'wizard.suggest-none': 'No suggestion keeps all rules. Choose a password of your own.',
  'wizard.support': 'Still stuck? {support}',
  'wizard.tagline': 'Password help',
  'wizard.tasks-empty': 'No task is offered for this account here. Your helpdesk can tell you what to do next.',
  'wizard.tasks-title': 'What do you need?',
  'wizard.too-long': 'Use at most {count, plural, one {# character} other {# characters}}.',
  'wizard.too-short': 'Use at least {count, plural, one {# character} other {# characters}}.',
  'wizard.totp-picture': 'QR code for your authenticator app; the key below says the same',
  'wizard.totp-secret': 'Or type this key into the app',
  'wizard.unreachable-title': 'No connection right now',

  // site.*: the Self-Service site around the wizard
  'site.again': 'Try again',
  'site.cookies-text':
    'Your browser did not send back the cookie that holds your task together. Allow cookies for {address}, then begin again. Nothing was changed.',
  'site.cookies-title': 'This site needs cookies',
  'site.hidden-cleared': 'For your safety the hidden fields are empty again. Fill them in once more.',
  'site.kiosk-reset':
    'For the next person, this screen goes back to the start by itself after {seconds, plural, one {# second} other {# seconds}}.',
  'site.look-again': 'Look again',
  'site.moved-on': 'That page had been answered already, so nothing was sent twice. This is where your task stands.',
  'site.needs-scripts':
    'This page needs a browser that runs JavaScript. Take one of the other ways below, or open the Self-Service site in another browser.',
  'site.patience-left': 'About {seconds, plural, one {# second} other {# seconds}} to go.',
  'site.patience-over': 'Thank you for waiting. You can continue now.',
  'site.patience-text':
    'There were several attempts in a short time. A short wait keeps programs from trying out accounts; this page says when you can continue.',
  'site.patience-title': 'One moment before this begins',
  'site.problem-title': 'Problem: {page}',
  'site.trouble-title': 'This did not work',

  // extension.*: prompt, popup and window of the browser extension
  'extension.description': 'Puts an expired or forgotten company password right, from the page that shows it.',
  'extension.name': 'Latchkey',
  'extension.options-account-name': 'Account name',
  'extension.options-account-name-label': 'Fill in my account name from the page',
  'extension.options-account-name-text':
    'When you accept help on a page, Latchkey reads the field for your account name there, and no other field. It never reads a password.',
  'extension.options-add': 'Add page',
  'extension.options-address': 'Address of the Latchkey server',
  'extension.options-address-hint': 'Your administrator gives you this, for example https://latchkey.example.com.',
  'extension.options-check': 'Check and save',
  'extension.options-connected': 'Connected to {name} at {address}.',
  'extension.options-grant': 'Allow {host}',
  'extension.options-locked-origins': 'Your administrator set this list.',
  'extension.options-locked-reminder': 'Your administrator decided this.',
  'extension.options-locked-server': 'Your administrator set this address.',
  'extension.options-organisation': 'Organisation no. {number}',
  'extension.options-organisation-add': 'Add an organisation',
  'extension.options-organisation-remove': 'Remove {name}',
  'extension.options-origin': 'Address of a page',
  'extension.options-origin-hint':
    'The sign-in page of your mail, your VPN or your portal, for example https://mail.example.com.',
  'extension.options-origin-invalid': 'That is not a web address. Use one like https://mail.example.com.',
  'extension.options-origin-kept': '{host} is on the list.',
  'extension.options-origin-refused':
    'Your browser did not allow {host}, so it was not added. Add it again and choose to allow it.',
  'extension.options-origin-removed': '{host} is no longer on the list.',
  'extension.options-origins': 'Pages with help',
  'extension.options-origins-empty': 'No page is on the list yet. Latchkey looks at no page until you add one.',
  'extension.options-origins-text':
    'Latchkey looks for expired passwords on these pages only, and never reads what you type.',
  'extension.options-reminder': 'Reminder',
  'extension.options-reminder-label': 'Remind me before my password expires',
  'extension.options-reminder-text':
    'From five days before, once a day at most and never at night. Your browser asks for your permission first.',
  'extension.options-remove': 'Remove {host}',
  'extension.options-server': 'Your server',
  'extension.options-title': 'Settings of Latchkey',
  'extension.options-waiting': 'Your browser was not asked for this page yet.',
  'extension.popup-days': '{days, plural, one {day} other {days}}',
  'extension.popup-days-left': 'Your password is good for {days, plural, one {# more day} other {# more days}}.',
  'extension.popup-expired': 'Your password has expired.',
  'extension.popup-found': '{host} asks for a new password',
  'extension.popup-found-action': 'Change it here',
  'extension.popup-loading': 'Asking the server',
  'extension.popup-locked': 'Your account is locked until {time}.',
  'extension.popup-locked-open': 'Your account is locked.',
  'extension.popup-must-change': 'You must choose a new password.',
  'extension.popup-never': 'Your password does not expire.',
  'extension.popup-no-server': 'Latchkey does not know your server yet.',
  'extension.popup-permission': '{count, plural, one {# page waits} other {# pages wait}} for your permission.',
  'extension.popup-retry': 'Try again',
  'extension.popup-set-up': 'Set up',
  'extension.popup-settings': 'Settings',
  'extension.popup-tasks': 'What you can do',
  'extension.popup-unknown': 'After your first task here, this shows how long your password is still good.',
  'extension.popup-wizard': 'Password help',
  'extension.popup-wizard-text': 'Change, reset or unlock, step by step.',
  'extension.problem-server-address': 'That is not a web address. Use one like https://latchkey.example.com.',
  'extension.problem-server-foreign':
    '{address} answers, but it is no Latchkey server. Check the address with your administrator.',
  'extension.problem-server-insecure': '{address} is not encrypted. Use an address that begins with https://.',
  'extension.problem-server-unreachable':
    '{address} cannot be reached right now. Check the address and your network connection, then try again.',
  'extension.problem-server-unset':
    'Latchkey does not know your server yet. Open the settings of the extension and enter its address.',
  'extension.problem-unexpected': 'Something went wrong in the extension. Nothing was changed. Try again in a moment.',
  'extension.prompt-accept': 'Change it here',
  'extension.prompt-change': 'You can change your company password right here, step by step.',
  'extension.prompt-decline': 'Not now',
  'extension.prompt-expired': 'Your company password seems to have expired; you can change it here in under a minute.',
  'extension.prompt-from': 'From Latchkey, installed by {organisation}',
  'extension.prompt-from-self': 'From Latchkey, an extension that you installed',
  'extension.reminder-text': 'Change it now, before it stops you: it takes less than a minute.',
  'extension.reminder-title':
    '{days, plural, one {Your password expires within a day} other {Your password expires in # days}}',
  'extension.window-back': 'Back to {host}',
  'extension.window-from': 'Opened from {host}',

  // operator.*: the same to somebody of the helpdesk, where it would speak of "your" account; by the key of the other words
  'operator.activities.reset-password-in-ad.done':
    'The new password holds wherever the person signs in with this account.',
  'operator.activities.reset-password-in-ad.text': 'This is the password that the person signs in with from now on.',
  'operator.activities.reset-password-in-ad.title': 'Choose a new password for the caller',
  'operator.activities.unlock-account.done': 'The account is unlocked.',
  'operator.problems.idle':
    'You were away for a while. Make sure once more that the caller is this person, then go on.',
  'operator.steps.unsettled-text':
    'The new password was sent, but the directory does not say whether it took it. Nothing is sent twice. This page goes on by itself as soon as the directory answers.',
  'operator.stopped.account-disabled': 'The account is disabled. An administrator can enable it again.',
  'operator.stopped.account-expired': 'The account has reached its end date. An administrator can extend it.',
  'operator.stopped.account-locked': 'The account is locked. Unlock it first.',
  'operator.stopped.account-missing': 'The account is not in the directory any more. Nothing was changed.',
  'operator.stopped.account-not-disabled': 'The account is not disabled.',
  'operator.stopped.account-not-expired': 'The account has not reached its end date.',
  'operator.stopped.account-not-locked': 'The account is not locked.',
  'operator.stopped.already-registered': 'The person has registered already.',
  'operator.stopped.directory-unreachable':
    'The directory that holds the account does not answer. Nothing was changed. Begin again in a few minutes.',
  'operator.stopped.enable-outcome-unknown':
    'The directory did not say whether the account is enabled. Look at the person again in a few minutes.',
  'operator.stopped.failed': 'This task could not be finished. Begin it again.',
  'operator.stopped.history-not-enforceable':
    'The domain cannot check earlier passwords here, and your organisation does not allow a reset without that. Nothing was changed.',
  'operator.stopped.not-registered':
    'The person has not registered, so nobody can tell whether the caller is this person.',
  'operator.stopped.outcome-unknown':
    'The directory did not say whether it took the new password. Have the person try it; if it does not work, begin again.',
  'operator.stopped.password-expired': 'The password has expired, and this task needs one that is valid.',
  'operator.stopped.password-not-expired': 'The password is still valid.',
  'operator.stopped.password-write-not-permitted':
    'Latchkey may not set the password of this account. Nothing was changed. An administrator can.',
  'operator.stopped.profile-locked': 'The profile is locked after too many failed tries. Unlock it first.',
  'operator.stopped.profile-not-locked': 'The profile is not locked.',
  'operator.stopped.too-few-questions':
    'The person has registered too few answers to be known by. Nothing was changed.',
  'operator.stopped.unlock-not-permitted':
    'Latchkey may not unlock this account. Nothing was changed. An administrator can.',
  'operator.stopped.unlock-outcome-unknown':
    'The directory did not say whether the account is unlocked. Look at the person again in a few minutes.',

  // health.*: what My password health says of an account, worded by the server
  'health.activity.account-enabled': 'The account was enabled.',
  'health.activity.account-unlocked': 'The account was unlocked.',
  'health.activity.approval-approved': 'A request was approved: {task}',
  'health.activity.approval-refused': 'A request was refused: {task}',
  'health.activity.methods-changed': 'The ways to prove who you are were changed.',
  'health.activity.password-change-forced': 'A new password was asked for at the next sign-in.',
  'health.activity.password-changed': 'The password was changed.',
  'health.activity.password-reset': 'The password was reset.',
  'health.activity.person-viewed': 'Your account was looked up.',
  'health.activity.run-done': '“{task}” was finished.',
  'health.activity.run-stopped': '“{task}” ended without success.',
  'health.activity.sign-in': 'Signed in to Latchkey.',
  'health.activity.sign-in-refused': 'A sign-in to Latchkey was refused.',
  'health.hints.disabled': 'The account is disabled.',
  'health.hints.failures': 'Wrong answers or passwords were given for this account lately.',
  'health.hints.new-method': 'A way to prove who they are was added only lately.',
  'health.hints.new-password': 'The password was set within the last day.',
  'health.next.add-method': 'Add a second way to prove who you are, in case the first is not at hand.',
  'health.next.ask-helpdesk':
    'This account cannot be used now. Ask your helpdesk: only an administrator can change that.',
  'health.next.change-expired': 'Choose a new password now.',
  'health.next.change-soon': 'Change your password before it expires.',
  'health.next.nothing': 'There is nothing to do.',
  'health.next.register': 'Register, so that you can help yourself when you forget your password.',
  'health.next.unlock': 'Unlock your account; your password stays as it is.',
  'health.next.update-profile': 'Bring your registration up to date, so that it works when you need it.',
  'health.next.wait-for-profile': 'Wait until the pause for password help is over, or ask your helpdesk to end it.',
  'health.reasons.answer-repeats-question': 'An answer repeats its question.',
  'health.reasons.answer-too-short': 'An answer is shorter than it must be now.',
  'health.reasons.helpdesk-unanswered': 'A question for the helpdesk has no answer yet.',
  'health.reasons.mandatory-unanswered': 'A question that everybody answers has no answer yet.',
  'health.reasons.question-too-short': 'A question of your own is shorter than it must be now.',
  'health.reasons.same-answers': 'Two questions have the same answer.',
  'health.reasons.storage-mode': 'Your answers must be stored in another way from now on: give them once more.',
  'health.reasons.too-few-optional': 'More questions from the list must be answered now.',
  'health.reasons.too-few-user-defined': 'More questions of your own are needed now.',
  'health.reasons.update-required': 'Your helpdesk asks you to answer your questions anew.',

  // me.*: the page My password health and the requests on it
  'me.activity-care': 'Was something of this not you? Change your password and call your helpdesk at once.',
  'me.activity-none': 'Nothing has been recorded yet.',
  'me.activity-title': 'Recent activity',
  'me.all-tasks': 'All tasks',
  'me.approval-care': 'Approve only if you know that {person} asks. Call them when in doubt.',
  'me.approval-hints': 'What to know before you decide',
  'me.approval-since': 'Asked',
  'me.approval-task': 'Task',
  'me.approval-until': 'Decide until',
  'me.approvals-title':
    '{count, plural, one {# request waits for your decision} other {# requests wait for your decision}}',
  'me.approve': 'Approve',
  'me.approved': 'You approved the request of {person}. They go on at once and were told by mail.',
  'me.by': 'By',
  'me.by-helpdesk': 'Helpdesk',
  'me.by-manager': 'Your manager',
  'me.by-self': 'You',
  'me.by-somebody': 'Somebody who named your account',
  'me.change-now': 'Change password',
  'me.days-left': '{days, plural, one {# day left} other {# days left}}',
  'me.fact-changed': 'Last changed',
  'me.fact-expires': 'Expires',
  'me.fact-lockout': 'Lockout',
  'me.fact-policy': 'Policy',
  'me.facts-title': 'Your password',
  'me.loading': 'Looking up your account',
  'me.locked-open': 'Locked until somebody unlocks it',
  'me.locked-until': 'Locked until {time}',
  'me.method-corporate-mail': 'Company e-mail',
  'me.method-corporate-mobile': 'Company mobile phone',
  'me.method-passkey': 'Passkey',
  'me.method-personal-mail': 'Personal e-mail',
  'me.method-personal-mobile': 'Personal mobile phone',
  'me.method-questions': 'Security questions',
  'me.method-totp': 'Authenticator app',
  'me.methods-directory': 'from the company directory',
  'me.methods-none': 'Nothing is registered yet.',
  'me.methods-since': 'since {date}',
  'me.methods-title': 'How you prove who you are',
  'me.never': 'Never',
  'me.next-title': 'Next step',
  'me.not-locked': 'Not locked',
  'me.now': 'Now',
  'me.password-expired': 'Your password has expired. Choose a new one first, then sign in here with it.',
  'me.password-field': 'Password',
  'me.refuse': 'Refuse',
  'me.refused': 'You refused the request of {person}. Their task ends, and they were told by mail.',
  'me.sign-in': 'Sign in',
  'me.sign-in-help': 'Password forgotten, expired or account locked? Get help without signing in',
  'me.sign-in-text': 'Sign in to see how your password stands, and to decide on requests of your team.',
  'me.sign-out': 'Sign out',
  'me.signed-in-as': 'Signed in as {account}',
  'me.signed-out': 'You are signed out.',
  'me.signed-out-idle': 'Your time on this page was over, so you are signed out. Sign in to go on.',
  'me.state-account-expired': 'Your account has reached its end date.',
  'me.state-disabled': 'Your account is disabled.',
  'me.state-expired': 'Your password has expired.',
  'me.state-good': 'All is well with your password.',
  'me.state-locked': 'Your account is locked.',
  'me.state-must-change': 'You must choose a new password.',
  'me.state-must-update': 'Your registration is out of date.',
  'me.state-not-registered': 'You could not help yourself if you forgot your password.',
  'me.state-profile-locked': 'Password help is paused for your account.',
  'me.state-soon':
    '{days, plural, =0 {Your password expires today.} one {Your password expires in # day.} other {Your password expires in # days.}}',
  'me.title': 'My password health',

  // helpdesk.*: the Helpdesk site around the wizard
  'helpdesk.about': 'What it is about',
  'helpdesk.account': 'Account',
  'helpdesk.back-to-person': 'Back to {name}',
  'helpdesk.badge-account-expired': 'Account has ended',
  'helpdesk.badge-disabled': 'Account disabled',
  'helpdesk.badge-expired': 'Password expired',
  'helpdesk.badge-expires': 'Password expires on {on, date, medium}',
  'helpdesk.badge-locked': 'Account locked',
  'helpdesk.badge-locked-until': 'Account locked until {until, date, medium}, {until, time, short}',
  'helpdesk.badge-must-change': 'Must choose a new password',
  'helpdesk.badge-must-update': 'Profile needs an update',
  'helpdesk.badge-not-registered': 'Not registered',
  'helpdesk.badge-passcode': 'Passcode open until {until, date, medium}, {until, time, short}',
  'helpdesk.badge-profile-locked': 'Profile locked until {until, date, medium}, {until, time, short}',
  'helpdesk.badge-registered': 'Registered',
  'helpdesk.badge-well': 'Account is fine',
  'helpdesk.change-person': 'Change person',
  'helpdesk.department': 'Department',
  'helpdesk.find-hint': 'Part of a first or last name, the account or the mail address.',
  'helpdesk.find-label': 'Find a person',
  'helpdesk.find-list': 'People found',
  'helpdesk.find-more':
    '{count, plural, one {One person} other {# people}} and more. Type more of the name to see the others.',
  'helpdesk.find-more-none': 'Too many people. Type more of the name.',
  'helpdesk.find-none': 'No one found. You only find people whom you may help.',
  'helpdesk.find-searching': 'Searching…',
  'helpdesk.find-short': 'Type at least two letters.',
  'helpdesk.find-some': '{count, plural, one {One person found.} other {# people found.}}',
  'helpdesk.find-title': 'Whom do you help?',
  'helpdesk.find-unreachable': 'No answer from: {domains}.',
  'helpdesk.job': 'Job title',
  'helpdesk.method-corporate-mail': 'Company mail address',
  'helpdesk.method-corporate-mobile': 'Company mobile number',
  'helpdesk.method-other': 'Another way',
  'helpdesk.method-passkey': 'A passkey',
  'helpdesk.method-personal-mail': 'Personal mail address',
  'helpdesk.method-personal-mobile': 'Personal mobile number',
  'helpdesk.method-questions': 'Security questions',
  'helpdesk.method-totp': 'Authenticator app',
  'helpdesk.methods':
    '{count, plural, =0 {Can be known by nothing} one {Can be known in one way} other {Can be known in # ways}}',
  'helpdesk.no-tasks': 'No task is set up for this person.',
  'helpdesk.not-now': 'Not now: {reason}',
  'helpdesk.password': 'Password',
  'helpdesk.reason': 'Reason',
  'helpdesk.sign-in': 'Sign in',
  'helpdesk.sign-in-text': 'For people of the helpdesk, with the account that you sign in to Windows with.',
  'helpdesk.sign-in-title': 'Helpdesk',
  'helpdesk.sign-out': 'Sign out',
  'helpdesk.signed-out': 'You were signed out. Sign in to go on; whatever was not finished begins anew.',
  'helpdesk.since': 'since {since, date, medium}',
  'helpdesk.standing': 'How the person stands',
  'helpdesk.tasks': 'What can be done',
  'helpdesk.ticket': 'Ticket',

  // mail.*: subjects and texts of mails
  'mail.account': 'Account',
  'mail.administrator-notice.error': 'Error',
  'mail.administrator-notice.failed': 'failed',
  'mail.administrator-notice.failed.subject': '{task} failed for {account}',
  'mail.administrator-notice.footer': 'This message was sent because a workflow asks for it. Replies are not read.',
  'mail.administrator-notice.operator': 'Operator',
  'mail.administrator-notice.person': 'Name',
  'mail.administrator-notice.result': 'Result',
  'mail.administrator-notice.succeeded': 'succeeded',
  'mail.administrator-notice.succeeded.subject': '{task} succeeded for {account}',
  'mail.administrator-notice.task': 'Task',
  'mail.administrator-notice.text': 'A task has ended that you wanted to hear of.',
  'mail.administrator-notice.ticket': 'Ticket',
  'mail.approval-decided.approved.subject': '{manager} has approved your request',
  'mail.approval-decided.approved.text':
    '{manager} agrees to “{task}”. Your open page goes on by itself. If you have closed it, begin the task again: nobody is asked a second time.',
  'mail.approval-decided.not-you':
    'Somebody asked your manager in your name. Call your helpdesk at once and have your account checked.',
  'mail.approval-decided.other': 'a task with your account',
  'mail.approval-decided.refused.subject': '{manager} has refused your request',
  'mail.approval-decided.refused.text':
    '{manager} does not agree to “{task}”, so the task has ended and nothing was changed. Talk to them, or ask your helpdesk.',
  'mail.approval-decided.until': 'Good until',
  'mail.approval-requested.care':
    'Agree only if you know that it is {person} who asks. If you are not sure, call them.',
  'mail.approval-requested.care-title': 'Before you agree',
  'mail.approval-requested.link': 'See the request',
  'mail.approval-requested.other': 'a task with their account',
  'mail.approval-requested.subject': '{person} asks for your approval',
  'mail.approval-requested.text':
    '{person} has begun “{task}” and needs your approval. Sign in to agree or refuse; opening the link decides nothing.',
  'mail.approval-requested.until': 'Decide until',
  'mail.expiry-reminder.expires': 'Expires',
  'mail.expiry-reminder.link': 'Change the password now',
  'mail.expiry-reminder.over.subject': 'Your password has expired',
  'mail.expiry-reminder.over.text':
    'The password of your account has expired. Choose a new one, and you can sign in again.',
  'mail.expiry-reminder.soon.subject': 'Your password expires soon',
  'mail.expiry-reminder.soon.text':
    'The password of your account expires soon. Change it before then, and nothing stops working.',
  'mail.footer':
    'This message was sent because of a task that concerns your account. Replies are not read. Nobody at your organisation will ask for your password.',
  'mail.genuine.text':
    'Its link leads to {url} and nowhere else. Nobody asks you for your password by mail or telephone.',
  'mail.genuine.title': 'Is this mail genuine?',
  'mail.greeting': 'Hello {displayName},',
  'mail.invitation.link': 'Register now',
  'mail.invitation.subject': 'Be able to help yourself when you forget your password',
  'mail.invitation.text':
    'You have not registered yet. It takes a few minutes, and from then on you can set a new password or unlock your account by yourself, at any hour.',
  'mail.methods-changed.not-you':
    'If you did not change this, somebody may know your password. Change it now, and tell your helpdesk.',
  'mail.methods-changed.passkey-added': 'A passkey was added.',
  'mail.methods-changed.passkey-removed': 'A passkey was removed.',
  'mail.methods-changed.personal-mail-added': 'A personal mail address was added.',
  'mail.methods-changed.personal-mail-removed': 'A personal mail address was removed.',
  'mail.methods-changed.personal-mobile-added': 'A personal mobile number was added.',
  'mail.methods-changed.personal-mobile-removed': 'A personal mobile number was removed.',
  'mail.methods-changed.questions-changed': 'The answers to your security questions were replaced.',
  'mail.methods-changed.questions-registered': 'Answers to security questions were saved for the first time.',
  'mail.methods-changed.questions-removed': 'The security questions were removed.',
  'mail.methods-changed.subject': 'The ways to prove who you are have changed',
  'mail.methods-changed.text':
    'Whoever can use one of these ways can set a new password for your account. This has changed:',
  'mail.methods-changed.totp-added': 'An authenticator app was set up.',
  'mail.methods-changed.totp-removed': 'The authenticator app was removed.',
  'mail.methods-changed.totp-replaced': 'The authenticator app was replaced by another one.',
  'mail.new-password.not-you': 'Call your helpdesk at once: somebody asked for a new password in your name.',
  'mail.new-password.password': 'New password',
  'mail.new-password.subject': 'Your new password',
  'mail.new-password.text':
    'Your helpdesk has set this password for you. Sign in with it now and choose one of your own when you are asked to.',
  'mail.not-you.title': 'Was this not you?',
  'mail.one-time-code.code': 'Code',
  'mail.one-time-code.not-you':
    'Somebody is trying to use your account. Without this code they get no further; give it to nobody.',
  'mail.one-time-code.subject': 'Your code',
  'mail.one-time-code.text':
    'Type this code into the page that asks for it. It is good for {minutes, plural, one {one minute} other {# minutes}} and works once.',
  'mail.own.details': 'Account, time and link follow the text',
  'mail.own.format': 'Format of the mail',
  'mail.own.subject': 'Subject',
  'mail.own.text': 'Text',
  'mail.passcode.half.label': 'Second half',
  'mail.passcode.half.not-you': 'If {person} has not asked for help, tell your helpdesk and hand over nothing.',
  'mail.passcode.half.subject': 'Half of a passcode for {person}',
  'mail.passcode.half.text':
    'The helpdesk has given {person} the first half of a passcode. Make sure that it is {person} who asks you, then hand over this second half, by phone or in person.',
  'mail.passcode.until': 'Good until',
  'mail.passcode.whole.label': 'Passcode',
  'mail.passcode.whole.not-you': 'Tell your helpdesk at once: somebody asked for a passcode in your name.',
  'mail.passcode.whole.subject': 'Your passcode',
  'mail.passcode.whole.text':
    'Your helpdesk gave out this passcode for you. Choose “I have a passcode” and type it in; it works once.',
  'mail.site': 'Passwords and tasks of your account',
  'mail.time': 'Time',
  'mail.update-reminder.link': 'Bring it up to date',
  'mail.update-reminder.subject': 'What you registered is no longer complete',
  'mail.update-reminder.text':
    'Your organization now asks for more than you registered. Bring it up to date, so that you can go on helping yourself when you forget your password.',
  'mail.workflow-failed.enforce-profile-update.subject': 'Your profile was not marked for an update',
  'mail.workflow-failed.enforce-profile-update.text':
    'Your helpdesk tried to ask you for an update of your profile. The task ended with an error.',
  'mail.workflow-failed.forgot-my-password.subject': 'Your forgotten password was not reset',
  'mail.workflow-failed.forgot-my-password.text':
    'Somebody tried to set a new password for your account without the old one. The task ended with an error.',
  'mail.workflow-failed.manage-my-passwords.subject': 'Your password was not changed',
  'mail.workflow-failed.manage-my-passwords.text':
    'Somebody tried to change the password of your account. The task ended with an error. Begin it again, or call your helpdesk if it fails once more.',
  'mail.workflow-failed.not-you':
    'Then somebody else is trying to use your account. Call your helpdesk and tell them the account and the time above. Your password is still yours: pass it on to nobody.',
  'mail.workflow-failed.other.subject': 'A task for your account was not completed',
  'mail.workflow-failed.other.text': 'A task was started for your account and ended with an error.',
  'mail.workflow-failed.register.subject': 'Your security questions were not saved',
  'mail.workflow-failed.register.text':
    'Somebody tried to set security questions for your account. The task ended with an error, so what was registered before still holds.',
  'mail.workflow-failed.reset-password.subject': 'The helpdesk did not reset your password',
  'mail.workflow-failed.reset-password.text':
    'Somebody asked your helpdesk for a new password for your account. The task ended with an error, and the password is as it was.',
  'mail.workflow-failed.unlock-account.subject': 'The helpdesk did not unlock your account',
  'mail.workflow-failed.unlock-account.text':
    'Somebody asked your helpdesk to unlock your account. The task ended with an error, and the lock is as it was.',
  'mail.workflow-failed.unlock-my-account.subject': 'Your account was not unlocked',
  'mail.workflow-failed.unlock-my-account.text':
    'Somebody tried to unlock your account by answering security questions. The task ended with an error, and the lock is as it was.',
  'mail.workflow-failed.unlock-profile.subject': 'The helpdesk did not unlock your profile',
  'mail.workflow-failed.unlock-profile.text':
    'Somebody asked your helpdesk to unlock your profile. The task ended with an error, and the lock is as it was.',
  'mail.workflow-failed.verify-user-identity.subject': 'Somebody called the helpdesk in your name',
  'mail.workflow-failed.verify-user-identity.text':
    'Somebody called your helpdesk and could not show that they are you. Nothing was changed.',
  'mail.workflow-succeeded.enforce-profile-update.subject': 'Bring your security questions up to date',
  'mail.workflow-succeeded.enforce-profile-update.text':
    'Your helpdesk asks you to bring your profile up to date. Until then everything that you registered goes on working.',
  'mail.workflow-succeeded.forgot-my-password.subject': 'Your forgotten password was reset',
  'mail.workflow-succeeded.forgot-my-password.text':
    'A new password was set for your account after security questions were answered. The old password no longer works.',
  'mail.workflow-succeeded.manage-my-passwords.subject': 'Your password was changed',
  'mail.workflow-succeeded.manage-my-passwords.text':
    'The password of your account was changed. The old password no longer works.',
  'mail.workflow-succeeded.not-you':
    'Then somebody else has access to your account. Call your helpdesk at once, tell them the account and the time above, and have the account blocked.',
  'mail.workflow-succeeded.other.subject': 'A task for your account was completed',
  'mail.workflow-succeeded.other.text': 'A task was completed for your account.',
  'mail.workflow-succeeded.register.subject': 'Your security questions were saved',
  'mail.workflow-succeeded.register.text':
    'Security questions were saved for your account. With their answers a forgotten password can be replaced.',
  'mail.workflow-succeeded.reset-password.subject': 'The helpdesk has reset your password',
  'mail.workflow-succeeded.reset-password.text':
    'Somebody of your helpdesk has set a new password for your account. The old password no longer works.',
  'mail.workflow-succeeded.unlock-account.subject': 'The helpdesk has unlocked your account',
  'mail.workflow-succeeded.unlock-account.text':
    'Somebody of your helpdesk has taken the lock off your account. The password is as it was.',
  'mail.workflow-succeeded.unlock-my-account.subject': 'Your account was unlocked',
  'mail.workflow-succeeded.unlock-my-account.text':
    'The lock was taken off your account after security questions were answered. If its password had expired, a new one was set, too.',
  'mail.workflow-succeeded.unlock-profile.subject': 'The helpdesk has unlocked your profile',
  'mail.workflow-succeeded.unlock-profile.text':
    'Somebody of your helpdesk has taken the lock off your profile. You can use every task again.',
  'mail.workflow-succeeded.verify-user-identity.subject': 'You were identified by the helpdesk',
  'mail.workflow-succeeded.verify-user-identity.text':
    'Somebody called your helpdesk and answered security questions of your account. Nothing was changed.',

  // practice.*: the sample company

  // schedule.*: scheduled tasks, by id
  'schedule.clean-up.description': 'Forgets what is over: ended tasks, sent mails, sessions and codes.',
  'schedule.clean-up.mailDays': 'Days that sent mails are kept',
  'schedule.clean-up.name': 'Clean up',
  'schedule.clean-up.runDays': 'Days that ended tasks are kept',
  'schedule.forget-people-who-left.days': 'Days away from the directory',
  'schedule.forget-people-who-left.description':
    'Forgets what people registered who have not been in the directory for some time.',
  'schedule.forget-people-who-left.eraseNames': 'Erase their names from the audit, too',
  'schedule.forget-people-who-left.mostPercent': 'Stop when more than so many in a hundred are missing',
  'schedule.forget-people-who-left.name': 'Forget people who left',
  'schedule.invite-to-register.description':
    'Writes to people who have not registered, at rising intervals, as their policy says.',
  'schedule.invite-to-register.name': 'Invite to register',
  'schedule.maximum-password-age.description':
    'Asks for a new password at the next sign-in where the old one is older than the policy allows.',
  'schedule.maximum-password-age.name': 'Maximum password age',
  'schedule.remind-of-password-expiry.description':
    'Writes to people on the days before their password expires, as their policy says.',
  'schedule.remind-of-password-expiry.name': 'Remind of password expiry',
  'schedule.remind-to-update-profile.description':
    'Writes to people who registered and lack what their policy asks for now.',
  'schedule.remind-to-update-profile.name': 'Remind to update the profile',
  'schedule.retention.auditDays': 'Days that audit events are kept (0: for good)',
  'schedule.retention.description': 'Deletes audit events and statistics that are older than you want to keep them.',
  'schedule.retention.name': 'Retention',
  'schedule.retention.statisticsDays': 'Days that statistics are kept (0: for good)',
  'schedule.user-status-statistics.description':
    'Counts people by domain and policy: registered, locked, expired and so on. Every count is kept.',
  'schedule.user-status-statistics.name': 'User status statistics',
} as const
