/**
 * English wording of everything Latchkey says; English is the type of all other languages. ICU MessageFormat.
 * Sections in the order below; keys alphabetical within a section. Tone: second person, present, active; say what happened
 * and what to do. The tests beside this file hold every language to it.
 */
export const en = {
  // errors.*: one per code of shared/errors.ts
  'errors.account-not-enabled':
    'Your account is disabled or past its end date, so you were signed out. Nothing was changed. Ask your helpdesk.',
  'errors.approval-number-wrong':
    'That is not the number of this request. Ask for it again: the waiting page shows it. {left, plural, one {One more wrong number refuses} other {# more wrong numbers refuse}} the request.',
  'errors.approval-numbers-used-up':
    'That was the third wrong number, so the request is refused and nothing is changed. Call the person who asked: somebody else may have asked in their name.',
  'errors.approval-over': 'This request is closed: it was decided before, or its time has passed.',
  'errors.approval-unknown': 'There is no such request for you to decide.',
  'errors.approver-changed':
    'The directory no longer names you as this person’s manager, so you cannot decide this request. Nothing was decided: the present manager is asked.',
  'errors.backup-damaged':
    'This backup is not complete: {file} is missing or was changed. Nothing was restored. Use another backup.',
  'errors.backup-elsewhere':
    'The keys were copied to {folder}. Back up the database with the backup of SQL Server, since only the database server can do that.',
  'errors.busy': 'The server has many requests at this moment. Nothing was changed. Try again in a few seconds.',
  'errors.captcha-invalid': 'The check that you are not a robot has run out or does not match. Do the check once more.',
  'errors.captcha-required':
    'Before this task begins, a short check shows that you are not a robot. Do the check, then continue.',
  'errors.changed-meanwhile':
    'Somebody else saved this in the meantime. Compare your version with theirs, then save again.',
  'errors.configuration-invalid':
    'A setting of this server is not valid, so it cannot do this. Nothing was changed. Tell your administrator.',
  'errors.conflict':
    'This was changed elsewhere in the meantime. Reload the page to see the current values, then make your change again.',
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
  'errors.enrolment-code-refused':
    'This enrolment code is not valid for you: it has a typing error, was used before, or is older than 24 hours. Check it, or ask an administrator for a new one.',
  'errors.folder-not-empty':
    'The folder {folder} is not empty, and nothing in it is overwritten. Nothing was changed. Name an empty folder.',
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
  'errors.not-found': 'There is nothing at this address. Check the address, or go back to the start page.',
  'errors.origin-refused':
    'This request came from another site and was not accepted. Nothing was changed. Open this site itself and try again.',
  'errors.password-expired': 'Your password has expired. Choose a new one, then sign in with it.',
  'errors.person-unknown': 'This person is no longer in the directory. Search for them again.',
  'errors.precondition-required':
    'This request does not say which version it changes. Send the ETag that you read in the If-Match header.',
  'errors.request-too-large':
    'This is more than the server accepts in one request. Nothing was changed. Shorten your entry and try again.',
  'errors.run-unknown': 'This task is no longer open: it was finished, cancelled or idle for too long. Begin it again.',
  'errors.second-factor-refused':
    'That is not right, or was used before. Wait for the next code in your app, then enter it.',
  'errors.settings-refused': 'These settings cannot be saved yet. Correct the fields that are named and save again.',
  'errors.sign-in-over': 'This sign-in took longer than 5 minutes, or was ended. Begin again with your password.',
  'errors.sign-in-refused': 'These do not match, or the account is locked.',
  'errors.sign-in-required': 'You are signed out. Sign in, then continue.',
  'errors.token-invalid': 'This window no longer belongs to a task in progress. Begin the task again.',
  'errors.too-many-attempts':
    'There were too many wrong attempts with this account. For a while every attempt is refused, even a right one. An administrator can help sooner.',
  'errors.too-many-requests': 'There were many attempts in a short time. Wait a moment, then try again.',
  'errors.unexpected': 'Something went wrong on our side. Try again in a moment; nothing is done twice.',
  'errors.unsupported-media-type':
    'The server cannot read this kind of data. Nothing was changed. Reload the page and try again.',
  'errors.workflow-unknown': 'This task is not offered here. Go back to the start page and choose another one.',

  // findings.*: what is wrong with settings, or should be known of them, by code
  'findings.activity-not-on-site':
    'This activity does not exist on this site. Choose another, or move the workflow to the other site.',
  'findings.activity-unknown': 'There is no activity {activity}. Choose one from the list.',
  'findings.address-missing': 'The directory has no e-mail address of yours, so no test can be sent.',
  'findings.after-passcode':
    'Nothing that can still fail may follow the step that assigns a passcode. Move this step before it.',
  'findings.audit-days-too-few':
    'Audit events must be kept for at least {minimum, plural, one {# day} other {# days}}. Choose 0 to keep them forever.',
  'findings.authentication-missing':
    'Before this step the person has not shown who they are. Put a sign-in step before it, on every path.',
  'findings.colour-invalid': 'Give the colour as # and six digits, such as #00677a.',
  'findings.container-not-found':
    'The directory has no organisational unit {name}. Nothing was saved: give the distinguished name of one that exists.',
  'findings.container-unknown': 'The directory does not know {name}. The line is saved, and covers nobody.',
  'findings.cron-malformed':
    'This is not a timetable. Give five fields: minute, hour, day of the month, month and day of the week.',
  'findings.cron-never': 'This timetable names no day that exists. Choose one that does.',
  'findings.days-not-ascending': 'List the days from small to large, each once.',
  'findings.default-policy-fixed':
    'The default policy covers everybody and stays last. Make another policy for fewer people.',
  'findings.directory-silent': 'The directory does not answer, so the names were not checked.',
  'findings.domain-unknown': 'The domain {name} is not connected. People of it cannot be found.',
  'findings.field-unknown': 'There is no such setting. Remove it.',
  'findings.format-unknown': 'This file is not an export of workflows that this version can read.',
  'findings.group-ambiguous': 'Several groups are named {name}. Give the distinguished name or the SID.',
  'findings.group-by-name':
    '{name} is a name, and everybody who may create groups can reuse it. Give the SID or the distinguished name.',
  'findings.group-not-found':
    'The directory has no group {name}. Nothing was saved: name one that exists, or give its SID.',
  'findings.group-unknown': 'The directory does not know {name}. The line is saved, and covers nobody.',
  'findings.guesses-unlimited': 'This step does not limit guesses. Use another one.',
  'findings.identifier-invalid': 'Use lower-case letters, digits and hyphens, beginning with a letter.',
  'findings.identifier-taken': 'There is a workflow with this identifier already. Choose another.',
  'findings.language-code': 'Use a language code such as en or pt-BR.',
  'findings.link-invalid': 'Give an address that begins with https://.',
  'findings.link-not-parameter':
    "A link leads only to a parameter, as in [words]('{url}') (line {line}, character {column}). Use one of these: {known}.",
  'findings.list-too-long': 'At most {maximum, plural, one {# entry is} other {# entries are}} allowed here.',
  'findings.list-too-short': 'At least {minimum, plural, one {# entry is} other {# entries are}} needed here.',
  'findings.lock-after-restart': 'The lock counts failures only before the step that restarts. Move it up.',
  'findings.logo-active':
    'This SVG holds more than shapes: a script, a picture, a link, an animation or an effect. Export it as plain SVG, or as PNG.',
  'findings.logo-damaged': 'This picture cannot be read to its end. Export it once more.',
  'findings.logo-shape-refused':
    'This picture is too long for a logo: at most 8 times as wide as high, or twice as high as wide.',
  'findings.logo-size-missing': 'This SVG does not say how large it is. Export it with a width and a height.',
  'findings.logo-too-large': 'This picture is larger than {maximum} kB. Make it smaller, then save it again.',
  'findings.logo-too-many-pixels':
    'This picture has more than a million pixels. Scale it down; 600 pixels in width are enough.',
  'findings.logo-type-refused': 'This is neither PNG nor SVG. Save the logo as one of them.',
  'findings.message-broken':
    'This is not complete at line {line}, character {column}. Close every brace, and give every choice an “other”.',
  'findings.node-unknown': 'There is no server of this name. Choose one from the list, or none.',
  'findings.not-opened-by-check':
    'A caller who was not checked may get half of a passcode here. The step “Give out a passcode” must follow, and no other activity.',
  'findings.parameter-format':
    'The parameter {name} cannot be formatted like this (line {line}, character {column}). Write its name in braces alone.',
  'findings.parameter-not-known': 'Use no other parameters here than account, displayName and date, each in braces.',
  'findings.parameter-quoted':
    'The parameter {name} stands in quotes (line {line}, character {column}), so that its name would be shown. Write two apostrophes before the brace.',
  'findings.parameter-secret':
    '{name} is secret and is not written into a text (line {line}, character {column}). Remove it.',
  'findings.parameter-unknown':
    'There is no parameter {name} (line {line}, character {column}). Use one of these: {known}.',
  'findings.policy-unknown': 'There is no such policy. Reload the list.',
  'findings.priority-taken': 'Another policy has this priority. Choose another number, or change the order.',
  'findings.priority-too-late': 'The default policy is always last. Choose a smaller number.',
  'findings.step-key-twice': 'Another step has this key. Give each step a key of its own.',
  'findings.step-unknown': 'No later step has the key {step}. Choose one from the steps that follow.',
  'findings.text-characters':
    'The text contains control characters or line breaks that do not belong here. Remove them.',
  'findings.text-too-long': 'At most {maximum, plural, one {# character is} other {# characters are}} allowed here.',
  'findings.text-too-short': 'At least {minimum, plural, one {# character is} other {# characters are}} needed here.',
  'findings.time-zone-unknown': 'There is no such time zone. Use a name such as Europe/Berlin or UTC.',
  'findings.too-many-names':
    'At most {maximum, plural, one {# name} other {# names}} can be looked up at once. Give groups by their SIDs.',
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
  'password-rules.breached.refuse': 'Refuse it and ask to try again later',
  'password-rules.breached.service': 'A service, which gets five digits of each hash',
  'password-rules.breached.source': 'Look passwords up in',
  'password-rules.breached.whenUnavailable': 'When neither list nor service answers',
  'password-rules.categories.counts': 'Characters that a kind needs in order to count; 0: it never counts',
  'password-rules.categories.name': 'Kinds of characters',
  'password-rules.categories.of': 'How many of these kinds',
  'password-rules.complexity.name': 'Complexity as in Windows',
  'password-rules.control-characters.name': 'No control characters',
  'password-rules.custom-text.hides': 'Replaces the texts of',
  'password-rules.custom-text.name': 'Text of your own',
  'password-rules.dictionary.beginning': 'At the beginning',
  'password-rules.dictionary.beginning-or-end': 'At the beginning or end',
  'password-rules.dictionary.end': 'At the end',
  'password-rules.dictionary.name': 'No words of the dictionary',
  'password-rules.dictionary.shortest': 'Shorter words count only as the whole password',
  'password-rules.dictionary.where': 'Where a word is not allowed',
  'password-rules.dictionary.whole': 'As the whole password',
  'password-rules.dictionary.within': 'Anywhere',
  'password-rules.difference.edits': 'Changed characters, at least',
  'password-rules.difference.fresh': 'New characters, at least',
  'password-rules.difference.name': 'Differs from the old password',
  'password-rules.different-characters.min': 'Different characters, at least',
  'password-rules.different-characters.name': 'Different characters',
  'password-rules.disallowed-characters.name': 'Disallowed characters',
  'password-rules.fields.caseSensitive': 'Distinguish capital and small letters',
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
  'password-rules.fields.leet': 'Also with symbols in place of letters (p4$$w0rd)',
  'password-rules.fields.max': 'At most',
  'password-rules.fields.min': 'At least',
  'password-rules.fields.positions': 'At these places',
  'password-rules.fields.positions-hint': 'Numbers and ranges, counted from the beginning: 1,3,5-10. Empty: anywhere.',
  'password-rules.fields.reversed': 'Also backwards',
  'password-rules.fields.texts': 'Text that people see, by language',
  'password-rules.fields.these': 'These characters',
  'password-rules.history.name': 'Not an earlier password',
  'password-rules.keyboard-walks.azerty': 'AZERTY (French)',
  'password-rules.keyboard-walks.keyboards': 'Keyboards',
  'password-rules.keyboard-walks.max': 'Neighbouring keys in a row, at most',
  'password-rules.keyboard-walks.name': 'No keyboard walks',
  'password-rules.keyboard-walks.numeric-pad': 'Numeric pad',
  'password-rules.keyboard-walks.qwerty': 'QWERTY (English)',
  'password-rules.keyboard-walks.qwertz': 'QWERTZ (German)',
  'password-rules.length.name': 'Minimum length',
  'password-rules.maximum-age.name': 'Maximum age',
  'password-rules.maximum-length.name': 'Maximum length',
  'password-rules.minimum-age.name': 'Minimum age',
  'password-rules.own-name.name': 'No part of the person’s own name',
  'password-rules.passphrase.name': 'Passphrases',
  'password-rules.passphrase.relaxes': 'Rules that then do not apply',
  'password-rules.passphrase.words': 'Different words, at least',
  'password-rules.regular-expression.ignoreCase': 'Treat capital and small letters alike',
  'password-rules.regular-expression.match': 'Must match it',
  'password-rules.regular-expression.must': 'A password',
  'password-rules.regular-expression.name': 'Pattern of your own',
  'password-rules.regular-expression.not-match': 'Must not match it',
  'password-rules.regular-expression.pattern': 'Regular expression (RE2)',
  'password-rules.repeated-characters.anywhere': 'The same one anywhere, at most',
  'password-rules.repeated-characters.inSuccession': 'The same one in a row, at most',
  'password-rules.repeated-characters.name': 'Repeated characters',
  'password-rules.required-characters.count': 'How many, at least',
  'password-rules.required-characters.count-hint': 'Empty: every one of the places named.',
  'password-rules.required-characters.name': 'Required characters',
  'password-rules.runs.alphabetic': 'Letters of an alphabet in its order (abc), at most',
  'password-rules.runs.name': 'Runs of digits and letters',
  'password-rules.runs.numeric': 'Digits that count up or down (123), at most',
  'password-rules.strength.min': 'Strength from 1 (weak) to 4 (strong), at least',
  'password-rules.strength.name': 'Hard to guess',
  'password-rules.symmetry.mirrored': 'Characters of the beginning that the end mirrors, at most',
  'password-rules.symmetry.name': 'Symmetry',
  'password-rules.symmetry.palindrome': 'No password that reads the same backwards',
  'password-rules.unknown-policy':
    'Your password must keep further rules, which cannot be shown here. They are checked when you submit.',
  'password-rules.user-properties.account': 'Account name',
  'password-rules.user-properties.attributes': 'Further attributes of the directory',
  'password-rules.user-properties.department': 'Department',
  'password-rules.user-properties.displayName': 'Display name',
  'password-rules.user-properties.employeeId': 'Employee number',
  'password-rules.user-properties.givenName': 'First name',
  'password-rules.user-properties.mail': 'E-mail address',
  'password-rules.user-properties.mobile': 'Mobile number',
  'password-rules.user-properties.name': 'No personal details',
  'password-rules.user-properties.properties': 'Which details',
  'password-rules.user-properties.run': 'Shortest run of characters that counts, anywhere in a detail',
  'password-rules.user-properties.shortest': 'Shortest part that counts',
  'password-rules.user-properties.surname': 'Surname',
  'password-rules.user-properties.telephone': 'Phone number',
  'password-rules.user-properties.title': 'Job title',
  'password-rules.user-properties.userPrincipalName': 'User principal name',

  // problems.*: why an answer was not accepted, or what failed
  'problems.answer-given-twice':
    'You gave this answer to another question already. Give each question an answer of its own.',
  'problems.answer-is-account-name': 'This answer is your account name, which many people know. Give the real answer.',
  'problems.answer-repeats-question':
    'This answer repeats words of the question. Give an answer that the question does not contain.',
  'problems.answer-too-common': 'This is what a stranger would try first. Give the real answer.',
  'problems.answer-too-short':
    'This answer is too short. Give one with at least {length, plural, one {# letter or digit} other {# letters or digits}}.',
  'problems.answers-differ': 'These two answers are not the same. Enter the answer again.',
  'problems.answers-missing': 'Answer {count, plural, one {# question} other {# questions}} to continue.',
  'problems.breach-list-not-hashes':
    'Line {line} is not a SHA-1 in 40 hexadecimal digits, with or without a count behind a colon. The previous list stays.',
  'problems.breach-list-not-sorted':
    'Line {line} comes before the line above it. The previous list stays. Use the list ordered by hash, or sort it first.',
  'problems.caller-not-identified': 'That does not match what this person registered. Ask again, or end the call.',
  'problems.caller-not-reached': 'The person did not answer. Try another way.',
  'problems.captcha-over': 'That picture was too old. Here is another one.',
  'problems.captcha-work-not-accepted':
    'The work of your browser was not accepted. Try again, or use a picture or a sound.',
  'problems.captcha-wrong': 'The digits do not match. Here are new ones.',
  'problems.characters-missing': 'Enter the characters that this rule is about.',
  'problems.code-no-longer-good': 'This code is no longer valid. Ask for another one.',
  'problems.code-over': 'This code is no longer valid. A new one has been sent.',
  'problems.code-sent-just-now':
    'A code was sent less than half a minute ago. Wait a moment, then look at your e-mail again.',
  'problems.contact-corporate': 'Your organisation knows this one already. Enter a personal one.',
  'problems.contact-known': 'This one is registered already.',
  'problems.contacts-too-many': 'You have registered as many as you can. Remove one first.',
  'problems.fewer-methods-offered':
    'Fewer sign-in help methods are offered than people must register. Offer more, or ask for fewer.',
  'problems.idle': 'You were away for a while. Show once more that this account is yours, then continue.',
  'problems.limit-missing': 'This rule asks for nothing yet. Set at least one of its limits.',
  'problems.limits-contradict': 'Another rule of this policy contradicts this one: no password could meet both.',
  'problems.list-empty': 'This list is empty. The previous one stays.',
  'problems.list-import-running': 'This list is being imported just now. Wait until that is done, then try again.',
  'problems.list-line-too-long':
    'Line {line} has more than {count, plural, one {# character} other {# characters}}. The previous list stays. Put one word on each line.',
  'problems.list-not-text':
    'Line {line} is not text in UTF-8. The previous list stays. Save the list as UTF-8, one word a line.',
  'problems.list-not-words':
    'Line {line} is a comment or the hash of a word, not a word. The previous list stays. Take such lines out.',
  'problems.list-too-large':
    'This list is larger than {megabytes} MB. The previous list stays. Leave out what nobody would use as a password.',
  'problems.mail-address-invalid': 'This is not an e-mail address. Use one like name@example.com.',
  'problems.mandatory-question-unanswered': 'Answer every question that your organisation asks everybody.',
  'problems.method-asked-for': 'Your organisation asks for this one. Add another before you remove it.',
  'problems.method-not-offered':
    'People must register this sign-in help method, but it is not offered. Offer it, or ask for another.',
  'problems.method-switched-off': 'Your organisation does not allow this way any more. Choose another one.',
  'problems.method-twice': 'Name each sign-in help method once.',
  'problems.methods-missing': 'Your organisation asks for more than this. Add what is missing first.',
  'problems.mobile-number-invalid': 'Begin with + and the country code, for example +44 7700 900123.',
  'problems.more-answers-than-questions': 'This list has fewer optional questions than people have to answer.',
  'problems.more-kinds-than-count': 'More kinds are asked for than count. Let more of them count, or ask for fewer.',
  'problems.no-more-codes': 'No further code is sent for now. Use the last one that you got, or try again in an hour.',
  'problems.not-accepted': 'This answer cannot be used here. Check it and try again.',
  'problems.outcome-not-applied':
    'The connection broke before your change reached the directory. Nothing was changed. Try again.',
  'problems.outcome-unknown':
    'The directory did not say whether it took your new password. Enter the same password again: if it works already, nothing is done twice.',
  'problems.own-questions-missing': 'Add {count, plural, one {# question} other {# questions}} of your own.',
  'problems.passkey-not-made': 'No passkey was created. Try again.',
  'problems.password-breached':
    'This password is known: it was published after a break-in elsewhere. Choose one that you have never used.',
  'problems.password-categories': 'This password has too few kinds of characters. {requirement}.',
  'problems.password-complexity':
    'This password is too simple. Use at least three of: capital letters, small letters, digits, symbols, letters of other scripts.',
  'problems.password-control-characters':
    'This password contains a character that no keyboard can type. Use only characters that you can type at a sign-in screen.',
  'problems.password-dictionary':
    'This password contains a word that your organisation keeps out of passwords, perhaps backwards or with digits for letters. Choose another one.',
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
    'Your domain asks for some time between two changes. You can change your password again on {again, date, long} at {again, time, short}; until then the current one stays valid.',
  'problems.password-not-checked':
    'Your organisation compares new passwords with known ones, and cannot do that at the moment. Try again in a few minutes.',
  'problems.password-own-name':
    'This password contains “{name}”, which is your account name or a part of your name. Leave it out.',
  'problems.password-refused':
    '{count, plural, =0 {Your domain did not take this password and does not say which rule it breaks. Choose one that is longer and more varied.} one {Your domain did not take this password. It may be your last one, or too simple; choose one that is new and more varied.} other {Your domain did not take this password. It may be among your last #, or too simple; choose one that is new and more varied.}}',
  'problems.password-regular-expression':
    'This password does not have the form that your organisation asks for. {text}',
  'problems.password-repeated-characters':
    'This password repeats a character too often. {both, plural, =1 {Use the same one {inSuccession, plural, one {never twice} other {at most # times}} in a row and at most {anywhere, plural, one {once} other {# times}} in all.} other {{inSuccession, plural, =0 {Use the same one at most {anywhere, plural, one {once} other {# times}}.} one {Never use the same one twice in a row.} other {Use the same one at most # times in a row.}}}}',
  'problems.password-required-characters':
    'This password lacks characters that it needs. {from, select, upper {Capital letters} lower {Small letters} digit {Digits} special {Symbols} uncased {Letters of scripts without capitals} letter {Letters} other {Characters of {these}}}: {count, plural, =0 {every character} other {at least #}}{place, select, anywhere {} positions { at the places {positions}} ending { among the last {ending, plural, one {character} other {# characters}}} other { at the places {positions} and the last {ending, plural, one {one} other {#}}}}.',
  'problems.password-runs':
    'This password counts or spells the alphabet. {both, plural, =1 {Use at most {numeric, plural, one {# digit} other {# digits}} like 123 and {alphabetic, plural, one {# letter} other {# letters}} like abc in a row.} other {{numeric, plural, =0 {Use at most {alphabetic, plural, one {# letter} other {# letters}} like abc in a row.} one {Leave out digits that count up or down.} other {Use at most # digits like 123 in a row.}}}}',
  'problems.password-strength':
    'This password is too easy to guess. Choose a longer one, of words that do not belong together.',
  'problems.password-symmetry':
    'This password mirrors itself: its end is its beginning backwards. Choose one that reads differently backwards.',
  'problems.password-user-properties':
    'This password contains a part of your name, your account or another detail about you in the directory. Leave that out.',
  'problems.pattern-invalid':
    'This is not a regular expression, from position {position} on: {reason}. Back references and looking ahead or behind are not available.',
  'problems.positions-invalid': 'Write places as numbers and ranges, such as 1,3,5-10.',
  'problems.question-chosen-twice': 'You chose this question already. Choose a different one.',
  'problems.question-listed-twice': 'This question is on the list twice.',
  'problems.question-not-worded': 'The text of this question is missing in one of its languages.',
  'problems.question-picked-twice': 'You have chosen this question already. Choose another one.',
  'problems.question-too-short':
    'Make your question at least {length, plural, one {# character} other {# characters}} long.',
  'problems.question-unknown': 'This question is not offered. Choose one from the list.',
  'problems.required': 'Fill in this field to continue.',
  'problems.text-missing': 'Write this text in at least one language.',
  'problems.too-long': 'Use at most {count, plural, one {# character} other {# characters}}.',
  'problems.too-short': 'Use at least {count, plural, one {# character} other {# characters}}.',
  'problems.waited-too-long': 'Nobody answered in time. Nothing was changed. Try again.',
  'problems.wrong-answer': 'This answer is not the one that you registered.',
  'problems.wrong-answers': 'These answers do not match. Check the spelling and try again.',
  'problems.wrong-code': 'This is not the code that we sent.',
  'problems.wrong-credentials': 'These do not match, or the account is locked.',
  'problems.wrong-passcode': 'This passcode is not right, or no longer valid.',
  'problems.wrong-passkey': 'This passkey does not belong to this account. Use another one, or another way.',
  'problems.wrong-password': 'That is not your current password. Enter the one that you signed in with last.',
  'problems.wrong-totp-code': 'This code is not right, or no longer valid. Wait for the next one and enter that.',

  // stopped.*: how a run ended without success
  'stopped.account-altered': 'Somebody else is changing this account right now. Try again in a minute.',
  'stopped.account-disabled': 'Your account is disabled. Your administrator can enable it again; nothing was changed.',
  'stopped.account-expired':
    'Your account has reached its end date. Your administrator can extend it; nothing was changed.',
  'stopped.account-locked':
    'Its password stays as it is. Unlock it yourself, wait until the lock ends, or ask the helpdesk to unlock it.',
  'stopped.account-missing':
    'Your account is not in the directory any more. Your administrator can tell you why; nothing was changed.',
  'stopped.account-not-disabled': 'Your account is not disabled, so there is nothing to do here. Nothing was changed.',
  'stopped.account-not-expired':
    'Your account has not reached its end date, so there is nothing to do here. Nothing was changed.',
  'stopped.account-not-locked': 'Your account is not locked, so there is nothing to do here. Nothing was changed.',
  'stopped.account-without-password':
    'This account has no password that the domain allows, so it cannot be enabled. Reset the password first.',
  'stopped.already-registered': 'You are registered already, so there is nothing to do here. Nothing was changed.',
  'stopped.approval-refused':
    'Your manager did not approve this, so nothing was changed. Talk to them or to your helpdesk.',
  'stopped.approval-timed-out':
    'Your manager did not decide in time, so nothing was changed. Begin again or ask your helpdesk.',
  'stopped.caller-cannot-show':
    'This task has no other way to check a caller, so nothing was changed. Choose another task, or ask your administrator to allow more ways.',
  'stopped.cancelled': 'You stopped this task. You can begin it again at any time.',
  'stopped.directory-unreachable':
    'The directory that holds your account does not answer. Nothing was changed. Begin again in a few minutes.',
  'stopped.enable-not-permitted': 'Latchkey may not enable this account. Your administrator can.',
  'stopped.enable-outcome-unknown':
    'The directory did not say whether the account is enabled. Try to sign in; if that does not work yet, begin again in a few minutes.',
  'stopped.expired': 'This task was idle for too long and has ended. Begin it again.',
  'stopped.failed': 'This task could not be finished. Begin it again, or ask the helpdesk.',
  'stopped.force-change-not-permitted':
    'Latchkey may not ask for a new password on this account. Your administrator can.',
  'stopped.force-change-outcome-unknown':
    'The directory did not say whether it will ask for a new password at the next sign-in. Begin again in a few minutes to be sure.',
  'stopped.history-not-enforceable':
    'Your domain cannot check earlier passwords here, and your organisation does not allow a reset without that. Nothing was changed. Ask the helpdesk.',
  'stopped.method-switched-off':
    'Your organisation does not allow this way any more, so nothing was changed. Begin again.',
  'stopped.method-too-new':
    '{hours, plural, one {You changed your sign-in help methods less than an hour ago. For your safety, new ones cannot be used alone yet. Try again later or ask your helpdesk.} other {You changed your sign-in help methods less than # hours ago. For your safety, new ones cannot be used alone yet. Try again later or ask your helpdesk.}}',
  'stopped.newer-run':
    'This task was begun many times for this account, and a newer attempt has replaced this one. Nothing was changed. Continue in the newest window, or begin again.',
  'stopped.no-address-to-write-to':
    'There is no e-mail address for this person, so no passcode could be sent. Nothing was changed.',
  'stopped.no-manager-to-ask':
    'The directory names no manager with an e-mail address and an enabled account who could approve. Ask your helpdesk.',
  'stopped.no-manager-to-write-to':
    'The directory names no manager with an e-mail address and an enabled account for this person, so the passcode could not be split. Nothing was changed.',
  'stopped.no-number-to-call': 'The directory has no number of this person, so nobody can be called.',
  'stopped.no-passcode': 'There is no valid passcode for this account. Ask your helpdesk for one.',
  'stopped.no-password-found':
    'Latchkey could not make a password that meets every rule. Nothing was changed. Tell your administrator.',
  'stopped.no-questions':
    'There are no security questions to choose from at the moment, so nothing was registered. Ask your helpdesk.',
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
  'stopped.person-refused':
    'This task is no longer available for your account and has ended. Whether its last step took effect is not known; ask your helpdesk.',
  'stopped.profile-locked':
    'There were too many failed attempts, so this profile is locked for a while. Nothing was changed. Begin again later, or ask the helpdesk.',
  'stopped.profile-not-locked': 'Your profile is not locked, so there is nothing to do here. Nothing was changed.',
  'stopped.second-operator-missing':
    'The approval did not come from another operator, so nothing was changed. Begin again.',
  'stopped.second-operator-refused': '{name} refused at {at, time, short}, so nothing was changed. Talk to them.',
  'stopped.second-operator-timed-out':
    'No other operator decided within ten minutes, so nothing was changed. Begin again when a colleague is there.',
  'stopped.sign-in-restricted':
    'Your password is right, but your account may not sign in in this way. Nothing was changed. Ask your helpdesk.',
  'stopped.too-few-questions':
    'Your profile lacks questions that this task asks for. Update your profile first, or ask your helpdesk.',
  'stopped.too-many-attempts':
    'One more attempt could lock this account, so the task ends here. Nothing was changed. Until then every attempt is refused, even a right one.',
  'stopped.too-many-failures':
    'Several answers did not match, so this task ends here. Nothing was changed. Begin again; a short check that you are not a robot comes first.',
  'stopped.unlock-not-permitted':
    'Latchkey may not unlock this account. Nothing was changed. The lock ends by itself after a while, or the helpdesk unlocks the account.',
  'stopped.unlock-outcome-unknown':
    'The directory did not say whether your account is unlocked. Sign in; if that does not work yet, begin again in a few minutes.',
  'stopped.workflow-endless':
    'This task repeats its steps without end, so it was stopped. Nothing more was changed. Tell your administrator.',
  'stopped.write-not-possible':
    'The directory does not carry this out at the moment, and another try does not help. Nothing was changed. Ask your helpdesk.',

  // ended.*: heading of a run that ended without success, by code; with `-until`, when its time is known
  'ended.account-altered': 'Somebody else is changing this account',
  'ended.account-disabled': 'Your account is disabled',
  'ended.account-expired': 'Your account has reached its end date',
  'ended.account-locked': 'Your account is locked',
  'ended.account-locked-until': 'Your account is locked until {until}',
  'ended.account-missing': 'Your account is not in the directory any more',
  'ended.account-not-disabled': 'Your account is not disabled',
  'ended.account-not-expired': 'Your account has not reached its end date',
  'ended.account-not-locked': 'Your account is not locked',
  'ended.account-without-password': 'This account has no password yet',
  'ended.already-registered': 'You are registered already',
  'ended.approval-refused': 'Your manager did not approve this',
  'ended.approval-timed-out': 'Your manager did not decide in time',
  'ended.caller-cannot-show': 'The caller was not checked',
  'ended.cancelled': 'You stopped this task',
  'ended.directory-unreachable': 'The directory does not answer',
  'ended.expired': 'This task was idle for too long',
  'ended.failed': 'This task could not be finished',
  'ended.history-not-enforceable': 'Your password cannot be reset here',
  'ended.method-switched-off': 'This way is switched off',
  'ended.method-too-new': 'Your sign-in help methods are still too new',
  'ended.method-too-new-until': 'Your sign-in help methods are too new until {until}',
  'ended.newer-run': 'A newer attempt has replaced this one',
  'ended.no-address-to-write-to': 'There is no e-mail address to write to',
  'ended.no-manager-to-ask': 'There is no manager to ask',
  'ended.no-number-to-call': 'There is no number to call',
  'ended.no-passcode': 'There is no valid passcode for this account',
  'ended.no-password-found': 'Latchkey could not make a password',
  'ended.no-questions': 'There are no security questions to choose from',
  'ended.not-permitted': 'Latchkey may not do this',
  'ended.not-registered': 'You have not registered security questions',
  'ended.outcome-unknown': 'It is not known whether this took effect',
  'ended.outside-logon-hours': 'Your account may not sign in at this hour',
  'ended.passcode-issued': 'A passcode was given out already',
  'ended.password-expired': 'Your password has expired',
  'ended.password-never-expires': 'This password never expires',
  'ended.password-not-expired': 'Your password is still valid',
  'ended.person-refused': 'This task is no longer available',
  'ended.profile-locked': 'No answer is accepted for a while',
  'ended.profile-locked-until': 'No answer is accepted until {until}',
  'ended.profile-not-locked': 'Your profile is not locked',
  'ended.second-operator-missing': 'The approval did not come from another operator',
  'ended.second-operator-refused': 'The second operator refused',
  'ended.second-operator-timed-out': 'No other operator decided in time',
  'ended.sign-in-restricted': 'Your account may not sign in in this way',
  'ended.too-few-questions': 'Your profile lacks questions for this task',
  'ended.too-many-attempts': 'No further attempt is accepted for a while',
  'ended.too-many-attempts-until': 'No further attempt is accepted until {until}',
  'ended.too-many-failures': 'Several answers did not match',
  'ended.workflow-endless': 'This task repeats its steps without end',
  'ended.write-not-possible': 'This is not possible at the moment',
  'ended.wrong-credentials': 'That did not match',

  // steps.*: frames of a run that waits or is over
  'steps.another-account': 'Use another account',
  'steps.asked': '{name} was asked at {at} and can decide until {until}.',
  'steps.asked-manager': 'Your manager was asked at {at} and can decide until {until}.',
  'steps.begin-again': 'Begin again',
  'steps.done-text': 'Everything you asked for is done.',
  'steps.done-title': 'Done',
  'steps.next-new-password':
    'What asks for your new password next:\nWindows, when you sign in or unlock\nE-mail on your phone\nSaved Wi-Fi and VPN connections',
  'steps.next-passkey': 'Add a passkey',
  'steps.unsettled-text':
    'Your new password was sent, but the directory does not say whether it took it. Nothing is sent twice. This page continues by itself as soon as the directory answers.',
  'steps.unsettled-title': 'The directory does not answer',
  'steps.wait-text': 'The server is carrying out your answer. This page continues by itself.',
  'steps.wait-title': 'One moment',

  // activities.*: pages and results, by activity id
  'activities.approve-by-manager.hours': 'Hours for the decision',
  'activities.approve-by-manager.number': 'Number for your manager',
  'activities.approve-by-manager.wait-text':
    'We have written to your manager. Call them and read out the number below: they need it to approve. Keep this page open: it continues as soon as there is a decision, and no other page can use the decision.',
  'activities.approve-by-manager.wait-text-anew':
    'The directory now names somebody else as your manager, so nothing was decided on your first request. We have written to them. Call them and read out the number below. Keep this page open: it continues as soon as there is a decision.',
  'activities.approve-by-manager.wait-title': 'Waiting for your manager',
  'activities.approve-by-operator.always': 'Always',
  'activities.approve-by-operator.approved': '{name} approved at {at, time, short}.',
  'activities.approve-by-operator.checks-used-up': 'Only after three callers were not identified within an hour',
  'activities.approve-by-operator.number': 'Number for the second operator',
  'activities.approve-by-operator.wait-text':
    'A second operator has to approve this. They see this request on the Helpdesk site, where they search for people. Read out the number below to them. Keep this page open: it continues as soon as there is a decision, within ten minutes.',
  'activities.approve-by-operator.wait-text-checks-used-up':
    'Three callers were not identified as this person within the last hour, so a second operator has to approve before you check another. They see this request on the Helpdesk site, where they search for people. Read out the number below to them. Keep this page open: it continues as soon as there is a decision, within ten minutes. If no colleague is there, cancel and try again in an hour.',
  'activities.approve-by-operator.wait-title': 'Waiting for a second operator',
  'activities.approve-by-operator.when': 'When a second operator is asked',
  'activities.asking.askAll': 'Ask all registered questions',
  'activities.asking.kinds': 'Kinds of questions',
  'activities.asking.refuse': 'Have the person complete their profile first',
  'activities.asking.tellWrongAnswers': 'Say which answer was wrong',
  'activities.asking.whenFewer': 'When fewer are registered',
  'activities.assign-passcode.delivery': 'Who gets the passcode',
  'activities.assign-passcode.done': 'A passcode was given out.',
  'activities.assign-passcode.firstHalf': 'First half of the passcode',
  'activities.assign-passcode.halfMinutes': 'Minutes that it is valid for when the manager hands over half of it',
  'activities.assign-passcode.hintShown': 'Read it out letter by letter. It is not shown again.',
  'activities.assign-passcode.hintSplit': 'Read it out letter by letter. We have sent the other half to the manager.',
  'activities.assign-passcode.length': 'Characters (of each half)',
  'activities.assign-passcode.mail': 'The person, by e-mail',
  'activities.assign-passcode.minutes': 'Minutes that it is valid for',
  'activities.assign-passcode.passcode': 'Passcode',
  'activities.assign-passcode.shown': 'The operator',
  'activities.assign-passcode.split': 'One half the operator, one half the manager',
  'activities.authenticate-by-call-back.acceptLocked': 'Also while the profile is locked',
  'activities.authenticate-by-call-back.answered': 'The person answered, and it is they who called the helpdesk',
  'activities.authenticate-by-call-back.mobile': 'Call the mobile number {number}',
  'activities.authenticate-by-call-back.notAnswered': 'Nobody answered, or somebody else did',
  'activities.authenticate-by-call-back.request':
    'Your colleague says: at {at, time, short} they called the {number, select, mobile {mobile} other {office}} number from the directory, and the person answered.',
  'activities.authenticate-by-call-back.submit': 'Ask a second operator',
  'activities.authenticate-by-call-back.telephone': 'Call the office number {number}',
  'activities.authenticate-by-call-back.text':
    'End this call, then call the person at a number from the directory, never at one that the caller gives you. It is shown when you start the call.',
  'activities.authenticate-by-call-back.textCall':
    'Call this number now. Ask the person who answers whether they have just called the helpdesk, and why.',
  'activities.authenticate-by-call-back.title': 'Call the person back',
  'activities.authenticate-by-call-back.titleCall': 'Did the person answer?',
  'activities.authenticate-by-call-back.wait-text':
    'A second operator must approve: what one operator says identifies nobody. They see the request where they find people. Read the number below out to them.',
  'activities.authenticate-by-call-back.wait-title': 'Waiting for approval of the call',
  'activities.authenticate-by-email-code.acceptLocked': 'On the Helpdesk site: also while the profile is locked',
  'activities.authenticate-by-email-code.both': 'Both',
  'activities.authenticate-by-email-code.code': 'Code from the e-mail',
  'activities.authenticate-by-email-code.corporate': 'Company e-mail address',
  'activities.authenticate-by-email-code.length': 'Digits of the code',
  'activities.authenticate-by-email-code.minutes': 'Minutes that a code is valid for',
  'activities.authenticate-by-email-code.personal': 'Personal e-mail address',
  'activities.authenticate-by-email-code.resend': 'Send another code',
  'activities.authenticate-by-email-code.submit': 'Continue',
  'activities.authenticate-by-email-code.text':
    'We have sent a code to the e-mail address that belongs to this account. It is valid for {minutes, plural, one {one minute} other {# minutes}}.',
  'activities.authenticate-by-email-code.textHelpdesk':
    'We have sent a code to the person’s e-mail address. Ask the caller to read it out. It is valid for {minutes, plural, one {one minute} other {# minutes}}.',
  'activities.authenticate-by-email-code.title': 'Enter the code from your e-mail',
  'activities.authenticate-by-email-code.titleHelpdesk': 'Which code did the person get by e-mail?',
  'activities.authenticate-by-email-code.to': 'Addresses',
  'activities.authenticate-by-email-code.waits':
    'No mail server is set up yet, so the e-mail with the code waits in the outbox of this server. The code is valid for {minutes, plural, one {one minute} other {# minutes}}.',
  'activities.authenticate-by-identity-document.acceptLocked': 'Also while the profile is locked',
  'activities.authenticate-by-identity-document.by-video': 'By video',
  'activities.authenticate-by-identity-document.company-badge': 'Company badge',
  'activities.authenticate-by-identity-document.document': 'Document',
  'activities.authenticate-by-identity-document.driving-licence': 'Driving licence',
  'activities.authenticate-by-identity-document.identity-card': 'Identity card',
  'activities.authenticate-by-identity-document.in-person': 'In person',
  'activities.authenticate-by-identity-document.passport': 'Passport',
  'activities.authenticate-by-identity-document.request':
    'Your colleague says: they saw {document, select, identity_card {an identity card} passport {a passport} residence_permit {a residence permit} driving_licence {a driving licence} other {a company badge}} of the person, {seen, select, by_video {by video} other {in person}}.',
  'activities.authenticate-by-identity-document.residence-permit': 'Residence permit',
  'activities.authenticate-by-identity-document.seen': 'How you saw it',
  'activities.authenticate-by-identity-document.submit': 'Ask a second operator',
  'activities.authenticate-by-identity-document.text':
    'Compare face and name. Only the kind of document is recorded: do not write down its number.',
  'activities.authenticate-by-identity-document.title': 'Which document does the caller show?',
  'activities.authenticate-by-identity-document.wait-text':
    'A second operator must approve: what one operator says identifies nobody. They see the request where they find people. Read the number below out to them.',
  'activities.authenticate-by-identity-document.wait-title': 'Waiting for approval of the document',
  'activities.authenticate-by-manager.acceptLocked': 'Also while the profile is locked',
  'activities.authenticate-by-manager.minutes': 'Minutes that the manager has to decide',
  'activities.authenticate-by-manager.wait-text':
    'We have written to the caller’s manager, who signs in and enters the number below. Read it out to the caller, who passes it on. This page continues as soon as the manager has decided.',
  'activities.authenticate-by-manager.wait-title': 'Waiting for the caller’s manager',
  'activities.authenticate-by-private-mail.acceptLocked': 'Also while the profile is locked',
  'activities.authenticate-by-private-mail.code': 'Code from the e-mail',
  'activities.authenticate-by-private-mail.request':
    'The caller read out the code that was sent to the personal e-mail address in the directory.',
  'activities.authenticate-by-private-mail.resend': 'Send another code',
  'activities.authenticate-by-private-mail.submit': 'Continue',
  'activities.authenticate-by-private-mail.text':
    'We have sent a code to the personal e-mail address in the directory. It is valid for {minutes, plural, one {# minute} other {# minutes}}. A second operator must approve afterwards.',
  'activities.authenticate-by-private-mail.title': 'Which code did the person get at the personal e-mail address?',
  'activities.authenticate-by-private-mail.wait-text':
    'The code is right. A second operator must approve. They see the request where they find people. Read the number below out to them.',
  'activities.authenticate-by-private-mail.wait-title': 'Waiting for approval of the code',
  'activities.authenticate-by-private-mail.waits':
    'No mail server is set up yet, so the e-mail with the code waits in the outbox of this server. The code is valid for {minutes, plural, one {# minute} other {# minutes}}.',
  'activities.authenticate-with-passcode.hint': 'Capital letters, spaces and dashes do not matter.',
  'activities.authenticate-with-passcode.passcode': 'Passcode',
  'activities.authenticate-with-passcode.submit': 'Continue',
  'activities.authenticate-with-passcode.text':
    'Your helpdesk gave you a passcode. If you were given two halves, enter both, one after the other.',
  'activities.authenticate-with-passcode.title': 'Enter your passcode',
  'activities.authenticate-with-passkey.submit': 'Use passkey',
  'activities.authenticate-with-passkey.text':
    'Your device or security key asks for your fingerprint, face or PIN. None of them leaves it.',
  'activities.authenticate-with-passkey.title': 'Use your passkey',
  'activities.authenticate-with-password.acceptDisabled': 'Let in people whose account is disabled',
  'activities.authenticate-with-password.acceptExpired': 'Let in people whose password has expired or must be changed',
  'activities.authenticate-with-password.submit': 'Continue',
  'activities.authenticate-with-password.text':
    'Your current password shows that this account is yours. If it has expired, enter the expired one.',
  'activities.authenticate-with-password.title': 'What is your current password?',
  'activities.authenticate-with-qa-helpdesk.accept': 'The caller gave these answers',
  'activities.authenticate-with-qa-helpdesk.acceptLocked': 'Also while the profile is locked',
  'activities.authenticate-with-qa-helpdesk.alsoOptional': 'Optional questions too, when there are too few others',
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
  'activities.authenticate-with-qa-helpdesk.textTyped': 'Ask the caller these questions and enter what they say.',
  'activities.authenticate-with-qa-helpdesk.title': 'Is the caller who they say they are?',
  'activities.authenticate-with-qa-helpdesk.typed': 'The operator enters the answer',
  'activities.authenticate-with-qa-random.all': 'Ask every registered question',
  'activities.authenticate-with-qa-random.count': 'How many questions to ask',
  'activities.authenticate-with-qa-random.submit': 'Continue',
  'activities.authenticate-with-qa-random.text':
    'Give the answers that you registered. Capital letters, punctuation and extra spaces do not matter.',
  'activities.authenticate-with-qa-random.title': 'Answer your security questions',
  'activities.authenticate-with-qa-specific.questions': 'Questions to ask',
  'activities.authenticate-with-qa-user-selected.count': 'Number of questions to answer',
  'activities.authenticate-with-qa-user-selected.text':
    '{count, plural, one {Choose one of your questions and answer it.} other {Choose # of your questions and answer them.}}',
  'activities.authenticate-with-totp.submit': 'Continue',
  'activities.authenticate-with-totp.text':
    'Open the app in which you registered this account. The code changes every 30 seconds.',
  'activities.authenticate-with-totp.textHelpdesk':
    'Ask the caller for the code that their authenticator app shows now.',
  'activities.authenticate-with-totp.title': 'Enter the code of your authenticator app',
  'activities.authentication-methods.accept': 'People with an authenticator app or a passkey',
  'activities.authentication-methods.acceptAny': 'May use any way',
  'activities.authentication-methods.acceptStrongest': 'Use one of these',
  'activities.authentication-methods.another': 'Another way',
  'activities.authentication-methods.call-back': 'Call back at a number of the directory',
  'activities.authentication-methods.caller-questions': 'Security questions',
  'activities.authentication-methods.callerCheck': 'Caller who was checked shortly before',
  'activities.authentication-methods.callerCheckAsk': 'Is checked again',
  'activities.authentication-methods.callerCheckOnce': 'Counts as checked during the call',
  'activities.authentication-methods.cannotShow': 'The caller cannot do this',
  'activities.authentication-methods.choice': 'Ways',
  'activities.authentication-methods.corporate-mail': 'Code to the company e-mail address',
  'activities.authentication-methods.identity-document': 'Identity document that you see',
  'activities.authentication-methods.manager-approval': 'The manager approves now',
  'activities.authentication-methods.methods': 'Ways that are offered',
  'activities.authentication-methods.obstacle-no-manager': 'The directory names no manager who could be asked',
  'activities.authentication-methods.obstacle-no-number': 'The directory has no number to call',
  'activities.authentication-methods.obstacle-no-questions': 'Too few questions are registered',
  'activities.authentication-methods.obstacle-not-in-directory': 'The directory has no address for it',
  'activities.authentication-methods.obstacle-not-registered': 'Not registered',
  'activities.authentication-methods.passcode-half': 'Passcode in two halves, one of them from the manager',
  'activities.authentication-methods.passkey': 'Passkey',
  'activities.authentication-methods.personal-mail': 'Code to the personal e-mail address',
  'activities.authentication-methods.private-mail': 'Code to the personal e-mail address in the directory',
  'activities.authentication-methods.security-questions': 'Security questions',
  'activities.authentication-methods.startWith': 'Begin with',
  'activities.authentication-methods.startWithChoice': 'The choice',
  'activities.authentication-methods.startWithFirst': 'The first way',
  'activities.authentication-methods.submit': 'Continue',
  'activities.authentication-methods.text': 'Choose the way that suits you right now.',
  'activities.authentication-methods.textHelpdesk': 'Choose what the caller can do right now.',
  'activities.authentication-methods.textHelpdeskNone':
    'None of this can be checked with this caller. If you cannot help them in another way, ask your administrator.',
  'activities.authentication-methods.title': 'How do you want to show who you are?',
  'activities.authentication-methods.titleHelpdesk': 'How does the caller show who they are?',
  'activities.authentication-methods.totp': 'Code of an authenticator app',
  'activities.authentication-methods.wait-title': 'Waiting for somebody else',
  'activities.change-password-in-ad.done': 'Your new password works wherever you sign in with this account.',
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
  'activities.choose-path.otherwise': 'Steps if no path applies',
  'activities.choose-path.paths': 'Paths',
  'activities.choose-path.risk': 'At least this risk',
  'activities.choose-path.status': 'Account is',
  'activities.choose-path.steps': 'Steps of this path',
  'activities.choose-path.timeZone': 'Time zone',
  'activities.choose-path.until': 'Until this time',
  'activities.choose-path.weekdays': 'On these days',
  'activities.choose-path.when': 'When all of this is true',
  'activities.display-captcha.another': 'Another picture and sound',
  'activities.display-captcha.begin': 'Begin with',
  'activities.display-captcha.code': 'Digits',
  'activities.display-captcha.digits': 'Number of digits',
  'activities.display-captcha.hint': 'Each is from 1 to 6.',
  'activities.display-captcha.little': 'Little',
  'activities.display-captcha.medium': 'Some',
  'activities.display-captcha.much': 'Much',
  'activities.display-captcha.noise': 'Noise in the picture',
  'activities.display-captcha.picture': 'Digits in a picture or a sound',
  'activities.display-captcha.showPicture': 'Use a picture or a sound instead',
  'activities.display-captcha.submit': 'Continue',
  'activities.display-captcha.textPicture':
    'Enter the {count, plural, one {# digit} other {# digits}} of the picture, or count the tones of the sound. It is valid for one attempt.',
  'activities.display-captcha.textWork':
    'Your browser works for a moment, which keeps out programs that try many accounts.',
  'activities.display-captcha.title': 'Are you a person?',
  'activities.display-captcha.work': 'Work that the browser does in the background',
  'activities.display-user-agreement.accept': 'I have read this and agree',
  'activities.display-user-agreement.agreement': 'Name of this agreement',
  'activities.display-user-agreement.submit': 'Continue',
  'activities.display-user-agreement.supplied':
    'I am {displayName}, and {account} is my account. What I register here is mine and true, and I keep it to myself. Agreed on {date}.',
  'activities.display-user-agreement.text': 'Your organisation asks for this before you continue.',
  'activities.display-user-agreement.texts': 'Text by language',
  'activities.display-user-agreement.title': 'Read and agree to continue',
  'activities.display-user-agreement.version': 'Version (a new one is asked for again)',
  'activities.edit-qa-profile.done': 'Your security questions are registered.',
  'activities.edit-qa-profile.language': 'Language of the questions',
  'activities.edit-qa-profile.languageSubmit': 'Show these questions',
  'activities.edit-qa-profile.languageText':
    'You are asked in this language later, too. What you have entered so far is not kept.',
  'activities.edit-qa-profile.languageTitle': 'Choose a language for your questions',
  'activities.edit-qa-profile.languages': 'Questions in another language',
  'activities.edit-qa-profile.onlyWhenUpdateNeeded': 'Only when the profile does not meet the policy',
  'activities.edit-qa-profile.submit': 'Save answers',
  'activities.edit-qa-profile.text':
    'Choose {count, plural, one {# question} other {# questions}} that only you can answer. An answer has at least {length, plural, one {# letter or digit} other {# letters or digits}}; capital letters and punctuation do not matter.',
  'activities.edit-qa-profile.title': 'Choose your security questions',
  'activities.enable-account.done': 'The account is enabled.',
  'activities.enforce-profile-update.always': 'Also when the profile meets the policy',
  'activities.enforce-profile-update.done': 'The person will be asked to update their profile.',
  'activities.fields.answer': 'Answer',
  'activities.fields.answer-again': 'The same answer again',
  'activities.fields.everyTry': 'Report every failed attempt, even one that can be repeated',
  'activities.fields.newPassword': 'New password',
  'activities.fields.own-question': 'Your own question',
  'activities.fields.password': 'Current password',
  'activities.fields.question': 'Question',
  'activities.fields.subscription': 'Who gets this e-mail',
  'activities.fields.subscription.may-join': 'Only those who ask for it',
  'activities.fields.subscription.may-leave': 'Everybody, until they switch it off',
  'activities.fields.subscription.may-not-leave': 'Everybody, in any case',
  'activities.fields.totp-code': 'Code of the app',
  'activities.fields.totp-code-hint': 'Six digits.',
  'activities.fields.words': 'Text of this step, in place of the general template',
  'activities.force-password-change-at-next-logon.accept': 'The person must choose a new password at the next sign-in',
  'activities.force-password-change-at-next-logon.done': 'A new password is asked for at the next sign-in.',
  'activities.force-password-change-at-next-logon.operatorMayChoose': 'The operator may choose',
  'activities.force-password-change-at-next-logon.submit': 'Continue',
  'activities.force-password-change-at-next-logon.text':
    'The current password can then be used once more; after that, the person must choose another.',
  'activities.force-password-change-at-next-logon.title': 'Ask for a new password at the next sign-in?',
  'activities.lock-qa-profile.duration': 'Minutes that the profile stays locked',
  'activities.lock-qa-profile.resetAfter': 'Minutes after which failed attempts no longer count',
  'activities.lock-qa-profile.threshold': 'Failed attempts until the profile is locked',
  'activities.mail-to-administrators.recipients': 'Addresses (one e-mail each)',
  'activities.mail-to-administrators.subject': 'Subject',
  'activities.mail-to-administrators.text': 'Text of the e-mail',
  'activities.manage-my-profile.done': 'What you added counts for tasks that you begin from now on.',
  'activities.register.add-passkey': 'Add another passkey',
  'activities.register.add-personal-mail': 'Add another personal e-mail address',
  'activities.register.add-personal-mobile': 'Add another personal mobile number',
  'activities.register.allAtOnce': 'Offer everything as soon as somebody registers',
  'activities.register.any': 'The person chooses',
  'activities.register.asked-for': 'Your organisation asks for this one.',
  'activities.register.back': 'Back to the overview',
  'activities.register.change': 'Change',
  'activities.register.choose-passkey': 'Add a passkey',
  'activities.register.choose-personal-mail': 'Add a personal e-mail address',
  'activities.register.choose-personal-mobile': 'Add a personal mobile number',
  'activities.register.choose-security-questions': 'Choose security questions',
  'activities.register.choose-totp': 'Set up an authenticator app',
  'activities.register.code': 'Code from the e-mail',
  'activities.register.code-submit': 'Continue',
  'activities.register.code-text':
    'We have sent a code to {address}. It is valid for {minutes, plural, one {one minute} other {# minutes}}.',
  'activities.register.code-title': 'Enter the code from your e-mail',
  'activities.register.code-waits':
    'No mail server is set up yet, so the e-mail to {address} waits in the outbox of this server. Its code is valid for {minutes, plural, one {one minute} other {# minutes}}.',
  'activities.register.corporate-mail': 'Company e-mail address',
  'activities.register.done': 'Your sign-in help methods are saved.',
  'activities.register.finish': 'Done',
  'activities.register.mail': 'Personal e-mail address',
  'activities.register.mail-hint': 'One that you can read when you cannot sign in at work.',
  'activities.register.mail-submit': 'Send code',
  'activities.register.mail-text': 'We send a code to this address, to make sure that it reaches you.',
  'activities.register.mail-title': 'Add a personal e-mail address',
  'activities.register.mandatory': 'What everybody must register',
  'activities.register.methods': 'What people may register',
  'activities.register.minimum': 'Different sign-in help methods, at least',
  'activities.register.missing':
    'Your organisation asks for {count, plural, one {one more sign-in help method} other {# more sign-in help methods}}.',
  'activities.register.missing-passkey': 'Your organisation asks for a passkey.',
  'activities.register.missing-personal-mail': 'Your organisation asks for a personal e-mail address.',
  'activities.register.missing-security-questions': 'Your organisation asks for security questions.',
  'activities.register.missing-totp': 'Your organisation asks for an authenticator app.',
  'activities.register.mobile': 'Personal mobile number',
  'activities.register.mobile-hint': 'With the country code, for example +44 7700 900123.',
  'activities.register.mobile-submit': 'Add number',
  'activities.register.mobile-text': 'Your helpdesk can call you there. Nothing is sent to it.',
  'activities.register.mobile-title': 'Add a personal mobile number',
  'activities.register.none': 'Not set up',
  'activities.register.none-in-directory': 'Your organisation has none for you',
  'activities.register.passkey': 'Passkey',
  'activities.register.passkey-name': 'Name of this passkey',
  'activities.register.passkey-name-hint': 'A name that you recognise, for example “Laptop”.',
  'activities.register.passkey-submit': 'Create passkey',
  'activities.register.passkey-suggested': 'Passkey {number}',
  'activities.register.passkey-text': 'Your device, your phone or a security key shows from now on that it is you.',
  'activities.register.passkey-title': 'Add a passkey',
  'activities.register.personal-mail': 'Personal e-mail address',
  'activities.register.personal-mobile': 'Personal mobile number',
  'activities.register.registered': 'Active',
  'activities.register.remove': 'Remove',
  'activities.register.resend': 'Send another code',
  'activities.register.saved': 'Your change is saved. Add more, or finish.',
  'activities.register.security-questions': 'Security questions',
  'activities.register.set-up': 'Set up',
  'activities.register.text':
    'With these you can show who you are when you cannot sign in. Each change is saved at once.',
  'activities.register.title': 'Your sign-in help methods',
  'activities.register.totp': 'Authenticator app',
  'activities.register.totp-submit': 'Continue',
  'activities.register.totp-text':
    'Scan this code with the app, or open it in the app on this device. Then enter the code that the app shows.',
  'activities.register.totp-title': 'Set up your authenticator app',
  'activities.reset-password-in-ad.done': 'Your new password works wherever you sign in with this account.',
  'activities.reset-password-in-ad.enforceHistory': 'Refuse passwords that were used before',
  'activities.reset-password-in-ad.expired':
    'Your password has expired as well. Choose a new one, then you can sign in again.',
  'activities.reset-password-in-ad.generatedMailed': 'Latchkey makes a password and sends it to the person by e-mail',
  'activities.reset-password-in-ad.generatedMailedText':
    'Latchkey makes a new password and sends it to the person by e-mail. You do not see it.',
  'activities.reset-password-in-ad.generatedShown': 'Latchkey makes a password and shows it to the operator once',
  'activities.reset-password-in-ad.generatedShownText':
    'Latchkey makes a new password and shows it to you once, as soon as it is set. Ask the caller to have something to write with.',
  'activities.reset-password-in-ad.generatedTitle': 'Set a new password',
  'activities.reset-password-in-ad.hintMustChange':
    'Read it to the caller. It is shown only now, and the caller must choose another one at the next sign-in.',
  'activities.reset-password-in-ad.hintShown': 'Read it to the caller. It is shown only now.',
  'activities.reset-password-in-ad.mustChange':
    'On the Helpdesk site: the person must choose a new password at the next sign-in',
  'activities.reset-password-in-ad.onHelpdesk': 'On the Helpdesk site',
  'activities.reset-password-in-ad.onlyWhenExpired': 'Only when the password has expired or must be changed',
  'activities.reset-password-in-ad.refuse': 'Refuse the reset',
  'activities.reset-password-in-ad.resetAnyway': 'Reset anyway',
  'activities.reset-password-in-ad.shown': 'New password',
  'activities.reset-password-in-ad.submit': 'Set password',
  'activities.reset-password-in-ad.text': 'This is the password that you sign in with from now on.',
  'activities.reset-password-in-ad.title': 'Choose a new password',
  'activities.reset-password-in-ad.typed': 'The operator enters a password',
  'activities.reset-password-in-ad.unlock': 'Also unlock an account that is locked',
  'activities.reset-password-in-ad.whereHistoryCannotBeEnforced': 'When the domain cannot check earlier passwords',
  'activities.subscribe-to-notifications.column-failed': 'Failed',
  'activities.subscribe-to-notifications.column-succeeded': 'Done',
  'activities.subscribe-to-notifications.done': 'Your choice of e-mails is saved.',
  'activities.subscribe-to-notifications.failed': '{task}: when it fails',
  'activities.subscribe-to-notifications.no-choice':
    '{count, plural, =0 {Your organisation sends no e-mails about your tasks.} other {Your organisation decides about these e-mails. All of them are always on.}}',
  'activities.subscribe-to-notifications.submit': 'Save choice',
  'activities.subscribe-to-notifications.succeeded': '{task}: when it is done',
  'activities.subscribe-to-notifications.text':
    'Choose which e-mails you get about your tasks. Security notices are always on.',
  'activities.subscribe-to-notifications.title': 'Your notifications',
  'activities.unlock-account.done': 'Your account is unlocked.',
  'activities.unlock-qa-profile.done': 'The profile is unlocked.',

  // workflows.*: name and description, by workflow id
  'workflows.assign-passcode.description': 'For somebody who knows neither their password nor their answers.',
  'workflows.assign-passcode.done-text':
    'The person chooses “I have a passcode” on the Self-Service site and enters it.',
  'workflows.assign-passcode.done-title': 'The passcode is given out',
  'workflows.assign-passcode.name': 'Give out a passcode',
  'workflows.enforce-profile-update.description':
    'Ask the person to update their profile. What they registered continues to work.',
  'workflows.enforce-profile-update.done-text': 'They are reminded until their profile is up to date.',
  'workflows.enforce-profile-update.done-title': 'The person will be asked',
  'workflows.enforce-profile-update.name': 'Ask for a profile update',
  'workflows.forgot-my-password.description': 'I do not know my current one.',
  'workflows.forgot-my-password.done-title': 'Your new password is set',
  'workflows.forgot-my-password.name': 'I forgot my password',
  'workflows.i-have-a-passcode.description':
    'Your helpdesk gave you a passcode: choose new security questions and a new password with it.',
  'workflows.i-have-a-passcode.done-text': 'Your security questions are registered, too. The passcode is used up.',
  'workflows.i-have-a-passcode.done-title': 'Your new password is set',
  'workflows.i-have-a-passcode.name': 'I have a passcode',
  'workflows.manage-my-passwords.description': 'I know my current one.',
  'workflows.manage-my-passwords.done-title': 'Your password is changed',
  'workflows.manage-my-passwords.name': 'Change my password',
  'workflows.manage-my-profile.description':
    'See and change your sign-in help methods: security questions, addresses, an authenticator app, passkeys.',
  'workflows.manage-my-profile.done-text':
    'We have sent an e-mail about the change to all your addresses, old and new.',
  'workflows.manage-my-profile.done-title': 'Your profile is saved',
  'workflows.manage-my-profile.name': 'Manage my profile',
  'workflows.my-notifications.description': 'Choose which e-mails about your account you get.',
  'workflows.my-notifications.done-text': 'It applies from the next task on.',
  'workflows.my-notifications.done-title': 'Your choice is saved',
  'workflows.my-notifications.name': 'My notifications',
  'workflows.register.description':
    'Choose security questions now, so that you can help yourself when you forget your password.',
  'workflows.register.done-text':
    'If you ever forget your password, you can answer these questions and set a new one yourself.',
  'workflows.register.done-title': 'You are registered',
  'workflows.register.name': 'Register security questions',
  'workflows.reset-password.description': 'Set a new password after the caller has shown who they are.',
  'workflows.reset-password.done-text':
    'The old password no longer works. E-mail and phone apps that know it will ask for the new one.',
  'workflows.reset-password.done-title': 'The new password is set',
  'workflows.reset-password.name': 'Reset password',
  'workflows.unlock-account.description':
    'Unlock the account after the caller has shown who they are. The password stays as it is.',
  'workflows.unlock-account.done-text': 'If the lock comes back, a phone or an app still tries an old password.',
  'workflows.unlock-account.done-title': 'The account is unlocked',
  'workflows.unlock-account.name': 'Unlock account',
  'workflows.unlock-my-account.description': 'I know my password, but I am locked out.',
  'workflows.unlock-my-account.done-text':
    'If the lock comes back, a phone or an app still tries an old password. Enter the current one there.',
  'workflows.unlock-my-account.done-title': 'You can sign in again',
  'workflows.unlock-my-account.name': 'Unlock my account',
  'workflows.unlock-profile.description':
    'Unlock the profile of a person with too many failed attempts, after they have shown who they are.',
  'workflows.unlock-profile.done-text': 'The person can use every task of the Self-Service site again.',
  'workflows.unlock-profile.done-title': 'The profile is unlocked',
  'workflows.unlock-profile.name': 'Unlock profile',
  'workflows.verify-user-identity.description': 'Check that the caller is who they say they are. This changes nothing.',
  'workflows.verify-user-identity.done-text': 'The check was passed, and it is recorded.',
  'workflows.verify-user-identity.done-title': 'The caller is this person',
  'workflows.verify-user-identity.name': 'Verify the caller',

  // policies.*: settings of management policies
  'policies.enforcement.channel': 'How people are told',
  'policies.enforcement.days': 'Days after the first reminder',
  'policies.enforcement.daysBefore': 'Days before the password expires',
  'policies.enforcement.enabled': 'Write to people',
  'policies.enforcement.thenEvery': 'Then again after so many days',
  'policies.questions.caseSensitive': 'Distinguish capital and small letters in answers',
  'policies.questions.confirmAnswers': 'Ask for each answer twice',
  'policies.questions.defaultLanguage': 'Language of the list that is used when there is none in the person’s own',
  'policies.questions.hideAnswers': 'Hide answers while people enter them',
  'policies.questions.minAnswerLength': 'Shortest answer, in characters',
  'policies.questions.minQuestionLength': 'Shortest question that people write themselves, in characters',
  'policies.questions.optionalCount': 'Optional questions that everybody answers',
  'policies.questions.readableForHelpdesk': 'Keep answers to mandatory questions readable for the helpdesk',
  'policies.questions.rejectAnswersContainingQuestion': 'Refuse answers that repeat the question',
  'policies.questions.rejectSameAnswers': 'Refuse the same answer to two questions',
  'policies.questions.userDefinedCount': 'Questions that everybody writes themselves',

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
  'rules.complexity': 'At least three of: capital letters, small letters, digits, symbols, letters of other scripts',
  'rules.control-characters': 'Only characters that a keyboard can type',
  'rules.custom-text': '{text}',
  'rules.dictionary': 'No word that your organisation keeps out of passwords',
  'rules.difference':
    'Differs from your current password{both, plural, =1 { by at least {edits, plural, one {# change} other {# changes}} and {fresh, plural, one {# new character} other {# new characters}}} other {{edits, plural, =0 { by at least {fresh, plural, one {# new character} other {# new characters}}} one { by at least # change} other { by at least # changes}}}}',
  'rules.different-characters': 'At least {min, plural, one {# different character} other {# different characters}}',
  'rules.disallowed-characters':
    '{from, select, upper {Capital letters} lower {Small letters} digit {Digits} special {Symbols} uncased {Letters of scripts without capitals} letter {Letters} other {Characters of {these}}}: none{place, select, anywhere {} positions { at the places {positions}} ending { among the last {ending, plural, one {character} other {# characters}}} other { at the places {positions} and the last {ending, plural, one {one} other {#}}}}',
  'rules.history':
    '{count, plural, =0 {Different from your current password} one {Different from your last password} other {Different from your last # passwords}}',
  'rules.keyboard-walks':
    'At most {max, plural, one {# key} other {# neighbouring keys}} in a row on the keyboard (not qwerty)',
  'rules.length': 'At least {min, plural, one {# character} other {# characters}}',
  'rules.maximum-age':
    'Valid for {unit, select, days {{amount, plural, one {# day} other {# days}}} hours {{amount, plural, one {# hour} other {# hours}}} other {{amount, plural, one {# minute} other {# minutes}}}}, then you choose a new one',
  'rules.maximum-length': 'At most {max, plural, one {# character} other {# characters}}',
  'rules.minimum-age':
    '{unit, select, days {Last change at least {amount, plural, one {# day} other {# days}} ago} hours {Last change at least {amount, plural, one {# hour} other {# hours}} ago} other {Last change at least {amount, plural, one {# minute} other {# minutes}} ago}}',
  'rules.own-name': 'No part of your name, and not your account name',
  'rules.passphrase':
    'Or a passphrase: at least {words, plural, one {# word} other {# different words}} and {min, plural, one {# character} other {# characters}}; then rules about variety do not apply',
  'rules.regular-expression': '{text}',
  'rules.repeated-characters':
    '{both, plural, =1 {The same character {inSuccession, plural, one {never twice} other {at most # times}} in a row and at most {anywhere, plural, one {once} other {# times}} in all} other {{inSuccession, plural, =0 {The same character at most {anywhere, plural, one {once} other {# times}}} one {Never the same character twice in a row} other {The same character at most # times in a row}}}}',
  'rules.required-characters':
    '{from, select, upper {Capital letters} lower {Small letters} digit {Digits} special {Symbols} uncased {Letters of scripts without capitals} letter {Letters} other {Characters of {these}}}: {count, plural, =0 {every character} other {at least #}}{place, select, anywhere {} positions { at the places {positions}} ending { among the last {ending, plural, one {character} other {# characters}}} other { at the places {positions} and the last {ending, plural, one {one} other {#}}}}',
  'rules.runs':
    '{both, plural, =1 {At most {numeric, plural, one {# digit} other {# digits}} that count up or down (123) and {alphabetic, plural, one {# letter} other {# letters}} in the order of the alphabet (abc)} other {{numeric, plural, =0 {At most {alphabetic, plural, one {# letter} other {# letters}} in the order of the alphabet (abc)} one {No digits that count up or down (123)} other {At most # digits that count up or down (123)}}}}',
  'rules.strength':
    'Hard to guess: {min, plural, =1 {better than very weak} =2 {at least fair} =3 {at least good} other {strong}}',
  'rules.symmetry':
    '{says, select, palindrome {Reads differently backwards} mirrored {The end mirrors at most {mirrored, plural, one {# character} other {# characters}} of the beginning (not pas47sap)} other {Reads differently backwards; the end mirrors at most {mirrored, plural, one {# character} other {# characters}} of the beginning}}',
  'rules.user-properties': 'No part of your name, your account or other details about you in the directory',

  // wizard.*: shared/wizard, shared/forms and shared/ui, on every host
  'wizard.accepted-again': 'You can try again at {until, time, short}.',
  'wizard.accepted-again-on': 'You can try again on {until, date, long} at {until, time, short}.',
  'wizard.account-field': 'Account name',
  'wizard.account-for': 'Account: {account}',
  'wizard.account-hint': 'The name you sign in to your computer with, or your e-mail address.',
  'wizard.account-submit': 'Continue',
  'wizard.account-text': 'Name the account that needs help. Nothing changes until you confirm it.',
  'wizard.account-title': 'Which account is it?',
  'wizard.agreement': 'Text of the agreement',
  'wizard.agreement-version': 'Version {version}',
  'wizard.all': 'All',
  'wizard.all-of-column': 'All: {column}',
  'wizard.all-tasks': 'All tasks',
  'wizard.always-on': 'Always',
  'wizard.another-account': 'Use another account',
  'wizard.cancel': 'Cancel',
  'wizard.cancel-keep': 'Keep going',
  'wizard.cancel-stop': 'Stop here',
  'wizard.cancel-text': 'This task is not finished yet. If you stop now, you begin it from the start next time.',
  'wizard.cancel-title': 'Stop this task?',
  'wizard.caps-lock': 'Caps lock is on.',
  'wizard.captcha-picture': 'Digits from 1 to 6; the sound below says the same',
  'wizard.captcha-sound': 'Or listen: count the tones of each group, and enter the numbers one after the other.',
  'wizard.change-account': 'Change account',
  'wizard.choose': 'Choose one',
  'wizard.chosen-already': 'You chose this one above. Choose another one here.',
  'wizard.code-checked': 'The code is checked after its last digit.',
  'wizard.control-unknown':
    'This window is older than the server and cannot show this page. Open the Self-Service site in a tab, or choose another way.',
  'wizard.copied': 'Copied',
  'wizard.copy': 'Copy',
  'wizard.document-title': '{page} – {name}',
  'wizard.domain-field': 'Domain',
  'wizard.door-forgot': 'I forgot my password',
  'wizard.door-unlock': 'Unlock my account',
  'wizard.doors': 'Other ways',
  'wizard.finish': 'Back to the start',
  'wizard.health': 'My password health',
  'wizard.hidden-cleared':
    'The connection broke before an answer came. For your safety the hidden fields are empty again. Fill them in once more.',
  'wizard.language': 'Language',
  'wizard.loading': 'Loading',
  'wizard.moment': '{until, time, short}',
  'wizard.moment-on': '{until, date, long}, {until, time, short}',
  'wizard.moment-zone': '{moment} ({zone})',
  'wizard.nothing-changed': 'Nothing was changed.',
  'wizard.nothing-twice': 'Nothing is done twice.',
  'wizard.number-range': 'Use a number from {low} to {high}.',
  'wizard.offline': 'This device has no network connection.',
  'wizard.passkey-known': 'This device or key is registered already.',
  'wizard.passkey-missing':
    'This browser does not support passkeys. Choose another way, or open the Self-Service site in a current browser.',
  'wizard.passkey-not-here':
    'Passkeys of the Self-Service site do not work in this window. Open the site in a tab, or choose another way.',
  'wizard.passkey-not-used':
    'No passkey was used: it was stopped, took too long, or is not on this device. Try again, or choose another way.',
  'wizard.progress': 'Step {position} of {of}',
  'wizard.progress-open': 'Step {position}',
  'wizard.question': 'Question {number}',
  'wizard.required': 'Fill in this field to continue.',
  'wizard.required-choice': 'Choose one to continue.',
  'wizard.required-tick': 'Tick this to continue.',
  'wizard.retry': 'Try again now',
  'wizard.retrying': 'Trying again in {seconds, plural, one {# second} other {# seconds}}.',
  'wizard.rule-broken': 'Your new password does not meet this yet: {rule}',
  'wizard.rule-met': 'met',
  'wizard.rule-open': 'not yet',
  'wizard.rule-server': 'checked when you submit',
  'wizard.rules': 'Your new password needs',
  'wizard.rules-count': '{met} of {all} requirements met',
  'wizard.server': 'Connected to {address}',
  'wizard.server-unreachable': '{address} does not answer.',
  'wizard.setting-password': 'Setting your password …',
  'wizard.show-secret': 'Show {field}',
  'wizard.shown-until': 'Valid until {until, date, medium}, {until, time, short}',
  'wizard.strength': 'Strength',
  'wizard.strength-0': 'very weak',
  'wizard.strength-1': 'weak',
  'wizard.strength-2': 'fair',
  'wizard.strength-3': 'good',
  'wizard.strength-4': 'strong',
  'wizard.suggest': 'Suggest one for me',
  'wizard.suggest-another': 'Another one',
  'wizard.suggest-done': 'It is filled in as your new password. Note it before you continue.',
  'wizard.suggest-none': 'No suggestion meets all rules. Choose a password of your own.',
  'wizard.support': 'Do you need more help? {support}',
  'wizard.support-line': 'Help: {support}',
  'wizard.tagline': 'Password help',
  'wizard.tasks-more': 'More',
  'wizard.tasks-title': 'What do you need?',
  'wizard.too-long': 'Use at most {count, plural, one {# character} other {# characters}}.',
  'wizard.too-short': 'Use at least {count, plural, one {# character} other {# characters}}.',
  'wizard.totp-open': 'Open in my authenticator app',
  'wizard.totp-picture': 'QR code for your authenticator app; the key below says the same',
  'wizard.totp-secret': 'Or type this key into the app',
  'wizard.unreachable-title': 'No answer right now',
  'wizard.work-not-done': 'Your browser could not do this work. Use the picture or the sound.',

  // site.*: the Self-Service site around the wizard
  'site.again': 'Try again',
  'site.cookies-text':
    'Your browser did not send back the cookie that this task needs. Allow cookies for {address}, then begin again. Nothing was changed.',
  'site.cookies-title': 'This site needs cookies',
  'site.hidden-cleared': 'For your safety the hidden fields are empty again. Fill them in once more.',
  'site.kiosk-asks':
    'After {minutes, plural, one {one minute} other {# minutes}} this screen asks whether you are still there.',
  'site.kiosk-reset':
    'For the next person, this screen goes back to the start by itself after {minutes, plural, one {one minute} other {# minutes}}.',
  'site.link-help': 'Help pages',
  'site.link-portal': 'Portal of {name}',
  'site.look-again': 'Look again',
  'site.moved-on': 'That page had been answered already. Nothing was sent twice.',
  'site.needs-scripts':
    'This page needs a browser that runs JavaScript. Choose one of the other ways below, or open the Self-Service site in another browser.',
  'site.no-page-title': 'There is no such page',
  'site.patience-left': 'About {seconds, plural, one {# second} other {# seconds}} left.',
  'site.patience-over': 'Thank you for waiting. You can continue now.',
  'site.patience-text':
    'There were several attempts in a short time. A short wait keeps programs from trying out accounts; this page says when you can continue.',
  'site.patience-title': 'One moment before this begins',
  'site.problem-title': 'Problem: {page}',
  'site.proving-work':
    'One moment: your browser does a short calculation, since there were many attempts to sign in. Nothing is needed from you.',
  'site.still-there': 'Continue',
  'site.still-there-over': 'This page is covered',
  'site.still-there-text': 'Many people use this screen. Without an answer it covers this page.',
  'site.still-there-title': 'Are you still there?',
  'site.trouble-title': 'This did not work',

  // extension.*: prompt, popup and window of the browser extension
  'extension.description': 'Helps with an expired or forgotten company password, from the page that reports it.',
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
  'extension.options-insecure': 'Not encrypted: people cannot allow this page',
  'extension.options-keep': 'Keep',
  'extension.options-locked-origins': 'Your administrator set this list.',
  'extension.options-locked-reminder': 'Your administrator decided this.',
  'extension.options-locked-server': 'Your administrator set this address.',
  'extension.options-locked-unusable': 'Your administrator set an address that cannot be used.',
  'extension.options-organisation': 'Organisation no. {number}',
  'extension.options-organisation-add': 'Add an organisation',
  'extension.options-organisation-remove': 'Remove {name}',
  'extension.options-organisation-remove-text':
    '{count, plural, =0 {Latchkey forgets its server.} one {Latchkey forgets its server and one page, and no longer looks at that page.} other {Latchkey forgets its server and # pages, and no longer looks at them.}}',
  'extension.options-organisation-remove-title': 'Remove {name}?',
  'extension.options-origin': 'Address of a page',
  'extension.options-origin-hint':
    'The sign-in page of your e-mail, your VPN or your portal, for example https://mail.example.com.',
  'extension.options-origin-insecure':
    '{origin} is not encrypted, so Latchkey cannot help there. Add its address that begins with https://, or ask your administrator.',
  'extension.options-origin-invalid': 'That is not a web address. Use one like https://mail.example.com.',
  'extension.options-origin-kept': '{host} is on the list.',
  'extension.options-origin-refused':
    'Your browser did not allow {host}, so it was not added. Add it again and choose to allow it.',
  'extension.options-origin-removed': '{host} is no longer on the list.',
  'extension.options-origins': 'Pages with help',
  'extension.options-origins-empty': 'No page is on the list yet. Latchkey looks at no page until you add one.',
  'extension.options-origins-text':
    'Latchkey looks for expired passwords on these pages only, and never reads what you type.',
  'extension.options-policy-mistakes':
    'The settings from your organisation have mistakes. Show your administrator these values:',
  'extension.options-reminder': 'Reminder',
  'extension.options-reminder-label': 'Remind me before my password expires',
  'extension.options-reminder-text':
    'From five days before, once a day at most and never at night. Your browser asks for your permission first.',
  'extension.options-remove': 'Remove {host}',
  'extension.options-remove-text':
    'Latchkey no longer looks at this page, and gives the permission for it back to your browser.',
  'extension.options-remove-title': 'Remove {host}?',
  'extension.options-revoked': 'Your browser no longer allows this page.',
  'extension.options-server': 'Your server',
  'extension.options-title': 'Settings of Latchkey',
  'extension.options-waiting': 'Your browser was not asked for this page yet.',
  'extension.popup-days': '{days, plural, one {day} other {days}}',
  'extension.popup-days-left': 'Your password is valid for {days, plural, one {# more day} other {# more days}}.',
  'extension.popup-expired': 'Your password has expired.',
  'extension.popup-found': '{host} asks for a new password',
  'extension.popup-found-action': 'Change it here',
  'extension.popup-health': 'My password health',
  'extension.popup-last-day': 'Your password expires {day, select, today {today} other {tomorrow}}.',
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
  'extension.popup-unknown': 'After your first task here, this shows how long your password is still valid.',
  'extension.popup-wizard': 'Password help',
  'extension.popup-wizard-text': 'Change, reset or unlock, step by step.',
  'extension.problem-discovery-invalid':
    '{domain} names a Latchkey server, but in a way that cannot be read. Tell your administrator, and enter the address of the server instead.',
  'extension.problem-discovery-none':
    '{domain} does not say which Latchkey server it has. Ask your administrator for the address of the server, and enter that.',
  'extension.problem-discovery-redirect':
    '{domain} leads to another place, so its answer is not used. Ask your administrator for the address of the server, and enter that.',
  'extension.problem-interrupted': 'The browser interrupted the extension.',
  'extension.problem-mail-domain':
    'That is not an e-mail address. Use one like anna@example.com, or the address of the server.',
  'extension.problem-server-address': 'That is not a web address. Use one like https://latchkey.example.com.',
  'extension.problem-server-certificate':
    '{address} does not answer, or your browser does not trust its certificate. Open it in a tab: your browser then says which.',
  'extension.problem-server-elsewhere':
    '{address} answers, but not as a Latchkey server: it may lead to another address. Open it in a tab, and enter the address that is shown there.',
  'extension.problem-server-foreign':
    '{address} answers, but it is no Latchkey server. Check the address with your administrator.',
  'extension.problem-server-insecure': '{address} is not encrypted. Use an address that begins with https://.',
  'extension.problem-server-unset':
    'Latchkey does not know your server yet. Open the settings of the extension and enter its address.',
  'extension.problem-storage': 'Your browser could not store this; its disk may be full. Make room and try again.',
  'extension.problem-unexpected': 'Something went wrong in the extension. Nothing was changed. Try again in a moment.',
  'extension.prompt-accept': 'Change it here',
  'extension.prompt-accept-with-name': 'Change it here with my account name',
  'extension.prompt-change': 'You can change your company password right here, step by step.',
  'extension.prompt-decline': 'Not now',
  'extension.prompt-expired': 'Your company password seems to have expired; you can change it here in under a minute.',
  'extension.prompt-from': 'From Latchkey, installed by {organisation}',
  'extension.prompt-from-self': 'From Latchkey, an extension that you installed',
  'extension.prompt-name-note':
    'With my account name: Latchkey reads it from this page, now and in future. It never reads a password.',
  'extension.prompt-outdated': 'Latchkey was updated. Reload this page to continue.',
  'extension.prompt-refused':
    'Something on this page may cover this message. Use the Latchkey button in the browser’s toolbar.',
  'extension.reminder-text': 'Change it now, before it stops you: it takes less than a minute.',
  'extension.reminder-title':
    '{days, plural, one {Your password expires within a day} other {Your password expires in # days}}',
  'extension.welcome-add-pages': 'Add pages',
  'extension.welcome-address': 'Your e-mail address at work, or the address of the Latchkey server',
  'extension.welcome-address-hint':
    'Of an e-mail address only the part after the @ is used, to ask your organisation for its server.',
  'extension.welcome-allow': 'Allow the pages with help',
  'extension.welcome-allow-submit': '{count, plural, one {Allow this page} other {Allow these # pages}}',
  'extension.welcome-confirm': 'Is this your organisation?',
  'extension.welcome-confirm-submit': 'Yes, connect',
  'extension.welcome-done': 'Latchkey is ready',
  'extension.welcome-done-text':
    '{count, plural, =0 {Latchkey is connected. No page is on the list yet, so it offers help from its button in the toolbar only.} one {Latchkey offers help on one page.} other {Latchkey offers help on # pages.}}',
  'extension.welcome-elsewhere':
    'This server is not below {domain}. Connect only if your administrator told you this address.',
  'extension.welcome-find': 'Where do you work?',
  'extension.welcome-find-submit': 'Find my server',
  'extension.welcome-later': 'Later',
  'extension.welcome-named-by':
    '{domain} named this server. You will type passwords for it, so compare the whole address.',
  'extension.welcome-named-by-person': 'You will type passwords for this server, so compare the whole address.',
  'extension.welcome-no-pages':
    'Your organisation has published no list of pages. Add the sign-in pages that you use yourself, or later in the settings.',
  'extension.welcome-not-askable':
    'This version of Latchkey cannot help on one of these pages. Add the others in the settings, and tell your administrator.',
  'extension.welcome-organisation': 'Name of the organisation',
  'extension.welcome-organisation-at': 'Organisation according to {domain}',
  'extension.welcome-other': 'No, go back',
  'extension.welcome-punycode':
    'This address has letters of other alphabets, written here as xn--. Connect only if your administrator told you exactly this address.',
  'extension.welcome-refused':
    'Your browser did not allow it, so no page was added. Try again and choose to allow it, or do it later in the settings.',
  'extension.welcome-server': 'Address of the server',
  'extension.welcome-step': 'Step {step} of 3',
  'extension.welcome-title': 'Set up Latchkey',
  'extension.welcome-try': 'Click the Latchkey button in the toolbar whenever you need help with your password.',
  'extension.window-back': 'Back to {host}',
  'extension.window-close': 'Close',
  'extension.window-from': 'Opened from {host}',
  'extension.window-lost': 'This window has lost its page',
  'extension.window-lost-text':
    'The browser was restarted, or the settings of the extension have changed since. Close this window, then open the page or the extension again.',

  // operator.*: the same for operators, where it would speak of "your" account; by the key of the other words
  'operator.activities.approve-by-manager.number': 'Number for the manager',
  'operator.activities.approve-by-manager.wait-text':
    'We have written to the person’s manager. The manager needs the number below to approve: read it out to them or to the caller. Keep this page open: it continues as soon as there is a decision, and no other page can use the decision.',
  'operator.activities.approve-by-manager.wait-text-anew':
    'The directory now names another manager, so nothing was decided on the first request. We have written to them. They need the number below.',
  'operator.activities.approve-by-manager.wait-title': 'Waiting for the person’s manager',
  'operator.activities.reset-password-in-ad.done':
    'The new password works wherever the person signs in with this account.',
  'operator.activities.reset-password-in-ad.text': 'This is the password that the person signs in with from now on.',
  'operator.activities.reset-password-in-ad.title': 'Choose a new password for the caller',
  'operator.activities.unlock-account.done': 'The account is unlocked.',
  'operator.ended.account-disabled': 'The account is disabled',
  'operator.ended.account-expired': 'The account has reached its end date',
  'operator.ended.account-locked': 'The account is locked',
  'operator.ended.account-locked-until': 'The account is locked until {until}',
  'operator.ended.account-missing': 'The account is not in the directory any more',
  'operator.ended.account-not-disabled': 'The account is not disabled',
  'operator.ended.account-not-expired': 'The account has not reached its end date',
  'operator.ended.account-not-locked': 'The account is not locked',
  'operator.ended.already-registered': 'The person is registered already',
  'operator.ended.approval-refused': 'The manager did not approve this',
  'operator.ended.approval-timed-out': 'The manager did not decide in time',
  'operator.ended.history-not-enforceable': 'The password cannot be reset here',
  'operator.ended.method-too-new': 'The person’s sign-in help methods are still too new',
  'operator.ended.not-registered': 'The person has not registered',
  'operator.ended.outside-logon-hours': 'The account may not sign in at this hour',
  'operator.ended.password-expired': 'The password has expired',
  'operator.ended.password-not-expired': 'The password is still valid',
  'operator.ended.profile-locked': 'The profile is locked',
  'operator.ended.profile-locked-until': 'The profile is locked until {until}',
  'operator.ended.profile-not-locked': 'The profile is not locked',
  'operator.ended.sign-in-restricted': 'The account may not sign in in this way',
  'operator.ended.too-few-questions': 'The profile lacks questions for this task',
  'operator.problems.idle':
    'You were away for a while. Make sure once more that the caller is this person, then continue.',
  'operator.steps.asked-manager': 'The manager was asked at {at} and can decide until {until}.',
  'operator.steps.unsettled-text':
    'The new password was sent, but the directory does not say whether it took it. Nothing is sent twice. This page continues by itself as soon as the directory answers.',
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
    'The directory did not say whether the account is enabled. Open the person again in a few minutes.',
  'operator.stopped.failed': 'This task could not be finished. Begin it again.',
  'operator.stopped.history-not-enforceable':
    'The domain cannot check earlier passwords here, and your organisation does not allow a reset without that. Nothing was changed.',
  'operator.stopped.not-registered':
    'The person has not registered, so nobody can tell whether the caller is this person.',
  'operator.stopped.outcome-unknown':
    'The directory did not say whether it took the new password. Ask the person to try it; if it does not work, begin again.',
  'operator.stopped.password-expired': 'The password has expired, and this task needs one that is valid.',
  'operator.stopped.password-not-expired': 'The password is still valid.',
  'operator.stopped.password-write-not-permitted':
    'Latchkey may not set the password of this account. Nothing was changed. An administrator can.',
  'operator.stopped.person-refused':
    'You may no longer help this person, so this task has ended. What it changed before stays; nothing more was changed.',
  'operator.stopped.profile-locked': 'The profile is locked after too many failed attempts. Unlock it first.',
  'operator.stopped.profile-not-locked': 'The profile is not locked.',
  'operator.stopped.too-few-questions':
    'The person has registered too few answers to be identified by them. Nothing was changed.',
  'operator.stopped.unlock-not-permitted':
    'Latchkey may not unlock this account. Nothing was changed. An administrator can.',
  'operator.stopped.unlock-outcome-unknown':
    'The directory did not say whether the account is unlocked. Open the person again in a few minutes.',
  'operator.stopped.write-not-possible':
    'The directory does not carry this out at the moment, and another try does not help. Nothing was changed. An administrator finds the reason in the log of the server.',

  // health.*: what My password health says of an account, worded by the server
  'health.activity.account-enabled': 'The account was enabled.',
  'health.activity.account-unlocked': 'The account was unlocked.',
  'health.activity.approval-approved': 'A request was approved: {task}',
  'health.activity.approval-refused': 'A request was refused: {task}',
  'health.activity.methods-changed': 'Your sign-in help methods were changed.',
  'health.activity.password-change-forced': 'A new password was asked for at the next sign-in.',
  'health.activity.password-changed': 'The password was changed.',
  'health.activity.password-reset': 'The password was reset.',
  'health.activity.person-viewed': 'Your account was looked up.',
  'health.activity.run-done': '“{task}” was finished.',
  'health.activity.run-stopped': '“{task}” ended without success.',
  'health.activity.sign-in': 'Signed in to Latchkey.',
  'health.activity.sign-in-refused': 'A sign-in to Latchkey was refused.',
  'health.hints.disabled': 'The account is disabled.',
  'health.hints.failures': 'Wrong answers or passwords were given for this account recently.',
  'health.hints.new-method': 'A sign-in help method was added only recently.',
  'health.hints.new-password': 'The password was set within the last day.',
  'health.next.add-method': 'Add a second sign-in help method, for when you cannot use the first.',
  'health.next.ask-colleague':
    'As you help others with Latchkey, it does not help with your own password. Ask a colleague who manages accounts.',
  'health.next.ask-helpdesk':
    'This account cannot be used now. Ask your helpdesk: only an administrator can change that.',
  'health.next.change-expired': 'Choose a new password now.',
  'health.next.change-soon': 'Change your password before it expires.',
  'health.next.nothing': 'There is nothing to do.',
  'health.next.register': 'Register, so that you can help yourself when you forget your password.',
  'health.next.unlock': 'Unlock your account; your password stays as it is.',
  'health.next.update-profile': 'Update your profile, so that it works when you need it.',
  'health.next.wait-for-profile': 'Wait until the lock ends, or ask your helpdesk to unlock your profile.',
  'health.reasons.answer-repeats-question': 'An answer repeats its question.',
  'health.reasons.answer-too-short': 'An answer is shorter than it must be now.',
  'health.reasons.helpdesk-unanswered': 'A question for the helpdesk has no answer yet.',
  'health.reasons.mandatory-unanswered': 'A question that everybody answers has no answer yet.',
  'health.reasons.question-too-short': 'A question of your own is shorter than it must be now.',
  'health.reasons.same-answers': 'Two questions have the same answer.',
  'health.reasons.storage-mode': 'Your answers must be stored in another way from now on: enter them once more.',
  'health.reasons.too-few-optional': 'More questions from the list must be answered now.',
  'health.reasons.too-few-user-defined': 'More questions of your own are needed now.',
  'health.reasons.update-required': 'Your helpdesk asks you to answer your questions again.',

  // me.*: the page My password health and the requests on it
  'me.activity-care': 'Was one of these not you? Change your password and call your helpdesk at once.',
  'me.activity-earlier': '{count, plural, one {# earlier event} other {# earlier events}}',
  'me.activity-none': 'Nothing has been recorded yet.',
  'me.activity-title': 'Recent activity',
  'me.all-tasks': 'All tasks',
  'me.approval-care':
    'Approve only if you know that {person} asks. Call them and let them read out the number that they see.',
  'me.approval-hints': 'What to know before you decide',
  'me.approval-number': 'Number that {person} reads out to you',
  'me.approval-number-incomplete': 'Enter the two digits that the person sees. They read them out to you.',
  'me.approval-since': 'Asked',
  'me.approval-task': 'Task',
  'me.approval-until': 'Decide until',
  'me.approvals-title':
    '{count, plural, one {# request waits for your decision} other {# requests wait for your decision}}',
  'me.approve': 'Approve',
  'me.approved': 'You approved the request of {person}. Their task continues at once, and an e-mail tells them.',
  'me.by-helpdesk': 'Helpdesk',
  'me.by-manager': 'Your manager',
  'me.by-self': 'You',
  'me.by-somebody': 'Somebody who named your account',
  'me.change-now': 'Change password',
  'me.days-left': '{days, plural, one {# day left} other {# days left}}',
  'me.fact-changed': 'Last changed',
  'me.fact-expires': 'Expires',
  'me.fact-lockout': 'Lock',
  'me.fact-policy': 'Policy',
  'me.facts-title': 'Your password',
  'me.loading': 'Looking up your account',
  'me.locked-open': 'Locked until somebody unlocks it',
  'me.locked-until': 'Locked until {time}',
  'me.method-corporate-mail': 'Company e-mail address',
  'me.method-corporate-mobile': 'Company mobile number',
  'me.method-passkey': 'Passkey',
  'me.method-personal-mail': 'Personal e-mail address',
  'me.method-personal-mobile': 'Personal mobile number',
  'me.method-questions': 'Security questions',
  'me.method-totp': 'Authenticator app',
  'me.methods-directory': 'from the company directory',
  'me.methods-none': 'Nothing is registered yet.',
  'me.methods-since': 'since {date}',
  'me.methods-title': 'Your sign-in help methods',
  'me.never': 'Never',
  'me.not-locked': 'Not locked',
  'me.now': 'Now',
  'me.password-expired': 'Your password has expired. Choose a new one first, then sign in here with it.',
  'me.password-field': 'Password',
  'me.refuse': 'Refuse',
  'me.refused': 'You refused the request of {person}. Their task ends, and an e-mail tells them.',
  'me.session-administration': 'Administration site',
  'me.session-current': 'this page',
  'me.session-end': 'Sign out',
  'me.session-helpdesk': 'Helpdesk site',
  'me.session-known-browser': 'Known browser',
  'me.session-no-browser': 'Unknown browser',
  'me.session-self-service': 'My password health',
  'me.session-since': 'began',
  'me.session-state-token': 'Browser extension',
  'me.session-used': 'last used',
  'me.sessions-care': 'Is one of these not yours? Sign it out, change your password and call your helpdesk.',
  'me.sessions-end-all': 'Sign out everywhere, here too',
  'me.sessions-end-others': 'Sign out everywhere else',
  'me.sessions-ended': 'Done. What you signed out has no access any more.',
  'me.sessions-title': 'Where you are signed in',
  'me.sign-in': 'Sign in',
  'me.sign-in-help': 'Password forgotten, expired or account locked? Get help without signing in',
  'me.sign-in-text': 'Sign in to see the state of your password, and to decide on requests of your team.',
  'me.sign-out': 'Sign out',
  'me.signed-out': 'You are signed out.',
  'me.signed-out-idle': 'Your sign-in has timed out. Sign in to continue.',
  'me.state-account-expired': 'Your account has reached its end date.',
  'me.state-disabled': 'Your account is disabled.',
  'me.state-expired': 'Your password has expired.',
  'me.state-good': 'Your password is in order.',
  'me.state-locked': 'Your account is locked.',
  'me.state-must-change': 'You must choose a new password.',
  'me.state-must-update': 'Your profile is out of date.',
  'me.state-not-registered': 'You have not registered yet.',
  'me.state-profile-locked': 'Your profile is locked, so password help is not available.',
  'me.state-soon':
    '{days, plural, =0 {Your password expires today.} one {Your password expires in # day.} other {Your password expires in # days.}}',
  'me.title': 'My password health',

  // administration.*: the Administration site around the sign-in
  'administration.administrators': 'Administrators',
  'administration.by-api': 'With the API',
  'administration.by-api-text':
    'These links work with your sign-in and show the current settings as JSON. Programs change them, as the description says.',
  'administration.by-terminal': 'At the terminal of the server',
  'administration.command-doctor': 'Checks the server, its directory, its e-mail and its settings.',
  'administration.command-enrol':
    'Gives out the code with which an operator or an administrator sets up the second factor.',
  'administration.command-setting': 'Shows the settings, and changes one of them.',
  'administration.description': 'Description of every call (OpenAPI)',
  'administration.documentation': 'Everything else is described in docs/administration.md, beside the program.',
  'administration.jobs': 'Scheduled tasks',
  'administration.no-pages':
    'The pages of this site come with a later version. Until then you administer with the API and at the terminal of the server.',
  'administration.policies': 'Management policies',
  'administration.second-factor': 'Second factor of operators and administrators',
  'administration.sign-in-text': 'For administrators of Latchkey, with the account that you sign in to Windows with.',
  'administration.sign-in-title': 'Administration',
  'administration.title': 'You are signed in',

  // helpdesk.*: the Helpdesk site around the wizard
  'helpdesk.about': 'Reason and ticket',
  'helpdesk.account': 'Account',
  'helpdesk.back-to-person': 'Back to {name}',
  'helpdesk.badge-account-expired': 'Account has ended',
  'helpdesk.badge-disabled': 'Account disabled',
  'helpdesk.badge-expired': 'Password expired',
  'helpdesk.badge-expires': 'Password expires on {on}',
  'helpdesk.badge-locked': 'Account locked',
  'helpdesk.badge-locked-until': 'Account locked until {until}',
  'helpdesk.badge-must-change': 'Must choose a new password',
  'helpdesk.badge-must-update': 'Profile needs an update',
  'helpdesk.badge-not-registered': 'Not registered',
  'helpdesk.badge-passcode': 'Passcode valid until {until}',
  'helpdesk.badge-profile-locked': 'Profile locked until {until}',
  'helpdesk.badge-registered': 'Registered',
  'helpdesk.badge-well': 'Account is in order',
  'helpdesk.caller-check-until': 'Caller checked. Valid until {until, time, short}.',
  'helpdesk.caller-checked': 'Caller checked at {at, time, short}: {method}. Valid until {until, time, short}.',
  'helpdesk.caller-done': 'Done with caller',
  'helpdesk.caller-unchecked': 'Caller not checked yet. The first task asks, and its check is valid for ten minutes.',
  'helpdesk.change-person': 'Find somebody else',
  'helpdesk.department': 'Department',
  'helpdesk.find-hint': 'Part of a first or last name, the account or the e-mail address.',
  'helpdesk.find-label': 'Find a person',
  'helpdesk.find-list': 'People found',
  'helpdesk.find-more':
    '{count, plural, one {One person} other {# people}} and more. Type more of the name to see the others.',
  'helpdesk.find-more-none': 'Too many people. Type more of the name.',
  'helpdesk.find-none': 'Nobody found. You only find people whom you may help.',
  'helpdesk.find-searching': 'Searching …',
  'helpdesk.find-short': 'Type at least {count, plural, one {one letter} other {# letters}}.',
  'helpdesk.find-shortened': 'Names are shortened here. Open a person to see the full name; that is recorded.',
  'helpdesk.find-some': '{count, plural, one {One person found.} other {# people found.}}',
  'helpdesk.find-title': 'Find a caller',
  'helpdesk.find-unreachable': 'No answer from: {domains}.',
  'helpdesk.gone-text': 'This address names nobody whom you may help.',
  'helpdesk.gone-title': 'This person is not shown',
  'helpdesk.job': 'Job title',
  'helpdesk.method-corporate-mail': 'Company e-mail address',
  'helpdesk.method-corporate-mobile': 'Company mobile number',
  'helpdesk.method-passkey': 'A passkey',
  'helpdesk.method-personal-mail': 'Personal e-mail address',
  'helpdesk.method-personal-mobile': 'Personal mobile number',
  'helpdesk.method-questions': 'Security questions',
  'helpdesk.method-totp': 'Authenticator app',
  'helpdesk.methods':
    '{count, plural, =0 {No sign-in help method} one {# sign-in help method} other {# sign-in help methods}}',
  'helpdesk.no-tasks': 'No task is set up for this person.',
  'helpdesk.not-now': 'Not now: {reason}',
  'helpdesk.reason': 'Reason',
  'helpdesk.requests': '{count, plural, one {# task of a colleague waits} other {# tasks of colleagues wait}} for you',
  'helpdesk.requests-approve': 'Approve',
  'helpdesk.requests-approved': 'You approved. The task of your colleague continues at once.',
  'helpdesk.requests-care':
    'Approve only if you know why your colleague needs this. Ask them, and let them read out the number that they see.',
  'helpdesk.requests-care-check':
    'Approve only if you believe that the caller is this person: ask your colleague how they know. Your approval identifies the caller for this one task.',
  'helpdesk.requests-checks-used-up':
    'Three callers were not identified as this person within the last hour. Your approval opens one more check.',
  'helpdesk.requests-number': 'Number that {operator} reads out to you',
  'helpdesk.requests-number-incomplete': 'Enter the two digits that your colleague sees. They read them out to you.',
  'helpdesk.requests-operator': 'Asked by',
  'helpdesk.requests-refuse': 'Refuse',
  'helpdesk.requests-refused': 'You refused. Nothing is changed.',
  'helpdesk.sign-in-text': 'For people of the helpdesk, with the account that you sign in to Windows with.',
  'helpdesk.sign-in-title': 'Helpdesk',
  'helpdesk.since': 'since {since}',
  'helpdesk.standing': 'Account and profile',
  'helpdesk.tasks': 'Tasks',
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
  'mail.administrator-notice.text': 'A task has ended that you asked to be told about.',
  'mail.administrator-notice.ticket': 'Ticket',
  'mail.administrators-footer':
    'This message goes to all administrators of Latchkey. Replies are not read. Nobody at your organisation will ask for your password.',
  'mail.approval-decided.approved.subject': '{manager} has approved your request',
  'mail.approval-decided.approved.text':
    '{manager} has approved “{task}”. Your open page continues by itself. If you have closed it, begin the task again; your manager is then asked once more.',
  'mail.approval-decided.not-you':
    'Somebody asked your manager in your name. Call your helpdesk at once and have your account checked.',
  'mail.approval-decided.refused.subject': '{manager} has refused your request',
  'mail.approval-decided.refused.text':
    '{manager} has refused “{task}”, so the task has ended and nothing was changed. Talk to them, or ask your helpdesk.',
  'mail.approval-decided.until': 'Valid until',
  'mail.approval-decided.withdrawn.subject': 'Nobody has decided on your request yet',
  'mail.approval-decided.withdrawn.text':
    'The directory no longer names {manager} as your manager, so nothing was decided on “{task}”. Your open page continues by itself and asks your present manager. If you have closed it, begin the task again.',
  'mail.approval-requested.caller':
    'Somebody who says that they are {person} has called the helpdesk (“{task}”). Sign in to approve or refuse; opening the link decides nothing.',
  'mail.approval-requested.caller-care':
    'Approve only if you know that {person} called the helpdesk. Speak to them: they can tell you a number of two digits, and you need it to approve.',
  'mail.approval-requested.care':
    'Approve only if you know that it is {person} who asks. Call them: they see a number of two digits, and you need it to approve.',
  'mail.approval-requested.care-title': 'Before you approve',
  'mail.approval-requested.link': 'See the request',
  'mail.approval-requested.subject': '{person} asks for your approval',
  'mail.approval-requested.text':
    '{person} has begun “{task}” and needs your approval. Sign in to approve or refuse; opening the link decides nothing.',
  'mail.approval-requested.until': 'Decide until',
  'mail.caller-not-identified.not-you':
    'If you did not call, somebody is trying to get into your account by phone. Tell your helpdesk.',
  'mail.caller-not-identified.subject': 'Somebody called the helpdesk in your name',
  'mail.caller-not-identified.text':
    'Somebody asked your helpdesk for help with your account and could not show that they are you. Nothing was changed.',
  'mail.expiry-reminder.expires': 'Expires',
  'mail.expiry-reminder.link': 'Change the password now',
  'mail.expiry-reminder.over.subject': 'Your password has expired',
  'mail.expiry-reminder.over.text':
    'The password of your account has expired. Choose a new one, and you can sign in again.',
  'mail.expiry-reminder.soon.subject': 'Your password expires soon',
  'mail.expiry-reminder.soon.text':
    'The password of your account expires soon. Change it before then, and nothing stops working.',
  'mail.first-time': 'Since',
  'mail.footer':
    'This message was sent because of a task that concerns your account. Replies are not read. Nobody at your organisation will ask for your password.',
  'mail.genuine.text':
    'Its link leads to {url} and nowhere else. Nobody asks you for your password by e-mail or phone.',
  'mail.genuine.title': 'Is this e-mail genuine?',
  'mail.greeting': 'Hello {displayName},',
  'mail.guesses-alarm.consequence':
    'Until this is over, unknown browsers must do more work for each attempt and get fewer attempts. People in a browser in which they succeeded before notice nothing.',
  'mail.guesses-alarm.guesses': 'Wrong or refused guesses',
  'mail.guesses-alarm.subject': 'Many wrong guesses at accounts of your company',
  'mail.guesses-alarm.text':
    'Browsers that Latchkey does not know have made {guesses, plural, one {# wrong or refused guess} other {# wrong or refused guesses}} at passwords, answers or codes within {minutes, plural, one {# minute} other {# minutes}}, over all accounts together. This is what it looks like when a few guesses are made at each of many accounts. You get one e-mail an hour while it lasts.',
  'mail.guesses-alarm.what-to-do':
    'Look in the audit log for the events sign-in-refused and activity-failed of this time: they name the accounts. Tell the helpdesk, and block the network addresses in front of the server if they are few. “npm run doctor” on the server says when the last alarm was.',
  'mail.invitation.link': 'Register now',
  'mail.invitation.subject': 'Register, to help yourself when you forget your password',
  'mail.invitation.text':
    'You have not registered yet. It takes a few minutes, and from then on you can set a new password or unlock your account by yourself, at any hour.',
  'mail.limits-lifted.not-you': 'If you did not ask an administrator for this, tell your helpdesk.',
  'mail.limits-lifted.subject': 'The limits of {account} were lifted',
  'mail.limits-lifted.text':
    'Many wrong passwords, answers or codes had been tried with your account. An administrator has allowed new attempts again.',
  'mail.methods-changed.not-you':
    'If you did not change this, somebody may know your password. Change it now, and tell your helpdesk.',
  'mail.methods-changed.passkey-added': 'A passkey was added.',
  'mail.methods-changed.passkey-removed': 'A passkey was removed.',
  'mail.methods-changed.personal-mail-added': 'A personal e-mail address was added.',
  'mail.methods-changed.personal-mail-removed': 'A personal e-mail address was removed.',
  'mail.methods-changed.personal-mobile-added': 'A personal mobile number was added.',
  'mail.methods-changed.personal-mobile-removed': 'A personal mobile number was removed.',
  'mail.methods-changed.questions-changed': 'The answers to your security questions were replaced.',
  'mail.methods-changed.questions-registered': 'Answers to security questions were saved for the first time.',
  'mail.methods-changed.questions-removed': 'The security questions were removed.',
  'mail.methods-changed.subject': 'Your sign-in help methods have changed',
  'mail.methods-changed.text':
    'Everybody who can use one of these methods can set a new password for your account. This has changed:',
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
    'Enter this code on the page that asks for it. It is valid for {minutes, plural, one {one minute} other {# minutes}} and works once.',
  'mail.own.details': 'Account, time and link follow the text',
  'mail.own.format': 'Format of the e-mail',
  'mail.own.subject': 'Subject',
  'mail.own.text': 'Text',
  'mail.passcode.half.label': 'Second half',
  'mail.passcode.half.not-you': 'If {person} has not asked for help, tell your helpdesk and hand over nothing.',
  'mail.passcode.half.subject': 'Half of a passcode for {person}',
  'mail.passcode.half.text':
    'The helpdesk has given {person} the first half of a passcode. Make sure that it is {person} who asks you, then hand over this second half, by phone or in person.',
  'mail.passcode.until': 'Valid until',
  'mail.passcode.whole.label': 'Passcode',
  'mail.passcode.whole.not-you': 'Tell your helpdesk at once: somebody asked for a passcode in your name.',
  'mail.passcode.whole.subject': 'Your passcode',
  'mail.passcode.whole.text':
    'Your helpdesk gave out this passcode for you. Choose “I have a passcode” and enter it; it works once.',
  'mail.repeated':
    'It has happened {times, plural, one {# time} other {# times}} since the time below. You get at most one e-mail an hour about it.',
  'mail.second-factor-off.subject': 'Helpdesk and Administration no longer ask for a second factor',
  'mail.second-factor-off.terminal': 'A command on the server',
  'mail.second-factor-off.text':
    'The second factor of operators and administrators was switched off. From now on a password alone opens the sites of staff.',
  'mail.second-factor-off.what-to-do':
    'If this was not agreed upon, switch it on again (npm start -- setting staff.secondFactor required), and find out in the audit log (configuration-changed) who did it.',
  'mail.settings.defaultLanguage': 'Language of e-mails to people whose own is not known',
  'mail.site': 'Passwords and tasks of your account',
  'mail.staff-factor-changed.by': 'By',
  'mail.staff-factor-changed.code-issued':
    'An enrolment code was issued. Together with the password it sets up an authenticator app or a passkey for Helpdesk and Administration, once, within 24 hours.',
  'mail.staff-factor-changed.not-you':
    'If you know nothing of this, call your administrators at once: somebody may be trying to work in this person’s name.',
  'mail.staff-factor-changed.passkey-added': 'A passkey was set up for Helpdesk and Administration.',
  'mail.staff-factor-changed.recovered':
    'All authenticator apps and passkeys for Helpdesk and Administration were removed, every sign-in was ended, and a new enrolment code was issued.',
  'mail.staff-factor-changed.subject': 'The sign-in of {account} to Helpdesk and Administration has changed',
  'mail.staff-factor-changed.totp-added': 'An authenticator app was set up for Helpdesk and Administration.',
  'mail.staff-limit-reached.enrolment-code': 'Enrolment code',
  'mail.staff-limit-reached.factor': 'What was tried',
  'mail.staff-limit-reached.not-you':
    'Then the password of this account is known to another person. Change it now, and tell the other administrators.',
  'mail.staff-limit-reached.passkey': 'Passkey',
  'mail.staff-limit-reached.subject': 'Too many attempts to sign in as {account} to Helpdesk or Administration',
  'mail.staff-limit-reached.text':
    'The password of this account was right, but what followed it was wrong until no attempt was left. Nobody was signed in, and for an hour no further attempt of this kind is accepted.',
  'mail.staff-limit-reached.totp': 'Code of the authenticator app',
  'mail.task': 'Task',
  'mail.time': 'Time',
  'mail.times': 'How often',
  'mail.unnamed-task': 'a task of your organisation',
  'mail.update-reminder.link': 'Update my profile',
  'mail.update-reminder.subject': 'Your profile is no longer complete',
  'mail.update-reminder.text':
    'Your organisation now asks for more than you registered. Update your profile, so that you can still help yourself when you forget your password.',
  'mail.what-to-do': 'What to do',
  'mail.workflow-failed.assign-passcode.subject': 'The helpdesk gave out no passcode',
  'mail.workflow-failed.assign-passcode.text':
    'Somebody asked your helpdesk for a passcode for your account. The task ended with an error, and no passcode was given out.',
  'mail.workflow-failed.enforce-profile-update.subject': 'Your profile was not marked for an update',
  'mail.workflow-failed.enforce-profile-update.text':
    'Your helpdesk tried to ask you for an update of your profile. The task ended with an error.',
  'mail.workflow-failed.forgot-my-password.subject': 'Your forgotten password was not reset',
  'mail.workflow-failed.forgot-my-password.text':
    'Somebody tried to set a new password for your account without the old one. The task ended with an error.',
  'mail.workflow-failed.i-have-a-passcode.subject': 'Your password was not reset',
  'mail.workflow-failed.i-have-a-passcode.text':
    'Somebody tried to set a new password for your account with a passcode of the helpdesk. The task ended with an error.',
  'mail.workflow-failed.manage-my-passwords.subject': 'Your password was not changed',
  'mail.workflow-failed.manage-my-passwords.text':
    'Somebody tried to change the password of your account. The task ended with an error. Begin it again, or call your helpdesk if it fails once more.',
  'mail.workflow-failed.manage-my-profile.subject': 'Your profile was not changed',
  'mail.workflow-failed.manage-my-profile.text':
    'Somebody tried to change your sign-in help methods. The task ended with an error; what was saved before the error stays valid.',
  'mail.workflow-failed.my-notifications.subject': 'Your notifications were not changed',
  'mail.workflow-failed.my-notifications.text':
    'Somebody tried to change which e-mails you get. The task ended with an error, so everything is as it was.',
  'mail.workflow-failed.not-you':
    'Then somebody else is trying to use your account. Call your helpdesk and tell them the account and the time above. Your password is still yours: give it to nobody.',
  'mail.workflow-failed.other.subject': 'A task for your account was not completed',
  'mail.workflow-failed.other.text': 'A task was started for your account and ended with an error.',
  'mail.workflow-failed.register.subject': 'Your security questions were not saved',
  'mail.workflow-failed.register.text':
    'Somebody tried to register security questions for your account. The task ended with an error, so what was registered before stays valid.',
  'mail.workflow-failed.reset-password.subject': 'The helpdesk did not reset your password',
  'mail.workflow-failed.reset-password.text':
    'Somebody asked your helpdesk for a new password for your account. The task ended with an error, and the password is as it was.',
  'mail.workflow-failed.unlock-account.subject': 'The helpdesk did not unlock your account',
  'mail.workflow-failed.unlock-account.text':
    'Somebody asked your helpdesk to unlock your account. The task ended with an error, and the lock is as it was.',
  'mail.workflow-failed.unlock-my-account.subject': 'Your account was not unlocked',
  'mail.workflow-failed.unlock-my-account.text':
    'Somebody tried to unlock your account. The task ended with an error, and the lock is as it was.',
  'mail.workflow-failed.unlock-profile.subject': 'The helpdesk did not unlock your profile',
  'mail.workflow-failed.unlock-profile.text':
    'Somebody asked your helpdesk to unlock your profile. The task ended with an error, and the lock is as it was.',
  'mail.workflow-failed.verify-user-identity.subject': 'Somebody called the helpdesk in your name',
  'mail.workflow-failed.verify-user-identity.text':
    'Somebody called your helpdesk and could not show that they are you. Nothing was changed.',
  'mail.workflow-succeeded.assign-passcode.subject': 'The helpdesk has given out a passcode',
  'mail.workflow-succeeded.assign-passcode.text':
    'Somebody from your helpdesk has given out a passcode for your account. With it, a new password and new security questions can be saved.',
  'mail.workflow-succeeded.enforce-profile-update.subject': 'Update your profile',
  'mail.workflow-succeeded.enforce-profile-update.text':
    'Your helpdesk asks you to update your profile. Until then everything that you registered continues to work.',
  'mail.workflow-succeeded.forgot-my-password.subject': 'Your forgotten password was reset',
  'mail.workflow-succeeded.forgot-my-password.text':
    'A new password was set for your account after somebody showed who they are. The old password no longer works.',
  'mail.workflow-succeeded.i-have-a-passcode.subject': 'Your password was reset with a passcode',
  'mail.workflow-succeeded.i-have-a-passcode.text':
    'A new password and security questions were saved for your account with a passcode of the helpdesk. The old password no longer works.',
  'mail.workflow-succeeded.manage-my-passwords.subject': 'Your password was changed',
  'mail.workflow-succeeded.manage-my-passwords.text':
    'The password of your account was changed. The old password no longer works.',
  'mail.workflow-succeeded.manage-my-profile.subject': 'Your profile was saved',
  'mail.workflow-succeeded.manage-my-profile.text':
    'The sign-in help methods of your account were looked at or changed.',
  'mail.workflow-succeeded.my-notifications.subject': 'Your notifications were changed',
  'mail.workflow-succeeded.my-notifications.text':
    'The choice of e-mails about your tasks was changed. This e-mail comes in any case.',
  'mail.workflow-succeeded.not-you':
    'Then somebody else has access to your account. Call your helpdesk at once, tell them the account and the time above, and have the account locked.',
  'mail.workflow-succeeded.other.subject': 'A task for your account was completed',
  'mail.workflow-succeeded.other.text': 'A task was completed for your account.',
  'mail.workflow-succeeded.register.subject': 'Your security questions were saved',
  'mail.workflow-succeeded.register.text':
    'Security questions were saved for your account. With their answers a forgotten password can be replaced.',
  'mail.workflow-succeeded.reset-password.subject': 'The helpdesk has reset your password',
  'mail.workflow-succeeded.reset-password.text':
    'Somebody from your helpdesk has set a new password for your account. The old password no longer works.',
  'mail.workflow-succeeded.unlock-account.subject': 'The helpdesk has unlocked your account',
  'mail.workflow-succeeded.unlock-account.text':
    'Somebody from your helpdesk has unlocked your account. The password is as it was.',
  'mail.workflow-succeeded.unlock-my-account.subject': 'Your account was unlocked',
  'mail.workflow-succeeded.unlock-my-account.text':
    'Your account was unlocked after somebody showed who they are. If its password had expired, a new one was set, too.',
  'mail.workflow-succeeded.unlock-profile.subject': 'The helpdesk has unlocked your profile',
  'mail.workflow-succeeded.unlock-profile.text':
    'Somebody from your helpdesk has unlocked your profile. You can use every task again.',
  'mail.workflow-succeeded.verify-user-identity.subject': 'The helpdesk identified you',
  'mail.workflow-succeeded.verify-user-identity.text':
    'Somebody called your helpdesk and showed that they are you. Nothing was changed.',

  // schedule.*: scheduled tasks, by id
  'schedule.clean-up.description': 'Deletes what is no longer needed: ended tasks, sent e-mails, sessions and codes.',
  'schedule.clean-up.mailDays': 'Days that sent e-mails are kept',
  'schedule.clean-up.name': 'Clean up',
  'schedule.clean-up.runDays': 'Days that ended tasks are kept',
  'schedule.export-checkpoints.description':
    'Appends the signed checkpoints of the audit log to the file that LATCHKEY_CHECKPOINT_FILE names, so that a log that was shortened is found.',
  'schedule.export-checkpoints.name': 'Export checkpoints',
  'schedule.forget-people-who-left.days': 'Days away from the directory',
  'schedule.forget-people-who-left.description':
    'Forgets what people registered who have not been in the directory for some time.',
  'schedule.forget-people-who-left.eraseNames': 'Erase their names from the audit log, too',
  'schedule.forget-people-who-left.mostPercent': 'Stop when more than this percentage is missing',
  'schedule.forget-people-who-left.name': 'Forget people who left',
  'schedule.forget-people-who-left.walks': 'Searches in a row that did not find them',
  'schedule.invite-to-register.description':
    'Writes to people who have not registered, at rising intervals, as their policy says.',
  'schedule.invite-to-register.name': 'Invite to register',
  'schedule.maximum-password-age.description':
    'Asks for a new password at the next sign-in where the old one is older than the policy allows.',
  'schedule.maximum-password-age.name': 'Maximum password age',
  'schedule.reencrypt-secrets.description':
    'After a change of the keys: encrypts personal addresses, authenticator apps, readable answers and e-mails with the new key.',
  'schedule.reencrypt-secrets.name': 'Re-encrypt secrets',
  'schedule.remind-of-password-expiry.description':
    'Writes to people on the days before their password expires, as their policy says.',
  'schedule.remind-of-password-expiry.name': 'Remind of password expiry',
  'schedule.remind-to-update-profile.description':
    'Writes to people who registered and lack what their policy asks for now.',
  'schedule.remind-to-update-profile.name': 'Remind to update the profile',
  'schedule.retention.auditDays': 'Days that audit events are kept (at least 30; 0: forever)',
  'schedule.retention.description': 'Deletes audit events and statistics that are older than you want to keep them.',
  'schedule.retention.name': 'Retention',
  'schedule.retention.statisticsDays': 'Days that statistics are kept (0: forever)',
  'schedule.retention.versionDays': 'Days that former versions of policies and settings are kept (0: forever)',
  'schedule.user-status-statistics.description':
    'Counts people by domain and policy: registered, locked, expired and so on. Every count is kept.',
  'schedule.user-status-statistics.name': 'Account statistics',

  // second-factor.*: the sign-in of operators and administrators
  'second-factor.again-sign-out': 'Sign out',
  'second-factor.again-text':
    '{name}, your session has ended. The page continues as soon as you have signed in; nothing that you entered is lost.',
  'second-factor.again-title': 'Sign in again',
  'second-factor.app-only':
    'Passkeys of the helpdesk and administration sites work at their own address only. Use the code of your app here.',
  'second-factor.cancel': 'Cancel',
  'second-factor.code': 'Code of the app',
  'second-factor.code-text': 'Enter the six digits that your authenticator app shows.',
  'second-factor.code-title': 'Your second factor',
  'second-factor.continue': 'Continue',
  'second-factor.create-passkey': 'Create passkey and sign in',
  'second-factor.enrolment-code': 'Enrolment code',
  'second-factor.enrolment-text':
    'An administrator gave you a code of twelve characters. It works once, within 24 hours, and sets up an authenticator app or a passkey.',
  'second-factor.enrolment-title': 'Set up your second factor',
  'second-factor.finish': 'Confirm and sign in',
  'second-factor.have-code': 'I have an enrolment code',
  'second-factor.have-factor': 'I have an app or a passkey already',
  'second-factor.label': '{account} (helpdesk and administration)',
  'second-factor.new-app-instead': 'Set up an app instead',
  'second-factor.new-app-text':
    'Scan this code with an authenticator app, then enter the six digits that the app shows.',
  'second-factor.new-app-title': 'Set up your authenticator app',
  'second-factor.new-passkey-instead': 'Create a passkey instead',
  'second-factor.new-passkey-refused':
    'What the browser created is not valid for this site. Try again, or set up an app instead.',
  'second-factor.new-passkey-text': 'This device, your phone or a security key shows from now on that it is you.',
  'second-factor.new-passkey-title': 'Create a passkey',
  'second-factor.passkey-name': 'Name of this passkey',
  'second-factor.passkey-name-hint': 'A name that you recognise, for example “Laptop”.',
  'second-factor.passkey-refused':
    'This passkey is not one that you set up here. Choose another one, or use the app’s code.',
  'second-factor.passkey-text': 'Your browser asks for the passkey that you set up for this site.',
  'second-factor.passkey-title': 'Your passkey',
  'second-factor.password': 'Password',
  'second-factor.sign-in': 'Sign in',
  'second-factor.sign-out': 'Sign out',
  'second-factor.signed-out': 'You were signed out. Sign in to continue; unfinished tasks begin again.',
  'second-factor.to-administration': 'Go to Administration',
  'second-factor.to-helpdesk': 'Go to Helpdesk',
  'second-factor.use-passkey': 'Use passkey',
  'second-factor.with-code': 'Use the app’s code',
  'second-factor.with-passkey': 'Use a passkey',
} as const
