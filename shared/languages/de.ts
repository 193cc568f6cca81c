import type { MessageKey } from './keys.ts'

/** German wording. "Sie", real umlauts; same keys, same placeholders as English. */
export const de: Record<MessageKey, string> = {
  // errors.*
  'errors.busy':
    'Gerade sind viele Personen gleichzeitig hier, deshalb muss dies warten. Es wurde nichts geändert. Versuchen Sie es in einigen Sekunden noch einmal.',
  'errors.captcha-invalid':
    'Die Prüfung, dass Sie kein Roboter sind, ist abgelaufen oder stimmt nicht. Führen Sie sie noch einmal durch.',
  'errors.captcha-required':
    'Bevor diese Aufgabe beginnt, zeigt eine kurze Prüfung, dass Sie kein Roboter sind. Führen Sie sie durch und fahren Sie dann fort.',
  'errors.configuration-invalid':
    'Eine Einstellung dieses Servers ist ungültig, deshalb ist dies nicht möglich. Es wurde nichts geändert. Geben Sie Ihrer Administration Bescheid.',
  'errors.conflict':
    'Dies wurde inzwischen an anderer Stelle geändert. Laden Sie neu, um den jetzigen Stand zu sehen, und ändern Sie es dann noch einmal.',
  'errors.csrf-refused':
    'Diese Seite ist veraltet, ihre Anfrage wurde nicht angenommen. Es wurde nichts geändert. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  'errors.database-locked':
    'Die Datenbank ist mit anderer Arbeit beschäftigt. Versuchen Sie es in einigen Sekunden noch einmal; nichts geschieht doppelt.',
  'errors.database-newer':
    'Die gespeicherten Daten stammen von einer neueren Version dieses Programms. Es wurde nichts geändert. Bitten Sie Ihre Administration, diese oder eine spätere Version zu installieren.',
  'errors.database-unavailable':
    'Der Server erreicht seine Datenbank nicht. Versuchen Sie es in einigen Minuten noch einmal; nichts geschieht doppelt.',
  'errors.directory-unreachable':
    'Das Verzeichnis mit Ihrem Konto antwortet nicht. Es wurde nichts geändert. Versuchen Sie es in einigen Minuten noch einmal.',
  'errors.disk-full':
    'Der Server hat keinen Speicherplatz mehr. Geben Sie Ihrer Administration Bescheid und versuchen Sie es danach noch einmal; nichts geschieht doppelt.',
  'errors.forbidden':
    'Ihr Konto hat dafür keine Berechtigung. Es wurde nichts geändert. Wenden Sie sich an Ihre Administration, wenn Sie sie brauchen.',
  'errors.host-refused':
    'Unter dieser Adresse antwortet dieser Server nicht. Öffnen Sie ihn unter der Adresse, die Sie von Ihrer Organisation haben.',
  'errors.invalid-request':
    'Der Server konnte diese Anfrage nicht lesen. Es wurde nichts geändert. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  'errors.key-missing':
    'Der Server findet den Schlüssel nicht, der seine Daten schützt. Es wurde nichts geändert. Geben Sie Ihrer Administration Bescheid.',
  'errors.method-not-allowed':
    'Diese Adresse bietet diese Aktion nicht an. Es wurde nichts geändert. Gehen Sie zurück zur Startseite.',
  'errors.not-found':
    'Unter dieser Adresse gibt es nichts. Prüfen Sie die Adresse oder gehen Sie zurück zur Startseite.',
  'errors.origin-refused':
    'Diese Anfrage kam von einer anderen Website und wurde nicht angenommen. Es wurde nichts geändert. Öffnen Sie diese Website selbst und versuchen Sie es noch einmal.',
  'errors.request-too-large':
    'Das ist mehr, als der Server in einer Anfrage annimmt. Es wurde nichts geändert. Kürzen Sie Ihre Eingabe und versuchen Sie es noch einmal.',
  'errors.run-unknown':
    'Diese Aufgabe ist nicht mehr offen: Sie wurde beendet, abgebrochen oder zu lange nicht fortgesetzt. Beginnen Sie sie neu.',
  'errors.sign-in-required': 'Sie sind abgemeldet. Melden Sie sich an und fahren Sie dann fort.',
  'errors.token-invalid': 'Dieses Fenster gehört zu keiner laufenden Aufgabe mehr. Beginnen Sie die Aufgabe neu.',
  'errors.too-many-requests':
    'In kurzer Zeit gab es viele Versuche. Warten Sie einen Moment und versuchen Sie es dann noch einmal.',
  'errors.unexpected':
    'Bei uns ist etwas schiefgegangen. Versuchen Sie es gleich noch einmal; nichts geschieht doppelt.',
  'errors.unsupported-media-type':
    'Der Server kann diese Art von Daten nicht lesen. Es wurde nichts geändert. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  'errors.workflow-unknown':
    'Diese Aufgabe wird hier nicht angeboten. Gehen Sie zurück zur Startseite und wählen Sie eine andere.',

  // problems.*

  // stopped.*

  // activities.*

  // workflows.*

  // questions.*

  // rules.*
  'rules.complexity':
    'Mindestens drei von: Großbuchstaben, Kleinbuchstaben, Ziffern, Sonderzeichen, Buchstaben anderer Schriften. Kein Teil Ihres Namens',
  'rules.control-characters': 'Nur Zeichen, die sich mit einer Tastatur eingeben lassen',
  'rules.history':
    '{count, plural, =0 {Anders als Ihr jetziges Passwort} one {Anders als Ihr letztes Passwort} other {Anders als Ihre letzten # Passwörter}}',
  'rules.length': 'Mindestens {min, plural, one {# Zeichen} other {# Zeichen}}',
  'rules.maximum-length': 'Höchstens {max, plural, one {# Zeichen} other {# Zeichen}}',
  'rules.minimum-age':
    '{unit, select, days {Letzte Änderung vor mindestens {amount, plural, one {# Tag} other {# Tagen}}} hours {Letzte Änderung vor mindestens {amount, plural, one {# Stunde} other {# Stunden}}} other {Letzte Änderung vor mindestens {amount, plural, one {# Minute} other {# Minuten}}}}',

  // wizard.*
  'wizard.account-field': 'Kontoname',
  'wizard.account-for': 'Konto: {account}',
  'wizard.account-hint': 'Der Name, mit dem Sie sich am Computer anmelden, oder Ihre E-Mail-Adresse.',
  'wizard.account-submit': 'Weiter',
  'wizard.account-text': 'Nennen Sie das Konto, das Hilfe braucht. Sie bestimmen jeden Schritt selbst.',
  'wizard.account-title': 'Um welches Konto geht es?',
  'wizard.another-account': 'Anderes Konto verwenden',
  'wizard.cancel': 'Abbrechen',
  'wizard.cancel-keep': 'Weitermachen',
  'wizard.cancel-stop': 'Hier aufhören',
  'wizard.cancel-text':
    'Diese Aufgabe ist noch nicht fertig. Wenn Sie jetzt aufhören, beginnen Sie beim nächsten Mal von vorn.',
  'wizard.cancel-title': 'Diese Aufgabe beenden?',
  'wizard.caps-lock': 'Die Feststelltaste ist aktiv.',
  'wizard.choose': 'Auswählen',
  'wizard.chosen-already': 'Das haben Sie oben schon gewählt. Wählen Sie hier etwas anderes.',
  'wizard.document-title': '{page} – {name}',
  'wizard.domain-field': 'Domäne',
  'wizard.finish': 'Zurück zum Anfang',
  'wizard.hidden-cleared':
    'Die Verbindung brach ab, bevor eine Antwort kam. Zu Ihrer Sicherheit sind die verdeckten Felder wieder leer. Füllen Sie sie noch einmal aus.',
  'wizard.language': 'Sprache',
  'wizard.loading': 'Wird geladen',
  'wizard.next-tasks': 'Sie können gleich weitermachen mit',
  'wizard.number-range': 'Verwenden Sie eine Zahl von {low} bis {high}.',
  'wizard.progress': 'Schritt {position} von {of}',
  'wizard.progress-open': 'Schritt {position}',
  'wizard.question': 'Frage {number}',
  'wizard.required': 'Füllen Sie dieses Feld aus, um fortzufahren.',
  'wizard.required-choice': 'Wählen Sie eine Möglichkeit, um fortzufahren.',
  'wizard.required-tick': 'Setzen Sie hier ein Häkchen, um fortzufahren.',
  'wizard.retry': 'Jetzt erneut versuchen',
  'wizard.retrying': 'Neuer Versuch in {seconds, plural, one {# Sekunde} other {# Sekunden}}.',
  'wizard.rule-broken': 'Ihr neues Passwort erfüllt dies noch nicht: {rule}',
  'wizard.rule-met': 'erfüllt',
  'wizard.rule-open': 'noch nicht',
  'wizard.rule-server': 'wird beim Absenden geprüft',
  'wizard.rules': 'Ihr neues Passwort braucht',
  'wizard.rules-count': '{met} von {all} Anforderungen erfüllt',
  'wizard.server': 'Verbunden mit {address}',
  'wizard.server-unreachable':
    '{address} ist gerade nicht erreichbar. Prüfen Sie Ihre Netzwerkverbindung. Ihre Eingaben bleiben erhalten, außer bereits gesendeten verdeckten Feldern.',
  'wizard.show-secret': '{field} anzeigen',
  'wizard.strength': 'Stärke',
  'wizard.strength-0': 'sehr schwach',
  'wizard.strength-1': 'schwach',
  'wizard.strength-2': 'mittel',
  'wizard.strength-3': 'gut',
  'wizard.strength-4': 'stark',
  'wizard.support': 'Kommen Sie nicht weiter? {support}',
  'wizard.tasks-empty': 'Für dieses Konto wird hier keine Aufgabe angeboten. Ihr Helpdesk weiß, wie es weitergeht.',
  'wizard.tasks-title': 'Was brauchen Sie?',
  'wizard.too-long': 'Verwenden Sie höchstens {count, plural, one {# Zeichen} other {# Zeichen}}.',
  'wizard.too-short': 'Verwenden Sie mindestens {count, plural, one {# Zeichen} other {# Zeichen}}.',

  // site.*
  'site.tagline': 'Passwort-Hilfe',

  // extension.*

  // mail.*
  'mail.account': 'Konto',
  'mail.footer':
    'Sie erhalten diese Nachricht wegen einer Aufgabe, die Ihr Konto betrifft. Antworten werden nicht gelesen. Niemand in Ihrer Organisation fragt Sie nach Ihrem Passwort.',
  'mail.greeting': 'Guten Tag {displayName},',
  'mail.not-you.title': 'Waren Sie das nicht?',
  'mail.site': 'Passwörter und Aufgaben Ihres Kontos',
  'mail.time': 'Zeit',
  'mail.workflow-failed.forgot-my-password.subject': 'Ihr vergessenes Passwort wurde nicht zurückgesetzt',
  'mail.workflow-failed.forgot-my-password.text':
    'Jemand hat versucht, für Ihr Konto ohne das alte Passwort ein neues zu setzen. Die Aufgabe endete mit einem Fehler.',
  'mail.workflow-failed.manage-my-passwords.subject': 'Ihr Passwort wurde nicht geändert',
  'mail.workflow-failed.manage-my-passwords.text':
    'Jemand hat versucht, das Passwort Ihres Kontos zu ändern. Die Aufgabe endete mit einem Fehler. Beginnen Sie sie noch einmal, oder rufen Sie Ihren Helpdesk an, wenn sie wieder scheitert.',
  'mail.workflow-failed.not-you':
    'Dann versucht jemand anders, Ihr Konto zu benutzen. Rufen Sie Ihren Helpdesk an und nennen Sie Konto und Zeit von oben. Ihr Passwort gehört weiter Ihnen: Geben Sie es niemandem.',
  'mail.workflow-failed.other.subject': 'Eine Aufgabe für Ihr Konto wurde nicht abgeschlossen',
  'mail.workflow-failed.other.text': 'Für Ihr Konto wurde eine Aufgabe begonnen, die mit einem Fehler endete.',
  'mail.workflow-failed.register.subject': 'Ihre Sicherheitsfragen wurden nicht gespeichert',
  'mail.workflow-failed.register.text':
    'Jemand hat versucht, Sicherheitsfragen für Ihr Konto festzulegen. Die Aufgabe endete mit einem Fehler; es gilt, was vorher hinterlegt war.',
  'mail.workflow-succeeded.forgot-my-password.subject': 'Ihr vergessenes Passwort wurde zurückgesetzt',
  'mail.workflow-succeeded.forgot-my-password.text':
    'Für Ihr Konto wurde ein neues Passwort gesetzt, nachdem Sicherheitsfragen beantwortet wurden. Das alte Passwort gilt nicht mehr.',
  'mail.workflow-succeeded.manage-my-passwords.subject': 'Ihr Passwort wurde geändert',
  'mail.workflow-succeeded.manage-my-passwords.text':
    'Das Passwort Ihres Kontos wurde geändert. Das alte Passwort gilt nicht mehr.',
  'mail.workflow-succeeded.not-you':
    'Dann hat jemand anders Zugriff auf Ihr Konto. Rufen Sie sofort Ihren Helpdesk an, nennen Sie Konto und Zeit von oben und lassen Sie das Konto sperren.',
  'mail.workflow-succeeded.other.subject': 'Eine Aufgabe für Ihr Konto wurde abgeschlossen',
  'mail.workflow-succeeded.other.text': 'Für Ihr Konto wurde eine Aufgabe abgeschlossen.',
  'mail.workflow-succeeded.register.subject': 'Ihre Sicherheitsfragen wurden gespeichert',
  'mail.workflow-succeeded.register.text':
    'Für Ihr Konto wurden Sicherheitsfragen gespeichert. Mit den Antworten lässt sich ein vergessenes Passwort ersetzen.',

  // practice.*
}
