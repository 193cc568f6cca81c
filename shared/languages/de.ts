import type { MessageKey } from './keys.ts'

/** German wording. "Sie", real umlauts; same keys, same placeholders as English. */
export const de: Record<MessageKey, string> = {
  // errors.*
  'environment.LATCHKEY_ALARM_FAILURES':
    'falsche Versuche unbekannter Browser in zehn Minuten, über alle Konten, die [Alarm auslösen](security.md#strangers); ein Unternehmen mit mehr als 10.000 Personen setzt mehr',
  'environment.LATCHKEY_ALLOWED_EXTENSIONS':
    'IDs der Erweiterung in Chrome und Edge, durch Leerzeichen getrennt, wo ein Store oder eine Organisation sie veröffentlicht hat: Dort hat sie eine andere ID als die, die hier gebaut wird',
  'environment.LATCHKEY_APPLICATION_TOKEN_FILE':
    'verschlüsseltes [Anwendungstoken](security.md#application-token), das `npm start -- token` schreibt. Fehlt sie: Zugangscodes und Sicherheitsfragen öffnen keine Passwortseiten. Eine `site` braucht es, ein `service` nicht',
  'environment.LATCHKEY_APPLICATION_TOKEN_KEY_FILE':
    'Schlüssel dieser Datei, mit Modus 600 angelegt; nicht im Datenordner. Fehlt sie: das Credential `latchkey-application-token-key` von systemd, oder der Datenordner mit angehängtem `.application-token-key`',
  'environment.LATCHKEY_AUDIT_COUNTER_FILE':
    'wie weit das Protokoll gekommen ist, wie dieser Server es gesehen hat ([Prüfpunkte](security.md#audit)). Fehlt sie: neben der Schlüsseldatei',
  'environment.LATCHKEY_CHECKPOINT_FILE':
    'die geplante Aufgabe `export-checkpoints` hängt dort die Prüfpunkte des Protokolls an, auf jedem Server, der es setzt',
  'environment.LATCHKEY_DATA':
    'Ordner der eingebetteten Datenbank; der Server lehnt eine ab, die neuer ist als das Programm',
  'environment.LATCHKEY_DATABASE':
    'oder `mssql://user@host[:port][/instance]/database`: [Microsoft SQL Server](sql-server.md)',
  'environment.LATCHKEY_DATABASE_PASSWORD': 'Passwort dieses Datenbankkontos',
  'environment.LATCHKEY_DIRECTORY':
    'oder eine oder mehrere `ldaps://host[:port]`, oder eine DNS-Domäne, deren Controller gesucht werden',
  'environment.LATCHKEY_DIRECTORY_BASE': 'nur unterhalb dieses definierten Namens suchen. Fehlt sie: die ganze Domäne',
  'environment.LATCHKEY_DIRECTORY_BIND_DN': 'definierter Name des Dienstkontos',
  'environment.LATCHKEY_DIRECTORY_BIND_PASSWORD': 'sein Passwort',
  'environment.LATCHKEY_DIRECTORY_CA_FILE':
    'PEM der Stelle, welche die Zertifikate der Controller signiert hat. Fehlt sie: die Stellen des Systems',
  'environment.LATCHKEY_HSTS_SUBDOMAINS':
    '`true`: Browser verwenden HTTPS auch für jeden Host unterhalb dessen der Adresse',
  'environment.LATCHKEY_IDENTITY_DATABASE':
    'eine andere Datenbank von Identitäten, `mssql://user@host[:port][/instance]/database`, aus der [Personen und Konten](identity-tables.md#another-database) gelesen werden (`sqlite:FILE` für Tests). Fehlt sie: Sie stehen in unserer eigenen Datenbank',
  'environment.LATCHKEY_IDENTITY_DATABASE_PASSWORD': 'Passwort dieses Datenbankkontos',
  'environment.LATCHKEY_KEY_FILE':
    'Schlüssel für Verschlüsselung und HMAC, beim ersten Start mit Modus 600 angelegt; getrennt von den Daten sichern. Fehlt sie: der Datenordner mit angehängtem `.keys.json`',
  'environment.LATCHKEY_LISTEN':
    'Adresse und Port der Seiten und der API; bei einem `service` die der Administrationsseite',
  'environment.LATCHKEY_REDIRECT_LISTEN': 'zum Beispiel `0.0.0.0:80`: leitet unverschlüsseltes HTTP auf HTTPS um',
  'environment.LATCHKEY_ROLE':
    '`all`: Ein Prozess bedient alles. `service` und `site` teilen es zwischen innerem Netz und [Umkreisnetz](operation.md#sites-in-a-perimeter-network)',
  'environment.LATCHKEY_SERVICE_LISTEN':
    'bei einem `service`: Adresse und Port für seine Sites, über TLS. Fehlt sie: `127.0.0.1:8081`',
  'environment.LATCHKEY_SERVICE_PINS':
    'bei einer `site`: ein oder zwei Pins der Schlüssel ihrer Zertifikate, je `sha256/` und ein Hash. Jeder Dienst nennt den eigenen beim Start',
  'environment.LATCHKEY_SERVICE_URLS':
    'bei einer `site`: ihre Dienste, je `https://host:8081`, durch Leerzeichen getrennt; sie werden reihum gefragt',
  'environment.LATCHKEY_SIGN_ON_HEADER':
    'Header, in dem diese Proxys die Person nennen, deren Kerberos-Ticket sie geprüft haben: [Anmeldung mit Windows](windows-sign-on.md). Fehlt sie: aus',
  'environment.LATCHKEY_SIGN_ON_PROXIES':
    'IP-Adressen der Proxys, die Personal anmelden, durch Leerzeichen getrennt; von jeder anderen Adresse wird der Header abgelehnt',
  'environment.LATCHKEY_SMTP':
    '`smtp://`- oder `smtps://`-Server, [der Reihe nach versucht](mail.md#mail-servers). Fehlt sie, oder `none`: E-Mails warten im Postausgang; in der Musterfirma kommen sie, wenn sie fehlt, unter `/practice/inbox` an',
  'environment.LATCHKEY_STAFF_LISTEN':
    'eigene Adresse und Port für das Personal, zusammen mit `LATCHKEY_STAFF_URL`: Nur dort gibt es dessen Seiten und API, `/readyz` und die Beschreibung der API, und keine Selbsthilfe',
  'environment.LATCHKEY_STAFF_NETWORKS':
    'Netze (CIDR, IPv4 und IPv6), aus denen es Helpdesk- und Administrationsseite gibt; von anderswo sind sie 404. Fehlt sie: jedes Netz',
  'environment.LATCHKEY_STAFF_URL':
    'deren Adresse, mit einem anderen Hostnamen als `LATCHKEY_URL`. Das Zertifikat muss beide Namen enthalten. Bei einem `service`: die Adresse der Administrationsseite',
  'environment.LATCHKEY_TLS_CERT_FILE':
    'PEM des Zertifikats dieses Servers, mit seiner Kette; wird neu gelesen, wenn es sich ändert',
  'environment.LATCHKEY_TLS_KEY_FILE': 'PEM seines privaten Schlüssels; wird neu gelesen, wenn er sich ändert',
  'environment.LATCHKEY_TRUSTED_PROXIES':
    'IP-Adressen von Proxys, denen die weitergegebene Adresse der Gegenstelle geglaubt wird, durch Leerzeichen getrennt',
  'environment.LATCHKEY_URL':
    'öffentliche Adresse der Seiten; `https://` braucht Zertifikatsdateien oder einen vertrauten Proxy. Fehlt sie: `http://localhost` mit dem Port von `LATCHKEY_LISTEN`',
  'errors.account-not-enabled':
    'Ihr Konto ist deaktiviert oder abgelaufen, deshalb wurden Sie abgemeldet. Es wurde nichts geändert. Fragen Sie Ihren Helpdesk.',
  'errors.approval-number-wrong':
    'Das ist nicht die Zahl dieser Anfrage. Lassen Sie sich die Zahl noch einmal vorlesen: Sie steht auf der wartenden Seite. {left, plural, one {Noch eine falsche Zahl lehnt} other {Noch # falsche Zahlen lehnen}} die Anfrage ab.',
  'errors.approval-numbers-used-up':
    'Das war die dritte falsche Zahl. Die Anfrage ist abgelehnt, und es wird nichts geändert. Rufen Sie die Person an: Vielleicht hat jemand anderes in ihrem Namen gefragt.',
  'errors.approval-over': 'Diese Anfrage ist abgeschlossen: Sie wurde schon entschieden, oder ihre Zeit ist vorbei.',
  'errors.approval-unknown': 'Diese Anfrage liegt Ihnen nicht zur Entscheidung vor.',
  'errors.approver-changed':
    'Im Verzeichnis stehen Sie nicht mehr als Führungskraft dieser Person, deshalb können Sie hier nicht entscheiden. Es wurde nichts entschieden: Gefragt wird die aktuelle Führungskraft.',
  'errors.backup-damaged':
    'Diese Sicherung ist nicht vollständig: {file} fehlt oder wurde verändert. Es wurde nichts wiederhergestellt. Verwenden Sie eine andere Sicherung.',
  'errors.backup-elsewhere':
    'Die Schlüssel wurden nach {folder} kopiert. Sichern Sie die Datenbank mit der Sicherung von SQL Server, denn nur der Datenbankserver kann das.',
  'errors.busy':
    'Der Server hat gerade viele Anfragen. Es wurde nichts geändert. Versuchen Sie es in einigen Sekunden noch einmal.',
  'errors.captcha-invalid':
    'Die Prüfung, dass Sie kein Roboter sind, ist abgelaufen oder stimmt nicht. Führen Sie sie noch einmal durch.',
  'errors.captcha-required':
    'Bevor diese Aufgabe beginnt, zeigt eine kurze Prüfung, dass Sie kein Roboter sind. Führen Sie sie durch und fahren Sie dann fort.',
  'errors.changed-meanwhile':
    'Inzwischen wurde hier eine neuere Version gespeichert. Vergleichen Sie Ihre Version mit der neuen und speichern Sie dann noch einmal.',
  'errors.configuration-invalid':
    'Eine Einstellung dieses Servers ist ungültig, deshalb ist dies nicht möglich. Es wurde nichts geändert. Geben Sie Ihrer Administration Bescheid.',
  'errors.conflict':
    'Dies wurde inzwischen an anderer Stelle geändert. Laden Sie die Seite neu, um den aktuellen Stand zu sehen, und ändern Sie es dann noch einmal.',
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
  'errors.enrolment-code-refused':
    'Dieser Einrichtungscode gilt nicht für Sie: Er enthält einen Tippfehler, wurde schon verwendet oder ist älter als 24 Stunden. Prüfen Sie ihn, oder lassen Sie sich von Ihrer Administration einen neuen geben.',
  'errors.folder-not-empty':
    'Der Ordner {folder} ist nicht leer, und nichts darin wird überschrieben. Es wurde nichts geändert. Nennen Sie einen leeren Ordner.',
  'errors.forbidden':
    'Ihr Konto hat dafür keine Berechtigung. Es wurde nichts geändert. Wenden Sie sich an Ihre Administration, wenn Sie sie brauchen.',
  'errors.host-refused':
    'Unter dieser Adresse antwortet dieser Server nicht. Öffnen Sie ihn unter der Adresse, die Sie von Ihrer Organisation haben.',
  'errors.invalid-request':
    'Der Server konnte diese Anfrage nicht lesen. Es wurde nichts geändert. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  'errors.key-invalid': 'Dieser API-Schlüssel ist unbekannt, widerrufen oder abgelaufen.',
  'errors.key-missing':
    'Der Server findet den Schlüssel nicht, der seine Daten schützt. Es wurde nichts geändert. Geben Sie Ihrer Administration Bescheid.',
  'errors.method-not-allowed':
    'Diese Adresse bietet diese Aktion nicht an. Es wurde nichts geändert. Gehen Sie zurück zur Startseite.',
  'errors.mutual-proof-refused':
    'Das ist nicht die Nummer einer Person aus dem Helpdesk, die diesem Konto gerade hilft. Prüfen Sie Ihre Eingabe. Bekommen Sie keine andere Nummer, legen Sie auf und rufen Sie den Helpdesk selbst an.',
  'errors.not-found':
    'Unter dieser Adresse gibt es nichts. Prüfen Sie die Adresse oder gehen Sie zurück zur Startseite.',
  'errors.origin-refused':
    'Diese Anfrage kam von einer anderen Website und wurde nicht angenommen. Es wurde nichts geändert. Öffnen Sie diese Website selbst und versuchen Sie es noch einmal.',
  'errors.password-expired': 'Ihr Passwort ist abgelaufen. Wählen Sie ein neues und melden Sie sich dann damit an.',
  'errors.person-unknown': 'Diese Person steht nicht mehr im Verzeichnis. Suchen Sie noch einmal nach ihr.',
  'errors.precondition-required':
    'Diese Anfrage nennt nicht die Version, die sie ändert. Senden Sie das gelesene ETag in der Kopfzeile If-Match.',
  'errors.request-too-large':
    'Das ist mehr, als der Server in einer Anfrage annimmt. Es wurde nichts geändert. Kürzen Sie Ihre Eingabe und versuchen Sie es noch einmal.',
  'errors.run-unknown':
    'Diese Aufgabe ist nicht mehr offen: Sie wurde beendet, abgebrochen oder zu lange nicht fortgesetzt. Beginnen Sie sie neu.',
  'errors.second-factor-refused':
    'Das stimmt nicht oder wurde schon verwendet. Warten Sie auf den nächsten Code Ihrer App und geben Sie ihn ein.',
  'errors.service-interrupted':
    'Die Verbindung zum Server hinter dieser Website brach ab, bevor die Antwort kam. Prüfen Sie, ob es geschehen ist, bevor Sie es noch einmal tun.',
  'errors.service-unreachable':
    'Der Server hinter dieser Website antwortet nicht. Es wurde nichts geändert. Versuchen Sie es in einigen Minuten noch einmal.',
  'errors.settings-refused':
    'Diese Einstellungen lassen sich so nicht speichern. Korrigieren Sie die genannten Felder und speichern Sie noch einmal.',
  'errors.sign-in-over':
    'Diese Anmeldung hat länger als 5 Minuten gedauert oder wurde beendet. Beginnen Sie noch einmal mit Ihrem Passwort.',
  'errors.sign-in-refused': 'Diese Angaben passen nicht zusammen, oder das Konto ist gesperrt.',
  'errors.sign-in-required': 'Sie sind abgemeldet. Melden Sie sich an und fahren Sie dann fort.',
  'errors.sign-on-refused':
    'Mit Windows konnten Sie hier nicht angemeldet werden. Melden Sie sich mit Ihrem Passwort an.',
  'errors.token-invalid': 'Dieses Fenster gehört zu keiner laufenden Aufgabe mehr. Beginnen Sie die Aufgabe neu.',
  'errors.too-many-attempts':
    'Es gab zu viele falsche Versuche mit diesem Konto. Eine Zeit lang wird jeder Versuch abgelehnt, auch ein richtiger. Ihre Administration kann Ihnen früher helfen.',
  'errors.too-many-requests':
    'In kurzer Zeit gab es viele Versuche. Warten Sie einen Moment und versuchen Sie es dann noch einmal.',
  'errors.unexpected':
    'Bei uns ist etwas schiefgegangen. Versuchen Sie es gleich noch einmal; nichts geschieht doppelt.',
  'errors.unsupported-media-type':
    'Der Server kann diese Art von Daten nicht lesen. Es wurde nichts geändert. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  'errors.wallet-answer-refused':
    'Diese Antwort der Wallet ist abgelaufen, wurde schon verwendet oder beweist hier nichts. Fragen Sie die Wallet auf der Seite, auf der Sie begonnen haben, noch einmal.',
  'errors.workflow-unknown':
    'Diese Aufgabe wird hier nicht angeboten. Gehen Sie zurück zur Startseite und wählen Sie eine andere.',

  // findings.*: what is wrong with settings, or should be known of them, by code
  'findings.account-ambiguous':
    'Mehrere Personen haben das Konto {name}. Schreiben Sie es mit seiner Domäne, als DOMÄNE\\name.',
  'findings.account-no-person': '{name} ist nicht das Konto einer Person.',
  'findings.account-not-found': 'Es gibt kein Konto {name}.',
  'findings.account-not-in-group': '{name} ist kein Mitglied dieser Gruppe.',
  'findings.account-unknown': 'Das Verzeichnis hat kein Konto {name}, oder mehrere dieses Namens.',
  'findings.activity-not-on-site':
    'Diese Aktivität gibt es auf dieser Website nicht. Wählen Sie eine andere, oder verlegen Sie den Ablauf auf die andere Website.',
  'findings.activity-unknown': 'Es gibt keine Aktivität {activity}. Wählen Sie eine aus der Liste.',
  'findings.address-missing':
    'Im Verzeichnis steht keine E-Mail-Adresse von Ihnen, deshalb kann kein Test gesendet werden.',
  'findings.administrators-only':
    'Diesen Teil der Richtlinie ändert nur die Administration: Er entscheidet, für welche Personen sie gilt.',
  'findings.after-passcode':
    'Nach dem Schritt, der einen Zugangscode vergibt, darf nichts mehr fehlschlagen können. Verschieben Sie diesen Schritt davor.',
  'findings.audit-days-too-few':
    'Ereignisse müssen mindestens {minimum, plural, one {# Tag} other {# Tage}} aufbewahrt werden. Mit 0 bleiben sie für immer.',
  'findings.authentication-missing':
    'Vor diesem Schritt hat die Person noch nicht gezeigt, wer sie ist. Fügen Sie auf jedem Pfad davor einen Anmeldeschritt ein.',
  'findings.central-password-stored':
    'Latchkey speichert ein zentrales Passwort nirgends. Es legt es stattdessen sofort in allen Konten fest.',
  'findings.colour-invalid': 'Geben Sie die Farbe mit # und sechs Ziffern an, zum Beispiel #00677a.',
  'findings.column-empty': 'Eine der Spalten hat keinen Namen. Entfernen Sie den überzähligen Strich.',
  'findings.column-not-flag': 'Die Spalte {name} ist kein Kennzeichen: Sie muss Ja oder Nein enthalten.',
  'findings.column-not-searchable': 'Nach der Spalte {name} können Personen nicht gesucht werden.',
  'findings.column-twice': 'Eine Spalte ist zweimal genannt. Entfernen Sie eine davon.',
  'findings.column-unknown': 'Die Tabelle {table} hat keine Spalte {name}.',
  'findings.container-not-found':
    'Das Verzeichnis hat keine Organisationseinheit {name}. Es wurde nichts gespeichert: Geben Sie den Distinguished Name einer vorhandenen an.',
  'findings.container-unknown':
    'Das Verzeichnis kennt {name} nicht. Die Zeile wird gespeichert und gilt für niemanden.',
  'findings.cron-malformed':
    'Das ist kein Zeitplan. Geben Sie fünf Felder an: Minute, Stunde, Tag des Monats, Monat und Wochentag.',
  'findings.cron-never': 'Dieser Zeitplan nennt keinen Tag, den es gibt. Wählen Sie einen anderen.',
  'findings.days-not-ascending': 'Nennen Sie die Tage aufsteigend und jeden nur einmal.',
  'findings.default-country-missing': 'Wählen Sie zuerst das Land von Telefonnummern. Diese werden daneben angeboten.',
  'findings.default-policy-fixed':
    'Die Standardrichtlinie gilt für alle und steht immer zuletzt. Legen Sie für weniger Personen eine eigene Richtlinie an.',
  'findings.default-policy-last':
    'Die Standardrichtlinie darf nicht fehlen und kommt zuletzt. Setzen Sie sie ans Ende der Liste.',
  'findings.directory-silent': 'Das Verzeichnis antwortet nicht, daher wurden die Namen nicht geprüft.',
  'findings.document-cut-off':
    'Die Datei ist nicht vollständig: Ihre letzte Zeile ist nicht „{end}“. Exportieren Sie sie noch einmal; fehlt nichts, ergänzen Sie die Zeile.',
  'findings.document-format': 'Das ist keine Konfiguration von Latchkey. Ein Export zeigt, wie sie beginnt.',
  'findings.document-newer':
    'Die Datei hat das Format {version}, und diese Version von Latchkey liest bis {known}. Aktualisieren Sie Latchkey, oder exportieren Sie die Datei noch einmal von einem Server dieser Version.',
  'findings.document-too-large':
    'Die Datei ist größer als {megabytes} MB. Eine Konfiguration ist nicht so groß: Prüfen Sie, ob es die richtige Datei ist.',
  'findings.domain-unknown': 'Die Domäne {name} ist nicht verbunden. Ihre Personen werden nicht gefunden.',
  'findings.field-unknown': 'Diese Einstellung gibt es nicht. Entfernen Sie sie.',
  'findings.format-unknown': 'Diese Datei ist kein Export von Abläufen, den diese Version lesen kann.',
  'findings.group-ambiguous': 'Mehrere Gruppen heißen {name}. Geben Sie den Distinguished Name oder die SID an.',
  'findings.group-by-name':
    '{name} ist ein Name, und wer Gruppen anlegen darf, kann ihn wiederverwenden. Geben Sie die SID oder den Distinguished Name an.',
  'findings.group-not-found':
    'Das Verzeichnis hat keine Gruppe {name}. Es wurde nichts gespeichert: Nennen Sie eine vorhandene oder geben Sie die SID an.',
  'findings.group-unknown': 'Das Verzeichnis kennt {name} nicht. Die Zeile wird gespeichert und gilt für niemanden.',
  'findings.guesses-unlimited':
    'Dieser Schritt begrenzt nicht, wie oft geraten werden kann. Verwenden Sie einen anderen.',
  'findings.host-invalid': 'Geben Sie einen DNS-Namen oder eine Adresse ein, ohne Port.',
  'findings.identifier-invalid': 'Verwenden Sie Kleinbuchstaben, Ziffern und Bindestriche, am Anfang einen Buchstaben.',
  'findings.identifier-reserved': 'Unter diesem Wort hat Latchkey eine eigene Seite. Wählen Sie eine andere Kennung.',
  'findings.identifier-taken': 'Einen Ablauf mit dieser Kennung gibt es schon. Wählen Sie eine andere.',
  'findings.identifier-twice': 'Ein anderer Eintrag dieser Liste hat dieselbe Kennung. Geben Sie jedem eine eigene.',
  'findings.identity-database-elsewhere':
    'Personen und Konten liegen in einer anderen Datenbank, die Latchkey nur liest. Sehen und ändern Sie sie dort.',
  'findings.identity-from-directory': 'Das kommt aus dem Verzeichnis. Ändern Sie es dort.',
  'findings.identity-in-use': 'Ein anderer Eintrag verwendet diesen noch. Entfernen Sie ihn dort zuerst.',
  'findings.identity-name-taken': 'Ein anderer Eintrag hat diesen Namen.',
  'findings.identity-of-itself': 'Eine Person kann nicht ihre eigene Hauptidentität sein.',
  'findings.identity-unknown': 'Diesen Eintrag gibt es nicht.',
  'findings.language-code': 'Verwenden Sie einen Sprachcode wie en oder pt-BR.',
  'findings.link-invalid': 'Geben Sie eine Adresse an, die mit https:// beginnt.',
  'findings.link-not-parameter':
    "Ein Link führt nur zu einem Parameter, wie in [Worte]('{url}') (Zeile {line}, Zeichen {column}). Verwenden Sie einen davon: {known}.",
  'findings.list-too-long':
    'Hier {maximum, plural, one {ist höchstens # Eintrag} other {sind höchstens # Einträge}} möglich.',
  'findings.list-too-short':
    'Hier {minimum, plural, one {ist mindestens # Eintrag} other {sind mindestens # Einträge}} nötig.',
  'findings.lock-after-restart':
    'Die Sperre zählt Fehlversuche nur vor dem Schritt, der neu beginnt. Verschieben Sie sie nach oben.',
  'findings.logo-active':
    'Dieses SVG enthält mehr als Formen: ein Skript, ein Bild, einen Link, eine Animation oder einen Effekt. Exportieren Sie es als einfaches SVG oder als PNG.',
  'findings.logo-damaged': 'Dieses Bild ist nicht bis zum Ende lesbar. Exportieren Sie es noch einmal.',
  'findings.logo-shape-refused':
    'Dieses Bild ist zu lang für ein Logo: höchstens 8-mal so breit wie hoch oder doppelt so hoch wie breit.',
  'findings.logo-size-missing': 'Dieses SVG sagt nicht, wie groß es ist. Exportieren Sie es mit Breite und Höhe.',
  'findings.logo-too-large':
    'Dieses Bild ist größer als {maximum} kB. Verkleinern Sie es und speichern Sie es noch einmal.',
  'findings.logo-too-many-pixels':
    'Dieses Bild hat mehr als eine Million Pixel. Verkleinern Sie es; 600 Pixel Breite genügen.',
  'findings.logo-type-refused': 'Dies ist weder PNG noch SVG. Speichern Sie das Logo als eines von beiden.',
  'findings.mail-before-restart':
    'Nach diesem Schritt beginnt die Aufgabe von vorn, daher wird diese E-Mail nach einem Fehlversuch nicht gesendet. Verschieben Sie sie unter den Neubeginn, oder lassen Sie sie jeden Fehlversuch melden.',
  'findings.mail-too-early':
    'Ein späterer Schritt kann noch fehlschlagen, und die E-Mail sagt, dass alles erledigt ist. Verschieben Sie sie nach unten.',
  'findings.message-broken':
    'Das ist in Zeile {line}, Zeichen {column} nicht vollständig. Schließen Sie jede Klammer, und geben Sie jeder Auswahl ein „other“.',
  'findings.method-not-registrable':
    'Personen dieser Richtlinie können das nicht registrieren, daher kann es hier niemand nutzen. Bieten Sie es auch beim Registrieren an.',
  'findings.moment-not-readable': 'Das ist kein Tag. Schreiben Sie einen wie 2026-11-28.',
  'findings.more-requests-than-definitions':
    'Es würden mehr Fragen gestellt, als eine Person registrieren muss. Verringern Sie diese Zahl, oder erhöhen Sie QueryAnswerDefinitions.',
  'findings.node-unknown': 'Einen Server dieses Namens gibt es nicht. Wählen Sie einen aus der Liste oder keinen.',
  'findings.not-opened-by-check':
    'Wer hier anruft, bekommt vielleicht ungeprüft einen halben Zugangscode. Darauf muss der Schritt „Zugangscode ausgeben“ folgen und keine andere Aktivität.',
  'findings.operation-unknown': 'Die Rolle dieses Schlüssels hat keine solche Operation.',
  'findings.origin-invalid': 'Geben Sie nur Schema und Host an, etwa https://mail.example.com.',
  'findings.parameter-format':
    'Der Parameter {name} lässt sich so nicht formatieren (Zeile {line}, Zeichen {column}). Schreiben Sie nur seinen Namen in Klammern.',
  'findings.parameter-not-known':
    'Verwenden Sie hier keine anderen Parameter als account, displayName und date, jeweils in geschweiften Klammern.',
  'findings.parameter-quoted':
    'Der Parameter {name} steht in Anführungszeichen (Zeile {line}, Zeichen {column}), sodass sein Name erscheinen würde. Schreiben Sie zwei Apostrophe vor die Klammer.',
  'findings.parameter-secret':
    '{name} ist geheim und wird nicht in einen Text geschrieben (Zeile {line}, Zeichen {column}). Entfernen Sie diesen Parameter.',
  'findings.parameter-unknown':
    'Es gibt keinen Parameter {name} (Zeile {line}, Zeichen {column}). Verwenden Sie einen davon: {known}.',
  'findings.path-never-taken':
    'Ein früherer Pfad hat dieselben Bedingungen, daher wird dieser nie gewählt. Ändern Sie seine Bedingungen, oder verschieben Sie ihn nach oben.',
  'findings.policy-unknown': 'Diese Richtlinie gibt es nicht. Laden Sie die Liste neu.',
  'findings.priority-taken':
    'Eine andere Richtlinie hat diesen Rang. Wählen Sie eine andere Zahl, oder ändern Sie die Reihenfolge.',
  'findings.priority-too-late': 'Die Standardrichtlinie steht immer zuletzt. Wählen Sie eine kleinere Zahl.',
  'findings.scope-empty': 'Wählen Sie, um wen es geht.',
  'findings.search-column-missing': 'Nennen Sie die Spalten von SearchTable, in denen der Name gesucht wird.',
  'findings.secret-not-kept': 'Dieses Geheimnis ist hier nicht gespeichert. Geben Sie es noch einmal ein.',
  'findings.step-key-twice': 'Ein anderer Schritt hat diesen Schlüssel. Geben Sie jedem Schritt einen eigenen.',
  'findings.step-never-runs':
    'Dieser Schritt wartet auf einen Fehlschlag, und kein Schritt davor kann fehlschlagen. Verschieben Sie ihn nach unten, oder entfernen Sie ihn.',
  'findings.step-unknown': 'Kein späterer Schritt hat den Schlüssel {step}. Wählen Sie einen der folgenden Schritte.',
  'findings.steps-missing': 'Ein Ablauf braucht mindestens einen Schritt. Fügen Sie einen hinzu.',
  'findings.table-unknown': 'Es gibt keine Tabelle {name}.',
  'findings.table-without-person':
    'Die Tabelle {name} hat keine Spalte UID_Person oder CCC_UID_Person, die zu einer Person führt.',
  'findings.template-unknown': 'Es gibt keine E-Mail dieses Namens. Wählen Sie eine aus einem Export.',
  'findings.text-characters':
    'Der Text enthält Steuerzeichen oder Zeilenumbrüche, die nicht hierher gehören. Entfernen Sie sie.',
  'findings.text-too-long':
    '{maximum, plural, one {Hier ist höchstens # Zeichen möglich} other {Hier sind höchstens # Zeichen möglich}}.',
  'findings.text-too-short':
    '{minimum, plural, one {Hier ist mindestens # Zeichen nötig} other {Hier sind mindestens # Zeichen nötig}}.',
  'findings.time-zone-unknown': 'Diese Zeitzone gibt es nicht. Verwenden Sie einen Namen wie Europe/Berlin oder UTC.',
  'findings.too-many-names':
    '{maximum, plural, one {Höchstens # Name kann} other {Höchstens # Namen können}} auf einmal gesucht werden. Geben Sie Gruppen mit ihrer SID an.',
  'findings.value-invalid': 'Dieser Wert passt hier nicht. Wählen Sie einen anderen.',
  'findings.value-missing': 'Hier fehlt ein Wert.',
  'findings.value-too-large': 'Der größte Wert ist {maximum}.',
  'findings.value-too-small': 'Der kleinste Wert ist {minimum}.',
  'findings.without-yourself': 'Damit würden Sie sich selbst aussperren. Behalten Sie eine Gruppe, zu der Sie gehören.',
  'findings.words-missing': 'Geben Sie den Text in mindestens einer Sprache an.',
  'findings.workflow-predefined':
    'Ein mitgelieferter Ablauf lässt sich nicht entfernen. Schalten Sie ihn stattdessen aus.',

  // password-rules.*: a policy’s own rules and their settings, for administrators
  'findings.yaml-alias': 'Anker und Verweise (& und *) werden nicht gelesen. Schreiben Sie den Wert aus.',
  'findings.yaml-malformed': 'Das ist kein lesbares YAML: {reason}.',
  'password-rules.breached.accept': 'Passwort annehmen',
  'password-rules.breached.address': 'Adresse des Dienstes',
  'password-rules.breached.both': 'Der eingelesenen Liste, dann beim Dienst',
  'password-rules.breached.list': 'Der eingelesenen Liste',
  'password-rules.breached.name': 'Nicht unter veröffentlichten Passwörtern',
  'password-rules.breached.refuse': 'Ablehnen und um einen späteren Versuch bitten',
  'password-rules.breached.service': 'Einem Dienst, der fünf Ziffern jedes Hashwerts erfährt',
  'password-rules.breached.source': 'Passwörter nachschlagen in',
  'password-rules.breached.whenUnavailable': 'Wenn weder Liste noch Dienst antwortet',
  'password-rules.categories.counts': 'Zeichen, ab denen eine Art zählt; 0: nie',
  'password-rules.categories.name': 'Arten von Zeichen',
  'password-rules.categories.of': 'Wie viele dieser Arten',
  'password-rules.compare.age':
    '{unit, select, days {{amount, plural, one {# Tag} other {# Tage}}} hours {{amount, plural, one {# Stunde} other {# Stunden}}} other {{amount, plural, one {# Minute} other {# Minuten}}}}',
  'password-rules.compare.characters': '{count, plural, one {# Zeichen} other {# Zeichen}}',
  'password-rules.compare.complexity-equal':
    'Komplexität wie bei Windows: Das Verzeichnis verlangt sie schon, die Regel dieser Richtlinie fügt also nichts hinzu.',
  'password-rules.compare.complexity-neither':
    'Komplexität wie bei Windows: Weder das Verzeichnis noch diese Richtlinie verlangt sie.',
  'password-rules.compare.complexity-own':
    'Komplexität wie bei Windows: Diese Richtlinie verlangt sie und das Verzeichnis nicht, sie gilt also nur in Latchkey.',
  'password-rules.compare.complexity-theirs': 'Komplexität wie bei Windows: Das Verzeichnis verlangt sie.',
  'password-rules.compare.directory-stricter':
    '{limit}: {theirs} im Verzeichnis, {own} in dieser Richtlinie. Das Verzeichnis ist strenger, und es gilt seine Grenze.',
  'password-rules.compare.equal': '{limit}: {own} im Verzeichnis und in dieser Richtlinie.',
  'password-rules.compare.history-always':
    'Frühere Passwörter: Das Verzeichnis merkt sich {count, plural, one {# Passwort} other {# Passwörter}} und nimmt keines davon noch einmal an.',
  'password-rules.compare.history-changes':
    'Frühere Passwörter: Das Verzeichnis merkt sich {count, plural, one {# Passwort} other {# Passwörter}}, nimmt beim Zurücksetzen aber auch ein früheres an, weil sein Controller nicht mehr unterstützt.',
  'password-rules.compare.history-none':
    'Frühere Passwörter: Das Verzeichnis merkt sich keines, ein altes lässt sich also sofort wieder nehmen.',
  'password-rules.compare.neither': '{limit}: Weder das Verzeichnis noch diese Richtlinie hat eine solche Grenze.',
  'password-rules.compare.own':
    '{limit}: {own} in dieser Richtlinie. Das Verzeichnis hat keine solche Grenze, sie gilt also nur in Latchkey.',
  'password-rules.compare.policy-stricter':
    '{limit}: {own} in dieser Richtlinie, {theirs} im Verzeichnis. Die Richtlinie ist strenger; anderswo gilt nur die Grenze des Verzeichnisses.',
  'password-rules.compare.theirs':
    '{limit}: {theirs} im Verzeichnis. Diese Richtlinie hat keine solche Regel; es gilt die Grenze des Verzeichnisses.',
  'password-rules.complexity.name': 'Komplexität wie bei Windows',
  'password-rules.control-characters.name': 'Keine Steuerzeichen',
  'password-rules.custom-text.hides': 'Ersetzt die Texte von',
  'password-rules.custom-text.name': 'Eigener Text',
  'password-rules.dictionary.beginning': 'Am Anfang',
  'password-rules.dictionary.beginning-or-end': 'Am Anfang oder Ende',
  'password-rules.dictionary.end': 'Am Ende',
  'password-rules.dictionary.name': 'Keine Wörter des Wörterbuchs',
  'password-rules.dictionary.shortest': 'Kürzere Wörter zählen nur als ganzes Passwort',
  'password-rules.dictionary.where': 'Wo ein Wort nicht erlaubt ist',
  'password-rules.dictionary.whole': 'Als ganzes Passwort',
  'password-rules.dictionary.within': 'Überall',
  'password-rules.difference.edits': 'Geänderte Zeichen, mindestens',
  'password-rules.difference.fresh': 'Neue Zeichen, mindestens',
  'password-rules.difference.name': 'Anders als das alte Passwort',
  'password-rules.different-characters.min': 'Verschiedene Zeichen, mindestens',
  'password-rules.different-characters.name': 'Verschiedene Zeichen',
  'password-rules.disallowed-characters.name': 'Verbotene Zeichen',
  'password-rules.fields.caseSensitive': 'Groß- und Kleinbuchstaben unterscheiden',
  'password-rules.fields.days': 'Wie alt',
  'password-rules.fields.ending': 'Unter den letzten Zeichen: wie viele',
  'password-rules.fields.from': 'Welche Zeichen',
  'password-rules.fields.from-digit': 'Ziffern',
  'password-rules.fields.from-letter': 'Buchstaben',
  'password-rules.fields.from-lower': 'Kleinbuchstaben',
  'password-rules.fields.from-special': 'Sonderzeichen',
  'password-rules.fields.from-these': 'Die Zeichen unten',
  'password-rules.fields.from-uncased': 'Buchstaben von Schriften ohne Großbuchstaben',
  'password-rules.fields.from-upper': 'Großbuchstaben',
  'password-rules.fields.leet': 'Auch mit Sonderzeichen statt Buchstaben (p4$$w0rt)',
  'password-rules.fields.max': 'Höchstens',
  'password-rules.fields.min': 'Mindestens',
  'password-rules.fields.positions': 'An diesen Stellen',
  'password-rules.fields.positions-hint': 'Zahlen und Bereiche, vom Anfang gezählt: 1,3,5-10. Leer: überall.',
  'password-rules.fields.reversed': 'Auch rückwärts',
  'password-rules.fields.texts': 'Text, den Personen sehen, je Sprache',
  'password-rules.fields.these': 'Diese Zeichen',
  'password-rules.history.name': 'Kein früheres Passwort',
  'password-rules.keyboard-walks.azerty': 'AZERTY (französisch)',
  'password-rules.keyboard-walks.keyboards': 'Tastaturen',
  'password-rules.keyboard-walks.max': 'Benachbarte Tasten nacheinander, höchstens',
  'password-rules.keyboard-walks.name': 'Keine Tastaturfolgen',
  'password-rules.keyboard-walks.numeric-pad': 'Ziffernblock',
  'password-rules.keyboard-walks.qwerty': 'QWERTY (englisch)',
  'password-rules.keyboard-walks.qwertz': 'QWERTZ (deutsch)',
  'password-rules.length.name': 'Mindestlänge',
  'password-rules.maximum-age.name': 'Höchstalter',
  'password-rules.maximum-length.name': 'Höchstlänge',
  'password-rules.minimum-age.name': 'Mindestalter',
  'password-rules.own-name.name': 'Kein Teil des eigenen Namens',
  'password-rules.passphrase.name': 'Passphrasen',
  'password-rules.passphrase.relaxes': 'Regeln, die dann nicht gelten',
  'password-rules.passphrase.words': 'Verschiedene Wörter, mindestens',
  'password-rules.regular-expression.ignoreCase': 'Groß- und Kleinbuchstaben gleich behandeln',
  'password-rules.regular-expression.match': 'Muss ihm entsprechen',
  'password-rules.regular-expression.must': 'Ein Passwort',
  'password-rules.regular-expression.name': 'Eigenes Muster',
  'password-rules.regular-expression.not-match': 'Darf ihm nicht entsprechen',
  'password-rules.regular-expression.pattern': 'Regulärer Ausdruck (RE2)',
  'password-rules.repeated-characters.anywhere': 'Dasselbe insgesamt, höchstens',
  'password-rules.repeated-characters.inSuccession': 'Dasselbe nacheinander, höchstens',
  'password-rules.repeated-characters.name': 'Wiederholte Zeichen',
  'password-rules.required-characters.count': 'Wie viele, mindestens',
  'password-rules.required-characters.count-hint': 'Leer: jede der genannten Stellen.',
  'password-rules.required-characters.name': 'Vorgeschriebene Zeichen',
  'password-rules.runs.alphabetic': 'Buchstaben in der Reihenfolge ihres Alphabets (abc), höchstens',
  'password-rules.runs.name': 'Zahlen- und Buchstabenfolgen',
  'password-rules.runs.numeric': 'Ziffern, die auf- oder abwärts zählen (123), höchstens',
  'password-rules.strength.min': 'Stärke von 1 (schwach) bis 4 (stark), mindestens',
  'password-rules.strength.name': 'Schwer zu erraten',
  'password-rules.symmetry.mirrored': 'Zeichen des Anfangs, die das Ende spiegelt, höchstens',
  'password-rules.symmetry.name': 'Symmetrie',
  'password-rules.symmetry.palindrome': 'Kein Passwort, das rückwärts gleich lautet',
  'password-rules.unknown-policy':
    'Für Ihr Passwort gelten weitere Regeln, die hier nicht angezeigt werden können. Sie werden beim Absenden geprüft.',
  'password-rules.user-properties.account': 'Kontoname',
  'password-rules.user-properties.attributes': 'Weitere Attribute des Verzeichnisses',
  'password-rules.user-properties.department': 'Abteilung',
  'password-rules.user-properties.displayName': 'Anzeigename',
  'password-rules.user-properties.employeeId': 'Personalnummer',
  'password-rules.user-properties.givenName': 'Vorname',
  'password-rules.user-properties.mail': 'E-Mail-Adresse',
  'password-rules.user-properties.mobile': 'Mobilnummer',
  'password-rules.user-properties.name': 'Keine Angaben zur Person',
  'password-rules.user-properties.properties': 'Welche Angaben',
  'password-rules.user-properties.run': 'Kürzeste Zeichenfolge, die zählt, an jeder Stelle einer Angabe',
  'password-rules.user-properties.shortest': 'Kürzester Teil, der zählt',
  'password-rules.user-properties.surname': 'Nachname',
  'password-rules.user-properties.telephone': 'Telefonnummer',
  'password-rules.user-properties.title': 'Stellenbezeichnung',
  'password-rules.user-properties.userPrincipalName': 'Benutzerprinzipalname',

  // problems.*
  'problems.answer-given-twice':
    'Diese Antwort haben Sie schon bei einer anderen Frage gegeben. Geben Sie jeder Frage eine eigene.',
  'problems.answer-is-account-name': 'Diese Antwort ist Ihr Kontoname, den viele kennen. Geben Sie die echte Antwort.',
  'problems.answer-repeats-question':
    'Diese Antwort wiederholt Wörter der Frage. Geben Sie eine Antwort, die nicht schon in der Frage steht.',
  'problems.answer-too-common': 'Das würden Fremde zuerst versuchen. Geben Sie die echte Antwort.',
  'problems.answer-too-short':
    'Diese Antwort ist zu kurz. Geben Sie eine mit mindestens {length, plural, one {einem Buchstaben oder einer Ziffer} other {# Buchstaben oder Ziffern}}.',
  'problems.answers-differ': 'Diese beiden Antworten sind nicht gleich. Geben Sie die Antwort noch einmal ein.',
  'problems.answers-missing': 'Beantworten Sie {count, plural, one {# Frage} other {# Fragen}}, um fortzufahren.',
  'problems.breach-list-not-hashes':
    'Zeile {line} ist kein SHA-1 aus 40 hexadezimalen Ziffern, mit oder ohne Anzahl nach einem Doppelpunkt. Die bisherige Liste bleibt. Nehmen Sie eine Liste aus solchen Zeilen.',
  'problems.breach-list-not-sorted':
    'Zeile {line} gehört vor die Zeile darüber. Die bisherige Liste bleibt. Nehmen Sie die nach Hash geordnete Liste oder sortieren Sie diese zuerst.',
  'problems.caller-not-identified':
    'Das stimmt nicht mit dem überein, was diese Person registriert hat. Fragen Sie noch einmal oder beenden Sie das Gespräch.',
  'problems.caller-not-reached': 'Die Person hat sich nicht gemeldet. Versuchen Sie einen anderen Weg.',
  'problems.captcha-over': 'Das Bild war zu alt. Hier ist ein anderes.',
  'problems.captcha-work-not-accepted':
    'Die Arbeit Ihres Browsers wurde nicht angenommen. Versuchen Sie es noch einmal oder verwenden Sie ein Bild oder einen Ton.',
  'problems.captcha-wrong': 'Die Ziffern stimmen nicht. Hier sind neue.',
  'problems.characters-missing': 'Geben Sie die Zeichen an, um die es geht.',
  'problems.code-no-longer-good': 'Dieser Code gilt nicht mehr. Fordern Sie einen anderen an.',
  'problems.code-over': 'Dieser Code gilt nicht mehr. Ein neuer wurde gesendet.',
  'problems.code-sent-just-now':
    'Vor weniger als einer halben Minute wurde ein Code gesendet. Warten Sie einen Moment und sehen Sie dann noch einmal in Ihre E-Mails.',
  'problems.contact-corporate': 'Das kennt Ihre Organisation schon. Geben Sie etwas Privates an.',
  'problems.contact-known': 'Das ist schon registriert.',
  'problems.contacts-too-many': 'Mehr können Sie nicht registrieren. Entfernen Sie zuerst etwas.',
  'problems.decentralized-identity-known': 'Dieser Browser oder diese Wallet ist schon in Ihrem Profil.',
  'problems.decentralized-identity-not-proven':
    'Der Code ist falsch oder nicht mehr gültig. Fragen Sie die Wallet noch einmal.',
  'problems.fewer-methods-offered':
    'Es werden weniger Anmeldehilfen angeboten als verlangt. Bieten Sie mehr an, oder verlangen Sie weniger.',
  'problems.idle':
    'Sie waren eine Weile weg. Zeigen Sie noch einmal, dass dieses Konto Ihnen gehört, dann geht es weiter.',
  'problems.limit-missing': 'Diese Regel verlangt noch nichts. Setzen Sie wenigstens eine ihrer Grenzen.',
  'problems.limits-contradict':
    'Eine andere Regel dieser Richtlinie widerspricht dieser: Kein Passwort könnte beide erfüllen.',
  'problems.list-empty':
    'Diese Liste ist leer. Die bisherige bleibt. Wählen Sie die Datei, in der die Einträge stehen.',
  'problems.list-import-running':
    'Diese Liste wird gerade eingelesen. Warten Sie, bis das fertig ist, und versuchen Sie es dann noch einmal.',
  'problems.list-line-too-long':
    'Zeile {line} hat mehr als {count, plural, one {# Zeichen} other {# Zeichen}}. Die bisherige Liste bleibt. Schreiben Sie je Zeile ein Wort.',
  'problems.list-not-text':
    'Zeile {line} ist kein Text in UTF-8. Die bisherige Liste bleibt. Speichern Sie die Liste als UTF-8, ein Wort je Zeile.',
  'problems.list-not-words':
    'Zeile {line} ist ein Kommentar oder der Hash eines Worts, kein Wort. Die bisherige Liste bleibt. Nehmen Sie solche Zeilen heraus.',
  'problems.list-too-large':
    'Diese Liste ist größer als {megabytes} MB. Die bisherige bleibt. Lassen Sie weg, was keine Person als Passwort nehmen würde.',
  'problems.mail-address-invalid': 'Das ist keine E-Mail-Adresse. Nehmen Sie eine wie name@example.com.',
  'problems.mandatory-question-unanswered': 'Beantworten Sie alle Fragen, die Ihre Organisation allen stellt.',
  'problems.method-asked-for':
    'Ihre Organisation verlangt diese Anmeldehilfe. Fügen Sie eine andere hinzu, bevor Sie sie entfernen.',
  'problems.method-not-offered':
    'Diese Anmeldehilfe wird verlangt, aber nicht angeboten. Bieten Sie sie an, oder verlangen Sie eine andere.',
  'problems.method-switched-off': 'Ihre Organisation erlaubt diesen Weg nicht mehr. Wählen Sie einen anderen.',
  'problems.method-twice': 'Nennen Sie jede Anmeldehilfe einmal.',
  'problems.methods-missing': 'Ihre Organisation verlangt mehr als das. Fügen Sie zuerst hinzu, was fehlt.',
  'problems.mobile-number-invalid': 'Beginnen Sie mit + und der Landesvorwahl, zum Beispiel +49 151 23456789.',
  'problems.more-answers-than-questions': 'Diese Liste hat weniger wählbare Fragen, als beantwortet werden sollen.',
  'problems.more-kinds-than-count':
    'Es werden mehr Arten verlangt, als zählen. Lassen Sie mehr zählen oder verlangen Sie weniger.',
  'problems.national-number-invalid':
    'Das ist keine vollständige Nummer dieses Landes ({country}). Geben Sie sie mit ihrer Vorwahl ein, oder beginnen Sie mit + und der Landesvorwahl.',
  'problems.no-more-codes':
    'Vorläufig wird kein weiterer Code verschickt. Verwenden Sie den letzten, den Sie bekommen haben, oder versuchen Sie es in einer Stunde noch einmal.',
  'problems.not-accepted': 'Diese Antwort passt hier nicht. Prüfen Sie sie und versuchen Sie es noch einmal.',
  'problems.outcome-not-applied':
    'Die Verbindung brach ab, bevor Ihre Änderung im Verzeichnis ankam. Es wurde nichts geändert. Versuchen Sie es noch einmal.',
  'problems.outcome-unknown':
    'Das Verzeichnis hat nicht gemeldet, ob es Ihr neues Passwort angenommen hat. Geben Sie dasselbe Passwort noch einmal ein: Gilt es schon, geschieht nichts doppelt.',
  'problems.own-questions-missing': 'Fügen Sie {count, plural, one {# eigene Frage} other {# eigene Fragen}} hinzu.',
  'problems.passkey-not-made': 'Es wurde kein Passkey erstellt. Versuchen Sie es noch einmal.',
  'problems.password-breached':
    'Dieses Passwort ist bekannt: Es wurde nach einem Einbruch anderswo veröffentlicht. Wählen Sie eines, das Sie noch nie verwendet haben.',
  'problems.password-categories': 'Dieses Passwort hat zu wenige Arten von Zeichen. {requirement}.',
  'problems.password-complexity':
    'Dieses Passwort ist zu einfach. Verwenden Sie mindestens drei von: Großbuchstaben, Kleinbuchstaben, Ziffern, Sonderzeichen, Buchstaben anderer Schriften.',
  'problems.password-control-characters':
    'Dieses Passwort enthält ein Zeichen, das keine Tastatur schreiben kann. Verwenden Sie nur Zeichen, die Sie bei der Anmeldung tippen können.',
  'problems.password-dictionary':
    'Dieses Passwort enthält ein Wort, das Ihre Organisation in Passwörtern ausschließt, vielleicht rückwärts oder mit Ziffern statt Buchstaben. Wählen Sie ein anderes.',
  'problems.password-difference':
    'Dieses Passwort ist Ihrem aktuellen zu ähnlich. Wählen Sie eines, das sich in mehr als ein paar Zeichen unterscheidet.',
  'problems.password-different-characters':
    'Dieses Passwort wiederholt sich. Verwenden Sie mindestens {min, plural, one {# Zeichen} other {# verschiedene Zeichen}}.',
  'problems.password-disallowed-characters':
    'Dieses Passwort hat Zeichen, wo sie nicht erlaubt sind. {from, select, upper {Großbuchstaben} lower {Kleinbuchstaben} digit {Ziffern} special {Sonderzeichen} uncased {Buchstaben von Schriften ohne Großbuchstaben} letter {Buchstaben} other {Zeichen aus {these}}}: keine{place, select, anywhere {} positions { an den Stellen {positions}} ending { {ending, plural, one {am Ende} other {unter den letzten # Zeichen}}} other { an den Stellen {positions} und {ending, plural, one {der letzten} other {den letzten #}}}}.',
  'problems.password-history':
    '{count, plural, =0 {Das ist Ihr aktuelles Passwort. Wählen Sie ein anderes.} one {Dieses Passwort wurde schon verwendet. Wählen Sie ein anderes als Ihr letztes.} other {Dieses Passwort wurde schon verwendet. Wählen Sie eines, das nicht unter Ihren letzten # ist.}}',
  'problems.password-keyboard-walks':
    'Dieses Passwort folgt den Tasten einer Tastatur, wie qwertz. Verwenden Sie höchstens {max, plural, one {# Taste} other {# benachbarte Tasten}} nacheinander.',
  'problems.password-length':
    'Dieses Passwort ist zu kurz. Verwenden Sie mindestens {min, plural, one {# Zeichen} other {# Zeichen}}.',
  'problems.password-maximum-length':
    'Dieses Passwort ist zu lang. Verwenden Sie höchstens {max, plural, one {# Zeichen} other {# Zeichen}}.',
  'problems.password-minimum-age':
    'Ihre Domäne verlangt etwas Zeit zwischen zwei Änderungen. Ab {again} können Sie Ihr Passwort wieder ändern; bis dahin gilt das aktuelle.',
  'problems.password-not-checked':
    'Ihre Organisation vergleicht neue Passwörter mit bekannten und kann das gerade nicht. Versuchen Sie es in ein paar Minuten noch einmal.',
  'problems.password-own-name':
    'Dieses Passwort enthält „{name}“: Ihren Kontonamen oder einen Teil Ihres Namens. Lassen Sie das weg.',
  'problems.password-refused':
    '{count, plural, =0 {Ihre Domäne hat dieses Passwort nicht angenommen und sagt nicht, welche Regel es verletzt. Wählen Sie ein längeres und abwechslungsreicheres.} one {Ihre Domäne hat dieses Passwort nicht angenommen. Vielleicht ist es Ihr letztes oder zu einfach; wählen Sie ein neues, abwechslungsreicheres.} other {Ihre Domäne hat dieses Passwort nicht angenommen. Vielleicht ist es unter Ihren letzten # oder zu einfach; wählen Sie ein neues, abwechslungsreicheres.}}',
  'problems.password-regular-expression': 'Dieses Passwort hat nicht die Form, die Ihre Organisation verlangt. {text}',
  'problems.password-repeated-characters':
    'Dieses Passwort wiederholt ein Zeichen zu oft. {both, plural, =1 {Verwenden Sie dasselbe {inSuccession, plural, one {nie zweimal} other {höchstens #-mal}} nacheinander und höchstens {anywhere, plural, one {einmal} other {#-mal}} insgesamt.} other {{inSuccession, plural, =0 {Verwenden Sie dasselbe höchstens {anywhere, plural, one {einmal} other {#-mal}}.} one {Verwenden Sie nie dasselbe zweimal nacheinander.} other {Verwenden Sie dasselbe höchstens #-mal nacheinander.}}}}',
  'problems.password-required-characters':
    'Diesem Passwort fehlen Zeichen, die es braucht. {from, select, upper {Großbuchstaben} lower {Kleinbuchstaben} digit {Ziffern} special {Sonderzeichen} uncased {Buchstaben von Schriften ohne Großbuchstaben} letter {Buchstaben} other {Zeichen aus {these}}}: {count, plural, =0 {jedes Zeichen} other {mindestens #}}{place, select, anywhere {} positions { an den Stellen {positions}} ending { {ending, plural, one {am Ende} other {unter den letzten # Zeichen}}} other { an den Stellen {positions} und {ending, plural, one {der letzten} other {den letzten #}}}}.',
  'problems.password-runs':
    'Dieses Passwort zählt oder buchstabiert das Alphabet. {both, plural, =1 {Verwenden Sie höchstens {numeric, plural, one {# Ziffer} other {# Ziffern}} wie 123 und {alphabetic, plural, one {# Buchstaben} other {# Buchstaben}} wie abc nacheinander.} other {{numeric, plural, =0 {Verwenden Sie höchstens {alphabetic, plural, one {# Buchstaben} other {# Buchstaben}} wie abc nacheinander.} one {Lassen Sie Ziffern weg, die auf- oder abwärts zählen.} other {Verwenden Sie höchstens # Ziffern wie 123 nacheinander.}}}}',
  'problems.password-strength':
    'Dieses Passwort ist zu leicht zu erraten. Wählen Sie ein längeres aus Wörtern, die nicht zusammengehören.',
  'problems.password-symmetry':
    'Dieses Passwort spiegelt sich: Das Ende ist der Anfang rückwärts. Wählen Sie eines, das rückwärts anders lautet.',
  'problems.password-user-properties':
    'Dieses Passwort enthält einen Teil Ihres Namens, Ihres Kontos oder einer anderen Angabe über Sie im Verzeichnis. Lassen Sie das weg.',
  'problems.pattern-invalid':
    'Ab Stelle {position} ist das kein regulärer Ausdruck: {reason}. Rückverweise und Vor- oder Rückschau gibt es nicht.',
  'problems.positions-invalid': 'Schreiben Sie Stellen als Zahlen und Bereiche, etwa 1,3,5-10.',
  'problems.question-chosen-twice': 'Diese Frage haben Sie schon gewählt. Wählen Sie eine andere.',
  'problems.question-listed-twice': 'Diese Frage steht zweimal auf der Liste.',
  'problems.question-not-worded': 'Der Text dieser Frage fehlt in einer ihrer Sprachen.',
  'problems.question-picked-twice': 'Diese Frage haben Sie schon gewählt. Wählen Sie eine andere.',
  'problems.question-too-short': 'Ihre Frage braucht mindestens {length, plural, one {# Zeichen} other {# Zeichen}}.',
  'problems.question-unknown': 'Diese Frage steht nicht zur Wahl. Wählen Sie eine aus der Liste.',
  'problems.radius-begins-again': 'Der Server, der gefragt hat, wird nicht mehr verwendet. Beginnen Sie noch einmal.',
  'problems.required': 'Füllen Sie dieses Feld aus, um fortzufahren.',
  'problems.text-missing': 'Schreiben Sie diesen Text in mindestens einer Sprache.',
  'problems.too-long': 'Verwenden Sie höchstens {count, plural, one {# Zeichen} other {# Zeichen}}.',
  'problems.too-short': 'Verwenden Sie mindestens {count, plural, one {# Zeichen} other {# Zeichen}}.',
  'problems.waited-too-long':
    'Es kam nicht rechtzeitig eine Antwort. Es wurde nichts geändert. Versuchen Sie es noch einmal.',
  'problems.wallet-code-missing': 'Geben Sie den Code ein, den das Gerät der Wallet anzeigt.',
  'problems.wrong-answer': 'Diese Antwort ist nicht die, die Sie registriert haben.',
  'problems.wrong-answers':
    'Diese Antworten passen nicht. Prüfen Sie die Schreibweise und versuchen Sie es noch einmal.',
  'problems.wrong-code': 'Das ist nicht der Code, den wir gesendet haben.',
  'problems.wrong-credentials': 'Diese Angaben passen nicht zusammen, oder das Konto ist gesperrt.',
  'problems.wrong-decentralized-identity':
    'Dieser Schlüssel oder diese Wallet gehört nicht zu diesem Konto, oder der Code ist falsch. Versuchen Sie es noch einmal, oder wählen Sie einen anderen Weg.',
  'problems.wrong-passcode': 'Dieser Zugangscode stimmt nicht oder gilt nicht mehr.',
  'problems.wrong-passkey':
    'Dieser Passkey gehört nicht zu diesem Konto. Verwenden Sie einen anderen oder einen anderen Weg.',
  'problems.wrong-password':
    'Das ist nicht Ihr aktuelles Passwort. Geben Sie das ein, mit dem Sie sich zuletzt angemeldet haben.',
  'problems.wrong-radius-code': 'Das wurde nicht angenommen. Geben Sie den nächsten Code ein, den Sie bekommen.',
  'problems.wrong-totp-code':
    'Dieser Code stimmt nicht oder gilt nicht mehr. Warten Sie auf den nächsten und geben Sie diesen ein.',

  // stopped.*
  'stopped.account-altered': 'Jemand anderes ändert dieses Konto gerade. Versuchen Sie es in einer Minute noch einmal.',
  'stopped.account-disabled':
    'Ihr Konto ist deaktiviert. Ihre Administration kann es wieder aktivieren; es wurde nichts geändert.',
  'stopped.account-expired':
    'Ihr Konto hat sein Enddatum erreicht. Ihre Administration kann es verlängern; es wurde nichts geändert.',
  'stopped.account-locked':
    'Das Passwort bleibt, wie es ist. Entsperren Sie das Konto selbst, warten Sie, bis die Sperre endet, oder bitten Sie den Helpdesk, es zu entsperren.',
  'stopped.account-missing':
    'Ihr Konto steht nicht mehr im Verzeichnis. Ihre Administration kann Ihnen sagen, warum; es wurde nichts geändert.',
  'stopped.account-not-disabled':
    'Ihr Konto ist nicht deaktiviert, hier ist also nichts zu tun. Es wurde nichts geändert.',
  'stopped.account-not-expired':
    'Ihr Konto hat sein Enddatum nicht erreicht, hier ist also nichts zu tun. Es wurde nichts geändert.',
  'stopped.account-not-locked': 'Ihr Konto ist nicht gesperrt, hier ist also nichts zu tun. Es wurde nichts geändert.',
  'stopped.account-without-password':
    'Dieses Konto hat kein Passwort, das die Domäne zulässt, und kann deshalb nicht aktiviert werden. Setzen Sie zuerst das Passwort zurück.',
  'stopped.already-registered': 'Sie sind bereits registriert, hier ist also nichts zu tun. Es wurde nichts geändert.',
  'stopped.approval-refused':
    'Ihre Führungskraft hat dies nicht genehmigt, deshalb wurde nichts geändert. Sprechen Sie mit ihr oder mit Ihrem Helpdesk.',
  'stopped.approval-timed-out':
    'Ihre Führungskraft hat nicht rechtzeitig entschieden, deshalb wurde nichts geändert. Beginnen Sie noch einmal oder fragen Sie Ihren Helpdesk.',
  'stopped.caller-cannot-show':
    'Diese Aufgabe kennt keinen anderen Weg, Anrufende zu prüfen, deshalb wurde nichts geändert. Wählen Sie eine andere Aufgabe, oder bitten Sie die Administration, mehr Wege zu erlauben.',
  'stopped.cancelled': 'Sie haben diese Aufgabe abgebrochen. Sie können sie jederzeit neu beginnen.',
  'stopped.directory-unreachable':
    'Das Verzeichnis mit Ihrem Konto antwortet nicht. Es wurde nichts geändert. Beginnen Sie in einigen Minuten noch einmal.',
  'stopped.enable-not-permitted': 'Latchkey darf dieses Konto nicht aktivieren. Ihre Administration kann es.',
  'stopped.enable-outcome-unknown':
    'Das Verzeichnis hat nicht gemeldet, ob das Konto wieder aktiv ist. Melden Sie sich an; geht das noch nicht, beginnen Sie in einigen Minuten noch einmal.',
  'stopped.expired': 'Diese Aufgabe wurde zu lange nicht fortgesetzt und ist beendet. Beginnen Sie sie neu.',
  'stopped.failed': 'Diese Aufgabe ließ sich nicht abschließen. Beginnen Sie sie neu, oder fragen Sie den Helpdesk.',
  'stopped.force-change-not-permitted':
    'Latchkey darf für dieses Konto kein neues Passwort verlangen. Ihre Administration kann es.',
  'stopped.force-change-outcome-unknown':
    'Das Verzeichnis hat nicht gemeldet, ob es bei der nächsten Anmeldung nach einem neuen Passwort fragt. Beginnen Sie in einigen Minuten noch einmal, um sicher zu sein.',
  'stopped.history-not-enforceable':
    'Ihre Domäne kann frühere Passwörter hier nicht prüfen, und Ihre Organisation erlaubt ohne diese Prüfung kein Zurücksetzen. Es wurde nichts geändert. Wenden Sie sich an den Helpdesk.',
  'stopped.method-switched-off':
    'Ihre Organisation erlaubt diesen Weg nicht mehr, deshalb wurde nichts geändert. Beginnen Sie von vorn.',
  'stopped.method-too-new':
    '{hours, plural, one {Sie haben Ihre Anmeldehilfen vor weniger als einer Stunde geändert. Zu Ihrer Sicherheit reichen neue allein noch nicht. Versuchen Sie es später noch einmal oder fragen Sie Ihren Helpdesk.} other {Sie haben Ihre Anmeldehilfen vor weniger als # Stunden geändert. Zu Ihrer Sicherheit reichen neue allein noch nicht. Versuchen Sie es später noch einmal oder fragen Sie Ihren Helpdesk.}}',
  'stopped.newer-run':
    'Diese Aufgabe wurde für dieses Konto viele Male begonnen, und ein neuerer Versuch hat diesen ersetzt. Es wurde nichts geändert. Machen Sie im neuesten Fenster weiter, oder beginnen Sie noch einmal.',
  'stopped.no-address-to-write-to':
    'Für diese Person gibt es keine E-Mail-Adresse, deshalb konnte kein Zugangscode gesendet werden. Es wurde nichts geändert.',
  'stopped.no-manager-to-ask':
    'Im Verzeichnis steht keine Führungskraft mit E-Mail-Adresse und aktivem Konto, die genehmigen könnte. Fragen Sie Ihren Helpdesk.',
  'stopped.no-manager-to-write-to':
    'Im Verzeichnis steht keine Führungskraft mit E-Mail-Adresse und aktivem Konto für diese Person, deshalb konnte der Zugangscode nicht geteilt werden. Es wurde nichts geändert.',
  'stopped.no-number-to-call':
    'Im Verzeichnis steht keine Nummer dieser Person, deshalb kann niemand angerufen werden.',
  'stopped.no-passcode': 'Für dieses Konto gibt es keinen gültigen Zugangscode. Bitten Sie Ihren Helpdesk um einen.',
  'stopped.no-password-found':
    'Latchkey konnte kein Passwort erzeugen, das alle Regeln erfüllt. Es wurde nichts geändert. Geben Sie Ihrer Administration Bescheid.',
  'stopped.no-questions':
    'Im Moment stehen keine Sicherheitsfragen zur Wahl, deshalb wurde nichts registriert. Fragen Sie Ihren Helpdesk.',
  'stopped.not-registered':
    'Diese Aufgabe braucht Sicherheitsfragen, und Sie haben noch keine registriert. Registrieren Sie zuerst welche; es wurde nichts geändert.',
  'stopped.outcome-unknown':
    'Das Verzeichnis hat nicht gemeldet, ob es Ihr neues Passwort angenommen hat. Melden Sie sich mit dem neuen an; geht das nicht, gilt noch das alte.',
  'stopped.outside-logon-hours':
    'Ihr Konto darf sich zu dieser Tageszeit nicht anmelden. Es wurde nichts geändert. Beginnen Sie innerhalb Ihrer Zeiten noch einmal.',
  'stopped.passcode-issued': 'Für dieses Konto wurde schon ein Zugangscode ausgegeben.',
  'stopped.password-expired':
    'Ihr Passwort ist abgelaufen, und diese Aufgabe braucht ein gültiges. Wählen Sie zuerst ein neues Passwort; es wurde nichts geändert.',
  'stopped.password-never-expires': 'Das Passwort dieses Kontos läuft nie ab, deshalb kann kein neues verlangt werden.',
  'stopped.password-not-expired':
    'Ihr Passwort ist noch gültig, hier ist also nichts zu tun. Es wurde nichts geändert.',
  'stopped.password-write-not-permitted':
    'Latchkey darf das Passwort dieses Kontos nicht festlegen. Es wurde nichts geändert. Ihre Administration kann es für Sie festlegen.',
  'stopped.person-refused':
    'Diese Aufgabe steht Ihrem Konto nicht mehr offen und ist beendet. Ob ihr letzter Schritt gewirkt hat, ist nicht bekannt; fragen Sie Ihren Helpdesk.',
  'stopped.privileged-needs-second-operator':
    'Dieses Konto hat Zugang zu mehr als der eigenen Arbeit der Person. Diese Aufgabe fragt keine zweite Person aus dem Helpdesk und wird deshalb für dieses Konto nicht angeboten.',
  'stopped.profile-locked':
    'Es gab zu viele Fehlversuche, deshalb ist dieses Profil eine Weile gesperrt. Es wurde nichts geändert. Beginnen Sie später noch einmal, oder wenden Sie sich an den Helpdesk.',
  'stopped.profile-not-locked': 'Ihr Profil ist nicht gesperrt, hier ist also nichts zu tun. Es wurde nichts geändert.',
  'stopped.radius-not-set-up':
    'Es ist kein Server eingerichtet, der Tokens prüft. Es wurde nichts geändert. Wählen Sie einen anderen Weg.',
  'stopped.radius-unavailable':
    'Der Server, der Tokens prüft, antwortet nicht. Es wurde nichts geändert. Wenn Sie es später noch einmal versuchen, verwenden Sie den nächsten Code.',
  'stopped.second-operator-missing':
    'Die Genehmigung kam nicht von einer zweiten Person aus dem Helpdesk, deshalb wurde nichts geändert. Beginnen Sie neu.',
  'stopped.second-operator-refused':
    '{name} hat um {at} abgelehnt, deshalb wurde nichts geändert. Sprechen Sie miteinander.',
  'stopped.second-operator-timed-out':
    'Niemand sonst aus dem Helpdesk hat innerhalb von zehn Minuten entschieden, deshalb wurde nichts geändert. Beginnen Sie neu, wenn jemand da ist.',
  'stopped.sign-in-restricted':
    'Ihr Passwort stimmt, aber Ihr Konto darf sich auf diesem Weg nicht anmelden. Es wurde nichts geändert. Fragen Sie Ihren Helpdesk.',
  'stopped.too-few-questions':
    'In Ihrem Profil fehlen Fragen, die diese Aufgabe verlangt. Ergänzen Sie zuerst Ihr Profil oder fragen Sie Ihren Helpdesk.',
  'stopped.too-many-attempts':
    'Ein weiterer Versuch könnte dieses Konto sperren, deshalb endet die Aufgabe hier. Es wurde nichts geändert. Bis dahin wird jeder Versuch abgelehnt, auch ein richtiger.',
  'stopped.too-many-attempts-outcome-unknown':
    'Ihre letzte Antwort wurde unterbrochen, deshalb ist nicht bekannt, ob das neue Passwort gilt. Melden Sie sich damit an Ihrem Computer an; wird es abgelehnt, gilt noch das bisherige. Bis dahin wird hier jeder Versuch abgelehnt, auch ein richtiger.',
  'stopped.too-many-failures':
    'Mehrere Antworten haben nicht gestimmt, deshalb endet diese Aufgabe hier. Es wurde nichts geändert. Beginnen Sie neu; zuerst kommt eine kurze Prüfung, dass Sie kein Roboter sind.',
  'stopped.unlock-not-permitted':
    'Latchkey darf dieses Konto nicht entsperren. Es wurde nichts geändert. Die Sperre endet nach einer Weile von selbst, oder der Helpdesk entsperrt das Konto.',
  'stopped.unlock-outcome-unknown':
    'Das Verzeichnis hat nicht gemeldet, ob Ihr Konto entsperrt ist. Melden Sie sich an; geht das noch nicht, beginnen Sie in einigen Minuten noch einmal.',
  'stopped.workflow-endless':
    'Diese Aufgabe wiederholt ihre Schritte ohne Ende und wurde deshalb beendet. Es wurde nichts weiter geändert. Geben Sie Ihrer Administration Bescheid.',
  'stopped.write-not-possible':
    'Das Verzeichnis führt das im Moment nicht aus, und ein weiterer Versuch hilft nicht. Es wurde nichts geändert. Fragen Sie Ihren Helpdesk.',

  // ended.*: heading of a run that ended without success, by code; with `-until`, when its time is known
  'ended.account-altered': 'Jemand anderes ändert dieses Konto gerade',
  'ended.account-disabled': 'Ihr Konto ist deaktiviert',
  'ended.account-expired': 'Ihr Konto ist abgelaufen',
  'ended.account-locked': 'Ihr Konto ist gesperrt',
  'ended.account-locked-until': 'Ihr Konto ist bis {until} gesperrt',
  'ended.account-missing': 'Ihr Konto ist nicht mehr im Verzeichnis',
  'ended.account-not-disabled': 'Ihr Konto ist nicht deaktiviert',
  'ended.account-not-expired': 'Ihr Konto ist nicht abgelaufen',
  'ended.account-not-locked': 'Ihr Konto ist nicht gesperrt',
  'ended.account-without-password': 'Dieses Konto hat noch kein Passwort',
  'ended.already-registered': 'Sie sind schon registriert',
  'ended.approval-refused': 'Ihre Führungskraft hat dies nicht genehmigt',
  'ended.approval-timed-out': 'Ihre Führungskraft hat nicht rechtzeitig entschieden',
  'ended.caller-cannot-show': 'Die anrufende Person wurde nicht geprüft',
  'ended.cancelled': 'Sie haben diese Aufgabe abgebrochen',
  'ended.directory-unreachable': 'Das Verzeichnis antwortet nicht',
  'ended.expired': 'Diese Aufgabe wurde zu lange nicht fortgesetzt',
  'ended.failed': 'Diese Aufgabe konnte nicht abgeschlossen werden',
  'ended.history-not-enforceable': 'Ihr Passwort kann hier nicht zurückgesetzt werden',
  'ended.method-switched-off': 'Dieser Weg ist abgeschaltet',
  'ended.method-too-new': 'Ihre Anmeldehilfen sind noch zu neu',
  'ended.method-too-new-until': 'Ihre Anmeldehilfen sind bis {until} zu neu',
  'ended.newer-run': 'Ein neuerer Versuch hat diesen ersetzt',
  'ended.no-address-to-write-to': 'Es gibt keine E-Mail-Adresse dafür',
  'ended.no-manager-to-ask': 'Es gibt keine Führungskraft, die gefragt werden kann',
  'ended.no-number-to-call': 'Es gibt keine Nummer zum Anrufen',
  'ended.no-passcode': 'Für dieses Konto gibt es keinen gültigen Zugangscode',
  'ended.no-password-found': 'Latchkey konnte kein Passwort erzeugen',
  'ended.no-questions': 'Es gibt keine Sicherheitsfragen zur Auswahl',
  'ended.not-permitted': 'Latchkey darf das nicht',
  'ended.not-registered': 'Sie haben keine Sicherheitsfragen registriert',
  'ended.outcome-unknown': 'Es ist nicht bekannt, ob das gewirkt hat',
  'ended.outside-logon-hours': 'Ihr Konto darf sich um diese Zeit nicht anmelden',
  'ended.passcode-issued': 'Ein Zugangscode wurde schon ausgegeben',
  'ended.password-expired': 'Ihr Passwort ist abgelaufen',
  'ended.password-never-expires': 'Dieses Passwort läuft nie ab',
  'ended.password-not-expired': 'Ihr Passwort ist noch gültig',
  'ended.person-refused': 'Diese Aufgabe ist nicht mehr verfügbar',
  'ended.privileged-needs-second-operator': 'Diese Aufgabe braucht eine zweite Person aus dem Helpdesk und fragt keine',
  'ended.profile-locked': 'Vorerst wird keine Antwort angenommen',
  'ended.profile-locked-until': 'Bis {until} wird keine Antwort angenommen',
  'ended.profile-not-locked': 'Ihr Profil ist nicht gesperrt',
  'ended.radius-not-set-up': 'Tokens lassen sich hier nicht prüfen',
  'ended.radius-unavailable': 'Das Token ließ sich nicht prüfen',
  'ended.second-operator-missing': 'Die Genehmigung kam nicht von einer zweiten Person aus dem Helpdesk',
  'ended.second-operator-refused': 'Die zweite Person aus dem Helpdesk hat abgelehnt',
  'ended.second-operator-timed-out': 'Niemand sonst aus dem Helpdesk hat rechtzeitig entschieden',
  'ended.sign-in-restricted': 'Ihr Konto darf sich auf diesem Weg nicht anmelden',
  'ended.too-few-questions': 'In Ihrem Profil fehlen Fragen für diese Aufgabe',
  'ended.too-many-attempts': 'Vorerst wird kein Versuch mehr angenommen',
  'ended.too-many-attempts-until': 'Bis {until} wird kein Versuch mehr angenommen',
  'ended.too-many-failures': 'Mehrere Antworten stimmten nicht',
  'ended.workflow-endless': 'Diese Aufgabe wiederholt ihre Schritte ohne Ende',
  'ended.write-not-possible': 'Das geht im Moment nicht',
  'ended.wrong-credentials': 'Das stimmte nicht überein',

  // steps.*: frames of a run that waits or is over
  'steps.another-account': 'Anderes Konto verwenden',
  'steps.asked': '{name} wurde um {at} gefragt und kann bis {until} entscheiden.',
  'steps.asked-manager': 'Ihre Führungskraft wurde um {at} gefragt und kann bis {until} entscheiden.',
  'steps.begin-again': 'Neu beginnen',
  'steps.done-text': 'Alles, was Sie wollten, ist erledigt.',
  'steps.done-title': 'Fertig',
  'steps.next-new-password':
    'Als Nächstes fragen nach Ihrem neuen Passwort:\nWindows, beim Anmelden oder Entsperren\nE-Mail auf Ihrem Telefon\nGespeicherte WLAN- und VPN-Verbindungen',
  'steps.next-passkey': 'Passkey hinzufügen',
  'steps.unsettled-text':
    'Ihr neues Passwort wurde gesendet, aber das Verzeichnis meldet nicht, ob es angenommen wurde. Nichts wird doppelt gesendet. Diese Seite geht von selbst weiter, sobald das Verzeichnis antwortet.',
  'steps.unsettled-title': 'Das Verzeichnis antwortet nicht',
  'steps.wait-text': 'Der Server führt Ihre Antwort gerade aus. Diese Seite geht von selbst weiter.',
  'steps.wait-title': 'Einen Moment',

  // activities.*
  'activities.approve-by-manager.hours': 'Zeit für die Entscheidung',
  'activities.approve-by-manager.name': 'Auf die Genehmigung der Führungskraft warten',
  'activities.approve-by-manager.number': 'Zahl für Ihre Führungskraft',
  'activities.approve-by-manager.sentence':
    'Zuerst genehmigt es die Führungskraft, mit der Zahl, die die Warteseite zeigt.',
  'activities.approve-by-manager.told':
    'Die Führungskraft genehmigt es innerhalb von {hours, plural, one {# Stunde} other {# Stunden}}, mit der Zahl, die die Warteseite zeigt.',
  'activities.approve-by-manager.wait-text':
    'Wir haben Ihrer Führungskraft geschrieben. Rufen Sie sie an und lesen Sie die Zahl unten vor: Ohne sie kann niemand genehmigen. Lassen Sie diese Seite offen: Sie geht weiter, sobald entschieden ist, und keine andere Seite kann die Entscheidung nutzen.',
  'activities.approve-by-manager.wait-text-anew':
    'Im Verzeichnis steht jetzt eine andere Führungskraft, deshalb wurde über Ihre erste Anfrage nicht entschieden. Wir haben der neuen geschrieben. Rufen Sie sie an und lesen Sie die Zahl unten vor. Lassen Sie diese Seite offen: Sie geht weiter, sobald entschieden ist.',
  'activities.approve-by-manager.wait-title': 'Warten auf Ihre Führungskraft',
  'activities.approve-by-operator.always': 'Immer',
  'activities.approve-by-operator.approved': '{name} hat um {at} genehmigt.',
  'activities.approve-by-operator.checks-used-up': 'Nur, nachdem in einer Stunde drei Anrufende nicht erkannt wurden',
  'activities.approve-by-operator.name': 'Eine zweite Person im Helpdesk fragen',
  'activities.approve-by-operator.number': 'Zahl für die zweite Person aus dem Helpdesk',
  'activities.approve-by-operator.sentence': 'Bevor es weitergeht, genehmigt es eine zweite Person aus dem Helpdesk.',
  'activities.approve-by-operator.told':
    '{when, select, always {Eine zweite Person aus dem Helpdesk genehmigt es, jedes Mal.} other {Eine zweite Person aus dem Helpdesk genehmigt es, sobald drei Anrufende in einer Stunde nicht erkannt wurden.}}',
  'activities.approve-by-operator.wait-text':
    'Eine zweite Person aus dem Helpdesk muss dies genehmigen. Sie sieht diese Anfrage auf der Helpdesk-Seite, dort, wo nach Personen gesucht wird. Lesen Sie ihr die Zahl unten vor. Lassen Sie diese Seite offen: Sie geht weiter, sobald entschieden ist, innerhalb von zehn Minuten.',
  'activities.approve-by-operator.wait-text-checks-used-up':
    'In der letzten Stunde wurden drei Anrufende nicht als diese Person erkannt. Deshalb muss eine zweite Person aus dem Helpdesk genehmigen, bevor Sie noch jemanden prüfen. Sie sieht diese Anfrage auf der Helpdesk-Seite, dort, wo nach Personen gesucht wird. Lesen Sie ihr die Zahl unten vor. Lassen Sie diese Seite offen: Sie geht weiter, sobald entschieden ist, innerhalb von zehn Minuten. Ist niemand da, brechen Sie ab und versuchen Sie es in einer Stunde wieder.',
  'activities.approve-by-operator.wait-text-privileged':
    'Dieses Konto hat Zugang zu mehr als der eigenen Arbeit der Person, deshalb braucht jede Aufgabe eine zweite Person aus dem Helpdesk. Lesen Sie die Zahl jemandem aus dem Team vor, oder jemandem, der für die Richtlinie zuständig ist.',
  'activities.approve-by-operator.wait-title': 'Warten auf eine zweite Person aus dem Helpdesk',
  'activities.approve-by-operator.when': 'Wann eine zweite Person aus dem Helpdesk gefragt wird',
  'activities.asking.askAll': 'Alle registrierten Fragen stellen',
  'activities.asking.kinds': 'Arten von Fragen',
  'activities.asking.refuse': 'Die Person zuerst ihr Profil ergänzen lassen',
  'activities.asking.tellWrongAnswers': 'Sagen, welche Antwort falsch war',
  'activities.asking.whenFewer': 'Wenn weniger registriert sind',
  'activities.assign-passcode.delivery': 'Wer den Zugangscode bekommt',
  'activities.assign-passcode.done': 'Ein Zugangscode wurde ausgegeben.',
  'activities.assign-passcode.firstHalf': 'Erste Hälfte des Zugangscodes',
  'activities.assign-passcode.halfMinutes': 'Wie lange er gilt, wenn die Führungskraft eine Hälfte übergibt',
  'activities.assign-passcode.hintShown':
    'Lesen Sie ihn Buchstabe für Buchstabe vor. Er wird nicht noch einmal gezeigt.',
  'activities.assign-passcode.hintSplit':
    'Lesen Sie sie Buchstabe für Buchstabe vor. Die andere Hälfte haben wir der Führungskraft gesendet.',
  'activities.assign-passcode.length': 'Zeichen (je Hälfte)',
  'activities.assign-passcode.mail': 'Die Person, per E-Mail',
  'activities.assign-passcode.minutes': 'Wie lange er gilt',
  'activities.assign-passcode.name': 'Einen Zugangscode ausgeben',
  'activities.assign-passcode.passcode': 'Zugangscode',
  'activities.assign-passcode.sentence':
    'Erzeugt einen Zugangscode, den die Person einmal auf der Self-Service-Seite verwendet.',
  'activities.assign-passcode.shown': 'Der Helpdesk',
  'activities.assign-passcode.split': 'Eine Hälfte der Helpdesk, eine die Führungskraft',
  'activities.assign-passcode.told':
    'Erzeugt einen Zugangscode mit {length, plural, one {# Zeichen} other {# Zeichen}}, {minutes, plural, one {# Minute} other {# Minuten}} gültig; {delivery, select, shown {der Helpdesk liest ihn vor} split {Helpdesk und Führungskraft erhalten je eine Hälfte} other {die Person erhält ihn per E-Mail}}}.',
  'activities.authenticate-by-call-back.acceptLocked': 'Auch solange das Profil gesperrt ist',
  'activities.authenticate-by-call-back.answered':
    'Die Person hat sich gemeldet und hat selbst beim Helpdesk angerufen',
  'activities.authenticate-by-call-back.mobile': 'Mobilnummer {number} anrufen',
  'activities.authenticate-by-call-back.name': 'Die Person zurückrufen',
  'activities.authenticate-by-call-back.notAnswered': 'Niemand hat sich gemeldet, oder jemand anderes',
  'activities.authenticate-by-call-back.request':
    'Angabe aus dem Helpdesk: Um {at} wurde die {number, select, mobile {Mobilnummer} other {Büronummer}} aus dem Verzeichnis angerufen, und die Person hat sich gemeldet.',
  'activities.authenticate-by-call-back.sentence':
    'Der Helpdesk ruft eine Nummer aus dem Verzeichnis an, und eine zweite Person aus dem Helpdesk genehmigt es.',
  'activities.authenticate-by-call-back.submit': 'Zweite Person aus dem Helpdesk fragen',
  'activities.authenticate-by-call-back.telephone': 'Büronummer {number} anrufen',
  'activities.authenticate-by-call-back.text':
    'Beenden Sie dieses Gespräch und rufen Sie die Person unter einer Nummer aus dem Verzeichnis an, nie unter einer, die Ihnen am Telefon genannt wird. Die Nummer erscheint, wenn Sie den Anruf beginnen.',
  'activities.authenticate-by-call-back.textCall':
    'Rufen Sie jetzt diese Nummer an. Fragen Sie die Person, die sich meldet, ob und warum sie gerade beim Helpdesk angerufen hat.',
  'activities.authenticate-by-call-back.title': 'Die Person zurückrufen',
  'activities.authenticate-by-call-back.titleCall': 'Hat sich die Person gemeldet?',
  'activities.authenticate-by-call-back.wait-text':
    'Eine zweite Person aus dem Helpdesk muss genehmigen, denn die Angabe einer einzelnen reicht nie. Sie sieht die Anfrage dort, wo sie Personen sucht. Lesen Sie ihr die Zahl unten vor.',
  'activities.authenticate-by-call-back.wait-title': 'Warten auf die Genehmigung des Rückrufs',
  'activities.authenticate-by-email-code.acceptLocked': 'Auf der Helpdesk-Seite: auch solange das Profil gesperrt ist',
  'activities.authenticate-by-email-code.both': 'Beide',
  'activities.authenticate-by-email-code.code': 'Code aus der E-Mail',
  'activities.authenticate-by-email-code.corporate': 'Geschäftliche E-Mail-Adresse',
  'activities.authenticate-by-email-code.length': 'Ziffern des Codes',
  'activities.authenticate-by-email-code.minutes': 'Wie lange ein Code gilt',
  'activities.authenticate-by-email-code.name': 'Nach einem Code aus einer E-Mail fragen',
  'activities.authenticate-by-email-code.personal': 'Private E-Mail-Adresse',
  'activities.authenticate-by-email-code.resend': 'Anderen Code senden',
  'activities.authenticate-by-email-code.sentence': 'Sendet einen Code an die Adresse der Person und fragt danach.',
  'activities.authenticate-by-email-code.submit': 'Weiter',
  'activities.authenticate-by-email-code.text':
    'Wir haben einen Code an die E-Mail-Adresse gesendet, die zu diesem Konto gehört. Er gilt {minutes, plural, one {eine Minute} other {# Minuten}}.',
  'activities.authenticate-by-email-code.textHelpdesk':
    'Wir haben einen Code an die E-Mail-Adresse der Person gesendet. Lassen Sie ihn sich vorlesen. Er gilt {minutes, plural, one {eine Minute} other {# Minuten}}.',
  'activities.authenticate-by-email-code.title': 'Geben Sie den Code aus Ihrer E-Mail ein',
  'activities.authenticate-by-email-code.titleHelpdesk': 'Welchen Code hat die Person per E-Mail bekommen?',
  'activities.authenticate-by-email-code.to': 'Adressen',
  'activities.authenticate-by-email-code.told':
    'Sendet einen Code mit {length, plural, one {# Ziffer} other {# Ziffern}} an die {to, select, personal {private} both {geschäftliche und private} other {geschäftliche}} Adresse, {minutes, plural, one {# Minute} other {# Minuten}} gültig, und fragt danach.',
  'activities.authenticate-by-email-code.waits':
    'Es ist noch kein Mailserver eingerichtet, deshalb wartet die E-Mail mit dem Code im Postausgang dieses Servers. Der Code gilt {minutes, plural, one {eine Minute} other {# Minuten}}.',
  'activities.authenticate-by-identity-document.acceptLocked': 'Auch solange das Profil gesperrt ist',
  'activities.authenticate-by-identity-document.by-video': 'Per Video',
  'activities.authenticate-by-identity-document.company-badge': 'Firmenausweis',
  'activities.authenticate-by-identity-document.document': 'Dokument',
  'activities.authenticate-by-identity-document.driving-licence': 'Führerschein',
  'activities.authenticate-by-identity-document.identity-card': 'Personalausweis',
  'activities.authenticate-by-identity-document.in-person': 'Persönlich',
  'activities.authenticate-by-identity-document.name': 'Ein Ausweisdokument ansehen',
  'activities.authenticate-by-identity-document.passport': 'Reisepass',
  'activities.authenticate-by-identity-document.request':
    'Angabe aus dem Helpdesk: {document, select, identity_card {Ein Personalausweis} passport {Ein Reisepass} residence_permit {Ein Aufenthaltstitel} driving_licence {Ein Führerschein} other {Ein Firmenausweis}} der Person wurde {seen, select, by_video {per Video} other {persönlich}} gesehen.',
  'activities.authenticate-by-identity-document.residence-permit': 'Aufenthaltstitel',
  'activities.authenticate-by-identity-document.seen': 'Wie Sie es gesehen haben',
  'activities.authenticate-by-identity-document.sentence':
    'Hält fest, welche Art von Dokument der Helpdesk gesehen hat, und eine zweite Person aus dem Helpdesk genehmigt es.',
  'activities.authenticate-by-identity-document.submit': 'Zweite Person aus dem Helpdesk fragen',
  'activities.authenticate-by-identity-document.text':
    'Vergleichen Sie Gesicht und Namen. Festgehalten wird nur die Art des Dokuments: Schreiben Sie seine Nummer nirgends auf.',
  'activities.authenticate-by-identity-document.title': 'Welches Dokument zeigt die anrufende Person?',
  'activities.authenticate-by-identity-document.wait-text':
    'Eine zweite Person aus dem Helpdesk muss genehmigen, denn die Angabe einer einzelnen reicht nie. Sie sieht die Anfrage dort, wo sie Personen sucht. Lesen Sie ihr die Zahl unten vor.',
  'activities.authenticate-by-identity-document.wait-title': 'Warten auf die Genehmigung des Dokuments',
  'activities.authenticate-by-manager.acceptLocked': 'Auch solange das Profil gesperrt ist',
  'activities.authenticate-by-manager.minutes': 'Zeit, die die Führungskraft zum Entscheiden hat',
  'activities.authenticate-by-manager.name': 'Die Führungskraft bestätigt die anrufende Person',
  'activities.authenticate-by-manager.sentence':
    'Die Führungskraft meldet sich an und gibt die Zahl ein, die auf der Helpdesk-Seite steht.',
  'activities.authenticate-by-manager.wait-text':
    'Wir haben der Führungskraft geschrieben. Sie meldet sich an und gibt die Zahl unten ein. Lesen Sie die Zahl der anrufenden Person vor, damit sie sie weitergibt. Diese Seite geht weiter, sobald entschieden ist.',
  'activities.authenticate-by-manager.wait-title': 'Warten auf die Führungskraft der anrufenden Person',
  'activities.authenticate-by-passcode-half.name': 'Die Prüfung der Führungskraft überlassen',
  'activities.authenticate-by-passcode-half.sentence':
    'Prüft selbst nichts: Der folgende Zugangscode wird zwischen anrufender Person und Führungskraft geteilt.',
  'activities.authenticate-by-private-mail.acceptLocked': 'Auch solange das Profil gesperrt ist',
  'activities.authenticate-by-private-mail.code': 'Code aus der E-Mail',
  'activities.authenticate-by-private-mail.name': 'Nach einem Code aus einer privaten E-Mail fragen',
  'activities.authenticate-by-private-mail.request':
    'Die anrufende Person hat den Code vorgelesen, der an die private E-Mail-Adresse im Verzeichnis ging.',
  'activities.authenticate-by-private-mail.resend': 'Anderen Code senden',
  'activities.authenticate-by-private-mail.sentence':
    'Sendet einen Code an eine private Adresse aus dem Verzeichnis, und eine zweite Person aus dem Helpdesk genehmigt es.',
  'activities.authenticate-by-private-mail.submit': 'Weiter',
  'activities.authenticate-by-private-mail.text':
    'Wir haben einen Code an die private E-Mail-Adresse im Verzeichnis gesendet. Er gilt {minutes, plural, one {# Minute} other {# Minuten}}. Danach muss eine zweite Person aus dem Helpdesk genehmigen.',
  'activities.authenticate-by-private-mail.title':
    'Welchen Code hat die Person an der privaten E-Mail-Adresse bekommen?',
  'activities.authenticate-by-private-mail.wait-text':
    'Der Code stimmt. Eine zweite Person aus dem Helpdesk muss genehmigen. Sie sieht die Anfrage dort, wo sie Personen sucht. Lesen Sie ihr die Zahl unten vor.',
  'activities.authenticate-by-private-mail.wait-title': 'Warten auf die Genehmigung des Codes',
  'activities.authenticate-by-private-mail.waits':
    'Es ist noch kein Mailserver eingerichtet, deshalb wartet die E-Mail mit dem Code im Postausgang dieses Servers. Der Code gilt {minutes, plural, one {# Minute} other {# Minuten}}.',
  'activities.authenticate-with-decentralized-identity.again': 'Wallet noch einmal fragen',
  'activities.authenticate-with-decentralized-identity.name': 'Nach Browserschlüssel oder Wallet fragen',
  'activities.authenticate-with-decentralized-identity.sentence':
    'Fragt die Erweiterung im Browser der Person oder eine Wallet auf irgendeinem Gerät.',
  'activities.authenticate-with-decentralized-identity.submit': 'Bestätigen',
  'activities.authenticate-with-decentralized-identity.text':
    'Der Schlüssel in Ihrem Browser oder Ihre Wallet zeigt, dass Sie es sind.',
  'activities.authenticate-with-decentralized-identity.title': 'Verwenden Sie Browser­schlüssel oder Wallet',
  'activities.authenticate-with-passcode.hint': 'Großbuchstaben, Leerzeichen und Striche spielen keine Rolle.',
  'activities.authenticate-with-passcode.name': 'Nach einem Zugangscode fragen',
  'activities.authenticate-with-passcode.passcode': 'Zugangscode',
  'activities.authenticate-with-passcode.sentence': 'Fragt nach dem Zugangscode, den der Helpdesk ausgegeben hat.',
  'activities.authenticate-with-passcode.submit': 'Weiter',
  'activities.authenticate-with-passcode.text':
    'Ihr Helpdesk hat Ihnen einen Zugangscode gegeben. Haben Sie zwei Hälften bekommen, geben Sie beide nacheinander ein.',
  'activities.authenticate-with-passcode.title': 'Geben Sie Ihren Zugangscode ein',
  'activities.authenticate-with-passkey.name': 'Nach einem Passkey fragen',
  'activities.authenticate-with-passkey.sentence':
    'Fragt das Gerät, das Telefon oder den Sicherheitsschlüssel der Person.',
  'activities.authenticate-with-passkey.submit': 'Passkey verwenden',
  'activities.authenticate-with-passkey.text':
    'Ihr Gerät oder Sicherheitsschlüssel fragt nach Fingerabdruck, Gesicht oder PIN. Nichts davon verlässt es.',
  'activities.authenticate-with-passkey.title': 'Verwenden Sie Ihren Passkey',
  'activities.authenticate-with-password.acceptDisabled': 'Personen mit deaktiviertem Konto zulassen',
  'activities.authenticate-with-password.acceptExpired':
    'Personen zulassen, deren Passwort abgelaufen ist oder geändert werden muss',
  'activities.authenticate-with-password.name': 'Nach dem aktuellen Passwort fragen',
  'activities.authenticate-with-password.sentence': 'Prüft das aktuelle Passwort des Kontos.',
  'activities.authenticate-with-password.submit': 'Weiter',
  'activities.authenticate-with-password.text':
    'Ihr aktuelles Passwort zeigt, dass dieses Konto Ihnen gehört. Ist es abgelaufen, geben Sie das abgelaufene ein.',
  'activities.authenticate-with-password.title': 'Wie lautet Ihr aktuelles Passwort?',
  'activities.authenticate-with-password.told':
    'Prüft das aktuelle Passwort.{acceptExpired, select, yes { Lässt Personen zu, deren Passwort abgelaufen ist.} other {}}{acceptDisabled, select, yes { Lässt Personen zu, deren Konto deaktiviert ist.} other {}}',
  'activities.authenticate-with-qa-helpdesk.accept': 'Die anrufende Person hat diese Antworten gegeben',
  'activities.authenticate-with-qa-helpdesk.acceptLocked': 'Auch solange das Profil gesperrt ist',
  'activities.authenticate-with-qa-helpdesk.alsoOptional':
    'Auch wählbare Fragen, wenn es von den anderen zu wenige gibt',
  'activities.authenticate-with-qa-helpdesk.characters': 'Zeichen an zufälligen Stellen',
  'activities.authenticate-with-qa-helpdesk.charactersAsked': 'Zeichen je Antwort',
  'activities.authenticate-with-qa-helpdesk.charactersAt': 'Zeichen an diesen Stellen, der Reihe nach',
  'activities.authenticate-with-qa-helpdesk.count': 'Zahl der Fragen',
  'activities.authenticate-with-qa-helpdesk.mode': 'Wie der Helpdesk eine Antwort prüft',
  'activities.authenticate-with-qa-helpdesk.name': 'Antworten einer anrufenden Person prüfen',
  'activities.authenticate-with-qa-helpdesk.sentence':
    'Der Helpdesk stellt die Sicherheitsfragen der anrufenden Person.',
  'activities.authenticate-with-qa-helpdesk.shown': 'Der Helpdesk sieht die Antwort',
  'activities.authenticate-with-qa-helpdesk.submit': 'Prüfen',
  'activities.authenticate-with-qa-helpdesk.textCharacters':
    'Fragen Sie nach diesen Zeichen jeder Antwort. Buchstaben und Ziffern zählen, Leerzeichen und Punkte nicht.',
  'activities.authenticate-with-qa-helpdesk.textShown': 'Stellen Sie diese Fragen. Lesen Sie keine Antwort vor.',
  'activities.authenticate-with-qa-helpdesk.textTyped': 'Stellen Sie diese Fragen und geben Sie ein, was Sie hören.',
  'activities.authenticate-with-qa-helpdesk.title': 'Ist es wirklich diese Person?',
  'activities.authenticate-with-qa-helpdesk.typed': 'Der Helpdesk gibt die Antwort ein',
  'activities.authenticate-with-qa-random.all': 'Jede registrierte Frage stellen',
  'activities.authenticate-with-qa-random.count': 'Wie viele Fragen gestellt werden',
  'activities.authenticate-with-qa-random.name': 'Sicherheitsfragen stellen',
  'activities.authenticate-with-qa-random.sentence': 'Stellt einige der Fragen, die die Person registriert hat.',
  'activities.authenticate-with-qa-random.submit': 'Weiter',
  'activities.authenticate-with-qa-random.text':
    'Geben Sie die Antworten, die Sie registriert haben. Großbuchstaben, Satzzeichen und doppelte Leerzeichen spielen keine Rolle.',
  'activities.authenticate-with-qa-random.title': 'Beantworten Sie Ihre Sicherheitsfragen',
  'activities.authenticate-with-qa-specific.name': 'Bestimmte Sicherheitsfragen stellen',
  'activities.authenticate-with-qa-specific.questions': 'Fragen, die gestellt werden',
  'activities.authenticate-with-qa-specific.sentence': 'Stellt genau die Fragen, die Sie hier nennen.',
  'activities.authenticate-with-qa-user-selected.count': 'Zahl der Fragen, die zu beantworten sind',
  'activities.authenticate-with-qa-user-selected.name': 'Sicherheitsfragen nach Wahl der Person stellen',
  'activities.authenticate-with-qa-user-selected.sentence': 'Die Person wählt, welche ihrer Fragen sie beantwortet.',
  'activities.authenticate-with-qa-user-selected.text':
    '{count, plural, one {Wählen Sie eine Ihrer Fragen und beantworten Sie sie.} other {Wählen Sie # Ihrer Fragen und beantworten Sie sie.}}',
  'activities.authenticate-with-radius.asks': '{message}',
  'activities.authenticate-with-radius.name': 'Nach dem Code eines Tokens fragen (RADIUS)',
  'activities.authenticate-with-radius.response': 'Ihre Antwort',
  'activities.authenticate-with-radius.response-hint': 'Ein Code, eine PIN oder das, wonach die Meldung oben fragt.',
  'activities.authenticate-with-radius.sentence':
    'Lässt einen RADIUS-Server prüfen, was die Person eingibt; der Server kann weiterfragen.',
  'activities.authenticate-with-radius.submit': 'Weiter',
  'activities.authenticate-with-radius.text':
    'Geben Sie ein, was Ihr Token, Ihre Karte oder Ihre App anzeigt. Ein Server Ihrer Organisation prüft es.',
  'activities.authenticate-with-radius.textHelpdesk':
    'Lassen Sie sich vorlesen, was Token, Karte oder App der Person anzeigt.',
  'activities.authenticate-with-radius.title': 'Geben Sie den Code Ihres Tokens ein',
  'activities.authenticate-with-totp.name': 'Nach einem Code der Authenticator-App fragen',
  'activities.authenticate-with-totp.sentence': 'Fragt nach den sechs Ziffern, die die App gerade zeigt.',
  'activities.authenticate-with-totp.submit': 'Weiter',
  'activities.authenticate-with-totp.text':
    'Öffnen Sie die App, in der Sie dieses Konto registriert haben. Der Code wechselt alle 30 Sekunden.',
  'activities.authenticate-with-totp.textHelpdesk':
    'Fragen Sie die anrufende Person nach dem Code, den ihre Authenticator-App jetzt zeigt.',
  'activities.authenticate-with-totp.title': 'Geben Sie den Code Ihrer Authenticator-App ein',
  'activities.authentication-methods.accept': 'Wer eine Authenticator-App oder einen Passkey hat',
  'activities.authentication-methods.acceptAny': 'Kann jeden Weg nehmen',
  'activities.authentication-methods.acceptStrongest': 'Nimmt eines davon',
  'activities.authentication-methods.another': 'Anderer Weg',
  'activities.authentication-methods.call-back': 'Rückruf unter einer Nummer aus dem Verzeichnis',
  'activities.authentication-methods.caller-questions': 'Sicherheitsfragen',
  'activities.authentication-methods.callerCheck': 'Anrufende Person, die kurz zuvor geprüft wurde',
  'activities.authentication-methods.callerCheckAsk': 'Wird noch einmal geprüft',
  'activities.authentication-methods.callerCheckOnce': 'Gilt während des Anrufs als geprüft',
  'activities.authentication-methods.cannotShow': 'Die anrufende Person kann das nicht',
  'activities.authentication-methods.choice': 'Wege',
  'activities.authentication-methods.corporate-mail': 'Code an die geschäftliche E-Mail-Adresse',
  'activities.authentication-methods.decentralized-identity': 'Browserschlüssel oder Wallet',
  'activities.authentication-methods.identity-document': 'Ausweis, den Sie sehen',
  'activities.authentication-methods.manager-approval': 'Die Führungskraft genehmigt jetzt',
  'activities.authentication-methods.methods': 'Wege, die angeboten werden',
  'activities.authentication-methods.name': 'Wählen, wie man zeigt, wer man ist',
  'activities.authentication-methods.obstacle-no-manager':
    'Im Verzeichnis steht keine Führungskraft, die gefragt werden kann',
  'activities.authentication-methods.obstacle-no-number': 'Im Verzeichnis steht keine Nummer zum Anrufen',
  'activities.authentication-methods.obstacle-no-questions': 'Es sind zu wenige Fragen registriert',
  'activities.authentication-methods.obstacle-not-in-directory': 'Im Verzeichnis steht keine Adresse dafür',
  'activities.authentication-methods.obstacle-not-registered': 'Nicht registriert',
  'activities.authentication-methods.passcode-half': 'Zugangscode in zwei Hälften, eine davon von der Führungskraft',
  'activities.authentication-methods.passkey': 'Passkey',
  'activities.authentication-methods.personal-mail': 'Code an die private E-Mail-Adresse',
  'activities.authentication-methods.private-mail': 'Code an die private E-Mail-Adresse im Verzeichnis',
  'activities.authentication-methods.radius': 'Code eines Tokens',
  'activities.authentication-methods.security-questions': 'Sicherheitsfragen',
  'activities.authentication-methods.sentence': 'Bietet mehrere Wege an; die Person nimmt einen davon.',
  'activities.authentication-methods.startWith': 'Beginnen mit',
  'activities.authentication-methods.startWithChoice': 'Der Wahl',
  'activities.authentication-methods.startWithFirst': 'Dem ersten Weg',
  'activities.authentication-methods.submit': 'Weiter',
  'activities.authentication-methods.text': 'Wählen Sie den Weg, der gerade für Sie passt.',
  'activities.authentication-methods.textHelpdesk': 'Wählen Sie, was der anrufenden Person gerade möglich ist.',
  'activities.authentication-methods.textHelpdeskNone':
    'Bei dieser anrufenden Person lässt sich hiervon nichts prüfen. Wenn Sie nicht anders helfen können, fragen Sie Ihre Administration.',
  'activities.authentication-methods.title': 'Wie möchten Sie zeigen, wer Sie sind?',
  'activities.authentication-methods.titleHelpdesk': 'Wie zeigt die anrufende Person, wer sie ist?',
  'activities.authentication-methods.told': 'Die Person nimmt einen dieser Wege: {methods}.',
  'activities.authentication-methods.totp': 'Code einer Authenticator-App',
  'activities.authentication-methods.wait-title': 'Warten auf eine andere Person',
  'activities.change-password-in-ad.done': 'Ihr neues Passwort gilt überall, wo Sie sich mit diesem Konto anmelden.',
  'activities.change-password-in-ad.expired':
    'Ihr Passwort ist abgelaufen. Wählen Sie ein neues, dann können Sie sich wieder anmelden.',
  'activities.change-password-in-ad.mustChange':
    'Ihre Administration bittet Sie, vor der nächsten Anmeldung ein neues Passwort zu wählen.',
  'activities.change-password-in-ad.name': 'Das Passwort ändern',
  'activities.change-password-in-ad.onlyWhenMustChange':
    'Nur wenn das Passwort bei der nächsten Anmeldung geändert werden muss',
  'activities.change-password-in-ad.sentence': 'Die Person wählt ein neues Passwort; nach dem aktuellen wurde gefragt.',
  'activities.change-password-in-ad.submit': 'Passwort ändern',
  'activities.change-password-in-ad.text': 'Mit diesem Passwort melden Sie sich ab jetzt an.',
  'activities.change-password-in-ad.title': 'Wählen Sie ein neues Passwort',
  'activities.change-password-in-ad.told':
    '{onlyWhenMustChange, select, yes {Wenn das Passwort geändert werden muss, wählt die Person ein neues.} other {Die Person wählt ein neues Passwort; nach dem aktuellen wurde gefragt.}}',
  'activities.choose-path.fact-group': 'Mitglied einer Gruppe',
  'activities.choose-path.fact-network': 'Netz',
  'activities.choose-path.fact-risk': 'Risiko',
  'activities.choose-path.fact-status': 'Zustand des Kontos',
  'activities.choose-path.fact-time': 'Zeit',
  'activities.choose-path.from': 'Ab dieser Uhrzeit',
  'activities.choose-path.group': 'In einer dieser Gruppen',
  'activities.choose-path.name': 'Einen Pfad wählen',
  'activities.choose-path.network': 'Aus einem dieser Netze',
  'activities.choose-path.not': 'Das Gegenteil',
  'activities.choose-path.otherwise': 'Schritte, wenn kein Pfad passt',
  'activities.choose-path.paths': 'Pfade',
  'activities.choose-path.risk': 'Mindestens dieses Risiko',
  'activities.choose-path.sentence':
    'Entscheidet nach Gruppe, Zustand, Netz, Zeit oder Risiko, welche der späteren Schritte laufen.',
  'activities.choose-path.status': 'Konto ist',
  'activities.choose-path.steps': 'Schritte dieses Pfads',
  'activities.choose-path.timeZone': 'Zeitzone',
  'activities.choose-path.until': 'Bis zu dieser Uhrzeit',
  'activities.choose-path.weekdays': 'An diesen Tagen',
  'activities.choose-path.when': 'Wenn all das zutrifft',
  'activities.display-captcha.another': 'Ein anderes Bild und einen anderen Ton',
  'activities.display-captcha.begin': 'Beginnen mit',
  'activities.display-captcha.code': 'Ziffern',
  'activities.display-captcha.digits': 'Anzahl der Ziffern',
  'activities.display-captcha.hint': 'Jede ist von 1 bis 6.',
  'activities.display-captcha.little': 'Wenige',
  'activities.display-captcha.medium': 'Einige',
  'activities.display-captcha.much': 'Viele',
  'activities.display-captcha.name': 'Prüfen, dass kein Programm am Werk ist',
  'activities.display-captcha.noise': 'Störungen im Bild',
  'activities.display-captcha.picture': 'Ziffern in einem Bild oder Ton',
  'activities.display-captcha.sentence': 'Der Browser rechnet ein wenig, oder die Person liest Ziffern ab.',
  'activities.display-captcha.showPicture': 'Stattdessen ein Bild oder einen Ton verwenden',
  'activities.display-captcha.submit': 'Weiter',
  'activities.display-captcha.textPicture':
    'Geben Sie die {count, plural, one {# Ziffer} other {# Ziffern}} aus dem Bild ein oder zählen Sie die Töne. Beides gilt für einen Versuch.',
  'activities.display-captcha.textWork':
    'Ihr Browser arbeitet einen Moment. Das hält Programme fern, die viele Konten durchprobieren.',
  'activities.display-captcha.title': 'Sind Sie ein Mensch?',
  'activities.display-captcha.work': 'Arbeit, die der Browser im Hintergrund leistet',
  'activities.display-user-agreement.accept': 'Ich habe das gelesen und stimme zu',
  'activities.display-user-agreement.agreement': 'Name dieser Vereinbarung',
  'activities.display-user-agreement.name': 'Eine Vereinbarung zeigen',
  'activities.display-user-agreement.sentence': 'Zeigt einen Text, dem zugestimmt werden muss; jede Version einmal.',
  'activities.display-user-agreement.submit': 'Weiter',
  'activities.display-user-agreement.supplied':
    'Ich bin {displayName}, und {account} ist mein Konto. Was ich hier registriere, gehört mir, ist wahr, und ich behalte es für mich. Zugestimmt am {date}.',
  'activities.display-user-agreement.text': 'Ihre Organisation verlangt das, bevor Sie fortfahren.',
  'activities.display-user-agreement.texts': 'Text je Sprache',
  'activities.display-user-agreement.title': 'Lesen und zustimmen, um fortzufahren',
  'activities.display-user-agreement.version': 'Version (eine neue wird erneut vorgelegt)',
  'activities.edit-qa-profile.done': 'Ihre Sicherheitsfragen sind registriert.',
  'activities.edit-qa-profile.language': 'Sprache der Fragen',
  'activities.edit-qa-profile.languageSubmit': 'Diese Fragen zeigen',
  'activities.edit-qa-profile.languageText':
    'Auch später werden Ihnen die Fragen in dieser Sprache gestellt. Was Sie bisher eingegeben haben, wird nicht übernommen.',
  'activities.edit-qa-profile.languageTitle': 'Wählen Sie die Sprache Ihrer Fragen',
  'activities.edit-qa-profile.languages': 'Fragen in einer anderen Sprache',
  'activities.edit-qa-profile.name': 'Die Person Sicherheitsfragen festlegen lassen',
  'activities.edit-qa-profile.onlyWhenUpdateNeeded': 'Nur wenn das Profil der Richtlinie nicht entspricht',
  'activities.edit-qa-profile.sentence': 'Die Person wählt und beantwortet Sicherheitsfragen.',
  'activities.edit-qa-profile.submit': 'Antworten speichern',
  'activities.edit-qa-profile.text':
    'Wählen Sie {count, plural, one {# Frage} other {# Fragen}}, die nur Sie beantworten können. Eine Antwort hat mindestens {length, plural, one {einen Buchstaben oder eine Ziffer} other {# Buchstaben oder Ziffern}}; Großbuchstaben und Satzzeichen spielen keine Rolle.',
  'activities.edit-qa-profile.title': 'Wählen Sie Ihre Sicherheitsfragen',
  'activities.email-administrator-if-workflow-fails.name': 'Der Administration sagen, dass es fehlschlug',
  'activities.email-administrator-if-workflow-fails.sentence':
    'Sendet eine E-Mail an bis zu zehn Adressen, wenn die Aufgabe fehlgeschlagen ist.',
  'activities.email-administrator-if-workflow-fails.told':
    'Sendet bis zu zehn Adressen eine E-Mail, {everyTry, select, yes {nach jedem Fehlversuch} other {wenn die Aufgabe fehlgeschlagen ist und nichts mehr versucht werden kann}}.',
  'activities.email-administrator-if-workflow-succeeds.name': 'Der Administration sagen, dass es erledigt ist',
  'activities.email-administrator-if-workflow-succeeds.sentence':
    'Sendet eine E-Mail an bis zu zehn Adressen, wenn die Aufgabe erledigt ist.',
  'activities.email-user-if-workflow-fails.name': 'Der Person sagen, dass es fehlschlug',
  'activities.email-user-if-workflow-fails.sentence':
    'Sendet der Person eine E-Mail, wenn die Aufgabe fehlgeschlagen ist.',
  'activities.email-user-if-workflow-fails.told':
    'Sendet der Person eine E-Mail, {everyTry, select, yes {nach jedem Fehlversuch} other {wenn die Aufgabe fehlgeschlagen ist und nichts mehr versucht werden kann}}.',
  'activities.email-user-if-workflow-succeeds.name': 'Der Person sagen, dass es erledigt ist',
  'activities.email-user-if-workflow-succeeds.sentence':
    'Sendet der Person eine E-Mail, wenn die Aufgabe erledigt ist.',
  'activities.enable-account.done': 'Das Konto ist aktiviert.',
  'activities.enable-account.name': 'Das Konto aktivieren',
  'activities.enable-account.sentence': 'Aktiviert ein deaktiviertes Konto.',
  'activities.enforce-profile-update.always': 'Auch wenn das Profil der Richtlinie entspricht',
  'activities.enforce-profile-update.done': 'Die Person wird gebeten, ihr Profil zu aktualisieren.',
  'activities.enforce-profile-update.name': 'Zum Aktualisieren des Profils auffordern',
  'activities.enforce-profile-update.sentence': 'Merkt das Profil vor, sodass die Person es aktualisieren soll.',
  'activities.fields.answer': 'Antwort',
  'activities.fields.answer-again': 'Dieselbe Antwort noch einmal',
  'activities.fields.everyTry': 'Von jedem fehlgeschlagenen Versuch berichten, auch wenn er wiederholt werden kann',
  'activities.fields.newPassword': 'Neues Passwort',
  'activities.fields.own-question': 'Ihre eigene Frage',
  'activities.fields.password': 'Aktuelles Passwort',
  'activities.fields.question': 'Frage',
  'activities.fields.subscription': 'Wer diese E-Mail bekommt',
  'activities.fields.subscription.may-join': 'Nur wer sie bestellt',
  'activities.fields.subscription.may-leave': 'Alle, bis sie sie abbestellen',
  'activities.fields.subscription.may-not-leave': 'Alle, in jedem Fall',
  'activities.fields.totp-code': 'Code der App',
  'activities.fields.totp-code-hint': 'Sechs Ziffern.',
  'activities.fields.wallet-code': 'Code, den das Gerät der Wallet anzeigt',
  'activities.fields.wallet-code-hint':
    'Sechs Ziffern. Geben Sie sie nur auf der eigenen Seite Ihrer Organisation ein.',
  'activities.fields.words': 'Text dieses Schritts, anstelle der allgemeinen Vorlage',
  'activities.force-password-change-at-next-logon.accept':
    'Die Person muss bei der nächsten Anmeldung ein neues Passwort wählen',
  'activities.force-password-change-at-next-logon.done': 'Bei der nächsten Anmeldung wird ein neues Passwort verlangt.',
  'activities.force-password-change-at-next-logon.name': 'Bei der nächsten Anmeldung das Passwort ändern lassen',
  'activities.force-password-change-at-next-logon.operatorMayChoose': 'Der Helpdesk darf wählen',
  'activities.force-password-change-at-next-logon.sentence':
    'Windows fragt bei der nächsten Anmeldung nach einem neuen Passwort.',
  'activities.force-password-change-at-next-logon.submit': 'Weiter',
  'activities.force-password-change-at-next-logon.text':
    'Das aktuelle Passwort lässt sich dann noch einmal verwenden; danach muss die Person ein anderes wählen.',
  'activities.force-password-change-at-next-logon.title': 'Bei der nächsten Anmeldung ein neues Passwort verlangen?',
  'activities.lock-qa-profile.duration': 'Wie lange das Profil gesperrt bleibt',
  'activities.lock-qa-profile.name': 'Das Profil nach Fehlversuchen sperren',
  'activities.lock-qa-profile.resetAfter': 'Wann Fehlversuche nicht mehr zählen',
  'activities.lock-qa-profile.sentence': 'Zählt Fehlversuche und sperrt das Profil, wenn es zu viele sind.',
  'activities.lock-qa-profile.threshold': 'Fehlversuche, bis das Profil gesperrt wird',
  'activities.lock-qa-profile.told':
    'Sperrt das Profil nach {threshold, plural, one {# Fehlversuch} other {# Fehlversuchen}} innerhalb von {resetAfter, plural, one {# Minute} other {# Minuten}} für {duration, plural, one {# Minute} other {# Minuten}}.',
  'activities.mail-to-administrators.recipients': 'Adressen (je eine E-Mail)',
  'activities.mail-to-administrators.subject': 'Betreff',
  'activities.mail-to-administrators.text': 'Text der E-Mail',
  'activities.manage-my-profile.done': 'Was Sie hinzugefügt haben, gilt für Aufgaben, die Sie von nun an beginnen.',
  'activities.manage-my-profile.name': 'Die Person ihr Profil bearbeiten lassen',
  'activities.manage-my-profile.sentence': 'Zeigt die Anmeldehilfen; die Person fügt hinzu, ändert und entfernt.',
  'activities.register.add-decentralized-identity': 'Weiteren Browserschlüssel oder weitere Wallet hinzufügen',
  'activities.register.add-passkey': 'Weiteren Passkey hinzufügen',
  'activities.register.add-personal-mail': 'Weitere private E-Mail-Adresse hinzufügen',
  'activities.register.add-personal-mobile': 'Weitere private Mobilnummer hinzufügen',
  'activities.register.allAtOnce': 'Alles schon beim Registrieren anbieten',
  'activities.register.any': 'Die Person wählt',
  'activities.register.asked-for': 'Ihre Organisation verlangt diese Anmeldehilfe.',
  'activities.register.back': 'Zurück zur Übersicht',
  'activities.register.change': 'Ändern',
  'activities.register.choose-decentralized-identity': 'Browserschlüssel oder Wallet hinzufügen',
  'activities.register.choose-passkey': 'Passkey hinzufügen',
  'activities.register.choose-personal-mail': 'Private E-Mail-Adresse hinzufügen',
  'activities.register.choose-personal-mobile': 'Private Mobilnummer hinzufügen',
  'activities.register.choose-security-questions': 'Sicherheitsfragen wählen',
  'activities.register.choose-totp': 'Authenticator-App einrichten',
  'activities.register.code': 'Code aus der E-Mail',
  'activities.register.code-submit': 'Weiter',
  'activities.register.code-text':
    'Wir haben einen Code an {address} gesendet. Er gilt {minutes, plural, one {eine Minute} other {# Minuten}}.',
  'activities.register.code-title': 'Geben Sie den Code aus Ihrer E-Mail ein',
  'activities.register.code-waits':
    'Es ist noch kein Mailserver eingerichtet, deshalb wartet die E-Mail an {address} im Postausgang dieses Servers. Der Code darin gilt {minutes, plural, one {eine Minute} other {# Minuten}}.',
  'activities.register.corporate-mail': 'Geschäftliche E-Mail-Adresse',
  'activities.register.decentralized-identity': 'Browserschlüssel oder Wallet',
  'activities.register.decentralized-identity-name': 'Name dieses Browsers oder dieser Wallet',
  'activities.register.decentralized-identity-name-hint': 'Ein Name, an dem Sie ihn erkennen, zum Beispiel „Laptop“.',
  'activities.register.decentralized-identity-submit': 'Hinzufügen',
  'activities.register.decentralized-identity-suggested': 'Browser oder Wallet {number}',
  'activities.register.decentralized-identity-text':
    'Von jetzt an zeigt ein Schlüssel in Ihrem Browser oder Ihre Wallet, dass Sie es sind.',
  'activities.register.decentralized-identity-title': 'Browser­schlüssel oder Wallet hinzufügen',
  'activities.register.done': 'Ihre Anmeldehilfen sind gespeichert.',
  'activities.register.finish': 'Fertig',
  'activities.register.mail': 'Private E-Mail-Adresse',
  'activities.register.mail-hint':
    'Eine, die Sie auch lesen können, wenn Sie sich bei der Arbeit nicht anmelden können.',
  'activities.register.mail-submit': 'Code senden',
  'activities.register.mail-text': 'Wir senden einen Code an diese Adresse, damit sicher ist, dass er Sie erreicht.',
  'activities.register.mail-title': 'Private E-Mail-Adresse hinzufügen',
  'activities.register.mandatory': 'Was alle registrieren müssen',
  'activities.register.methods': 'Was Personen registrieren dürfen',
  'activities.register.minimum': 'Verschiedene Anmeldehilfen, mindestens',
  'activities.register.missing':
    'Ihre Organisation verlangt noch {count, plural, one {eine Anmeldehilfe} other {# Anmeldehilfen}}.',
  'activities.register.missing-decentralized-identity':
    'Ihre Organisation verlangt einen Browserschlüssel oder eine Wallet.',
  'activities.register.missing-passkey': 'Ihre Organisation verlangt einen Passkey.',
  'activities.register.missing-personal-mail': 'Ihre Organisation verlangt eine private E-Mail-Adresse.',
  'activities.register.missing-security-questions': 'Ihre Organisation verlangt Sicherheitsfragen.',
  'activities.register.missing-totp': 'Ihre Organisation verlangt eine Authenticator-App.',
  'activities.register.mobile': 'Private Mobilnummer',
  'activities.register.mobile-country': 'Land',
  'activities.register.mobile-hint': 'Mit Landesvorwahl, zum Beispiel +49 151 23456789.',
  'activities.register.mobile-hint-chosen': 'So, wie man sie in diesem Land wählt, oder mit + und der Landesvorwahl.',
  'activities.register.mobile-hint-country': 'Wie im Inland gewählt ({country}) oder mit + und der Landesvorwahl.',
  'activities.register.mobile-submit': 'Nummer hinzufügen',
  'activities.register.mobile-text': 'Ihr Helpdesk kann Sie dort anrufen. Es wird nichts dorthin gesendet.',
  'activities.register.mobile-title': 'Private Mobilnummer hinzufügen',
  'activities.register.name': 'Die Person registrieren lassen',
  'activities.register.none': 'Nicht eingerichtet',
  'activities.register.none-in-directory': 'Ihrer Organisation ist keine bekannt',
  'activities.register.passkey': 'Passkey',
  'activities.register.passkey-name': 'Name dieses Passkeys',
  'activities.register.passkey-name-hint': 'Ein Name, an dem Sie ihn erkennen, zum Beispiel „Laptop“.',
  'activities.register.passkey-submit': 'Passkey erstellen',
  'activities.register.passkey-suggested': 'Passkey {number}',
  'activities.register.passkey-text':
    'Ihr Gerät, Ihr Telefon oder ein Sicherheitsschlüssel zeigt von nun an, dass Sie es sind.',
  'activities.register.passkey-title': 'Passkey hinzufügen',
  'activities.register.personal-mail': 'Private E-Mail-Adresse',
  'activities.register.personal-mobile': 'Private Mobilnummer',
  'activities.register.registered': 'Aktiv',
  'activities.register.remove': 'Entfernen',
  'activities.register.resend': 'Anderen Code senden',
  'activities.register.saved':
    'Ihre Änderung ist gespeichert. Ergänzen Sie weitere Anmeldehilfen oder schließen Sie ab.',
  'activities.register.security-questions': 'Sicherheitsfragen',
  'activities.register.sentence': 'Die Person registriert Anmeldehilfen.',
  'activities.register.set-up': 'Einrichten',
  'activities.register.text':
    'Damit zeigen Sie, wer Sie sind, wenn Sie sich nicht anmelden können. Jede Änderung wird sofort gespeichert.',
  'activities.register.title': 'Ihre Anmeldehilfen',
  'activities.register.totp': 'Authenticator-App',
  'activities.register.totp-submit': 'Weiter',
  'activities.register.totp-text':
    'Scannen Sie diesen Code mit der App oder öffnen Sie ihn in der App auf diesem Gerät. Geben Sie danach den Code ein, den die App zeigt.',
  'activities.register.totp-title': 'Authenticator-App einrichten',
  'activities.reset-password-in-ad.done': 'Ihr neues Passwort gilt überall, wo Sie sich mit diesem Konto anmelden.',
  'activities.reset-password-in-ad.enforceHistory': 'Früher verwendete Passwörter ablehnen',
  'activities.reset-password-in-ad.expired':
    'Ihr Passwort ist ebenfalls abgelaufen. Wählen Sie ein neues, dann können Sie sich wieder anmelden.',
  'activities.reset-password-in-ad.generatedMailed':
    'Latchkey erzeugt ein Passwort und sendet es der Person per E-Mail',
  'activities.reset-password-in-ad.generatedMailedText':
    'Latchkey erzeugt ein neues Passwort und sendet es der Person per E-Mail. Sie sehen es nicht.',
  'activities.reset-password-in-ad.generatedShown': 'Latchkey erzeugt ein Passwort und zeigt es dem Helpdesk einmal',
  'activities.reset-password-in-ad.generatedShownText':
    'Latchkey erzeugt ein neues Passwort und zeigt es Ihnen einmal, sobald es festgelegt ist. Bitten Sie die anrufende Person, etwas zum Schreiben bereitzuhalten.',
  'activities.reset-password-in-ad.generatedTitle': 'Neues Passwort festlegen',
  'activities.reset-password-in-ad.hintMustChange':
    'Lesen Sie es der anrufenden Person vor. Es wird nur jetzt gezeigt, und die Person muss bei der nächsten Anmeldung ein anderes wählen.',
  'activities.reset-password-in-ad.hintShown': 'Lesen Sie es der anrufenden Person vor. Es wird nur jetzt gezeigt.',
  'activities.reset-password-in-ad.mustChange':
    'Auf der Helpdesk-Seite: Die Person muss bei der nächsten Anmeldung ein neues Passwort wählen',
  'activities.reset-password-in-ad.name': 'Ein neues Passwort festlegen',
  'activities.reset-password-in-ad.onHelpdesk': 'Auf der Helpdesk-Seite',
  'activities.reset-password-in-ad.onlyWhenExpired': 'Nur wenn das Passwort abgelaufen ist oder geändert werden muss',
  'activities.reset-password-in-ad.refuse': 'Das Zurücksetzen ablehnen',
  'activities.reset-password-in-ad.resetAnyway': 'Trotzdem zurücksetzen',
  'activities.reset-password-in-ad.sentence': 'Legt ein neues Passwort fest, ohne das aktuelle.',
  'activities.reset-password-in-ad.shown': 'Neues Passwort',
  'activities.reset-password-in-ad.submit': 'Passwort festlegen',
  'activities.reset-password-in-ad.text': 'Mit diesem Passwort melden Sie sich ab jetzt an.',
  'activities.reset-password-in-ad.title': 'Wählen Sie ein neues Passwort',
  'activities.reset-password-in-ad.told':
    'Legt ein neues Passwort fest, ohne das aktuelle{onlyWhenExpired, select, yes {, nur wenn dieses abgelaufen ist oder geändert werden muss} other {}}.{unlock, select, yes { Entsperrt auch das Konto.} other {}}{enforceHistory, select, yes { Lehnt frühere Passwörter ab.} other {}}',
  'activities.reset-password-in-ad.typed': 'Der Helpdesk gibt ein Passwort ein',
  'activities.reset-password-in-ad.unlock': 'Ein gesperrtes Konto dabei entsperren',
  'activities.reset-password-in-ad.whereHistoryCannotBeEnforced':
    'Wenn die Domäne frühere Passwörter nicht prüfen kann',
  'activities.restart-workflow-if-error-occurs.name': 'Nach einem Fehlschlag von vorn beginnen',
  'activities.restart-workflow-if-error-occurs.sentence':
    'Nach einem fehlgeschlagenen Schritt beginnt die Aufgabe wieder beim ersten Schritt.',
  'activities.subscribe-to-notifications.column-failed': 'Fehler',
  'activities.subscribe-to-notifications.column-succeeded': 'Erledigt',
  'activities.subscribe-to-notifications.done': 'Ihre Auswahl der E-Mails ist gespeichert.',
  'activities.subscribe-to-notifications.failed': '{task}: wenn es fehlschlägt',
  'activities.subscribe-to-notifications.name': 'Die Person Benachrichtigungen wählen lassen',
  'activities.subscribe-to-notifications.no-choice':
    '{count, plural, =0 {Ihre Organisation sendet keine E-Mails zu Ihren Aufgaben.} other {Über diese E-Mails entscheidet Ihre Organisation. Alle sind immer an.}}',
  'activities.subscribe-to-notifications.sentence': 'Die Person wählt, welche E-Mails über ihre Aufgaben sie bekommt.',
  'activities.subscribe-to-notifications.submit': 'Auswahl speichern',
  'activities.subscribe-to-notifications.succeeded': '{task}: wenn es erledigt ist',
  'activities.subscribe-to-notifications.text':
    'Wählen Sie, welche E-Mails Sie zu Ihren Aufgaben bekommen. Sicherheitshinweise sind immer an.',
  'activities.subscribe-to-notifications.title': 'Ihre Benachrichtigungen',
  'activities.unlock-account.done': 'Ihr Konto ist entsperrt.',
  'activities.unlock-account.name': 'Das Konto entsperren',
  'activities.unlock-account.sentence': 'Entsperrt ein gesperrtes Konto.',
  'activities.unlock-qa-profile.done': 'Das Profil ist entsperrt.',

  // workflows.*
  'activities.unlock-qa-profile.name': 'Das Profil entsperren',
  'activities.unlock-qa-profile.sentence': 'Entsperrt ein gesperrtes Profil.',
  'workflows.assign-passcode.description': 'Für Personen, die weder ihr Passwort noch ihre Antworten wissen.',
  'workflows.assign-passcode.done-text':
    'Die Person wählt auf der Self-Service-Seite „Ich habe einen Zugangscode“ und gibt ihn ein.',
  'workflows.assign-passcode.done-title': 'Der Zugangscode ist ausgegeben',
  'workflows.assign-passcode.name': 'Zugangscode ausgeben',
  'workflows.enforce-profile-update.description':
    'Bitten Sie die Person, ihr Profil zu aktualisieren. Was sie registriert hat, gilt weiter.',
  'workflows.enforce-profile-update.done-text': 'Sie wird erinnert, bis das Profil aktuell ist.',
  'workflows.enforce-profile-update.done-title': 'Die Person wird darum gebeten',
  'workflows.enforce-profile-update.name': 'Profil aktualisieren lassen',
  'workflows.forgot-my-password.description': 'Ich kenne mein aktuelles nicht.',
  'workflows.forgot-my-password.done-title': 'Ihr neues Passwort ist festgelegt',
  'workflows.forgot-my-password.name': 'Ich habe mein Passwort vergessen',
  'workflows.i-have-a-passcode.description':
    'Ihr Helpdesk hat Ihnen einen Zugangscode gegeben: Wählen Sie damit neue Sicherheitsfragen und ein neues Passwort.',
  'workflows.i-have-a-passcode.done-text':
    'Auch Ihre Sicherheitsfragen sind registriert. Der Zugangscode ist verbraucht.',
  'workflows.i-have-a-passcode.done-title': 'Ihr neues Passwort ist festgelegt',
  'workflows.i-have-a-passcode.name': 'Ich habe einen Zugangscode',
  'workflows.manage-my-passwords.description': 'Ich kenne mein aktuelles.',
  'workflows.manage-my-passwords.done-title': 'Ihr Passwort ist geändert',
  'workflows.manage-my-passwords.name': 'Mein Passwort ändern',
  'workflows.manage-my-profile.description':
    'Sehen und ändern Sie Ihre Anmeldehilfen: Sicherheitsfragen, Adressen, Authenticator-App, Passkeys.',
  'workflows.manage-my-profile.done-text':
    'Wir haben an alle Ihre Adressen, alte und neue, eine E-Mail über die Änderung gesendet.',
  'workflows.manage-my-profile.done-title': 'Ihr Profil ist gespeichert',
  'workflows.manage-my-profile.name': 'Mein Profil verwalten',
  'workflows.my-notifications.description': 'Wählen Sie, welche E-Mails zu Ihrem Konto Sie erhalten.',
  'workflows.my-notifications.done-text': 'Sie gilt ab der nächsten Aufgabe.',
  'workflows.my-notifications.done-title': 'Ihre Auswahl ist gespeichert',
  'workflows.my-notifications.name': 'Meine Benachrichtigungen',
  'workflows.register.description':
    'Wählen Sie jetzt Sicherheitsfragen, damit Sie sich selbst helfen können, wenn Sie Ihr Passwort vergessen.',
  'workflows.register.done-text':
    'Wenn Sie einmal Ihr Passwort vergessen, können Sie diese Fragen beantworten und selbst ein neues festlegen.',
  'workflows.register.done-title': 'Sie sind registriert',
  'workflows.register.name': 'Sicherheitsfragen registrieren',
  'workflows.reset-password.description':
    'Legen Sie ein neues Passwort fest, nachdem die anrufende Person gezeigt hat, wer sie ist.',
  'workflows.reset-password.done-text':
    'Das alte Passwort gilt nicht mehr. E-Mail- und Telefon-Apps, die es kennen, fragen nach dem neuen.',
  'workflows.reset-password.done-title': 'Das neue Passwort ist festgelegt',
  'workflows.reset-password.name': 'Passwort zurücksetzen',
  'workflows.unlock-account.description':
    'Entsperren Sie das Konto, nachdem die anrufende Person gezeigt hat, wer sie ist. Das Passwort bleibt, wie es ist.',
  'workflows.unlock-account.done-text':
    'Kommt die Sperre wieder, versucht es ein Telefon oder eine App noch mit einem alten Passwort.',
  'workflows.unlock-account.done-title': 'Das Konto ist entsperrt',
  'workflows.unlock-account.name': 'Konto entsperren',
  'workflows.unlock-my-account.description': 'Ich kenne mein Passwort, bin aber gesperrt.',
  'workflows.unlock-my-account.done-text':
    'Kommt die Sperre wieder, versucht es ein Telefon oder eine App noch mit einem alten Passwort. Geben Sie dort das aktuelle ein.',
  'workflows.unlock-my-account.done-title': 'Sie können sich wieder anmelden',
  'workflows.unlock-my-account.name': 'Mein Konto entsperren',
  'workflows.unlock-profile.description':
    'Entsperren Sie das Profil einer Person nach zu vielen Fehlversuchen, nachdem sie gezeigt hat, wer sie ist.',
  'workflows.unlock-profile.done-text': 'Die Person kann alle Aufgaben der Self-Service-Seite wieder nutzen.',
  'workflows.unlock-profile.done-title': 'Das Profil ist entsperrt',
  'workflows.unlock-profile.name': 'Profil entsperren',
  'workflows.verify-user-identity.description':
    'Prüfen Sie, ob die anrufende Person die ist, für die sie sich ausgibt. Dabei wird nichts geändert.',
  'workflows.verify-user-identity.done-text': 'Die Prüfung ist bestanden und wird aufgezeichnet.',
  'workflows.verify-user-identity.done-title': 'Es ist diese Person',
  'workflows.verify-user-identity.name': 'Anrufende Person prüfen',

  // policies.*: settings of management policies
  'policies.callBack': 'Eine Nummer anrufen, die das Verzeichnis kennt',
  'policies.callerMethods': 'Weitere Wege, Anrufende zu prüfen',
  'policies.callerMethods-hint': 'Jeder braucht eine zweite Person des Helpdesks.',
  'policies.default-text':
    'Gilt für alle, für die keine andere Richtlinie gilt. Sie lässt sich nicht einschränken, ausschalten oder löschen.',
  'policies.enabled': 'Eingeschaltet',
  'policies.enabled-hint': 'Eine ausgeschaltete Richtlinie gilt für niemanden.',
  'policies.enforcement': 'Erinnerungen',
  'policies.enforcement-hint': 'Wer welche E-Mail bekommt, und wann.',
  'policies.enforcement.channel': 'Weg der Nachricht',
  'policies.enforcement.days': 'Tage nach der ersten Erinnerung',
  'policies.enforcement.daysBefore': 'Tage vor dem Ablauf des Passworts',
  'policies.enforcement.enabled': 'An Personen schreiben',
  'policies.enforcement.mail': 'Per E-Mail',
  'policies.enforcement.scope': 'Nur an einen Teil der Personen',
  'policies.enforcement.thenEvery': 'Danach wieder nach (0: nie)',
  'policies.helpdeskScope': 'Wer helfen darf',
  'policies.helpdeskScope-hint': 'Der Helpdesk dieser Personen. Leer: Sie haben keinen.',
  'policies.identityDocument': 'Einen Ausweis sehen',
  'policies.name': 'Name der Richtlinie',
  'policies.name-hint': 'Wie die Administration sie nennt.',
  'policies.newMethodHours': 'Zeit, bis eine neue Anmeldehilfe genügt',
  'policies.newMethodHours-hint': 'Eine neuere allein hilft nicht, wenn das Passwort vergessen wurde.',
  'policies.passkey': 'Mit einem Passkey',
  'policies.privateMail': 'Verzeichnisattribut mit einer privaten E-Mail-Adresse',
  'policies.privateMail-hint': 'Etwa otherMailbox: Dorthin geht ein Code. Leer: wird nicht angeboten.',
  'policies.privileged': 'Personen, bei denen eine zweite Person aus dem Helpdesk jede Aufgabe genehmigt',
  'policies.privileged-hint':
    'Ihre Konten haben Zugang zu mehr als der eigenen Arbeit. Auch wer für diese Richtlinie zuständig ist, darf genehmigen.',
  'policies.privileged.builtIn': 'Mitglieder der Gruppen des Verzeichnisses, die Server und Netze verwalten',
  'policies.privileged.builtIn-hint':
    'Zum Beispiel die Gruppen für Hyper-V, für die Fernverwaltung und für Netzeinstellungen.',
  'policies.privileged.groups': 'Gruppen',
  'policies.privileged.groups-hint':
    'Konten, die das Verzeichnis schützt, gehören nicht hierher: Ihnen hilft der Helpdesk nicht.',
  'policies.questions': 'Sicherheitsfragen',
  'policies.questions-hint': 'Welche Fragen beantwortet werden, und wie.',
  'policies.questions.caseSensitive': 'Groß- und Kleinbuchstaben in Antworten unterscheiden',
  'policies.questions.confirmAnswers': 'Jede Antwort zweimal eingeben lassen',
  'policies.questions.defaultLanguage': 'Sprache der Liste, die gilt, wenn es keine in der eigenen gibt',
  'policies.questions.helpdesk': 'Alle beantworten sie, für den Helpdesk',
  'policies.questions.hideAnswers': 'Antworten bei der Eingabe verbergen',
  'policies.questions.id': 'Kennung',
  'policies.questions.id-hint':
    'Kleine Buchstaben, Ziffern und Bindestriche. Mitgelieferte Fragen haben ihren Wortlaut in jeder Sprache.',
  'policies.questions.kind': 'Art',
  'policies.questions.languages': 'Nur in den Listen dieser Sprachen',
  'policies.questions.languages-hint': 'Kürzel wie en oder de. Leer: in allen.',
  'policies.questions.mandatory': 'Alle beantworten sie',
  'policies.questions.minAnswerLength': 'Kürzeste Antwort in Zeichen',
  'policies.questions.minAnswerLength-hint': 'Neue Antworten haben mindestens 4 Zeichen, auch wenn hier weniger steht.',
  'policies.questions.minQuestionLength': 'Kürzeste eigene Frage in Zeichen',
  'policies.questions.optional': 'Wird aus der Liste gewählt',
  'policies.questions.optionalCount': 'Wählbare Fragen, die alle beantworten',
  'policies.questions.questions': 'Fragen',
  'policies.questions.readableForHelpdesk': 'Antworten auf Pflichtfragen für den Helpdesk lesbar aufbewahren',
  'policies.questions.rejectAnswersContainingQuestion': 'Antworten ablehnen, die die Frage wiederholen',
  'policies.questions.rejectSameAnswers': 'Dieselbe Antwort auf zwei Fragen ablehnen',
  'policies.questions.userDefinedCount': 'Eigene Fragen, die alle selbst schreiben',
  'policies.questions.wordings': 'Wortlaut',
  'policies.questions.wordings-hint': 'Leer bei einer mitgelieferten Frage: wie mitgeliefert.',
  'policies.rules': 'Passwortregeln',
  'policies.rules-hint': 'Sie gelten neben denen des Verzeichnisses.',
  'policies.scope.containers': 'Organisationseinheiten',
  'policies.scope.containers-hint': 'Samt allem darunter.',
  'policies.scope.domains': 'Domänen',
  'policies.scope.domains-hint': 'Keine ausgewählt: jede Domäne.',
  'policies.scope.exclude': 'Ausgeschlossen',
  'policies.scope.exclude-hint': 'Geht vor dem, was eingeschlossen ist.',
  'policies.scope.groups': 'Gruppen',
  'policies.scope.groups-hint': 'Mitglieder von Gruppen darin zählen mit.',
  'policies.scope.helpers': 'Personen des Helpdesks',
  'policies.scope.include': 'Eingeschlossen',
  'policies.scope.include-hint': 'Leer: alle.',
  'policies.staffFactors': 'Faktoren, mit denen Helpdesk und Administration diese Aufgaben verwenden',
  'policies.staffFactors-hint': 'Ihre Konten sind geschützt, außer in Aufgaben, die nach einem davon fragen.',
  'policies.text': 'Für wen sie gilt und wer helfen darf. Was sonst für diese Personen gilt, hat eigene Seiten.',
  'policies.totp': 'Mit einer Authenticator-App',
  'policies.userScope': 'Personen',
  'policies.userScope-hint': 'Für wen diese Richtlinie gilt.',

  // questions.*
  'questions.birth-city': 'In welchem Ort sind Sie geboren?',
  'questions.childhood-friend': 'Wie hieß Ihre beste Freundin oder Ihr bester Freund in der Kindheit mit Vornamen?',
  'questions.childhood-street': 'In welcher Straße sind Sie aufgewachsen?',
  'questions.favourite-teacher': 'Wie hieß Ihre Lieblingslehrerin oder Ihr Lieblingslehrer mit Nachnamen?',
  'questions.first-car': 'Welche Marke und welches Modell war Ihr erstes Auto?',
  'questions.first-job-place': 'In welchem Ort war Ihre erste Arbeitsstelle?',
  'questions.first-pet': 'Wie hieß Ihr erstes Haustier?',
  'questions.first-school': 'Wie hieß Ihre erste Schule?',

  // rules.*
  'rules.breached': 'Nicht unter den Passwörtern, die nach einem Einbruch anderswo veröffentlicht wurden',
  'rules.categories':
    '{of, plural, one {Mindestens eine Art von: {list}} other {Mindestens # dieser {all} Arten: {list}}}',
  'rules.categories-digit': '{count, plural, one {# Ziffer} other {# Ziffern}}',
  'rules.categories-lower': '{count, plural, one {# Kleinbuchstabe} other {# Kleinbuchstaben}}',
  'rules.categories-special': '{count, plural, one {# Sonderzeichen} other {# Sonderzeichen}}',
  'rules.categories-uncased':
    '{count, plural, one {# Buchstabe einer Schrift ohne Großbuchstaben} other {# Buchstaben von Schriften ohne Großbuchstaben}}',
  'rules.categories-upper': '{count, plural, one {# Großbuchstabe} other {# Großbuchstaben}}',
  'rules.complexity':
    'Mindestens drei von: Großbuchstaben, Kleinbuchstaben, Ziffern, Sonderzeichen, Buchstaben anderer Schriften',
  'rules.control-characters': 'Nur Zeichen, die sich mit einer Tastatur eingeben lassen',
  'rules.custom-text': '{text}',
  'rules.dictionary': 'Kein Wort, das Ihre Organisation in Passwörtern ausschließt',
  'rules.difference':
    'Unterscheidet sich von Ihrem aktuellen Passwort{both, plural, =1 { durch mindestens {edits, plural, one {# Änderung} other {# Änderungen}} und {fresh, plural, one {# neues Zeichen} other {# neue Zeichen}}} other {{edits, plural, =0 { durch mindestens {fresh, plural, one {# neues Zeichen} other {# neue Zeichen}}} one { durch mindestens # Änderung} other { durch mindestens # Änderungen}}}}',
  'rules.different-characters': 'Mindestens {min, plural, one {# Zeichen} other {# verschiedene Zeichen}}',
  'rules.disallowed-characters':
    '{from, select, upper {Großbuchstaben} lower {Kleinbuchstaben} digit {Ziffern} special {Sonderzeichen} uncased {Buchstaben von Schriften ohne Großbuchstaben} letter {Buchstaben} other {Zeichen aus {these}}}: keine{place, select, anywhere {} positions { an den Stellen {positions}} ending { {ending, plural, one {am Ende} other {unter den letzten # Zeichen}}} other { an den Stellen {positions} und {ending, plural, one {der letzten} other {den letzten #}}}}',
  'rules.history':
    '{count, plural, =0 {Anders als Ihr aktuelles Passwort} one {Anders als Ihr letztes Passwort} other {Anders als Ihre letzten # Passwörter}}',
  'rules.keyboard-walks':
    'Höchstens {max, plural, one {# Taste} other {# benachbarte Tasten}} nacheinander auf der Tastatur (nicht qwertz)',
  'rules.length': 'Mindestens {min, plural, one {# Zeichen} other {# Zeichen}}',
  'rules.maximum-age':
    'Gilt {unit, select, days {{amount, plural, one {# Tag} other {# Tage}}} hours {{amount, plural, one {# Stunde} other {# Stunden}}} other {{amount, plural, one {# Minute} other {# Minuten}}}}, dann wählen Sie ein neues',
  'rules.maximum-length': 'Höchstens {max, plural, one {# Zeichen} other {# Zeichen}}',
  'rules.minimum-age':
    '{unit, select, days {Letzte Änderung vor mindestens {amount, plural, one {# Tag} other {# Tagen}}} hours {Letzte Änderung vor mindestens {amount, plural, one {# Stunde} other {# Stunden}}} other {Letzte Änderung vor mindestens {amount, plural, one {# Minute} other {# Minuten}}}}',
  'rules.own-name': 'Kein Teil Ihres Namens und nicht Ihr Kontoname',
  'rules.passphrase':
    'Oder eine Passphrase: mindestens {words, plural, one {# Wort} other {# verschiedene Wörter}} und {min, plural, one {# Zeichen} other {# Zeichen}}; dann entfallen Regeln zur Vielfalt',
  'rules.regular-expression': '{text}',
  'rules.repeated-characters':
    '{both, plural, =1 {Dasselbe Zeichen {inSuccession, plural, one {nie zweimal} other {höchstens #-mal}} nacheinander und höchstens {anywhere, plural, one {einmal} other {#-mal}} insgesamt} other {{inSuccession, plural, =0 {Dasselbe Zeichen höchstens {anywhere, plural, one {einmal} other {#-mal}}} one {Nie dasselbe Zeichen zweimal nacheinander} other {Dasselbe Zeichen höchstens #-mal nacheinander}}}}',
  'rules.required-characters':
    '{from, select, upper {Großbuchstaben} lower {Kleinbuchstaben} digit {Ziffern} special {Sonderzeichen} uncased {Buchstaben von Schriften ohne Großbuchstaben} letter {Buchstaben} other {Zeichen aus {these}}}: {count, plural, =0 {jedes Zeichen} other {mindestens #}}{place, select, anywhere {} positions { an den Stellen {positions}} ending { {ending, plural, one {am Ende} other {unter den letzten # Zeichen}}} other { an den Stellen {positions} und {ending, plural, one {der letzten} other {den letzten #}}}}',
  'rules.runs':
    '{both, plural, =1 {Höchstens {numeric, plural, one {# Ziffer} other {# Ziffern}}, die auf- oder abwärts zählen (123), und {alphabetic, plural, one {# Buchstabe} other {# Buchstaben}} in der Reihenfolge des Alphabets (abc)} other {{numeric, plural, =0 {Höchstens {alphabetic, plural, one {# Buchstabe} other {# Buchstaben}} in der Reihenfolge des Alphabets (abc)} one {Keine Ziffern, die auf- oder abwärts zählen (123)} other {Höchstens # Ziffern, die auf- oder abwärts zählen (123)}}}}',
  'rules.strength':
    'Schwer zu erraten: {min, plural, =1 {besser als sehr schwach} =2 {mindestens mittel} =3 {mindestens gut} other {stark}}',
  'rules.symmetry':
    '{says, select, palindrome {Rückwärts gelesen anders} mirrored {Das Ende spiegelt höchstens {mirrored, plural, one {# Zeichen} other {# Zeichen}} des Anfangs (nicht pas47sap)} other {Rückwärts gelesen anders; das Ende spiegelt höchstens {mirrored, plural, one {# Zeichen} other {# Zeichen}} des Anfangs}}',
  'rules.user-properties': 'Kein Teil Ihres Namens, Ihres Kontos oder anderer Angaben über Sie im Verzeichnis',

  // wizard.*
  'wizard.accepted-again': 'Ab {until, time, short} Uhr können Sie es wieder versuchen.',
  'wizard.accepted-again-on': 'Ab {until, date, long}, {until, time, short} Uhr, können Sie es wieder versuchen.',
  'wizard.account-field': 'Kontoname',
  'wizard.account-for': 'Konto: {account}',
  'wizard.account-hint': 'Der Name, mit dem Sie sich am Computer anmelden, oder Ihre E-Mail-Adresse.',
  'wizard.account-submit': 'Weiter',
  'wizard.account-text': 'Nennen Sie das Konto, das Hilfe braucht. Ohne Ihre Bestätigung ändert sich nichts.',
  'wizard.account-title': 'Um welches Konto geht es?',
  'wizard.agreement': 'Text der Vereinbarung',
  'wizard.agreement-version': 'Version {version}',
  'wizard.all': 'Alle',
  'wizard.all-of-column': 'Alle: {column}',
  'wizard.all-tasks': 'Alle Aufgaben',
  'wizard.always-on': 'Immer',
  'wizard.another-account': 'Anderes Konto verwenden',
  'wizard.cancel': 'Abbrechen',
  'wizard.cancel-keep': 'Weitermachen',
  'wizard.cancel-stop': 'Hier aufhören',
  'wizard.cancel-text':
    'Diese Aufgabe ist noch nicht fertig. Wenn Sie jetzt aufhören, beginnen Sie beim nächsten Mal von vorn.',
  'wizard.cancel-title': 'Diese Aufgabe abbrechen?',
  'wizard.caps-lock': 'Die Feststelltaste ist aktiv.',
  'wizard.captcha-picture': 'Ziffern von 1 bis 6; der Ton darunter sagt dasselbe',
  'wizard.captcha-sound':
    'Oder hören Sie zu: Zählen Sie die Töne jeder Gruppe und geben Sie die Zahlen nacheinander ein.',
  'wizard.change-account': 'Konto ändern',
  'wizard.choose': 'Auswählen',
  'wizard.chosen-already': 'Das haben Sie oben schon gewählt. Wählen Sie hier etwas anderes.',
  'wizard.code-checked': 'Nach der letzten Ziffer wird der Code geprüft.',
  'wizard.control-unknown':
    'Dieses Fenster ist zu alt für diese Seite. Öffnen Sie die Self-Service-Seite in einem Tab oder wählen Sie einen anderen Weg.',
  'wizard.copied': 'Kopiert',
  'wizard.copy': 'Kopieren',
  'wizard.day': '{at, date, long}',
  'wizard.document-title': '{page} – {name}',
  'wizard.domain-field': 'Domäne',
  'wizard.door-forgot': 'Ich habe mein Passwort vergessen',
  'wizard.door-unlock': 'Mein Konto entsperren',
  'wizard.doors': 'Andere Wege',
  'wizard.finish': 'Zurück zum Anfang',
  'wizard.health': 'Mein Passwort im Blick',
  'wizard.hidden-cleared':
    'Die Verbindung brach ab, bevor eine Antwort kam. Zu Ihrer Sicherheit sind die verdeckten Felder wieder leer. Füllen Sie sie noch einmal aus.',
  'wizard.language': 'Sprache',
  'wizard.load-again': 'Seite neu laden',
  'wizard.loading': 'Wird geladen',
  'wizard.moment': '{until, time, short} Uhr',
  'wizard.moment-on': '{until, date, long}, {until, time, short} Uhr',
  'wizard.moment-zone': '{moment} ({zone})',
  'wizard.nothing-changed': 'Es wurde nichts geändert.',
  'wizard.nothing-twice': 'Nichts geschieht doppelt.',
  'wizard.number-range': 'Verwenden Sie eine Zahl von {low} bis {high}.',
  'wizard.offline': 'Dieses Gerät hat keine Netzwerkverbindung.',
  'wizard.part-missing': 'Ein Teil dieser Seite ist nicht angekommen.',
  'wizard.passkey-known': 'Dieses Gerät oder dieser Schlüssel ist schon registriert.',
  'wizard.passkey-missing':
    'Dieser Browser unterstützt keine Passkeys. Wählen Sie einen anderen Weg oder einen aktuellen Browser.',
  'wizard.passkey-not-here':
    'Passkeys der Self-Service-Seite funktionieren in diesem Fenster nicht. Öffnen Sie die Seite in einem Tab oder wählen Sie einen anderen Weg.',
  'wizard.passkey-not-used':
    'Es wurde kein Passkey verwendet: abgebrochen, zu lange gewartet oder nicht auf diesem Gerät. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.',
  'wizard.progress': 'Schritt {position} von {of}',
  'wizard.progress-open': 'Schritt {position}',
  'wizard.question': 'Frage {number}',
  'wizard.required': 'Füllen Sie dieses Feld aus, um fortzufahren.',
  'wizard.required-choice': 'Wählen Sie eine Möglichkeit, um fortzufahren.',
  'wizard.required-tick': 'Setzen Sie hier ein Häkchen, um fortzufahren.',
  'wizard.retry': 'Jetzt erneut versuchen',
  'wizard.retrying': 'Neuer Versuch in {seconds, plural, one {# Sekunde} other {# Sekunden}}.',
  'wizard.rule-broken': 'Das neue Passwort erfüllt dies noch nicht: {rule}',
  'wizard.rule-met': 'erfüllt',
  'wizard.rule-open': 'noch nicht',
  'wizard.rule-server': 'wird beim Absenden geprüft',
  'wizard.rules': 'Das neue Passwort braucht',
  'wizard.rules-count': '{met} von {all} Anforderungen erfüllt',
  'wizard.server': 'Verbunden mit {address}',
  'wizard.server-unreachable': '{address} antwortet nicht.',
  'wizard.setting-password': 'Das neue Passwort wird festgelegt …',
  'wizard.show-secret': '{field} anzeigen',
  'wizard.shown-until': 'Gilt bis {until}',
  'wizard.strength': 'Stärke',
  'wizard.strength-0': 'sehr schwach',
  'wizard.strength-1': 'schwach',
  'wizard.strength-2': 'mittel',
  'wizard.strength-3': 'gut',
  'wizard.strength-4': 'stark',
  'wizard.suggest': 'Passwort vorschlagen',
  'wizard.suggest-another': 'Ein anderes',
  'wizard.suggest-done': 'Es ist als neues Passwort eingetragen. Notieren Sie es, bevor Sie fortfahren.',
  'wizard.suggest-none': 'Kein Vorschlag erfüllt alle Regeln. Wählen Sie selbst ein Passwort.',
  'wizard.support': 'Brauchen Sie weitere Hilfe? {support}',
  'wizard.support-line': 'Hilfe: {support}',
  'wizard.tagline': 'Passworthilfe',
  'wizard.tasks-more': 'Weitere Aufgaben',
  'wizard.tasks-title': 'Was brauchen Sie?',
  'wizard.too-long': 'Verwenden Sie höchstens {count, plural, one {# Zeichen} other {# Zeichen}}.',
  'wizard.too-short': 'Verwenden Sie mindestens {count, plural, one {# Zeichen} other {# Zeichen}}.',
  'wizard.totp-open': 'In meiner Authenticator-App öffnen',
  'wizard.totp-picture': 'QR-Code für Ihre Authenticator-App; der Schlüssel darunter sagt dasselbe',
  'wizard.totp-secret': 'Oder geben Sie diesen Schlüssel in die App ein',
  'wizard.unreachable-title': 'Gerade keine Antwort',
  'wizard.work-not-done': 'Ihr Browser konnte diese Arbeit nicht leisten. Verwenden Sie das Bild oder den Ton.',

  // site.*
  'site.again': 'Noch einmal versuchen',
  'site.cookies-text':
    'Ihr Browser hat das Cookie nicht zurückgesendet, das diese Aufgabe braucht. Erlauben Sie Cookies für {address} und beginnen Sie dann neu. Es wurde nichts geändert.',
  'site.cookies-title': 'Diese Website braucht Cookies',
  'site.hidden-cleared': 'Zu Ihrer Sicherheit sind die verdeckten Felder wieder leer. Füllen Sie sie noch einmal aus.',
  'site.kiosk-asks':
    'Nach {minutes, plural, one {einer Minute} other {# Minuten}} fragt dieser Bildschirm, ob Sie noch da sind.',
  'site.kiosk-reset':
    'Für die nächste Person kehrt dieser Bildschirm nach {minutes, plural, one {einer Minute} other {# Minuten}} von selbst zum Anfang zurück.',
  'site.link-feedback': 'Rückmeldung geben',
  'site.link-help': 'Hilfeseiten',
  'site.link-portal': 'Portal von {name}',
  'site.look-again': 'Noch einmal nachsehen',
  'site.moved-on': 'Diese Seite war schon beantwortet. Es wurde nichts doppelt gesendet.',
  'site.needs-scripts':
    'Diese Seite braucht einen Browser, der JavaScript ausführt. Wählen Sie einen der anderen Wege unten oder öffnen Sie die Self-Service-Seite in einem anderen Browser.',
  'site.no-page-title': 'Diese Seite gibt es nicht',
  'site.patience-left': 'Noch etwa {seconds, plural, one {# Sekunde} other {# Sekunden}}.',
  'site.patience-over': 'Danke fürs Warten. Sie können jetzt fortfahren.',
  'site.patience-text':
    'Es gab mehrere Versuche in kurzer Zeit. Ein kurzes Warten hindert Programme daran, Konten durchzuprobieren; diese Seite zeigt, wann Sie fortfahren können.',
  'site.patience-title': 'Einen Moment, bevor es beginnt',
  'site.problem-title': 'Ein Problem: {page}',
  'site.proving-work':
    'Einen Moment: Ihr Browser rechnet kurz, weil es viele Anmeldeversuche gab. Sie müssen nichts tun.',
  'site.still-there': 'Weiter',
  'site.still-there-over': 'Diese Seite ist verdeckt',
  'site.still-there-text': 'Viele Personen verwenden diesen Bildschirm. Ohne Antwort verdeckt er diese Seite.',
  'site.still-there-title': 'Sind Sie noch da?',
  'site.trouble-title': 'Das hat nicht funktioniert',

  // extension.*
  'extension.description':
    'Hilft bei einem abgelaufenen oder vergessenen Firmenpasswort, direkt von der Seite aus, die es meldet.',
  'extension.key-here': 'Dieser Browser hat einen Schlüssel für dieses Konto. Sie brauchen keinen Code.',
  'extension.key-made-here':
    'Für diesen Browser wird ein Schlüssel erstellt. Er lässt sich nicht kopieren. Wird die Erweiterung entfernt, ist er weg: Fügen Sie den Browser dann noch einmal hinzu.',
  'extension.key-missing':
    'Dieser Browser hat keinen Schlüssel für dieses Konto. Wurde die Erweiterung entfernt, ist ihr Schlüssel weg: Nehmen Sie einen anderen Weg, und fügen Sie den Browser dann in Ihrem Profil wieder hinzu.',
  'extension.key-not-made':
    'Es wurde kein Schlüssel erstellt. Versuchen Sie es noch einmal, oder wählen Sie einen anderen Weg.',
  'extension.key-not-used':
    'Der Schlüssel dieses Browsers ließ sich nicht verwenden. Versuchen Sie es noch einmal, oder wählen Sie einen anderen Weg.',
  'extension.name': 'Latchkey',
  'extension.options-account-name': 'Kontoname',
  'extension.options-account-name-label': 'Meinen Kontonamen von der Seite übernehmen',
  'extension.options-account-name-text':
    'Wenn Sie auf einer Seite Hilfe annehmen, liest Latchkey dort das Feld für Ihren Kontonamen und kein anderes. Ein Passwort liest es nie.',
  'extension.options-add': 'Seite hinzufügen',
  'extension.options-address': 'Adresse des Latchkey-Servers',
  'extension.options-address-hint':
    'Sie erhalten sie von Ihrer Administration, zum Beispiel https://latchkey.example.com.',
  'extension.options-check': 'Prüfen und speichern',
  'extension.options-connected': 'Verbunden mit {name} unter {address}.',
  'extension.options-grant': '{host} erlauben',
  'extension.options-insecure': 'Nicht verschlüsselt: Diese Seite lässt sich nicht erlauben',
  'extension.options-keep': 'Behalten',
  'extension.options-key-remove': 'Schlüssel von {account} für {host} entfernen',
  'extension.options-key-remove-text':
    'Er lässt sich nicht zurückholen. Entfernen Sie diesen Browser auch aus Ihrem Profil.',
  'extension.options-key-remove-title': 'Schlüssel von {account} für {host} entfernen?',
  'extension.options-key-removed': 'Der Schlüssel von {account} für {host} wurde entfernt.',
  'extension.options-key-since': 'für {host}, seit {date}',
  'extension.options-keys': 'Schlüssel dieses Browsers',
  'extension.options-keys-text':
    'Ein Schlüssel zeigt mit einem Klick, dass Sie es sind. Er verlässt diesen Browser nie und ist weg, wenn die Erweiterung entfernt wird: Melden Sie sich dann anders an, und fügen Sie diesen Browser in Ihrem Profil wieder hinzu.',
  'extension.options-locked-origins': 'Ihre Administration hat diese Liste festgelegt.',
  'extension.options-locked-reminder': 'Ihre Administration hat das entschieden.',
  'extension.options-locked-server': 'Ihre Administration hat diese Adresse festgelegt.',
  'extension.options-locked-unusable':
    'Ihre Administration hat eine Adresse festgelegt, die nicht verwendet werden kann.',
  'extension.options-organisation': 'Organisation Nr. {number}',
  'extension.options-organisation-add': 'Organisation hinzufügen',
  'extension.options-organisation-remove': '{name} entfernen',
  'extension.options-organisation-remove-text':
    '{count, plural, =0 {Latchkey vergisst ihren Server.} one {Latchkey vergisst ihren Server und eine Seite und sieht sich diese Seite nicht mehr an.} other {Latchkey vergisst ihren Server und # Seiten und sieht sich diese nicht mehr an.}}',
  'extension.options-organisation-remove-title': '{name} entfernen?',
  'extension.options-origin': 'Adresse einer Seite',
  'extension.options-origin-hint':
    'Die Anmeldeseite Ihrer E-Mail, Ihres VPN oder Ihres Portals, zum Beispiel https://mail.example.com.',
  'extension.options-origin-insecure':
    '{origin} ist nicht verschlüsselt, deshalb kann Latchkey dort nicht helfen. Fügen Sie die Adresse hinzu, die mit https:// beginnt, oder fragen Sie Ihre Administration.',
  'extension.options-origin-invalid': 'Das ist keine Webadresse. Geben Sie eine wie https://mail.example.com ein.',
  'extension.options-origin-kept': '{host} steht auf der Liste.',
  'extension.options-origin-refused':
    'Ihr Browser hat {host} nicht erlaubt, deshalb wurde die Seite nicht hinzugefügt. Fügen Sie sie noch einmal hinzu und erlauben Sie sie.',
  'extension.options-origin-removed': '{host} steht nicht mehr auf der Liste.',
  'extension.options-origins': 'Seiten mit Hilfe',
  'extension.options-origins-empty':
    'Noch steht keine Seite auf der Liste. Latchkey sieht keine Seite an, bevor Sie eine hinzufügen.',
  'extension.options-origins-text':
    'Nur auf diesen Seiten sucht Latchkey nach abgelaufenen Passwörtern; was Sie eingeben, liest es nie.',
  'extension.options-policy-mistakes':
    'Die Einstellungen Ihrer Organisation enthalten Fehler. Zeigen Sie Ihrer Administration diese Werte:',
  'extension.options-reminder': 'Erinnerung',
  'extension.options-reminder-label': 'Vor dem Ablauf meines Passworts erinnern',
  'extension.options-reminder-text':
    'Ab fünf Tagen vorher, höchstens einmal am Tag und nie nachts. Ihr Browser fragt Sie vorher um Erlaubnis.',
  'extension.options-remove': '{host} entfernen',
  'extension.options-remove-text':
    'Latchkey sieht sich diese Seite nicht mehr an und gibt Ihrem Browser die Berechtigung dafür zurück.',
  'extension.options-remove-title': '{host} entfernen?',
  'extension.options-revoked': 'Ihr Browser erlaubt diese Seite nicht mehr.',
  'extension.options-server': 'Ihr Server',
  'extension.options-title': 'Einstellungen von Latchkey',
  'extension.options-waiting': 'Ihr Browser wurde für diese Seite noch nicht gefragt.',
  'extension.popup-days': '{days, plural, one {Tag} other {Tage}}',
  'extension.popup-days-left': 'Ihr Passwort gilt noch {days, plural, one {# Tag} other {# Tage}}.',
  'extension.popup-expired': 'Ihr Passwort ist abgelaufen.',
  'extension.popup-found': '{host} verlangt ein neues Passwort',
  'extension.popup-found-action': 'Hier ändern',
  'extension.popup-health': 'Mein Passwort im Blick',
  'extension.popup-key': 'Bei Mein Passwort im Blick anmelden',
  'extension.popup-key-not-offered': 'Ihre Organisation bietet keine Anmeldung mit diesem Schlüssel an.',
  'extension.popup-key-text': 'Als {account}, mit dem Schlüssel dieses Browsers',
  'extension.popup-last-day': 'Ihr Passwort läuft {day, select, today {heute} other {morgen}} ab.',
  'extension.popup-loading': 'Der Server wird gefragt',
  'extension.popup-locked': 'Ihr Konto ist bis {time} gesperrt.',
  'extension.popup-locked-open': 'Ihr Konto ist gesperrt.',
  'extension.popup-must-change': 'Sie müssen ein neues Passwort wählen.',
  'extension.popup-never': 'Ihr Passwort läuft nicht ab.',
  'extension.popup-no-server': 'Latchkey kennt Ihren Server noch nicht.',
  'extension.popup-permission': '{count, plural, one {# Seite wartet} other {# Seiten warten}} auf Ihre Erlaubnis.',
  'extension.popup-retry': 'Noch einmal versuchen',
  'extension.popup-set-up': 'Einrichten',
  'extension.popup-settings': 'Einstellungen',
  'extension.popup-tasks': 'Das können Sie tun',
  'extension.popup-unknown': 'Nach Ihrer ersten Aufgabe hier steht an dieser Stelle, wie lange Ihr Passwort noch gilt.',
  'extension.popup-wizard': 'Passworthilfe',
  'extension.popup-wizard-text': 'Ändern, zurücksetzen oder entsperren, Schritt für Schritt.',
  'extension.problem-discovery-invalid':
    '{domain} nennt einen Latchkey-Server, aber so, dass es nicht lesbar ist. Sagen Sie es Ihrer Administration und geben Sie stattdessen die Adresse des Servers ein.',
  'extension.problem-discovery-none':
    '{domain} nennt keinen Latchkey-Server. Fragen Sie Ihre Administration nach der Adresse des Servers und geben Sie diese ein.',
  'extension.problem-discovery-redirect':
    '{domain} leitet an eine andere Stelle weiter, deshalb gilt die Antwort nicht. Fragen Sie Ihre Administration nach der Adresse des Servers und geben Sie diese ein.',
  'extension.problem-interrupted': 'Der Browser hat die Erweiterung unterbrochen.',
  'extension.problem-mail-domain':
    'Das ist keine E-Mail-Adresse. Geben Sie eine wie anna@example.com ein oder die Adresse des Servers.',
  'extension.problem-server-address': 'Das ist keine Webadresse. Geben Sie eine wie https://latchkey.example.com ein.',
  'extension.problem-server-certificate':
    '{address} antwortet nicht, oder Ihr Browser vertraut dem Zertifikat nicht. Öffnen Sie die Adresse in einem Tab: Dort sagt Ihr Browser, was es ist.',
  'extension.problem-server-elsewhere':
    '{address} antwortet, aber nicht als Latchkey-Server: Vielleicht leitet die Adresse weiter. Öffnen Sie sie in einem Tab und geben Sie die Adresse ein, die dort steht.',
  'extension.problem-server-foreign':
    '{address} antwortet, ist aber kein Latchkey-Server. Prüfen Sie die Adresse mit Ihrer Administration.',
  'extension.problem-server-insecure':
    '{address} ist nicht verschlüsselt. Geben Sie eine Adresse ein, die mit https:// beginnt.',
  'extension.problem-server-unset':
    'Latchkey kennt Ihren Server noch nicht. Öffnen Sie die Einstellungen der Erweiterung und geben Sie seine Adresse ein.',
  'extension.problem-storage':
    'Ihr Browser konnte das nicht speichern; vielleicht ist der Speicherplatz voll. Schaffen Sie Platz und versuchen Sie es noch einmal.',
  'extension.problem-unexpected':
    'In der Erweiterung ist etwas schiefgegangen. Es wurde nichts geändert. Versuchen Sie es gleich noch einmal.',
  'extension.prompt-accept': 'Hier ändern',
  'extension.prompt-accept-with-name': 'Hier ändern, mit meinem Kontonamen',
  'extension.prompt-change': 'Sie können Ihr Firmenpasswort gleich hier ändern, Schritt für Schritt.',
  'extension.prompt-decline': 'Jetzt nicht',
  'extension.prompt-expired':
    'Ihr Firmenpasswort scheint abgelaufen zu sein; hier ändern Sie es in weniger als einer Minute.',
  'extension.prompt-from': 'Von Latchkey, installiert durch {organisation}',
  'extension.prompt-from-self': 'Von Latchkey, einer Erweiterung, die Sie installiert haben',
  'extension.prompt-name-note':
    'Mit meinem Kontonamen: Latchkey liest ihn von dieser Seite, jetzt und künftig. Passwörter liest es nie.',
  'extension.prompt-outdated': 'Latchkey wurde aktualisiert. Laden Sie diese Seite neu, um fortzufahren.',
  'extension.prompt-refused':
    'Auf dieser Seite liegt vielleicht etwas über dieser Meldung. Verwenden Sie die Latchkey-Schaltfläche in der Symbolleiste des Browsers.',
  'extension.reminder-text': 'Ändern Sie es jetzt, bevor es Sie aufhält: Es dauert weniger als eine Minute.',
  'extension.reminder-title':
    '{days, plural, one {Ihr Passwort läuft innerhalb eines Tages ab} other {Ihr Passwort läuft in # Tagen ab}}',
  'extension.welcome-add-pages': 'Seiten hinzufügen',
  'extension.welcome-address': 'Ihre E-Mail-Adresse bei der Arbeit oder die Adresse des Latchkey-Servers',
  'extension.welcome-address-hint':
    'Von einer E-Mail-Adresse wird nur der Teil nach dem @ verwendet, um Ihre Organisation nach ihrem Server zu fragen.',
  'extension.welcome-allow': 'Seiten mit Hilfe erlauben',
  'extension.welcome-allow-submit': '{count, plural, one {Diese Seite erlauben} other {Diese # Seiten erlauben}}',
  'extension.welcome-confirm': 'Ist das Ihre Organisation?',
  'extension.welcome-confirm-submit': 'Ja, verbinden',
  'extension.welcome-done': 'Latchkey ist bereit',
  'extension.welcome-done-text':
    '{count, plural, =0 {Latchkey ist verbunden. Noch steht keine Seite auf der Liste, deshalb gibt es Hilfe nur über die Schaltfläche in der Symbolleiste.} one {Latchkey bietet auf einer Seite Hilfe an.} other {Latchkey bietet auf # Seiten Hilfe an.}}',
  'extension.welcome-elsewhere':
    'Dieser Server gehört nicht zu {domain}. Verbinden Sie sich nur, wenn Ihre Administration Ihnen diese Adresse genannt hat.',
  'extension.welcome-find': 'Wo arbeiten Sie?',
  'extension.welcome-find-submit': 'Meinen Server finden',
  'extension.welcome-later': 'Später',
  'extension.welcome-named-by':
    '{domain} hat diesen Server genannt. Sie geben für ihn Passwörter ein, vergleichen Sie deshalb die ganze Adresse.',
  'extension.welcome-named-by-person':
    'Sie geben für diesen Server Passwörter ein, vergleichen Sie deshalb die ganze Adresse.',
  'extension.welcome-no-pages':
    'Ihre Organisation hat keine Liste von Seiten veröffentlicht. Fügen Sie die Anmeldeseiten, die Sie verwenden, selbst hinzu, jetzt oder später in den Einstellungen.',
  'extension.welcome-not-askable':
    'Auf einer dieser Seiten kann diese Version von Latchkey nicht helfen. Fügen Sie die anderen in den Einstellungen hinzu und sagen Sie es Ihrer Administration.',
  'extension.welcome-organisation': 'Name der Organisation',
  'extension.welcome-organisation-at': 'Organisation laut {domain}',
  'extension.welcome-other': 'Nein, zurück',
  'extension.welcome-punycode':
    'Diese Adresse hat Buchstaben anderer Alphabete, hier als xn-- geschrieben. Verbinden Sie sich nur, wenn Ihre Administration Ihnen genau diese Adresse genannt hat.',
  'extension.welcome-refused':
    'Ihr Browser hat es nicht erlaubt, deshalb wurde keine Seite hinzugefügt. Versuchen Sie es noch einmal und erlauben Sie es, oder tun Sie es später in den Einstellungen.',
  'extension.welcome-server': 'Adresse des Servers',
  'extension.welcome-step': 'Schritt {step} von 3',
  'extension.welcome-title': 'Latchkey einrichten',
  'extension.welcome-try':
    'Klicken Sie auf die Latchkey-Schaltfläche in der Symbolleiste, wenn Sie Hilfe mit Ihrem Passwort brauchen.',
  'extension.window-back': 'Zurück zu {host}',
  'extension.window-close': 'Schließen',
  'extension.window-from': 'Geöffnet auf {host}',
  'extension.window-lost': 'Dieses Fenster hat seine Seite verloren',
  'extension.window-lost-text':
    'Der Browser wurde neu gestartet, oder die Einstellungen der Erweiterung haben sich seitdem geändert. Schließen Sie dieses Fenster und öffnen Sie die Seite oder die Erweiterung noch einmal.',

  // operator.*: the same for operators, where it would speak of "your" account; by the key of the other words
  'operator.activities.approve-by-manager.number': 'Zahl für die Führungskraft',
  'operator.activities.approve-by-manager.wait-text':
    'Wir haben der Führungskraft der Person geschrieben. Zum Genehmigen braucht sie die Zahl unten: Lesen Sie sie ihr oder der anrufenden Person vor. Lassen Sie diese Seite offen: Sie geht weiter, sobald entschieden ist, und keine andere Seite kann die Entscheidung nutzen.',
  'operator.activities.approve-by-manager.wait-text-anew':
    'Im Verzeichnis steht jetzt eine andere Führungskraft, deshalb wurde über die erste Anfrage nicht entschieden. Wir haben der neuen geschrieben. Sie braucht die Zahl unten.',
  'operator.activities.approve-by-manager.wait-title': 'Warten auf die Führungskraft der Person',
  'operator.activities.reset-password-in-ad.done':
    'Das neue Passwort gilt überall, wo die Person sich mit diesem Konto anmeldet.',
  'operator.activities.reset-password-in-ad.text': 'Mit diesem Passwort meldet sich die Person ab jetzt an.',
  'operator.activities.reset-password-in-ad.title': 'Wählen Sie ein neues Passwort für die anrufende Person',
  'operator.activities.unlock-account.done': 'Das Konto ist entsperrt.',
  'operator.ended.account-disabled': 'Das Konto ist deaktiviert',
  'operator.ended.account-expired': 'Das Konto ist abgelaufen',
  'operator.ended.account-locked': 'Das Konto ist gesperrt',
  'operator.ended.account-locked-until': 'Das Konto ist bis {until} gesperrt',
  'operator.ended.account-missing': 'Das Konto ist nicht mehr im Verzeichnis',
  'operator.ended.account-not-disabled': 'Das Konto ist nicht deaktiviert',
  'operator.ended.account-not-expired': 'Das Konto ist nicht abgelaufen',
  'operator.ended.account-not-locked': 'Das Konto ist nicht gesperrt',
  'operator.ended.already-registered': 'Die Person ist schon registriert',
  'operator.ended.approval-refused': 'Die Führungskraft hat dies nicht genehmigt',
  'operator.ended.approval-timed-out': 'Die Führungskraft hat nicht rechtzeitig entschieden',
  'operator.ended.history-not-enforceable': 'Das Passwort kann hier nicht zurückgesetzt werden',
  'operator.ended.method-too-new': 'Die Anmeldehilfen der Person sind noch zu neu',
  'operator.ended.method-too-new-until': 'Die Anmeldehilfen der Person sind bis {until} zu neu',
  'operator.ended.not-registered': 'Die Person ist nicht registriert',
  'operator.ended.outside-logon-hours': 'Das Konto darf sich um diese Zeit nicht anmelden',
  'operator.ended.password-expired': 'Das Passwort ist abgelaufen',
  'operator.ended.password-not-expired': 'Das Passwort ist noch gültig',
  'operator.ended.profile-locked': 'Das Profil ist gesperrt',
  'operator.ended.profile-locked-until': 'Das Profil ist bis {until} gesperrt',
  'operator.ended.profile-not-locked': 'Das Profil ist nicht gesperrt',
  'operator.ended.sign-in-restricted': 'Das Konto darf sich auf diesem Weg nicht anmelden',
  'operator.ended.too-few-questions': 'Im Profil fehlen Fragen für diese Aufgabe',
  'operator.problems.idle':
    'Sie waren eine Weile weg. Prüfen Sie noch einmal, ob es diese Person ist, die anruft; dann geht es weiter.',
  'operator.problems.password-history':
    '{count, plural, =0 {Das ist das aktuelle Passwort. Wählen Sie ein anderes.} one {Dieses Passwort wurde schon verwendet. Wählen Sie ein anderes als das letzte.} other {Dieses Passwort wurde schon verwendet. Wählen Sie eines, das nicht unter den letzten # ist.}}',
  'operator.problems.password-own-name':
    'Dieses Passwort enthält „{name}“: den Kontonamen oder einen Teil des Namens der Person. Lassen Sie das weg.',
  'operator.problems.password-user-properties':
    'Dieses Passwort enthält einen Teil des Namens, des Kontos oder einer anderen Angabe über die Person im Verzeichnis. Lassen Sie das weg.',
  'operator.rules.history':
    '{count, plural, =0 {Anders als das aktuelle Passwort} one {Anders als das letzte Passwort} other {Anders als die letzten # Passwörter}}',
  'operator.rules.own-name': 'Kein Teil des Namens der Person und nicht ihr Kontoname',
  'operator.rules.user-properties':
    'Kein Teil des Namens, des Kontos oder anderer Angaben über die Person im Verzeichnis',
  'operator.steps.asked-manager': 'Die Führungskraft wurde um {at} gefragt und kann bis {until} entscheiden.',
  'operator.steps.unsettled-text':
    'Das neue Passwort wurde gesendet, aber das Verzeichnis meldet nicht, ob es angenommen wurde. Nichts wird doppelt gesendet. Diese Seite geht von selbst weiter, sobald das Verzeichnis antwortet.',
  'operator.stopped.account-disabled': 'Das Konto ist deaktiviert. Die Administration kann es wieder aktivieren.',
  'operator.stopped.account-expired': 'Das Konto hat sein Enddatum erreicht. Die Administration kann es verlängern.',
  'operator.stopped.account-locked': 'Das Konto ist gesperrt. Entsperren Sie es zuerst.',
  'operator.stopped.account-missing': 'Das Konto ist nicht mehr im Verzeichnis. Es wurde nichts geändert.',
  'operator.stopped.account-not-disabled': 'Das Konto ist nicht deaktiviert.',
  'operator.stopped.account-not-expired': 'Das Konto hat sein Enddatum nicht erreicht.',
  'operator.stopped.account-not-locked': 'Das Konto ist nicht gesperrt.',
  'operator.stopped.already-registered': 'Die Person ist schon registriert.',
  'operator.stopped.approval-refused':
    'Die Führungskraft der Person hat dies nicht genehmigt, deshalb wurde nichts geändert. Sagen Sie es der anrufenden Person.',
  'operator.stopped.approval-timed-out':
    'Die Führungskraft der Person hat nicht rechtzeitig entschieden, deshalb wurde nichts geändert. Beginnen Sie neu, oder nehmen Sie einen anderen Weg.',
  'operator.stopped.directory-unreachable':
    'Das Verzeichnis mit dem Konto antwortet nicht. Es wurde nichts geändert. Beginnen Sie in einigen Minuten noch einmal.',
  'operator.stopped.enable-outcome-unknown':
    'Das Verzeichnis hat nicht gemeldet, ob das Konto aktiviert ist. Sehen Sie in einigen Minuten noch einmal nach.',
  'operator.stopped.failed': 'Diese Aufgabe ließ sich nicht abschließen. Beginnen Sie sie neu.',
  'operator.stopped.history-not-enforceable':
    'Die Domäne kann frühere Passwörter hier nicht prüfen, und Ihre Organisation erlaubt ohne diese Prüfung kein Zurücksetzen. Es wurde nichts geändert.',
  'operator.stopped.method-too-new':
    '{hours, plural, one {Die Person hat ihre Anmeldehilfen vor weniger als einer Stunde geändert. Neue allein reichen noch nicht. Prüfen Sie die anrufende Person auf einem anderen Weg.} other {Die Person hat ihre Anmeldehilfen vor weniger als # Stunden geändert. Neue allein reichen noch nicht. Prüfen Sie die anrufende Person auf einem anderen Weg.}}',
  'operator.stopped.no-manager-to-ask':
    'Im Verzeichnis steht keine Führungskraft mit E-Mail-Adresse und aktivem Konto, die genehmigen könnte. Nehmen Sie einen anderen Weg.',
  'operator.stopped.not-registered':
    'Die Person hat sich nicht registriert; niemand kann also sagen, ob es diese Person ist, die anruft.',
  'operator.stopped.outcome-unknown':
    'Das Verzeichnis hat nicht gemeldet, ob es das neue Passwort angenommen hat. Lassen Sie die Person es versuchen; geht das nicht, beginnen Sie neu.',
  'operator.stopped.password-expired': 'Das Passwort ist abgelaufen, und diese Aufgabe braucht ein gültiges.',
  'operator.stopped.password-not-expired': 'Das Passwort ist noch gültig.',
  'operator.stopped.password-write-not-permitted':
    'Latchkey darf das Passwort dieses Kontos nicht festlegen. Es wurde nichts geändert. Die Administration kann es.',
  'operator.stopped.person-refused':
    'Sie dürfen dieser Person nicht mehr helfen, deshalb ist diese Aufgabe beendet. Was sie vorher geändert hat, bleibt; mehr wurde nicht geändert.',
  'operator.stopped.profile-locked': 'Das Profil ist nach zu vielen Fehlversuchen gesperrt. Entsperren Sie es zuerst.',
  'operator.stopped.profile-not-locked': 'Das Profil ist nicht gesperrt.',
  'operator.stopped.too-few-questions':
    'Die Person hat zu wenige Antworten registriert, um daran erkannt zu werden. Es wurde nichts geändert.',
  'operator.stopped.unlock-not-permitted':
    'Latchkey darf dieses Konto nicht entsperren. Es wurde nichts geändert. Die Administration kann es.',
  'operator.stopped.unlock-outcome-unknown':
    'Das Verzeichnis hat nicht gemeldet, ob das Konto entsperrt ist. Sehen Sie in einigen Minuten noch einmal nach.',
  'operator.stopped.write-not-possible':
    'Das Verzeichnis führt das im Moment nicht aus, und ein weiterer Versuch hilft nicht. Es wurde nichts geändert. Die Administration findet den Grund im Protokoll des Servers.',

  // health.*: what My password health says of an account, worded by the server
  'health.activity.account-enabled': 'Das Konto wurde aktiviert.',
  'health.activity.account-unlocked': 'Das Konto wurde entsperrt.',
  'health.activity.approval-approved': 'Eine Anfrage wurde genehmigt: {task}',
  'health.activity.approval-refused': 'Eine Anfrage wurde abgelehnt: {task}',
  'health.activity.methods-changed': 'Ihre Anmeldehilfen wurden geändert.',
  'health.activity.password-change-forced': 'Bei der nächsten Anmeldung wurde ein neues Passwort verlangt.',
  'health.activity.password-changed': 'Das Passwort wurde geändert.',
  'health.activity.password-reset': 'Das Passwort wurde zurückgesetzt.',
  'health.activity.person-viewed': 'Ihr Konto wurde angesehen.',
  'health.activity.run-done': '„{task}“ wurde abgeschlossen.',
  'health.activity.run-stopped': '„{task}“ endete ohne Erfolg.',
  'health.activity.sign-in': 'Anmeldung bei Latchkey.',
  'health.activity.sign-in-refused': 'Eine Anmeldung bei Latchkey wurde abgelehnt.',
  'health.hints.disabled': 'Das Konto ist deaktiviert.',
  'health.hints.failures': 'Für dieses Konto wurden kürzlich falsche Antworten oder Passwörter angegeben.',
  'health.hints.new-method': 'Eine Anmeldehilfe ist erst vor Kurzem dazugekommen.',
  'health.hints.new-password': 'Das Passwort wurde innerhalb des letzten Tages festgelegt.',
  'health.next.add-method':
    'Fügen Sie eine zweite Anmeldehilfe hinzu, falls Sie die erste einmal nicht verwenden können.',
  'health.next.ask-colleague':
    'Wer anderen mit Latchkey hilft, kann es für das eigene Passwort nicht verwenden. Fragen Sie jemanden, der Konten verwaltet.',
  'health.next.ask-helpdesk':
    'Dieses Konto kann zurzeit nicht verwendet werden. Fragen Sie Ihren Helpdesk: Nur die Administration kann das ändern.',
  'health.next.change-expired': 'Wählen Sie jetzt ein neues Passwort.',
  'health.next.change-soon': 'Ändern Sie Ihr Passwort, bevor es abläuft.',
  'health.next.nothing': 'Es gibt nichts zu tun.',
  'health.next.register':
    'Registrieren Sie sich, damit Sie sich selbst helfen können, wenn Sie Ihr Passwort vergessen.',
  'health.next.unlock': 'Entsperren Sie Ihr Konto; Ihr Passwort bleibt, wie es ist.',
  'health.next.update-profile': 'Aktualisieren Sie Ihr Profil, damit es funktioniert, wenn Sie es brauchen.',
  'health.next.wait-for-profile':
    'Warten Sie, bis die Sperre endet, oder bitten Sie Ihren Helpdesk, Ihr Profil zu entsperren.',
  'health.reasons.answer-repeats-question': 'Eine Antwort wiederholt ihre Frage.',
  'health.reasons.answer-too-short': 'Eine Antwort ist kürzer, als es jetzt verlangt wird.',
  'health.reasons.helpdesk-unanswered': 'Eine Frage für den Helpdesk ist noch nicht beantwortet.',
  'health.reasons.mandatory-unanswered': 'Eine Frage, die alle beantworten, ist noch offen.',
  'health.reasons.question-too-short': 'Eine eigene Frage ist kürzer, als es jetzt verlangt wird.',
  'health.reasons.same-answers': 'Zwei Fragen haben dieselbe Antwort.',
  'health.reasons.storage-mode':
    'Ihre Antworten müssen künftig anders gespeichert werden: Geben Sie sie noch einmal ein.',
  'health.reasons.too-few-optional': 'Es müssen jetzt mehr Fragen aus der Liste beantwortet sein.',
  'health.reasons.too-few-user-defined': 'Es werden jetzt mehr eigene Fragen gebraucht.',
  'health.reasons.update-required': 'Ihr Helpdesk bittet Sie, Ihre Fragen noch einmal zu beantworten.',

  // me.*: the page My password health and the requests on it
  'me.activity-care': 'Waren Sie das nicht? Ändern Sie Ihr Passwort und rufen Sie sofort Ihren Helpdesk an.',
  'me.activity-earlier': '{count, plural, one {# früheres Ereignis} other {# frühere Ereignisse}}',
  'me.activity-none': 'Noch ist nichts verzeichnet.',
  'me.activity-title': 'Letzte Ereignisse',
  'me.all-tasks': 'Alle Aufgaben',
  'me.approval-care':
    'Genehmigen Sie nur, wenn Sie wissen, dass {person} fragt. Rufen Sie an, und lassen Sie sich die Zahl vorlesen.',
  'me.approval-hints': 'Vor der Entscheidung zu wissen',
  'me.approval-number': 'Zahl, die Ihnen {person} vorliest',
  'me.approval-number-incomplete': 'Geben Sie die beiden Ziffern ein, die die Person sieht. Sie liest sie Ihnen vor.',
  'me.approval-since': 'Angefragt',
  'me.approval-task': 'Aufgabe',
  'me.approval-until': 'Zu entscheiden bis',
  'me.approvals-title':
    '{count, plural, one {# Anfrage wartet auf Ihre Entscheidung} other {# Anfragen warten auf Ihre Entscheidung}}',
  'me.approve': 'Genehmigen',
  'me.approved':
    'Sie haben die Anfrage von {person} genehmigt. Die Aufgabe geht sofort weiter, und die Person erfährt es per E-Mail.',
  'me.by-helpdesk': 'Helpdesk',
  'me.by-manager': 'Ihre Führungskraft',
  'me.by-self': 'Sie',
  'me.by-somebody': 'Eine Person, die Ihr Konto angegeben hat',
  'me.change-now': 'Passwort ändern',
  'me.days-left': '{days, plural, one {noch # Tag} other {noch # Tage}}',
  'me.fact-changed': 'Zuletzt geändert',
  'me.fact-expires': 'Läuft ab',
  'me.fact-lockout': 'Sperre',
  'me.fact-policy': 'Richtlinie',
  'me.facts-title': 'Ihr Passwort',
  'me.loading': 'Ihr Konto wird nachgeschlagen',
  'me.locked-open': 'Gesperrt, bis es jemand entsperrt',
  'me.locked-until': 'Gesperrt bis {time}',
  'me.method-corporate-mail': 'Geschäftliche E-Mail-Adresse',
  'me.method-corporate-mobile': 'Geschäftliche Mobilnummer',
  'me.method-decentralized-identity': 'Browserschlüssel oder Wallet',
  'me.method-passkey': 'Passkey',
  'me.method-personal-mail': 'Private E-Mail-Adresse',
  'me.method-personal-mobile': 'Private Mobilnummer',
  'me.method-questions': 'Sicherheitsfragen',
  'me.method-totp': 'Authenticator-App',
  'me.methods-directory': 'aus dem Verzeichnis der Firma',
  'me.methods-none': 'Noch ist nichts registriert.',
  'me.methods-since': 'seit {date}',
  'me.methods-title': 'Ihre Anmeldehilfen',
  'me.never': 'Nie',
  'me.not-locked': 'Nicht gesperrt',
  'me.now': 'Jetzt',
  'me.password-expired':
    'Ihr Passwort ist abgelaufen. Wählen Sie zuerst ein neues und melden Sie sich dann hier damit an.',
  'me.password-field': 'Passwort',
  'me.refuse': 'Ablehnen',
  'me.refused':
    'Sie haben die Anfrage von {person} abgelehnt. Die Aufgabe endet, und die Person erfährt es per E-Mail.',
  'me.session-administration': 'Administrationsseite',
  'me.session-current': 'diese Seite',
  'me.session-end': 'Abmelden',
  'me.session-helpdesk': 'Helpdesk-Seite',
  'me.session-known-browser': 'Bekannter Browser',
  'me.session-no-browser': 'Unbekannte Art von Browser',
  'me.session-password-reset-portal': 'Passwortseiten',
  'me.session-self-service': 'Mein Passwort im Blick',
  'me.session-since': 'begonnen',
  'me.session-state-token': 'Browser-Erweiterung',
  'me.session-used': 'zuletzt verwendet',
  'me.sessions-care':
    'Gehört etwas davon nicht Ihnen? Melden Sie es ab, ändern Sie Ihr Passwort und rufen Sie Ihren Helpdesk an.',
  'me.sessions-end-all': 'Überall abmelden, auch hier',
  'me.sessions-end-others': 'Überall sonst abmelden',
  'me.sessions-ended': 'Erledigt. Was Sie abgemeldet haben, hat keinen Zugang mehr.',
  'me.sessions-title': 'Wo Sie angemeldet sind',
  'me.sign-in': 'Anmelden',
  'me.sign-in-help': 'Passwort vergessen, abgelaufen oder Konto gesperrt? Hilfe ohne Anmeldung',
  'me.sign-in-text':
    'Melden Sie sich an, um den Stand Ihres Passworts zu sehen und über Anfragen Ihres Teams zu entscheiden.',
  'me.sign-out': 'Abmelden',
  'me.signed-out': 'Sie sind abgemeldet.',
  'me.signed-out-idle': 'Ihre Anmeldung ist abgelaufen. Melden Sie sich an, um fortzufahren.',
  'me.state-account-expired': 'Ihr Konto hat sein Enddatum erreicht.',
  'me.state-disabled': 'Ihr Konto ist deaktiviert.',
  'me.state-expired': 'Ihr Passwort ist abgelaufen.',
  'me.state-good': 'Ihr Passwort ist in Ordnung.',
  'me.state-locked': 'Ihr Konto ist gesperrt.',
  'me.state-must-change': 'Sie müssen ein neues Passwort wählen.',
  'me.state-must-update': 'Ihr Profil ist nicht mehr aktuell.',
  'me.state-not-registered': 'Sie sind noch nicht registriert.',
  'me.state-profile-locked': 'Ihr Profil ist gesperrt, deshalb gibt es zurzeit keine Passworthilfe.',
  'me.state-soon':
    '{days, plural, =0 {Ihr Passwort läuft heute ab.} one {Ihr Passwort läuft in # Tag ab.} other {Ihr Passwort läuft in # Tagen ab.}}',
  'me.title': 'Mein Passwort im Blick',

  // password-pages.*: the password pages of both self-service sites
  'password-pages.accounts': '{count, plural, one {# Konto} other {# Konten}}',
  'password-pages.again-text':
    'Ihre Anmeldung ist abgelaufen. Melden Sie sich noch einmal an: Was Sie auf der Seite eingegeben haben, bleibt erhalten.',
  'password-pages.again-title': 'Noch einmal anmelden',
  'password-pages.back': 'Zurück zu meinen Passwörtern',
  'password-pages.central': 'Ein Passwort für alle meine Konten',
  'password-pages.choose': 'Weiter',
  'password-pages.choose-fewer':
    '{count, plural, one {Wählen Sie höchstens # Konto auf einmal.} other {Wählen Sie höchstens # Konten auf einmal.}}',
  'password-pages.choose-one': 'Wählen Sie mindestens ein Konto.',
  'password-pages.choose-text': 'Wählen Sie, was ein neues Passwort bekommt.',
  'password-pages.chosen': 'Nur für die Konten, die ich wähle',
  'password-pages.done-all': 'Das neue Passwort ist festgelegt',
  'password-pages.done-none': 'Es wurde kein Passwort festgelegt',
  'password-pages.done-some': 'Nicht jedes Passwort wurde festgelegt',
  'password-pages.loading': 'Ihre Konten werden geladen',
  'password-pages.module': 'Art der Anmeldung',
  'password-pages.no-targets':
    'Sie haben kein Konto, dessen Passwort hier festgelegt werden kann. Fragen Sie Ihren Helpdesk.',
  'password-pages.not-offered': 'Diese Seiten bieten zurzeit keine Anmeldung an. Fragen Sie Ihren Helpdesk.',
  'password-pages.not-settable': 'Hier nicht festzulegen',
  'password-pages.of-sponsored': 'Sie sind für {identity} zuständig',
  'password-pages.of-sub-identity': 'Ihre Identität {identity}',
  'password-pages.other-password': 'Für diese ein anderes Passwort wählen',
  'password-pages.outcome-applied': 'Das neue Passwort ist festgelegt.',
  'password-pages.outcome-busy':
    'An diesem Konto wird gerade etwas anderes geändert. Es wurde nichts geändert. Versuchen Sie es in einer Minute noch einmal.',
  'password-pages.outcome-pending':
    'Das neue Passwort wird gerade festgelegt. Sehen Sie in einigen Sekunden noch einmal nach.',
  'password-pages.outcome-refused': 'Das System hat dieses Passwort nicht angenommen. Es wurde nichts geändert.',
  'password-pages.outcome-unknown':
    'Das System hat nicht geantwortet, deshalb ist nicht bekannt, ob das Passwort festgelegt wurde. Versuchen Sie es mit demselben Passwort noch einmal: Zuerst wird nachgesehen, und nichts geschieht doppelt.',
  'password-pages.outcome-unreachable':
    'Das System ist nicht erreichbar. Es wurde nichts geändert. Versuchen Sie es in einigen Minuten noch einmal.',
  'password-pages.passcode': 'Zugangscode',
  'password-pages.passcode-hint': 'Vom Helpdesk. Er gilt einmal.',
  'password-pages.password-text': 'Für {accounts}.',
  'password-pages.passwords-title': 'Neues Passwort',
  'password-pages.questions-all': 'Fragen neu beantworten',
  'password-pages.questions-delete': 'Löschen',
  'password-pages.questions-deleted': 'Die Frage wurde gelöscht.',
  'password-pages.questions-few':
    'Für die Anmeldung mit Sicherheitsfragen {required, plural, one {muss # Frage} other {müssen # Fragen}} registriert sein. Sie haben {count}.',
  'password-pages.questions-locked': 'Nach falschen Antworten gesperrt',
  'password-pages.questions-none': 'Sie haben noch keine Sicherheitsfragen.',
  'password-pages.questions-save': 'Antworten speichern',
  'password-pages.questions-saved': 'Ihre Antworten sind gespeichert. Eine E-Mail sagt Ihnen, was sich geändert hat.',
  'password-pages.questions-text': 'Ihre Antworten ersetzen alle, die Sie bisher registriert haben.',
  'password-pages.questions-title': 'Meine Sicherheitsfragen',
  'password-pages.questions-unlock': 'Fragen entsperren',
  'password-pages.questions-unlocked': 'Ihre Fragen sind entsperrt.',
  'password-pages.refused-by': '{account}: {text} Es wurde nichts geändert.',
  'password-pages.results-title': 'Was aus jedem Konto wurde',
  'password-pages.set': 'Neues Passwort festlegen',
  'password-pages.set-another': 'Noch ein Passwort festlegen',
  'password-pages.sign-in': 'Anmelden',
  'password-pages.sign-in-text':
    'Legen Sie neue Passwörter für Ihre Konten fest. Sie brauchen kein aktuelles Passwort, aber einen Zugangscode vom Helpdesk oder Ihre Sicherheitsfragen.',
  'password-pages.target-disabled': 'Das Konto ist deaktiviert oder abgelaufen.',
  'password-pages.target-excluded': 'Ihre Organisation hat dieses Konto ausgenommen.',
  'password-pages.target-missing': 'Das System hat dieses Konto nicht mehr.',
  'password-pages.target-not-connected': 'Latchkey kann Passwörter dieses Systems noch nicht festlegen.',
  'password-pages.target-protected': 'Das Konto ist geschützt. Fragen Sie Ihren Helpdesk.',
  'password-pages.title': 'Meine Passwörter',
  'password-pages.way': 'Wie möchten Sie sich anmelden?',
  'password-pages.way-passcode': 'Mit einem Zugangscode',
  'password-pages.way-questions': 'Mit meinen Sicherheitsfragen',

  // administration.*: the Administration site around the sign-in
  'administration.a-picture': '(ein Bild)',
  'administration.a-secret': '(festgelegt, wird nie gezeigt)',
  'administration.about-workflow': 'Name, und für wen er sichtbar ist',
  'administration.access': 'Zugang',
  'administration.access-encryption': 'Schlüssel der Verschlüsselung',
  'administration.access-encryption-text': 'Welche Schlüssel es gibt, und was einen älteren noch braucht.',
  'administration.access-keys': 'API-Schlüssel',
  'administration.access-keys-text': 'Schlüssel, mit denen Skripte die API der Administration verwenden.',
  'administration.access-roles': 'Rollen und ihre Gruppen',
  'administration.access-roles-text': 'Wer verwaltet, für eine Richtlinie verantwortlich ist oder zur Prüfung liest.',
  'administration.access-staff': 'Zweite Faktoren des Personals',
  'administration.access-staff-text':
    'Einrichtungscodes für andere, und was bei einer verlorenen App oder einem verlorenen Passkey zu tun ist.',
  'administration.activities': 'Aktivitäten',
  'administration.add': 'Hinzufügen',
  'administration.add-activity': '„{activity}“ nach dem gewählten Schritt hinzufügen',
  'administration.add-item': 'Zu {title} hinzufügen',
  'administration.add-row': 'Zeile hinzufügen',
  'administration.all-workflows': 'Alle Abläufe',
  'administration.audit': 'Protokoll',
  'administration.audit-activity': 'Schritt',
  'administration.audit-address': 'Netzwerkadresse',
  'administration.audit-all-of': 'Alle Ereignisse von {name}',
  'administration.audit-any': 'Alle',
  'administration.audit-broken':
    'Geprüft am {at}: Das Protokoll wurde verändert oder ist unvollständig. npm start -- verify-audit sagt mehr.',
  'administration.audit-by': 'durch {name}',
  'administration.audit-clear': 'Alles zeigen',
  'administration.audit-day-hint': 'Zum Beispiel 2026-11-28',
  'administration.audit-details': 'Alles, was aufgezeichnet wurde',
  'administration.audit-event': 'Ereignis',
  'administration.audit-export-csv': 'Als CSV exportieren',
  'administration.audit-export-jsonl': 'Als JSON-Zeilen exportieren',
  'administration.audit-found':
    '{count, plural, =0 {Kein Ereignis gefunden.} one {# Ereignis gezeigt.} other {# Ereignisse gezeigt.}}',
  'administration.audit-holds': 'Geprüft am {at}: Alle {events, number} Ereignisse sind unverändert, und keines fehlt.',
  'administration.audit-looked-back': 'Durchsucht bis zurück zum {at}.',
  'administration.audit-more': 'Weiter zurück suchen',
  'administration.audit-never-verified': 'Das Protokoll wurde noch nicht geprüft.',
  'administration.audit-no-name': '{id} (Name gelöscht oder unbekannt)',
  'administration.audit-operator': 'Wer gehandelt hat',
  'administration.audit-person': 'Betroffene Person',
  'administration.audit-result': 'Ergebnis oder Grund',
  'administration.audit-run': 'Schritt für Schritt',
  'administration.audit-search': 'Suchen',
  'administration.audit-since': 'Von',
  'administration.audit-text': 'Beliebiger Text darin',
  'administration.audit-until': 'Vor',
  'administration.audit-verify': 'Jetzt prüfen',
  'administration.audit-verifying': 'Jedes Ereignis wird gelesen …',
  'administration.audit-workflow': 'Aufgabe',
  'administration.availability': 'Für wen er sichtbar ist',
  'administration.availability-hint':
    'Alles davon muss zutreffen. Wen es betrifft, wird erst gesagt, wenn die Person gezeigt hat, wer sie ist.',
  'administration.back-to': 'Zurück zu „{title}“',
  'administration.because-default-policy': 'alle, für die keine andere Richtlinie gilt',
  'administration.because-domain': 'durch die Domäne {entry}',
  'administration.because-everybody': 'alle sind eingeschlossen',
  'administration.because-excluded-container': 'ausgeschlossen durch {entry}',
  'administration.because-excluded-group': 'ausgeschlossen durch {entry}',
  'administration.because-included-container': 'eingeschlossen durch {entry}',
  'administration.because-included-group': 'eingeschlossen durch {entry}',
  'administration.because-not-included': 'nicht eingeschlossen',
  'administration.because-other-domain': 'eine andere Domäne',
  'administration.because-switched-off': 'ausgeschaltet',
  'administration.branch-empty': '{condition}: keiner dieser Schritte',
  'administration.bulk': 'Viele Personen auf einmal',
  'administration.bulk-about-force-password-change':
    'Jede Person muss bei ihrer nächsten Anmeldung ein neues Passwort wählen. Von Personen, die vorher selbst eines wählen, wird nichts verlangt.',
  'administration.bulk-about-unregister':
    'Das Profil jeder Person wird gelöscht, und sie kann sich neu registrieren. Ihr Passwort bleibt, wie es ist.',
  'administration.bulk-ask-force-password-change':
    'Von {count, plural, one {# Person} other {# Personen}} ein neues Passwort verlangen?',
  'administration.bulk-ask-text':
    'In {waves, plural, one {einer Welle} other {# Wellen}} von höchstens {waveSize, plural, one {# Person} other {# Personen}}, {pauseMinutes, plural, =0 {ohne Pause} one {im Abstand von # Minute} other {im Abstand von # Minuten}}. Sie können jederzeit pausieren oder beenden; was getan ist, bleibt getan.',
  'administration.bulk-ask-unregister': 'Die Profile von {count, plural, one {# Person} other {# Personen}} löschen?',
  'administration.bulk-by': 'Gestartet oder fortgesetzt von',
  'administration.bulk-change-mail': 'Text für alle Sprachen ändern',
  'administration.bulk-containers': 'Organisationseinheiten',
  'administration.bulk-containers-hint': 'Alle darin und darunter.',
  'administration.bulk-count': '{count, plural, one {# Person wird} other {# Personen werden}} erreicht.',
  'administration.bulk-count-empty': 'Wählen Sie, um wen es geht.',
  'administration.bulk-count-so-far':
    'Bisher {count, plural, one {# Person} other {# Personen}}; {examined} angesehen …',
  'administration.bulk-everybody': 'Alle',
  'administration.bulk-everybody-hint':
    'Alle Personen des Verzeichnisses. Was folgt, zählt dann nur noch unter „Diese nicht“.',
  'administration.bulk-exclude': 'Diese nicht',
  'administration.bulk-exclude-hint': 'Sie werden ausgelassen, auch wo etwas anderes sie nennt.',
  'administration.bulk-filter': 'Welche Personen',
  'administration.bulk-first': 'Erste Seite',
  'administration.bulk-groups': 'Gruppen',
  'administration.bulk-groups-hint': 'Auch Mitglieder verschachtelter Gruppen zählen.',
  'administration.bulk-in-wave': 'Welle {wave}',
  'administration.bulk-kind': 'Was getan wird',
  'administration.bulk-kind-force-password-change': 'Neues Passwort bei der nächsten Anmeldung',
  'administration.bulk-kind-unregister': 'Profil löschen',
  'administration.bulk-left-out': 'Ausgelassen:',
  'administration.bulk-mail': 'Jeder Person schreiben',
  'administration.bulk-mail-hint':
    'Wird versandt, wenn sie an der Reihe ist. Personen ohne E-Mail-Adresse werden ohne Nachricht erreicht.',
  'administration.bulk-message': 'Ihre eigenen Worte',
  'administration.bulk-message-hint':
    'Stehen in der E-Mail unter deren Text, so wie Sie sie eingeben. Eine leere Zeile beginnt einen Absatz.',
  'administration.bulk-more': 'Weitere Personen',
  'administration.bulk-name': 'Warum',
  'administration.bulk-name-hint': 'Benennt es in der Liste und für andere aus der Administration.',
  'administration.bulk-new': 'Neu beginnen',
  'administration.bulk-none': 'Es wurde noch nichts mit vielen Personen auf einmal getan.',
  'administration.bulk-not-told': 'Nein',
  'administration.bulk-off':
    'Die geplante Aufgabe, die dies ausführt, ist ausgeschaltet. Nichts geschieht, bis sie eingeschaltet ist.',
  'administration.bulk-off-link': 'Geplante Aufgabe',
  'administration.bulk-open': 'Öffnen',
  'administration.bulk-outcome-account-expired': 'Konto ist abgelaufen',
  'administration.bulk-outcome-announced': 'Gleich an der Reihe',
  'administration.bulk-outcome-changed-meanwhile': 'Haben inzwischen ein neues Passwort gewählt',
  'administration.bulk-outcome-disabled': 'Konto ist deaktiviert',
  'administration.bulk-outcome-done': 'Erreicht',
  'administration.bulk-outcome-failed': 'Vom Verzeichnis abgelehnt',
  'administration.bulk-outcome-left-directory': 'Nicht mehr im Verzeichnis',
  'administration.bulk-outcome-left-scope': 'Nicht mehr unter den Gewählten',
  'administration.bulk-outcome-must-change': 'Müssen schon ein neues Passwort wählen',
  'administration.bulk-outcome-never-expires': 'Passwort läuft nie ab, etwa das eines Dienstkontos',
  'administration.bulk-outcome-not-permitted': 'Das Dienstkonto darf es nicht',
  'administration.bulk-outcome-not-registered': 'Nichts ist registriert',
  'administration.bulk-outcome-protected': 'Geschütztes Konto',
  'administration.bulk-outcome-unknown': 'Das Verzeichnis hat nicht gesagt, ob es geschehen ist',
  'administration.bulk-outcome-waiting': 'Noch nicht erreicht',
  'administration.bulk-pause': 'Pausieren',
  'administration.bulk-pauseMinutes': 'Minuten zwischen zwei Wellen',
  'administration.bulk-pauseMinutes-hint': '0: Die nächste Welle beginnt sofort.',
  'administration.bulk-people': 'Personen',
  'administration.bulk-people-hint': 'Einzelne Personen, nach ihren Konten.',
  'administration.bulk-plan': 'Was gewählt wurde',
  'administration.bulk-policies': 'Richtlinien',
  'administration.bulk-policies-hint': 'Die Personen, für die eine davon gilt.',
  'administration.bulk-problem-author-not-admitted':
    'Wer es gestartet hat, gehört nicht mehr zur Administration. Wenn es richtig ist, setzen Sie es in Ihrem eigenen Namen fort.',
  'administration.bulk-problem-directory-unreachable':
    'Das Verzeichnis antwortet nicht. Es geht von selbst weiter, sobald das Verzeichnis wieder da ist; niemand wird zweimal gefragt.',
  'administration.bulk-problem-not-permitted':
    'Das Verzeichnis verweigert es dem Dienstkonto von Latchkey. Geben Sie ihm das Recht und setzen Sie dann fort; dieselben Personen werden noch einmal versucht.',
  'administration.bulk-progress': '{done} von {all} erreicht.',
  'administration.bulk-resume': 'Fortsetzen',
  'administration.bulk-scope': 'Um wen es geht',
  'administration.bulk-start': 'Starten',
  'administration.bulk-startAt': 'Beginnt um',
  'administration.bulk-startAt-hint': 'Leer: sofort. Um wen es geht, wird dann nachgesehen.',
  'administration.bulk-started': 'Beginn',
  'administration.bulk-state-done': 'Beendet am {at}: Alle sind erreicht, die es sein konnten.',
  'administration.bulk-state-later': 'Beginnt am {at}.',
  'administration.bulk-state-pause': 'Welle {wave} beginnt am {at}.',
  'administration.bulk-state-paused': 'Pausiert. Weitere Personen werden erst erreicht, wenn es fortgesetzt wird.',
  'administration.bulk-state-preparing':
    'Die Personen werden nachgesehen: {count, plural, one {# Person} other {# Personen}} angesehen.',
  'administration.bulk-state-stopped': 'Abgebrochen am {at}.',
  'administration.bulk-state-tries-again': 'Wartet und versucht es am {at} wieder.',
  'administration.bulk-state-wave': 'Welle {wave} läuft.',
  'administration.bulk-stop': 'Abbrechen',
  'administration.bulk-stop-text':
    '{done, plural, one {# Person ist} other {# Personen sind}} erreicht, und das bleibt so. {left, plural, one {# Person wird} other {# Personen werden}} nicht mehr erreicht.',
  'administration.bulk-stop-title': 'Abbrechen? Es lässt sich nicht fortsetzen',
  'administration.bulk-text':
    'Verlangen Sie von vielen Personen ein neues Passwort, oder löschen Sie ihre Profile: in Wellen, die Sie pausieren und abbrechen können.',
  'administration.bulk-told': 'Ja',
  'administration.bulk-waveSize': 'Personen in einer Welle',
  'administration.bulk-waveSize-hint': 'So viele, wie Ihr Helpdesk in der Pause beantworten kann.',
  'administration.bulk-waves': 'Wellen',
  'administration.bulk-waves-of':
    'Je {waveSize, plural, one {# Person} other {# Personen}}, {pauseMinutes, plural, =0 {ohne Pause} one {im Abstand von # Minute} other {im Abstand von # Minuten}}',
  'administration.by-default': 'Standard',
  'administration.by-product': 'Latchkey',
  'administration.by-terminal': 'Ein Befehl im Terminal',
  'administration.change': '{by} hat {title} geändert.',
  'administration.change-setting': 'Das ändern',
  'administration.changed-meanwhile':
    'Inzwischen wurde eine neuere Version gespeichert. Wählen Sie für jeden Teil, was gilt, und speichern Sie dann.',
  'administration.changes': 'Letzte Änderungen',
  'administration.changes-none': 'Es wurde noch nichts geändert.',
  'administration.check': 'Jetzt testen',
  'administration.check-fail': 'Fehlgeschlagen:',
  'administration.check-note': 'Hinweis:',
  'administration.check-ok': 'In Ordnung:',
  'administration.check-running': 'Test läuft …',
  'administration.check-warn': 'Warnung:',
  'administration.checking': 'Wird geprüft …',
  'administration.choose-policy': 'Richtlinie wählen',
  'administration.clone': 'Kopieren',
  'administration.clone-of': '{name} (Kopie)',
  'administration.colour-chosen': 'Wie gewählt',
  'administration.colour-corrected': 'Sie wird dunkler oder heller, wo Text in ihr nicht lesbar wäre.',
  'administration.colour-dark': 'Auf dunklen Seiten',
  'administration.colour-light': 'Auf hellen Seiten',
  'administration.compare': 'Neben der Richtlinie des Verzeichnisses',
  'administration.compare-domain': 'Richtlinie der Domäne {name}',
  'administration.compare-fine-grained': 'Feiner abgestufte Richtlinie für {name}',
  'administration.compare-text':
    'Es gelten beide. Wo das Verzeichnis strenger ist, ändert eine mildere Regel dieser Richtlinie nichts.',
  'administration.compare-unknown':
    'Das Dienstkonto darf diese feiner abgestufte Richtlinie nicht lesen, ihre Zahlen sind hier also nicht bekannt. Der Domänencontroller hält sich trotzdem daran.',
  'administration.configuration-applied':
    '{count, plural, =0 {Nichts war zu ändern: {file} gilt schon.} one {Eine Änderung aus {file} wurde angewendet.} other {# Änderungen aus {file} wurden angewendet.}}',
  'administration.configuration-apply':
    '{count, plural, one {Diese Änderung anwenden} other {Diese # Änderungen anwenden}}',
  'administration.configuration-changed': 'geändert',
  'administration.configuration-changed-meanwhile':
    'Inzwischen wurde die Konfiguration geändert. Das würde der Import jetzt ändern.',
  'administration.configuration-compared': 'Was {file} ändern würde',
  'administration.configuration-comparing': 'Wird mit dem verglichen, was jetzt gilt …',
  'administration.configuration-created': 'neu',
  'administration.configuration-deleted': 'entfernt',
  'administration.configuration-export': 'Exportieren',
  'administration.configuration-export-text':
    'Dieselbe Konfiguration ist auf jedem Server derselbe Text, sodass sich zwei Exporte vergleichen lassen. Geheimnisse enthält sie nicht.',
  'administration.configuration-file': 'Konfiguration (YAML)',
  'administration.configuration-file-hint':
    'Zuerst sehen Sie, was sie ändern würde. Angewendet wird erst, wenn Sie es sagen.',
  'administration.configuration-import': 'Importieren',
  'administration.configuration-line': 'Zeile {line}:',
  'administration.configuration-no-change': 'Genau das gilt jetzt. Nichts würde sich ändern.',
  'administration.configuration-of-job': 'Geplante Aufgabe',
  'administration.configuration-of-password-list': 'Passwortliste',
  'administration.configuration-of-policy': 'Richtlinie',
  'administration.configuration-of-policy-order': 'Richtlinien',
  'administration.configuration-of-settings': 'Einstellungen',
  'administration.configuration-of-template': 'E-Mail',
  'administration.configuration-of-workflow': 'Ablauf',
  'administration.configuration-problems':
    '{count, plural, one {Wegen eines Problems lässt sich nichts anwenden.} other {Wegen # Problemen lässt sich nichts anwenden.}}',
  'administration.configuration-text':
    'Einstellungen, Richtlinien, Abläufe, eigene E-Mail-Texte und geplante Aufgaben in einer Datei. Personen, Schlüssel und Passwortlisten sind nicht darin.',
  'administration.configuration-warnings': 'Gut zu wissen:',
  'administration.configuration.order': 'Reihenfolge der Richtlinien',
  'administration.connections': 'Verbindungen',
  'administration.connections-text':
    'Ein Test fragt jeden Domänencontroller und sagt, welche Rechte das Dienstkonto hat, welche ihm fehlen und welche es nicht braucht. Er ändert nichts.',
  'administration.copy-of': 'Einer Kopie von: {name}',
  'administration.copy-workflow': '{name} kopieren',
  'administration.count-covers':
    '{count, plural, =0 {Dieser Bereich erfasst niemanden.} one {Dieser Bereich erfasst eine Person.} other {Dieser Bereich erfasst # Personen.}}',
  'administration.count-holds': 'unter {policy}',
  'administration.count-others':
    '{count, plural, one {Für eine von ihnen gilt} other {Für # von ihnen gilt}} eine Richtlinie, die vor dieser kommt.',
  'administration.count-running': 'Die Personen dieses Bereichs werden gezählt …',
  'administration.count-so-far':
    '{count, plural, one {Eine Person} other {# Personen}} unter den ersten {examined} gezählten …',
  'administration.count-title': 'Personen dieses Bereichs',
  'administration.create': 'Anlegen',
  'administration.days-day': 'Tag',
  'administration.days-done': 'Änderungen, neue Passwörter und Entsperrungen',
  'administration.days-none': 'In {days, plural, one {# Tag} other {den letzten # Tagen}} endete keine Aufgabe.',
  'administration.days-table': 'Zahlen der einzelnen Tage',
  'administration.days-text':
    '{done, plural, one {# Änderung, neues Passwort oder Entsperrung} other {# Änderungen, neue Passwörter und Entsperrungen}} in den letzten {days, plural, one {# Tag} other {# Tagen}}, die meisten am {day}: {most}. {failed, plural, one {# Aufgabe endete} other {# Aufgaben endeten}} ohne Erfolg.',
  'administration.delete': '{name} löschen',
  'administration.delete-policy-text':
    'Ihre Abläufe werden mit ihr gelöscht, und die nächste Richtlinie, die für ihre Personen gilt, tritt an ihre Stelle. Laufende Aufgaben enden, wie sie begannen.',
  'administration.delete-policy-title': '{name} löschen?',
  'administration.delete-workflow-text':
    'Der Ablauf wird nicht mehr angeboten. Wer ihn begonnen hat, kann ihn beenden. Seine Versionen bleiben lesbar.',
  'administration.deleted': '{name} wurde gelöscht.',
  'administration.differences': 'Was sich ändert',
  'administration.directory-add-container': 'Organisationseinheit hinzufügen',
  'administration.directory-add-group': 'Gruppe hinzufügen',
  'administration.directory-add-person': 'Person hinzufügen, oder Konten mit Kommas dazwischen',
  'administration.directory-found': '{count, plural, =0 {Nichts gefunden.} one {Ein Treffer.} other {# Treffer.}}',
  'administration.directory-list': 'Im Verzeichnis gefunden',
  'administration.directory-more': 'Es gibt mehr: Geben Sie mehr Buchstaben ein.',
  'administration.directory-show-more': '{count, plural, one {Einen weiteren anzeigen} other {# weitere anzeigen}}',
  'administration.directory-unreachable': 'Keine Antwort von {domains}.',
  'administration.discard': 'Verwerfen',
  'administration.discard-draft': 'Entwurf von {name} verwerfen',
  'administration.discard-draft-text':
    'Was nicht veröffentlicht wurde, geht verloren. Die veröffentlichte Version bleibt, wie sie ist.',
  'administration.discard-draft-title': 'Entwurf von {name} verwerfen?',
  'administration.done': 'Erledigt:',
  'administration.draft-by': 'Entwurf von {by}, {at}.',
  'administration.draft-discarded': 'Der Entwurf von {name} wurde verworfen.',
  'administration.draft-of-deleted-policy':
    'Seine Richtlinie wurde gelöscht: Der Entwurf lässt sich lesen, für eine andere Richtlinie als Datei speichern und verwerfen.',
  'administration.draft-saved': 'Der Entwurf ist gespeichert; andere aus der Administration sehen ihn.',
  'administration.drafts': 'Entwürfe',
  'administration.duplicate': '{item} kopieren',
  'administration.duration':
    '{unit, select, minutes {{count, plural, one {# Minute} other {# Minuten}}} hours {{count, plural, one {# Stunde} other {# Stunden}}} other {{count, plural, one {# Tag} other {# Tage}}}}',
  'administration.empty-workflow': 'Keinen Schritten ({site})',
  'administration.encryption-needed': 'Er wird noch gebraucht für:',
  'administration.encryption-rotate': 'Einen neuen Schlüssel erzeugen',
  'administration.encryption-rotate-text':
    'Im Terminal des Servers, denn die Schlüsseldatei muss gleich danach gesichert und auf jeden Server kopiert werden:',
  'administration.encryption-state':
    '{state, select, planned {Erzeugt am {createdAt}, in Gebrauch ab {usedFrom}.} old {Erzeugt am {createdAt}, durch einen neueren ersetzt.} other {In Gebrauch, erzeugt am {createdAt}.}}',
  'administration.encryption-text':
    'Sie verschlüsseln und signieren, was die Datenbank enthält. Eine Aufgabe verschlüsselt mit dem aktuellen neu, was ein älterer verschlüsselt hat.',
  'administration.encryption-unused': 'Nichts braucht ihn mehr. Im Terminal:',
  'administration.encryption-use-answers': '{count, plural, one {# lesbare Antwort} other {# lesbare Antworten}}',
  'administration.encryption-use-apps': '{count, plural, one {# Authenticator-App} other {# Authenticator-Apps}}',
  'administration.encryption-use-audit':
    '{count, plural, one {# Ereignis des Protokolls} other {# Ereignisse des Protokolls}}, bis die Aufgabe für die Aufbewahrung sie löscht',
  'administration.encryption-use-contacts': '{count, plural, one {# private Adresse} other {# private Adressen}}',
  'administration.encryption-use-mails': '{count, plural, one {# E-Mail} other {# E-Mails}}',
  'administration.encryption-use-proof': 'den Beleg, dass Datenbank und Schlüsseldatei zusammengehören',
  'administration.encryption-use-questions': '{count, plural, one {# eigene Frage} other {# eigene Fragen}}',
  'administration.encryption-use-rows': '{count, plural, one {# signierte Zeile} other {# signierte Zeilen}}',
  'administration.encryption-use-runs':
    '{count, plural, one {# offene Aufgabe} other {# offene Aufgaben}}, bis sie enden',
  'administration.encryption-use-secrets':
    '{count, plural, one {# Geheimnis eines anderen Systems} other {# Geheimnisse anderer Systeme}}',
  'administration.encryption-use-staff-factors':
    '{count, plural, one {# zweiten Faktor des Personals} other {# zweite Faktoren des Personals}}',
  'administration.entry-by-name':
    'Gespeichert ist nur der Name, den auch eine andere Gruppe bekommen kann. Entfernen Sie den Eintrag und wählen Sie die Gruppe neu.',
  'administration.entry-gone':
    'Im Verzeichnis gibt es das nicht mehr: Es wurde gelöscht, umbenannt oder verschoben. Es zählt für niemanden.',
  'administration.entry-other-kind': 'Unter diesem Namen hat das Verzeichnis etwas anderes.',
  'administration.entry-several':
    'Mehrere Einträge des Verzeichnisses heißen so. Entfernen Sie den Eintrag und wählen Sie den gemeinten.',
  'administration.environment': 'In der Umgebung des Servers festgelegt',
  'administration.environment-default': 'Vorgabe',
  'administration.environment-not-set': 'Nicht festgelegt',
  'administration.environment-secret': 'Festgelegt, wird nie angezeigt',
  'administration.environment-servers':
    'In dieser Reihenfolge versucht. Der Rest des Wertes ist geheim und wird nie angezeigt.',
  'administration.environment-text':
    'Sie werden vor dem Start des Servers festgelegt und ändern sich mit einem Neustart.',
  'administration.every-minutes': 'Minuten zwischen zwei Läufen',
  'administration.exception': 'Ausgenommen, wenn dies eingeschaltet ist:',
  'administration.export-workflow': '{name} als Datei speichern',
  'administration.export-workflows': 'Alle als Datei speichern',
  'administration.fact-accountExpired': 'Ende des Kontos',
  'administration.fact-accountLocked': 'Sperre des Kontos',
  'administration.fact-any': 'Spielt keine Rolle',
  'administration.fact-disabled': 'Konto deaktiviert',
  'administration.fact-passcodeIssued': 'Zugangscode des Helpdesks',
  'administration.fact-passwordExpired': 'Alter des Passworts',
  'administration.fact-profileLocked': 'Sperre des Profils',
  'administration.fact-registered': 'Profil',
  'administration.filter-activities': 'Aktivität finden',
  'administration.finding-problem': 'Fehler:',
  'administration.finding-warning': 'Warnung:',
  'administration.findings':
    '{problems, plural, =0 {} one {# Problem} other {# Probleme}}{problems, plural, =0 {} other {{warnings, plural, =0 {} other {, }}}}{warnings, plural, =0 {} one {# Warnung} other {# Warnungen}}',
  'administration.findings-none': 'Nichts gefunden.',
  'administration.first-start': 'Administration benennen',
  'administration.first-start-account': 'Ihr Konto',
  'administration.first-start-account-hint': 'Ein Mitglied dieser Gruppe. Damit melden Sie sich als Nächstes an.',
  'administration.first-start-code': 'Code des Terminals',
  'administration.first-start-code-hint': 'Zwölf Zeichen. Ein Neustart des Servers erzeugt einen anderen.',
  'administration.first-start-done': 'Die Administration ist benannt',
  'administration.first-start-done-text':
    'Die Mitglieder von {group} verwalten jetzt Latchkey. Melden Sie sich als {account} mit Ihrem Passwort an, wählen Sie „Ich habe einen Einrichtungscode“ und geben Sie diesen Code ein, um Ihren zweiten Faktor einzurichten. Er wird nur jetzt gezeigt und gilt 24 Stunden.',
  'administration.first-start-group': 'Gruppe der Administration',
  'administration.first-start-group-hint':
    'Mit Name, Distinguished Name oder SID. Ihre Mitglieder verwalten hier alles.',
  'administration.first-start-name': 'Benennen',
  'administration.first-start-sign-in': 'Anmelden',
  'administration.first-start-text':
    'Für Latchkey ist noch keine Administration festgelegt. Das Terminal des Servers zeigt 30 Minuten lang einen Code; mit ihm legen Sie sie einmal fest.',
  'administration.group-action': 'Tun',
  'administration.group-authentication': 'Erkennen',
  'administration.group-flow': 'Entscheiden',
  'administration.group-notification': 'Mitteilen',
  'administration.happened-access-ended': 'Vom Server oder von einer anderen Person abgemeldet',
  'administration.happened-account-enabled': 'Konto aktiviert',
  'administration.happened-account-unlocked': 'Konto entsperrt',
  'administration.happened-configuration-changed':
    'Hat in der Administration etwas geändert, oder die Administration hat das Profil geändert',
  'administration.happened-limits-lifted': 'Versuche zurückgegeben',
  'administration.happened-methods-changed': 'Anmeldehilfen geändert',
  'administration.happened-password-change-forced': 'Muss ein neues Passwort wählen',
  'administration.happened-password-changed': 'Passwort geändert',
  'administration.happened-password-not-set': 'Ein neues Passwort wurde nicht festgelegt',
  'administration.happened-password-reset': 'Passwort zurückgesetzt',
  'administration.happened-person-viewed': 'Vom Helpdesk geöffnet',
  'administration.happened-profile-forgotten': 'Profil von einer geplanten Aufgabe gelöscht',
  'administration.happened-profile-locked': 'Profil gesperrt',
  'administration.happened-profile-unlocked': 'Profil entsperrt',
  'administration.happened-run-done': '{task}: erledigt',
  'administration.happened-run-started': '{task}: begonnen',
  'administration.happened-run-stopped': '{task}: endete ohne Erfolg',
  'administration.happened-sign-in': 'An einer Seite angemeldet',
  'administration.happened-sign-in-refused': 'Anmeldung an einer Seite abgewiesen',
  'administration.history': 'Verlauf',
  'administration.history-of': 'Verlauf: {title}',
  'administration.identities': 'Identitätstabellen',
  'administration.identities-account': 'Kontoname',
  'administration.identities-accounts': 'Konten',
  'administration.identities-accounts-text': 'Die Konten des Verzeichnisses, und wem jedes gehört.',
  'administration.identities-application-roles': 'Anwendungsrollen',
  'administration.identities-application-roles-text':
    'Eine Rolle gibt ihren Mitgliedern die Rechte einer Berechtigungsgruppe. Wer sie hat, steht bei den Personen.',
  'administration.identities-central-account': 'Zentrales Konto',
  'administration.identities-deactivated': 'Deaktiviert',
  'administration.identities-default-mail': 'E-Mail-Adresse',
  'administration.identities-delete-application-roles':
    'Alle, die diese Rolle haben, verlieren sie und die Rechte ihrer Berechtigungsgruppe.',
  'administration.identities-delete-people':
    'Die Person kann sich hier nicht mehr anmelden. Ihre Konten im Verzeichnis bleiben und gehören niemandem, bis eine andere Person gewählt wird.',
  'administration.identities-delete-permission-groups':
    'Eine Berechtigungsgruppe, die eine Anwendungsrolle oder ein Systembenutzer hat, lässt sich nicht löschen.',
  'administration.identities-delete-system-users':
    'Ein Systembenutzer, der Personen zugewiesen ist, lässt sich nicht löschen.',
  'administration.identities-delete-title': '{name} löschen?',
  'administration.identities-description': 'Beschreibung',
  'administration.identities-disabled': 'Deaktiviert',
  'administration.identities-elsewhere':
    'Diese Tabellen liegen in einer anderen Datenbank ({place}), die Latchkey nur liest. Sie werden dort geändert.',
  'administration.identities-find': 'Nach dem Anfang eines Namens suchen',
  'administration.identities-find-application-roles': 'Anwendungsrolle suchen',
  'administration.identities-find-people': 'Person suchen',
  'administration.identities-find-permission-groups': 'Berechtigungsgruppe suchen',
  'administration.identities-find-system-users': 'Systembenutzer suchen',
  'administration.identities-found':
    '{count, plural, =0 {Es wurde nichts gefunden.} one {# Eintrag} other {# Einträge}}',
  'administration.identities-list': 'Gefundene Einträge',
  'administration.identities-more': 'Mehr anzeigen',
  'administration.identities-name': 'Name',
  'administration.identities-new-application-roles': 'Anwendungsrolle hinzufügen',
  'administration.identities-new-people': 'Person hinzufügen',
  'administration.identities-new-permission-groups': 'Berechtigungsgruppe hinzufügen',
  'administration.identities-new-system-users': 'Systembenutzer hinzufügen',
  'administration.identities-people': 'Personen',
  'administration.identities-people-text':
    'Wer sich mit Zugangscode, Sicherheitsfragen oder dezentraler Identität anmelden darf.',
  'administration.identities-permission-groups': 'Berechtigungsgruppen',
  'administration.identities-permission-groups-text': 'Was Anwendungsrollen und Systembenutzer dürfen.',
  'administration.identities-place': 'Ort im Verzeichnis',
  'administration.identities-state': 'Zustand',
  'administration.identities-suspended': 'Vorübergehend deaktiviert oder zum Löschen vorgemerkt',
  'administration.identities-system-users': 'Systembenutzer',
  'administration.identities-system-users-text':
    'Ein Systembenutzer hat Berechtigungsgruppen und wird Personen zugewiesen.',
  'administration.import': 'Aus einer Datei hinzufügen',
  'administration.import-file': 'Datei mit exportierten Abläufen',
  'administration.import-hint':
    'Alle Abläufe der Datei werden hinzugefügt oder keiner. Was schon da ist, bleibt, wie es ist.',
  'administration.import-no-json': '{file} ist keine Datei mit Abläufen. Wählen Sie eine, die hier gespeichert wurde.',
  'administration.imported': '{count, plural, one {# Ablauf wurde hinzugefügt.} other {# Abläufe wurden hinzugefügt.}}',
  'administration.imported-as': '{from}, als {id}',
  'administration.is-default-again': '{title}: Der Standard gilt wieder.',
  'administration.item': '{title}, {number}',
  'administration.job-done': 'Letzter Lauf: {at}, {done, number} erledigt.',
  'administration.job-failed': 'Fehlgeschlagen um {at}: {code}.',
  'administration.job-idle': 'Nächster Lauf: {at}',
  'administration.job-off': 'Läuft nicht von selbst.',
  'administration.job-running': 'Läuft: {done, number} erledigt{of, plural, =0 {} other { von etwa #}}.',
  'administration.job-waiting': 'Beginnt, sobald ein Server frei ist.',
  'administration.jump': 'Gehe zu …',
  'administration.jump-found': '{count, plural, =0 {Nichts gefunden} one {# gefunden} other {# gefunden}}',
  'administration.jump-label': 'Name einer Seite oder Einstellung',
  'administration.keep': 'Behalten',
  'administration.keys-by': 'erzeugt von {by}',
  'administration.keys-copy': 'Kopieren',
  'administration.keys-create': 'Schlüssel erzeugen',
  'administration.keys-created':
    'Der Schlüssel „{name}“ ist erzeugt. Kopieren Sie ihn jetzt: Er wird nur dieses eine Mal gezeigt.',
  'administration.keys-days-hint': 'Höchstens 366.',
  'administration.keys-days-label': 'Tage, bis er endet',
  'administration.keys-name-hint': 'Protokoll und Verlauf nennen diesen Namen für das, was der Schlüssel ändert.',
  'administration.keys-name-label': 'Wofür er ist',
  'administration.keys-new': 'Neuer Schlüssel',
  'administration.keys-none': 'Es gibt keine Schlüssel.',
  'administration.keys-only': 'nur {operations}',
  'administration.keys-operations-hint':
    'Kennungen aus der Beschreibung der API, etwa getOverview. Leer: jede Operation der Rolle.',
  'administration.keys-operations-label': 'Nur diese Operationen',
  'administration.keys-over': 'endete {at}',
  'administration.keys-policies': 'Richtlinien: {policies}',
  'administration.keys-policies-hint': 'Der Schlüssel liest und ändert nur diese.',
  'administration.keys-policies-label': 'Richtlinien',
  'administration.keys-revoke': '{name} widerrufen',
  'administration.keys-revoke-text':
    'Das Skript wird ab seinem nächsten Aufruf abgewiesen. Ein widerrufener Schlüssel lässt sich nicht zurückholen.',
  'administration.keys-role-hint': 'Ein Schlüssel zur Prüfung liest alles außer Geheimnissen und ändert nichts.',
  'administration.keys-role-label': 'Rolle',
  'administration.keys-text':
    'Ein Skript sendet seinen Schlüssel im Header Authorization: Bearer …. Kein Schlüssel lässt eine Person ein, erzeugt andere Schlüssel oder ändert, wer zum Personal gehört.',
  'administration.keys-until': 'endet {at}',
  'administration.keys-unused': 'noch nicht verwendet',
  'administration.keys-used': 'zuletzt verwendet {at}',
  'administration.leave': 'Ohne Speichern verlassen',
  'administration.leave-text': 'Wenn Sie die Seite verlassen, gehen sie verloren.',
  'administration.leave-title': 'Ihre Änderungen sind nicht gespeichert',
  'administration.list-breached': 'Veröffentlichte Passwörter',
  'administration.list-breached-hint':
    'Ein SHA-1 je Zeile, nach Hash geordnet, mit oder ohne Anzahl nach einem Doppelpunkt. Beliebig groß.',
  'administration.list-breached-text':
    'Passwörter, die nach einem Einbruch anderswo veröffentlicht wurden, mit ihrem SHA-1.',
  'administration.list-breached-unused': 'Keine Richtlinie hat eine Regel, die sie durchsucht.',
  'administration.list-cancel': 'Das Einlesen abbrechen',
  'administration.list-cancelled': 'Das Einlesen wurde abgebrochen.',
  'administration.list-copied': 'Eine Datei mit {size, number} MB, die von Hand hierher kopiert wurde.',
  'administration.list-cut-off': 'Das Einlesen brach ab, bevor der Server alles hatte.',
  'administration.list-dictionary': 'Wörterbuch',
  'administration.list-dictionary-hint': 'Text in UTF-8, ein Wort je Zeile, bis zu 5 MB.',
  'administration.list-dictionary-text':
    'Wörter, die in keinem Passwort vorkommen dürfen, etwa Namen von Produkten und Orten.',
  'administration.list-dictionary-unused':
    'Keine Richtlinie hat die Regel „Keine Wörter des Wörterbuchs“, es wird also nicht durchsucht.',
  'administration.list-empty': 'Hier wurde keine Liste eingelesen.',
  'administration.list-entries': 'Einträge',
  'administration.list-held': '{count, plural, one {# Eintrag} other {# Einträge}}, eingelesen am {at}. Wer: {by}.',
  'administration.list-imported':
    '{count, plural, one {# Eintrag wurde eingelesen} other {# Einträge wurden eingelesen}} und wird ab jetzt durchsucht.',
  'administration.list-kilobytes': 'Größe in kB',
  'administration.list-min-count': 'Passwörter weglassen, die seltener gesehen wurden als',
  'administration.list-min-count-hint': 'Leer: Keines wird weggelassen. Zeilen ohne Anzahl zählen immer.',
  'administration.list-on': 'Auf {server}:',
  'administration.list-outdated': 'älter als die neueste',
  'administration.list-reading': '{file} ist angekommen. Der Server liest noch …',
  'administration.list-remove-text':
    '{count, plural, =0 {Keine Richtlinie durchsucht sie. Sie lässt sich aus ihrer Datei wieder einlesen.} other {Sie wird durchsucht für: {policies}. Ab dann finden diese Regeln auf diesem Server nichts mehr. Sie lässt sich aus ihrer Datei wieder einlesen.}}',
  'administration.list-remove-title': 'Die Liste „{name}“ entfernen?',
  'administration.list-replace': 'Durch eine Datei ersetzen',
  'administration.list-restore':
    'Vorherige Liste zurückholen ({count, plural, one {# Eintrag} other {# Einträge}}, {at})',
  'administration.list-running':
    'Es wird gerade eingelesen: bisher {count, plural, one {# Eintrag} other {# Einträge}}.',
  'administration.list-sending': '{file}: {percent} % gesendet',
  'administration.list-server': 'Geändert auf dem Server',
  'administration.list-stays': 'Die bisherige Liste gilt weiter. Wählen Sie die Datei noch einmal, um neu zu beginnen.',
  'administration.list-stays-empty':
    'Es wurde nichts eingelesen. Wählen Sie die Datei noch einmal, um neu zu beginnen.',
  'administration.list-too-large':
    '{file} ist größer als {size} MB und wurde nicht gesendet. Lassen Sie weg, was keine Person als Passwort nehmen würde.',
  'administration.list-upload': 'Eine Datei einlesen',
  'administration.list-used': 'Durchsucht für:',
  'administration.list-version': 'Fingerabdruck der Liste',
  'administration.mail': 'E-Mail',
  'administration.mail-begin-with-supplied': 'Mit dem mitgelieferten Text beginnen',
  'administration.mail-differences': 'Änderungen gegenüber dem mitgelieferten Text',
  'administration.mail-find': 'E-Mail suchen',
  'administration.mail-find-hint': 'Nach Wörtern des Betreffs oder der Aufgabe.',
  'administration.mail-general': 'Für jede Aufgabe',
  'administration.mail-language': 'Sprache der Vorschau',
  'administration.mail-own': 'Eigene Texte: {languages}',
  'administration.mail-parameters': 'Was der Text nennen darf',
  'administration.mail-preview': 'Vorschau',
  'administration.mail-reset': 'Mitgelieferte Texte verwenden',
  'administration.mail-sent-to': 'Eine Test-E-Mail geht an {address}.',
  'administration.mail-servers': 'Mailserver',
  'administration.mail-servers-text':
    'Server werden in der Reihenfolge versucht, in der die Variable sie nennt. Ein Test erreicht jeden, verschlüsselt und meldet sich an; er sendet keine E-Mail.',
  'administration.mail-settings': 'Absender und Signatur',
  'administration.mail-templates': 'Texte',
  'administration.mail-test': 'An sich selbst senden',
  'administration.mine': 'Ihre Version',
  'administration.move-down': '{item} nach unten',
  'administration.move-up': '{item} nach oben',
  'administration.moved': '{item} entscheidet jetzt als Nummer {number}.',
  'administration.name-missing': 'Geben Sie ihm einen Namen.',
  'administration.navigation': 'Seiten',
  'administration.need-bulk-paused': '„{title}“ pausiert und wartet auf die Administration.',
  'administration.need-certificate-of-directory':
    '{count, plural, =0 {Das Zertifikat des Domänencontrollers {title} ist abgelaufen ({time}).} one {Das Zertifikat des Domänencontrollers {title} läuft in # Tag ab ({time}).} other {Das Zertifikat des Domänencontrollers {title} läuft in # Tagen ab ({time}).}} Auf diesen Server gehört ein neues.',
  'administration.need-certificate-of-mail':
    '{count, plural, =0 {Das Zertifikat des Mailservers {title} ist abgelaufen ({time}).} one {Das Zertifikat des Mailservers {title} läuft in # Tag ab ({time}).} other {Das Zertifikat des Mailservers {title} läuft in # Tagen ab ({time}).}} Auf diesen Server gehört ein neues.',
  'administration.need-certificate-of-server':
    '{count, plural, =0 {Das Zertifikat von {title} ist abgelaufen ({time}).} one {Das Zertifikat von {title} läuft in # Tag ab ({time}).} other {Das Zertifikat von {title} läuft in # Tagen ab ({time}).}} In die Datei von LATCHKEY_TLS_CERT_FILE gehört ein neues.',
  'administration.need-job-failed': 'Die geplante Aufgabe {title} ist beim letzten Mal fehlgeschlagen.',
  'administration.need-jobs-overdue':
    '{count, plural, one {Die geplante Aufgabe {title} ist seit {time} fällig und hat nicht begonnen.} other {# geplante Aufgaben sind fällig und haben nicht begonnen, {title} seit {time}.}}',
  'administration.need-mails-given-up':
    '{count, plural, one {# E-Mail konnte nicht gesendet werden.} other {# E-Mails konnten nicht gesendet werden.}}',
  'administration.need-mails-waiting':
    '{count, plural, one {# E-Mail wartet} other {# E-Mails warten}} auf den Versand, die erste seit {time}.',
  'administration.need-role-group-missing':
    'Das Verzeichnis hat keine Gruppe {title} mehr. Sie gibt hier eine Rolle, und ihre Mitglieder haben sie verloren.',
  'administration.need-sample-company':
    'Das ist die Musterfirma. Wie Sie Ihr Verzeichnis verbinden, steht in README.md.',
  'administration.need-second-factor-off': 'Für Helpdesk und Administration genügt bei der Anmeldung ein Passwort.',
  'administration.needs': 'Braucht Sie',
  'administration.needs-nothing': 'Nichts braucht Sie gerade.',
  'administration.never-published': 'Nie veröffentlicht.',
  'administration.new-policy': 'Neue Richtlinie',
  'administration.new-policy-name': 'Name der neuen Richtlinie',
  'administration.new-workflow': 'Neuer Ablauf',
  'administration.new-workflow-from': 'Beginnen mit',
  'administration.new-workflow-name': 'Name des neuen Ablaufs',
  'administration.newest': 'Zurück zu den neuesten',
  'administration.next-runs': 'Nächste Läufe: {moments}',
  'administration.no': 'Nein',
  'administration.no-country': 'Keines',
  'administration.no-difference': 'Es gibt keinen Unterschied.',
  'administration.no-domain': 'Keine',
  'administration.no-exception': 'Keine Ausnahme',
  'administration.no-history': 'Es wurde noch nicht geändert.',
  'administration.no-later-steps': 'Es folgt kein Schritt. Fügen Sie die Schritte dieses Pfads darunter hinzu.',
  'administration.no-picture': 'Bild entfernen',
  'administration.no-settings': 'Hier gibt es nichts einzustellen.',
  'administration.no-steps': 'Noch keine Schritte. Fügen Sie den ersten aus den Aktivitäten hinzu.',
  'administration.none': '(nichts)',
  'administration.not-loaded': 'Diese Seite ließ sich nicht laden',
  'administration.not-saved': 'Änderungen sind noch nicht gespeichert.',
  'administration.nothing-to-publish': 'Es ist kein Entwurf gespeichert.',
  'administration.of-unit': '{title}: Einheit',
  'administration.older': 'Ältere Versionen anzeigen',
  'administration.open': 'Offen:',
  'administration.open-simulation': 'Simulieren',
  'administration.order-of-steps': 'Reihenfolge der Schritte',
  'administration.outbox': 'Postausgang',
  'administration.outbox-all': 'Alle',
  'administration.outbox-discard': 'Verwerfen',
  'administration.outbox-discard-text': 'Sie kommt nie an. Nichts bringt sie zurück.',
  'administration.outbox-discard-title': 'E-Mail an {to} verwerfen?',
  'administration.outbox-empty': 'Solche E-Mails gibt es nicht.',
  'administration.outbox-filter': 'Welche E-Mails angezeigt werden',
  'administration.outbox-gave-up':
    '{count, plural, one {Nach einem Versuch aufgegeben.} other {Nach # Versuchen aufgegeben.}}',
  'administration.outbox-given-up': 'Aufgegeben ({count})',
  'administration.outbox-next':
    '{count, plural, =0 {Geht hinaus: {at}.} one {Einmal versucht, nächster Versuch: {at}.} other {#-mal versucht, nächster Versuch: {at}.}}',
  'administration.outbox-reason': 'Grund: {reason}.',
  'administration.outbox-retry': 'Als Nächstes senden',
  'administration.outbox-sent': 'Gesendet ({count})',
  'administration.outbox-sent-at': 'Gesendet: {at}.',
  'administration.outbox-unreadable': 'Der Schlüssel, der diese E-Mail verschlüsselt hat, fehlt.',
  'administration.outbox-waiting': 'Wartend ({count})',
  'administration.outcome-changes': 'Geänderte Passwörter',
  'administration.outcome-failures': 'Aufgaben, die ohne Erfolg endeten',
  'administration.outcome-resets': 'Neu festgelegte Passwörter',
  'administration.outcome-unlocks': 'Entsperrte Konten',
  'administration.outcomes': 'Was aus Aufgaben wurde',
  'administration.overview': 'Übersicht',
  'administration.own-words': 'Eigene Texte schreiben',
  'administration.parameters-find': 'Einen Parameter finden',
  'administration.parameters-found':
    '{count, plural, =0 {Kein Parameter enthält diese Wörter.} one {# Parameter} other {# Parameter}}',
  'administration.parameters-text':
    'Namen und Bedeutungen sind die von One Identity Manager. Wählen Sie einen, um ihn zu ändern; alle werden zusammen gespeichert, mit Verlauf.',
  'administration.password-lists': 'Listen von Passwörtern',
  'administration.password-lists-text':
    'Regeln vergleichen neue Passwörter mit diesen Listen. Jeder Server hat seine eigenen: Geändert wird hier der, mit dem Sie verbunden sind.',
  'administration.password-rules': 'Passwortregeln',
  'administration.password-rules-none': 'nur die Regeln des Verzeichnisses',
  'administration.password-rules-of': 'Passwortregeln der Richtlinie {policy}',
  'administration.password-rules-of-text':
    'Sie gelten, wo ein Passwort in Latchkey gewählt wird. Ein Passwort, das anderswo festgelegt wird, am Anmeldebildschirm von Windows oder im Verzeichnis, hält sich nur an die Regeln des Verzeichnisses.',
  'administration.password-rules-text':
    'Woran sich neue Passwörter neben den Regeln des Verzeichnisses halten müssen. Jede Richtlinie hat ihre eigenen.',
  'administration.people': 'Personen',
  'administration.people-another': 'Andere Person',
  'administration.people-search': 'Person nach Name oder Konto suchen',
  'administration.people-text':
    'Konto und Richtlinie einer Person, was sie registriert hat, wo sie angemeldet ist, und was in 90 Tagen geschah.',
  'administration.person-account': 'Konto',
  'administration.person-events': 'Was in 90 Tagen geschah',
  'administration.person-events-none': 'Nichts.',
  'administration.person-in-directory': 'vom Verzeichnis',
  'administration.person-job': 'Stelle',
  'administration.person-lift': 'Versuche zurückgeben',
  'administration.person-lift-reason': 'Grund',
  'administration.person-lift-text':
    'Alle Versuche zählen wieder von null, und das Profil wird entsperrt. Die Person erhält eine E-Mail; das Protokoll behält den Grund.',
  'administration.person-limits': 'Verbrauchte Versuche',
  'administration.person-limits-none': 'Kein Versuch ist verbraucht.',
  'administration.person-mail': 'E-Mail-Adresse',
  'administration.person-mail-sent': 'Versandt',
  'administration.person-mail-waiting': 'Wartet im Postausgang',
  'administration.person-mails': 'E-Mails an diese Person',
  'administration.person-mails-none': 'Keine im Postausgang.',
  'administration.person-mails-since': 'E-Mails vor dem {day} wurden nicht durchgesehen.',
  'administration.person-place': 'Im Verzeichnis',
  'administration.person-policy': 'Richtlinie',
  'administration.person-protected': 'Schutz',
  'administration.person-registered': 'Anmeldehilfen',
  'administration.person-registered-none': 'Nichts ist registriert.',
  'administration.person-remove': '{method} entfernen',
  'administration.person-remove-text':
    'Bei {name} wirkt sie danach nicht mehr, worüber eine E-Mail informiert. Sie lässt sich wieder registrieren.',
  'administration.person-sessions': 'Angemeldet und bekannt',
  'administration.person-sessions-none': 'Nirgends.',
  'administration.person-sign-out': 'Überall abmelden',
  'administration.person-sign-out-text':
    'Jede Sitzung, die Browser-Erweiterung und jeder bekannte Browser von {name} enden. Die nächste Anmeldung zählt wie eine aus einem unbekannten Browser.',
  'administration.person-tries': '{used} von {tries} Versuchen',
  'administration.person-unregister': 'Profil dieser Person löschen',
  'administration.person-unregister-text':
    'Alles, was {name} registriert hat, wird für immer gelöscht: Antworten, Adressen, Apps und Passkeys. Ohne sie kann nur der Helpdesk helfen, bis {name} sich neu registriert. Es geht keine E-Mail hinaus.',
  'administration.picture-chosen': 'Wie gewählt',
  'administration.picture-shown': 'Bereinigt, wie es gezeigt wird',
  'administration.policies': 'Richtlinien',
  'administration.policies-keys': 'Alt und eine Pfeiltaste verschieben die Richtlinie im Fokus.',
  'administration.policies-own': 'Diese Richtlinien können Sie ändern.',
  'administration.policies-text': 'Es gilt die erste Richtlinie, die eine Person einschließt.',
  'administration.policy-default': 'immer zuletzt',
  'administration.policy-gone': 'Eine gelöschte Richtlinie',
  'administration.policy-off': 'ausgeschaltet',
  'administration.policy-pages': 'Seiten dieser Richtlinie',
  'administration.policy-people': 'Personen und Helpdesk',
  'administration.preview': 'Vorschau',
  'administration.preview-dark': 'Dunkel',
  'administration.preview-language': 'Sprache',
  'administration.preview-light': 'Hell',
  'administration.preview-narrow': 'Schmal',
  'administration.preview-not-met':
    'Dieser Schritt hat keine Seite: Man bemerkt ihn nicht oder nur nach einem Fehlschlag.',
  'administration.preview-of': 'Vorschau von: {title}',
  'administration.preview-scheme': 'Farben',
  'administration.preview-text': 'Was eine erfundene Person sieht, die alles richtig macht. Nichts wird gesendet.',
  'administration.preview-wide': 'Breit',
  'administration.preview-width': 'Breite',
  'administration.preview-with-problems': 'Die Seite erscheint, sobald die Fehler behoben sind.',
  'administration.problems':
    '{count, plural, one {Ein Feld braucht Ihre Aufmerksamkeit. Es wurde nichts gespeichert.} other {# Felder brauchen Ihre Aufmerksamkeit. Es wurde nichts gespeichert.}}',
  'administration.publish': 'Veröffentlichen …',
  'administration.publish-text':
    'Wer ab jetzt beginnt, bekommt diese Version. Was begonnen wurde, endet nach der Version, mit der es begann.',
  'administration.publish-title': '„{name}“ als Version {version} veröffentlichen',
  'administration.publish-version': 'Version {version} veröffentlichen',
  'administration.published-meanwhile':
    'Seit Beginn dieses Entwurfs wurde Version {version} veröffentlicht. Wählen Sie Teil für Teil, was gilt; der Entwurf geht dann von dieser Version aus.',
  'administration.published-version': 'Veröffentlicht: Version {version}.',
  'administration.question-kind-helpdesk': 'Diese beantworten alle für den Helpdesk',
  'administration.question-kind-mandatory': 'Diese beantworten alle',
  'administration.question-kind-optional': 'Aus diesen wird gewählt',
  'administration.question-lists': 'Die Listen, wie sie zu sehen sind',
  'administration.question-lists-language': 'Sprache der Liste',
  'administration.question-lists-with-problems':
    'Die Fragen oben haben Fehler: Speichern Sie, um zu sehen, wo. Was hier steht, ist von vorher.',
  'administration.question-not-translated': 'nicht übersetzt',
  'administration.questions': 'Fragen',
  'administration.questions-answers':
    '{count, plural, =0 {Niemand beantwortet eine Frage} one {# Antwort je Person} other {# Antworten je Person}}',
  'administration.questions-helpdesk': '{count, plural, one {# für den Helpdesk} other {# für den Helpdesk}}',
  'administration.questions-mandatory': '{count, plural, one {# für alle} other {# für alle}}',
  'administration.questions-of': 'Fragen der Richtlinie {policy}',
  'administration.questions-of-text':
    'Welche Fragen die Personen dieser Richtlinie beantworten, in welchen Sprachen, und wem deswegen geschrieben wird.',
  'administration.questions-optional': '{count, plural, one {# zur Wahl} other {# zur Wahl}}',
  'administration.questions-text': 'Welche Sicherheitsfragen beantwortet werden. Jede Richtlinie hat ihre eigenen.',
  'administration.questions-userDefined': '{count, plural, one {# eigene} other {# eigene}}',
  'administration.read-only': 'Sie lesen hier zur Prüfung: Ändern lässt sich nichts.',
  'administration.redo': 'Wiederholen',
  'administration.remove-item': '{item} entfernen',
  'administration.remove-row': '{row} entfernen',
  'administration.restore': 'Version {version} wiederherstellen',
  'administration.role-administrator': 'Administration',
  'administration.role-auditor': 'Prüfung',
  'administration.role-helpdesk': 'Helpdesk',
  'administration.role-policy-owner': 'Verantwortung für Richtlinien',
  'administration.row': '{title}, Zeile {number}',
  'administration.rule-accountExpired': '{is, select, yes {beendetem Konto} other {nicht beendetem Konto}}',
  'administration.rule-accountLocked': '{is, select, yes {gesperrtem Konto} other {nicht gesperrtem Konto}}',
  'administration.rule-disabled': '{is, select, yes {deaktiviertem Konto} other {nicht deaktiviertem Konto}}',
  'administration.rule-passcodeIssued': '{is, select, yes {gültigem Zugangscode} other {keinem gültigen Zugangscode}}',
  'administration.rule-passwordExpired':
    '{is, select, yes {abgelaufenem Passwort} other {nicht abgelaufenem Passwort}}',
  'administration.rule-profileLocked': '{is, select, yes {gesperrtem Profil} other {nicht gesperrtem Profil}}',
  'administration.rule-registered': '{is, select, yes {einem Profil} other {keinem Profil}}',
  'administration.rule-unless': '{rule} (oder wo „{setting}“ in „{step}“ eingeschaltet ist)',
  'administration.rules-with-problems': 'Die Regeln oben haben Fehler: Speichern Sie, um zu sehen, wo.',
  'administration.run-now': 'Jetzt ausführen',
  'administration.save': 'Speichern',
  'administration.save-as-file': 'Als Datei speichern',
  'administration.save-draft': 'Entwurf speichern',
  'administration.saved': 'Als Version {version} gespeichert.',
  'administration.saved-now': 'Gespeichert.',
  'administration.saving': 'Wird gespeichert …',
  'administration.scheduled': 'Geplantes',
  'administration.secret-kept': 'Gespeichert, wird nie gezeigt.',
  'administration.secret-replace': 'Anderes eingeben',
  'administration.see-difference': 'Unterschied ansehen',
  'administration.see-outbox': 'Ansehen, welche und warum',
  'administration.seen-by': 'Sichtbar für Personen mit: {rules}',
  'administration.seen-by-everybody': 'Für alle sichtbar.',
  'administration.set-back': 'Auf den Standard zurücksetzen',
  'administration.set-up': 'Einrichten',
  'administration.set-up-directory': 'Ihr Verzeichnis verbinden',
  'administration.set-up-extension':
    'Die Browsererweiterung verteilen (erledigt, sobald sie einer Person geholfen hat)',
  'administration.set-up-extension-pages': 'Seiten nennen, auf denen die Browsererweiterung hilft',
  'administration.set-up-first-person': 'Eine erste Person sich registrieren lassen',
  'administration.set-up-helpdesk-group': 'Die Gruppe nennen, deren Mitglieder anderen helfen',
  'administration.set-up-logo': 'Ihr Logo hinzufügen',
  'administration.set-up-mail': 'Einen Mailserver verbinden',
  'administration.set-up-second-factor': 'Zweiten Faktor für Helpdesk und Administration verlangen',
  'administration.set-up-support': 'Sagen, wie man Ihren Helpdesk erreicht',
  'administration.settings': 'Einstellungen',
  'administration.settings-all': 'Alle Einstellungen',
  'administration.settings-configuration': 'Exportieren und importieren',
  'administration.settings-configuration-parameters': 'Konfigurations\u00adparameter',
  'administration.settings-differences': 'Was vom Standard abweicht',
  'administration.settings-differences-none': 'Alles ist wie mitgeliefert.',
  'administration.settings-differences-text':
    'Richtlinien, Abläufe, E-Mails und geplante Aufgaben haben eigene Seiten.',
  'administration.settings-environment': 'In der Umgebung festgelegt',
  'administration.settings-find': 'Einstellung suchen',
  'administration.settings-find-hint':
    'Nach Name, Erklärung oder technischem Namen. Abläufe, Richtlinien und Seiten findet Strg+K.',
  'administration.settings-found':
    '{count, plural, =0 {Keine Einstellung hat diese Wörter.} one {Eine Einstellung gefunden.} other {# Einstellungen gefunden.}}',
  'administration.share-known': 'bekannte Browser',
  'administration.share-operator': 'Helpdesk',
  'administration.share-unknown': 'andere Browser',
  'administration.sign-in-text':
    'Für die Administration von Latchkey, mit dem Konto, mit dem Sie sich bei Windows anmelden.',
  'administration.sign-in-title': 'Anmeldung zur Administration',
  'administration.simulate.account': 'Kontoname',
  'administration.simulate.address': 'Netzwerkadresse',
  'administration.simulate.address-hint': 'Für Bedingungen an das Netzwerk, zum Beispiel 10.1.2.3.',
  'administration.simulate.answered': 'Die Seite wird beantwortet',
  'administration.simulate.approved': 'Sie genehmigt',
  'administration.simulate.at': 'Zeit',
  'administration.simulate.at-hint': 'Zum Beispiel 2026-12-24T18:00. Leer: jetzt.',
  'administration.simulate.back': 'Zurück',
  'administration.simulate.bar':
    'Simulation von „{workflow}“: Es wird nichts geschrieben, keine E-Mail gesendet und kein Passwort oder Code verlangt.',
  'administration.simulate.cancelled': 'Die Person bricht ab',
  'administration.simulate.choose': 'Was geschieht hier?',
  'administration.simulate.choose-answer': 'Beantworten Sie die Seite selbst, oder wählen Sie:',
  'administration.simulate.choose-secret': 'Diese Seite fragt nach etwas Geheimem. Wählen Sie, was daraus wird.',
  'administration.simulate.choose-wait': 'Eine andere Person muss entscheiden. Wählen Sie, was sie tut.',
  'administration.simulate.circumstances': 'Wo und wann',
  'administration.simulate.container': 'Organisationseinheit',
  'administration.simulate.container-hint': 'Distinguished Name. Leer: keine, die eine Richtlinie nennt.',
  'administration.simulate.declined': 'Sie lehnt ab',
  'administration.simulate.decoy':
    'Die Person sieht dieselben Seiten wie bei einem Konto, das es nicht gibt: {reason} Nichts, was sie eingibt, ist richtig.',
  'administration.simulate.decoy-protected': 'Das Konto ist geschützt ({code}).',
  'administration.simulate.decoy-unregistered': 'Sie hat nichts registriert.',
  'administration.simulate.disabled': 'Diese Aufgabe ist ausgeschaltet. Sie wird niemandem angeboten.',
  'administration.simulate.domain': 'Domäne',
  'administration.simulate.draft': 'Simuliert wird der Entwurf, nicht die veröffentlichte Version.',
  'administration.simulate.dropped':
    'Die Aufgabe hat sich geändert. Was Sie nach diesem Moment gewählt hatten, passt nicht mehr.',
  'administration.simulate.forward': 'Weiter',
  'administration.simulate.from-directory': 'Eine Person aus dem Verzeichnis',
  'administration.simulate.from-directory-hint': 'Was die Person registriert hat, zählt. Sie erfährt nichts davon.',
  'administration.simulate.groups': 'Gruppen',
  'administration.simulate.groups-hint': 'Nach Namen. Auch die Gruppen, in denen diese wiederum sind.',
  'administration.simulate.helpdesk-protected':
    'Niemand im Helpdesk darf dieser Person helfen: Das Konto ist geschützt ({code}).',
  'administration.simulate.knownBrowser': 'Ein Browser, in dem es der Person schon gelungen ist',
  'administration.simulate.language': 'Sprache der Seiten',
  'administration.simulate.log': 'Was entschieden hat',
  'administration.simulate.log-critical': '„{step}“: beendet die Aufgabe mit einem Fehler.',
  'administration.simulate.log-failed': '„{step}“: fehlgeschlagen.',
  'administration.simulate.log-method': 'Weg: {method}.',
  'administration.simulate.log-not-applicable':
    '„{step}“ wird übergangen: Für diese Person gibt es hier nichts zu tun.',
  'administration.simulate.log-ok': '„{step}“: gelungen.',
  'administration.simulate.log-page': '„{step}“: eine weitere Seite desselben Schritts.',
  'administration.simulate.log-path': '„{step}“ wird übergangen: Ein anderer Pfad wurde gewählt.',
  'administration.simulate.log-phase-critical':
    '„{step}“ wird übergangen: Der Schritt läuft nicht, wenn ein Fehler die Aufgabe beendet hat.',
  'administration.simulate.log-phase-failure': '„{step}“ wird übergangen: Der Schritt läuft nach einem Fehler nicht.',
  'administration.simulate.log-phase-success': '„{step}“ wird übergangen: Der Schritt läuft nur nach einem Fehler.',
  'administration.simulate.log-refused': '„{step}“: Die Antwort wird abgelehnt, die Seite erscheint erneut.',
  'administration.simulate.log-restart': '„{step}“: Die Aufgabe beginnt von vorn.',
  'administration.simulate.log-shown': '„{step}“ wird gezeigt, denn der Schritt ist an der Reihe und hat etwas zu tun.',
  'administration.simulate.log-took-otherwise': 'Die Bedingungen keines Pfads sind erfüllt.',
  'administration.simulate.log-took-path': 'Pfad {path} wurde genommen: Seine Bedingungen sind erfüllt.',
  'administration.simulate.log-unavailable': '„{step}“: gelungen, aber die Person darf diese Aufgabe nicht nutzen.',
  'administration.simulate.log-unsettled': '„{step}“: Der Ausgang ist nicht bekannt.',
  'administration.simulate.log-waiting': '„{step}“: wartet auf eine andere Person.',
  'administration.simulate.made-up': 'Eine erdachte Person',
  'administration.simulate.methods': 'Anmeldehilfen',
  'administration.simulate.methods-corporate-mail': 'Geschäftliche E-Mail-Adresse',
  'administration.simulate.methods-passcode': 'Ein Zugangscode aus dem Helpdesk',
  'administration.simulate.methods-passkey': 'Passkey',
  'administration.simulate.methods-personal-mail': 'Private E-Mail-Adresse',
  'administration.simulate.methods-questions': 'Sicherheitsfragen',
  'administration.simulate.methods-totp': 'Authenticator-App',
  'administration.simulate.moment': 'Moment {number} von {count}',
  'administration.simulate.operator': 'Simulierte Person aus dem Helpdesk',
  'administration.simulate.page': 'Was die Person sieht',
  'administration.simulate.page-empty': 'Wählen Sie eine Person und starten Sie. Hier erscheint die erste Seite.',
  'administration.simulate.policy-holds': '{policy} ist die Richtlinie, die für {person} gilt.',
  'administration.simulate.policy-other':
    'Für {person} gilt {policy}, nicht die Richtlinie dieser Aufgabe. Die Person bekäme diese Aufgabe nicht zu sehen.',
  'administration.simulate.refused': 'Das Verzeichnis lehnt das neue Passwort ab',
  'administration.simulate.right': 'Es ist richtig',
  'administration.simulate.start': 'Simulation starten',
  'administration.simulate.start-again': 'Neu starten',
  'administration.simulate.started': 'Die Aufgabe beginnt',
  'administration.simulate.states': 'Zustand des Kontos',
  'administration.simulate.states-accountExpired': 'Das Konto ist abgelaufen',
  'administration.simulate.states-disabled': 'Deaktiviert',
  'administration.simulate.states-locked': 'Gesperrt',
  'administration.simulate.states-mustChange': 'Das Passwort muss geändert werden',
  'administration.simulate.states-passwordExpired': 'Das Passwort ist abgelaufen',
  'administration.simulate.states-profileLocked': 'Das Profil ist gesperrt',
  'administration.simulate.timed-out': 'Es geschieht zu lange nichts',
  'administration.simulate.title': 'Simulieren: {workflow}',
  'administration.simulate.who': 'Wer',
  'administration.simulate.would': 'Würde geschehen: {event}',
  'administration.simulate.would-mail': 'Eine E-Mail ginge an {to}: {subject}',
  'administration.simulate.wrong': 'Es ist falsch',
  'administration.since': 'seit {at}',
  'administration.site-helpdesk': 'Helpdesk-Seite',
  'administration.site-self-service': 'Self-Service-Seite',
  'administration.staff-code': 'Der Code gilt einmal, bis {at}, zusammen mit dem Passwort. Er wird nur jetzt gezeigt.',
  'administration.staff-issue': 'Einrichtungscode ausstellen',
  'administration.staff-none': 'Kein zweiter Faktor ist eingerichtet.',
  'administration.staff-open': 'Ein Einrichtungscode ist bis {at} offen.',
  'administration.staff-own':
    'Das sind Ihre eigenen. Nur jemand anderes aus der Administration kann Ihnen einen Code ausstellen oder einen verlorenen Faktor ersetzen.',
  'administration.staff-person': 'Sitzungen und alles Weitere dieser Person',
  'administration.staff-recover': 'Verlorenen Faktor ersetzen',
  'administration.staff-recover-text':
    '{name} wird überall abgemeldet, jede App und jeder Passkey für die Seiten des Personals wird entfernt, und Sie erhalten einen neuen Einrichtungscode. {name} und die ganze Administration erhalten eine E-Mail.',
  'administration.staff-text':
    'Für Helpdesk, Administration, Verantwortliche für Richtlinien und Prüfung. Geben Sie einen Code persönlich oder am Telefon weiter: Zusammen mit dem Passwort genügt er.',
  'administration.stay': 'Auf der Seite bleiben',
  'administration.step-added': '{title} ist jetzt Schritt {number}.',
  'administration.step-duplicated': '{title} wurde kopiert; die Kopie ist Schritt {number}.',
  'administration.step-gone': '{step} (nicht mehr da)',
  'administration.step-moved': '{title} ist jetzt Schritt {number} von {count}.',
  'administration.step-named': '{number}. {title}',
  'administration.step-not-moved': '{title} kann nicht weiter verschoben werden.',
  'administration.step-removed': '{title} wurde entfernt.',
  'administration.step-settings': 'Einstellungen des gewählten Schritts',
  'administration.step-undone': 'Rückgängig gemacht oder wiederholt.',
  'administration.steps': 'Schritte',
  'administration.steps-keys':
    'Pfeiltasten wählen einen Schritt, Alt und Pfeiltasten verschieben ihn, Strg+D kopiert ihn, Entf entfernt ihn, Strg+Z macht rückgängig. Schritte lassen sich auch ziehen.',
  'administration.take-chosen': 'Damit weitermachen',
  'administration.theirs': 'Die andere Version',
  'administration.time-of-day': 'Uhrzeit',
  'administration.timetable-cron': 'Als cron-Ausdruck',
  'administration.timetable-days': 'An Wochentagen',
  'administration.timetable-kind': 'Wie oft',
  'administration.timetable-minutes': 'Alle paar Minuten',
  'administration.today': 'Heute',
  'administration.try': 'Passwort zum Ausprobieren',
  'administration.try-accepted': 'Keine Regel lehnt dieses Passwort ab.',
  'administration.try-accepted-rule': 'Nimmt es an.',
  'administration.try-as': 'Wie {name}.',
  'administration.try-directory': 'Geprüft mit den Regeln oben und denen von {domain}.',
  'administration.try-exempt-rule': 'Gilt nicht für eine Passphrase.',
  'administration.try-hint': 'Es wird einmal geprüft und nirgends aufbewahrt.',
  'administration.try-holds':
    'Geprüft wie für {name}, mit den Regeln oben. Für diese Person gilt die Richtlinie {policy}.',
  'administration.try-needs-person-rule': 'Hängt davon ab, wessen Passwort es ist: Wählen Sie eine Person.',
  'administration.try-no-list': 'Ihre Liste wurde auf diesem Server nicht eingelesen, also findet sie nichts.',
  'administration.try-nobody': 'Ohne Person',
  'administration.try-not-checked-rule': 'Hier nicht geprüft: Sie vergleicht mit früheren Passwörtern.',
  'administration.try-now': 'Ausprobieren',
  'administration.try-person':
    'Wie eine Person aus dem Verzeichnis (für Namen, Alter und feiner abgestufte Richtlinien)',
  'administration.try-reason': 'Zu lesen ist: „{reason}“',
  'administration.try-refused':
    '{count, plural, one {# Regel lehnt dieses Passwort ab.} other {# Regeln lehnen dieses Passwort ab.}}',
  'administration.try-refused-rule': 'Lehnt es ab.',
  'administration.try-shown-rule': 'Wird nur gezeigt und lehnt nichts ab.',
  'administration.try-source-always': 'immer',
  'administration.try-source-directory': 'aus dem Verzeichnis',
  'administration.try-source-policy': 'aus dieser Richtlinie',
  'administration.try-stale': 'Die Regeln wurden seither geändert.',
  'administration.try-title': 'Die Regeln ausprobieren',
  'administration.unchanged': 'wie geliefert',
  'administration.undo': 'Rückgängig',
  'administration.unit-days': 'Tage',
  'administration.unit-hours': 'Stunden',
  'administration.unit-minutes': 'Minuten',
  'administration.update-reason-answer-repeats-question': 'Eine Antwort wiederholt ihre Frage.',
  'administration.update-reason-answer-too-short': 'Eine Antwort ist zu kurz.',
  'administration.update-reason-helpdesk-unanswered': 'Eine Frage für den Helpdesk ist offen.',
  'administration.update-reason-mandatory-unanswered': 'Eine Frage, die alle beantworten, ist offen.',
  'administration.update-reason-question-too-short': 'Eine eigene Frage ist zu kurz.',
  'administration.update-reason-same-answers': 'Zwei Fragen haben dieselbe Antwort.',
  'administration.update-reason-storage-mode':
    'Antworten müssen anders gespeichert werden und werden dafür noch einmal gebraucht.',
  'administration.update-reason-too-few-optional': 'Aus der Liste sind zu wenige Fragen beantwortet.',
  'administration.update-reason-too-few-user-defined': 'Es gibt zu wenige eigene Fragen.',
  'administration.update-reason-update-required': 'Der Helpdesk hat um eine Aktualisierung gebeten.',
  'administration.updates': 'Wer Antworten aktualisieren muss',
  'administration.updates-answered':
    '{count, plural, =0 {Aus dieser Richtlinie hat noch niemand Fragen beantwortet.} one {Aus dieser Richtlinie hat # Person Fragen beantwortet.} other {Aus dieser Richtlinie haben # Personen Fragen beantwortet.}}',
  'administration.updates-because': '{before, number} nach den gespeicherten Fragen, {after, number} nach denen oben',
  'administration.updates-count': 'Diese Personen zählen',
  'administration.updates-counting': 'Es wird gezählt …',
  'administration.updates-edited':
    '{count, plural, =0 {Nach den Fragen oben niemand.} one {Nach den Fragen oben # Person.} other {Nach den Fragen oben # Personen.}}',
  'administration.updates-saved':
    '{count, plural, =0 {Nach den gespeicherten Fragen muss niemand sie aktualisieren.} one {Nach den gespeicherten Fragen muss # Person sie aktualisieren.} other {Nach den gespeicherten Fragen müssen # Personen sie aktualisieren.}}',
  'administration.updates-so-far':
    '{count, plural, one {Bisher # Konto angesehen.} other {Bisher # Konten angesehen.}}',
  'administration.updates-stale': 'Die Fragen oben wurden seit dieser Zählung geändert.',
  'administration.updates-text':
    'Eine Änderung nimmt nichts weg: Alte Antworten bleiben gültig. Wessen Antworten nicht mehr passen, wird gebeten, sie zu aktualisieren, auf den Seiten und durch die Erinnerung oben.',
  'administration.value-now': 'Jetzt',
  'administration.version': 'Version {version}',
  'administration.who': 'Welche Richtlinie gilt für eine Person?',
  'administration.who-account': 'Konto',
  'administration.who-covers': 'gilt',
  'administration.who-holds': 'Für {name} gilt {policy}.',
  'administration.who-not': 'gilt nicht',
  'administration.who-protected': 'Dieses Konto ist geschützt: {code}.',
  'administration.whole-versions': 'Auch zeigen, was gleich blieb',
  'administration.words-by-language': 'Ein eigener Text für jede Sprache',
  'administration.workflow-copied': '{name} wurde angelegt und ist ausgeschaltet.',
  'administration.workflow-description': 'Beschreibung',
  'administration.workflow-name': 'Name des Ablaufs',
  'administration.workflow-on': 'Ein',
  'administration.workflow-on-hint': 'Aus: Niemand kann ihn beginnen.',
  'administration.workflow-switched': '{to, select, on {{name} ist eingeschaltet.} other {{name} ist ausgeschaltet.}}',
  'administration.workflows': 'Abläufe',
  'administration.workflows-of': 'Abläufe der Richtlinie',
  'administration.workflows-text':
    'Was Personen und der Helpdesk tun können, Schritt für Schritt. Jede Richtlinie hat ihre eigenen Abläufe; eine Änderung wird eine neue Version, und was begonnen wurde, endet nach der alten.',
  'administration.yes': 'Ja',

  // identities.*: forms of the identity tables on the Administration site
  'identities.account': 'Kontoname',
  'identities.accounts-new': 'Konto',
  'identities.accounts-text': 'Alles außer der Person kommt aus dem Verzeichnis.',
  'identities.application-roles': 'Anwendungsrollen',
  'identities.application-roles-new': 'Neue Anwendungsrolle',
  'identities.application-roles-text': 'Wer diese Rolle hat, steht bei den Personen.',
  'identities.central-account': 'Zentrales Konto',
  'identities.central-account-hint':
    'Mit diesem Namen meldet sich die Person an den Passwortseiten an, außer eine Suchtabelle ist festgelegt.',
  'identities.certification': 'Zertifizierungsstatus',
  'identities.certification-certified': 'Zertifiziert',
  'identities.certification-denied': 'Abgelehnt',
  'identities.certification-new': 'Neu',
  'identities.certification-other': 'Ein anderer',
  'identities.contact-mail': 'E-Mail-Adresse für Kontakt',
  'identities.deactivated': 'Deaktiviert',
  'identities.deactivated-hint':
    'Eine deaktivierte Person kann sich nicht anmelden, außer der Zertifizierungsstatus ist Neu.',
  'identities.decentralized': 'Dezentrale Identität',
  'identities.decentralized-hint': 'Beginnt mit did:. Wer sie beweist, meldet sich als diese Person an.',
  'identities.default-mail': 'E-Mail-Adresse',
  'identities.description': 'Beschreibung',
  'identities.disabled': 'Deaktiviert',
  'identities.distinguished-name': 'Ort im Verzeichnis',
  'identities.first-name': 'Vorname',
  'identities.last-name': 'Nachname',
  'identities.logins': 'Weitere Namen zum Anmelden',
  'identities.logins-hint': 'Sie gelten, wenn die Suchtabelle QBMSplittedLookup ist.',
  'identities.main-identity': 'Hauptidentität',
  'identities.manager': 'Führungskraft',
  'identities.manager-hint': 'Legt die Passwörter der Konten von betreuten, gemeinsamen und Dienstidentitäten fest.',
  'identities.name': 'Name',
  'identities.people-new': 'Neue Person',
  'identities.people-text': 'Eine Person, oder eine Identität einer Person. Was leer bleibt, gilt nicht.',
  'identities.permission-group': 'Berechtigungsgruppe',
  'identities.permission-group-hint':
    'Was alle mit dieser Rolle dürfen. Leer: Die Rolle zählt, gibt aber keine Rechte.',
  'identities.permission-groups': 'Berechtigungsgruppen',
  'identities.permission-groups-new': 'Neue Berechtigungsgruppe',
  'identities.permission-groups-text': 'Rechte, die Anwendungsrollen und Systembenutzer haben.',
  'identities.person': 'Person',
  'identities.person-hint': 'Wem das Konto gehört: Diese Person kann sein Passwort auf den Passwortseiten festlegen.',
  'identities.role-based': 'Nur über Anwendungsrollen',
  'identities.role-based-hint':
    'Die Berechtigungsgruppe ist für Anwendungsrollen gedacht und nicht für Systembenutzer.',
  'identities.security-incident': 'Sicherheitsrisiko',
  'identities.security-incident-hint':
    'Die Person kann sich nicht anmelden, außer die Konfigurationsparameter erlauben es.',
  'identities.system-user': 'Systembenutzer',
  'identities.system-user-hint': 'Nötig, um sich ohne Anwendungsrollen mit dezentraler Identität anzumelden.',
  'identities.system-users-new': 'Neuer Systembenutzer',
  'identities.system-users-text': 'Personen, denen er zugewiesen ist, haben die Rechte seiner Berechtigungsgruppen.',
  'identities.type': 'Art',
  'identities.type-Admin': 'Identität für die Administration',
  'identities.type-Machine': 'Maschinenidentität',
  'identities.type-Organizational': 'Organisatorische Identität',
  'identities.type-Primary': 'Primäre Identität',
  'identities.type-Service': 'Dienstidentität',
  'identities.type-Shared': 'Gemeinsame Identität',
  'identities.type-Sponsored': 'Betreute Identität',
  'identities.user-principal-name': 'UserPrincipalName',

  // helpdesk.*: the Helpdesk site around the wizard
  'helpdesk.about': 'Grund und Ticketnummer',
  'helpdesk.account': 'Konto',
  'helpdesk.back-to-person': 'Zurück zu {name}',
  'helpdesk.badge-account-expired': 'Konto ist abgelaufen',
  'helpdesk.badge-disabled': 'Konto deaktiviert',
  'helpdesk.badge-expired': 'Passwort abgelaufen',
  'helpdesk.badge-expires': 'Passwort läuft am {on} ab',
  'helpdesk.badge-locked': 'Konto gesperrt',
  'helpdesk.badge-locked-until': 'Konto gesperrt bis {until}',
  'helpdesk.badge-must-change': 'Muss ein neues Passwort wählen',
  'helpdesk.badge-must-update': 'Profil muss aktualisiert werden',
  'helpdesk.badge-not-registered': 'Nicht registriert',
  'helpdesk.badge-passcode': 'Zugangscode gültig bis {until}',
  'helpdesk.badge-profile-locked': 'Profil gesperrt bis {until}',
  'helpdesk.badge-registered': 'Registriert',
  'helpdesk.badge-well': 'Konto ist in Ordnung',
  'helpdesk.caller-check-until': 'Anrufende Person geprüft. Gilt bis {until, time, short}.',
  'helpdesk.caller-checked': 'Anrufende Person um {at, time, short} geprüft: {method}. Gilt bis {until, time, short}.',
  'helpdesk.caller-done': 'Anruf beendet',
  'helpdesk.caller-unchecked':
    'Noch nicht geprüft, wer anruft. Die erste Aufgabe fragt danach; die Prüfung gilt zehn Minuten.',
  'helpdesk.change-person': 'Andere Person suchen',
  'helpdesk.department': 'Abteilung',
  'helpdesk.find-hint': 'Ein Teil des Vor- oder Nachnamens, das Konto oder die E-Mail-Adresse.',
  'helpdesk.find-label': 'Person suchen',
  'helpdesk.find-list': 'Gefundene Personen',
  'helpdesk.find-more':
    '{count, plural, one {Eine Person} other {# Personen}} und mehr. Geben Sie mehr vom Namen ein, um die anderen zu sehen.',
  'helpdesk.find-more-none': 'Zu viele Personen. Geben Sie mehr vom Namen ein.',
  'helpdesk.find-none': 'Niemand gefunden. Sie finden nur Personen, denen Sie helfen dürfen.',
  'helpdesk.find-searching': 'Suche läuft …',
  'helpdesk.find-short': 'Geben Sie mindestens {count, plural, one {einen Buchstaben} other {# Buchstaben}} ein.',
  'helpdesk.find-shortened':
    'Namen sind hier gekürzt. Öffnen Sie eine Person, um ihren ganzen Namen zu sehen; das wird aufgezeichnet.',
  'helpdesk.find-some': '{count, plural, one {Eine Person gefunden.} other {# Personen gefunden.}}',
  'helpdesk.find-title': 'Anrufende Person suchen',
  'helpdesk.find-unreachable': 'Keine Antwort von: {domains}.',
  'helpdesk.gone-text': 'Diese Adresse nennt niemanden, dem Sie helfen dürfen.',
  'helpdesk.gone-title': 'Diese Person wird nicht gezeigt',
  'helpdesk.job': 'Stellenbezeichnung',
  'helpdesk.key-back': 'Zurück',
  'helpdesk.key-choose': 'Zuletzt geöffnete Person, oder Aufgabe der Person',
  'helpdesk.key-done': 'Anruf beenden',
  'helpdesk.key-find': 'Person suchen',
  'helpdesk.key-help': 'Diese Liste zeigen',
  'helpdesk.key-prove': 'Der anrufenden Person zeigen, wer Sie sind',
  'helpdesk.key-reason': 'Grund des Anrufs',
  'helpdesk.key-ticket': 'Ticket zum Anruf',
  'helpdesk.keys': 'Tastenkürzel',
  'helpdesk.keys-close': 'Schließen',
  'helpdesk.keys-on': 'Diese Tasten in diesem Browser verwenden',
  'helpdesk.keys-text': 'Sie wirken, solange Sie nicht in einem Feld schreiben.',
  'helpdesk.method-corporate-mail': 'Geschäftliche E-Mail-Adresse',
  'helpdesk.method-corporate-mobile': 'Geschäftliche Mobilnummer',
  'helpdesk.method-decentralized-identity': 'Ein Browserschlüssel oder eine Wallet',
  'helpdesk.method-passkey': 'Ein Passkey',
  'helpdesk.method-personal-mail': 'Private E-Mail-Adresse',
  'helpdesk.method-personal-mobile': 'Private Mobilnummer',
  'helpdesk.method-questions': 'Sicherheitsfragen',
  'helpdesk.method-totp': 'Authenticator-App',
  'helpdesk.methods': '{count, plural, =0 {Keine Anmeldehilfe} one {# Anmeldehilfe} other {# Anmeldehilfen}}',
  'helpdesk.no-tasks': 'Für diese Person ist keine Aufgabe eingerichtet.',
  'helpdesk.not-now': 'Jetzt nicht: {reason}',
  'helpdesk.proof': 'Zeigen, wer Sie sind',
  'helpdesk.proof-again': 'Andere Nummer',
  'helpdesk.proof-begin': 'Der anrufenden Person zeigen, wer Sie sind',
  'helpdesk.proof-code-line': 'Code, den die anrufende Person sieht: {code}',
  'helpdesk.proof-number-line': 'Nummer für die anrufende Person: {number}',
  'helpdesk.proof-over': 'Die Nummer gilt nicht mehr.',
  'helpdesk.proof-read-out':
    'Bitten Sie die anrufende Person, {page} zu öffnen und ihr Konto und diese Nummer einzugeben:',
  'helpdesk.proof-shown':
    'Die anrufende Person hat die Nummer eingegeben. Sie sehen beide diesen Code; lassen Sie sich danach fragen:',
  'helpdesk.proof-until': 'Gültig bis {until, time, short} und solange diese Person hier geöffnet ist.',
  'helpdesk.reason': 'Grund',
  'helpdesk.recent': 'Zuletzt geöffnet',
  'helpdesk.requests':
    '{count, plural, one {# Aufgabe aus dem Team wartet} other {# Aufgaben aus dem Team warten}} auf Sie',
  'helpdesk.requests-approve': 'Genehmigen',
  'helpdesk.requests-approved': 'Sie haben genehmigt. Die Aufgabe geht sofort weiter.',
  'helpdesk.requests-care':
    'Genehmigen Sie nur, wenn Sie wissen, wozu das nötig ist. Fragen Sie nach, und lassen Sie sich die Zahl vorlesen.',
  'helpdesk.requests-care-check':
    'Genehmigen Sie nur, wenn Sie glauben, dass wirklich diese Person anruft: Fragen Sie nach, woran sie erkannt wurde. Ihre Genehmigung gilt für diese eine Aufgabe.',
  'helpdesk.requests-checks-used-up':
    'In der letzten Stunde wurden drei Anrufende nicht als diese Person erkannt. Ihre Genehmigung erlaubt eine weitere Prüfung.',
  'helpdesk.requests-number': 'Zahl, die Ihnen {operator} vorliest',
  'helpdesk.requests-number-incomplete':
    'Geben Sie die beiden Ziffern ein, die auf der wartenden Seite stehen. Lassen Sie sie sich vorlesen.',
  'helpdesk.requests-operator': 'Angefragt von',
  'helpdesk.requests-privileged':
    'Dieses Konto hat Zugang zu mehr als der eigenen Arbeit der Person, deshalb braucht jede Aufgabe eine zweite Person.',
  'helpdesk.requests-refuse': 'Ablehnen',
  'helpdesk.requests-refused': 'Sie haben abgelehnt. Es wird nichts geändert.',
  'helpdesk.sign-in-text': 'Für den Helpdesk, mit dem Konto, mit dem Sie sich bei Windows anmelden.',
  'helpdesk.sign-in-title': 'Helpdesk-Anmeldung',
  'helpdesk.since': 'seit {since}',
  'helpdesk.standing': 'Konto und Profil',
  'helpdesk.tasks': 'Aufgaben',
  'helpdesk.ticket': 'Ticketnummer',
  'verify.again': 'Andere Nummer eingeben',
  'verify.limits':
    'Der Code verschwindet, wenn der Helpdesk Ihr Konto schließt. Auch mit Code gilt: Nach Ihrem Passwort fragt der Helpdesk nie.',
  'verify.no-answer':
    'Der Server antwortet nicht. Der Code gilt vielleicht nicht mehr: Warten Sie, bis er wieder erscheint.',
  'verify.number': 'Nummer',
  'verify.number-hint': 'Sechs Ziffern, die der Helpdesk Ihnen vorliest.',
  'verify.over-text':
    'Der Helpdesk hat Ihr Konto geschlossen, oder die zehn Minuten sind um. Geht das Gespräch weiter, lassen Sie sich eine andere Nummer sagen.',
  'verify.over-title': 'Dieser Code gilt nicht mehr',
  'verify.own-call':
    'Legen Sie im Zweifel auf und rufen Sie den Helpdesk selbst an, unter der Nummer, die Sie kennen. Sagen Sie niemandem Ihr Passwort.',
  'verify.shown-text':
    'Fragen Sie am Telefon, welcher Code dort steht. Ist es dieser, hat der Helpdesk Ihr Konto geöffnet:',
  'verify.shown-title': 'Vergleichen Sie diesen Code',
  'verify.submit': 'Prüfen',
  'verify.text':
    'Ist jemand aus dem Helpdesk am Telefon? Lassen Sie sich die sechsstellige Nummer sagen und geben Sie sie hier ein. Ist es der Helpdesk, sehen Sie beide denselben Code.',
  'verify.title': 'Ist das der Helpdesk?',

  // wallet.*: where wallets lead people
  'wallet.empty':
    'Eine Wallet öffnet diese Seite, wenn sie geantwortet hat. Beginnen Sie auf der Seite Ihrer Organisation, und wählen Sie dort Ihre Wallet.',
  'wallet.empty-title': 'Keine Antwort einer Wallet',
  'wallet.open': 'Wallet auf diesem Gerät öffnen',
  'wallet.picture': 'QR-Code für Ihre Wallet',
  'wallet.refused':
    'Sie ist abgelaufen, wurde schon verwendet oder beweist hier nichts. Fragen Sie die Wallet auf der Seite, auf der Sie begonnen haben, noch einmal.',
  'wallet.refused-title': 'Die Antwort der Wallet wurde nicht angenommen',
  'wallet.scan':
    'Oder scannen Sie das Bild mit der Wallet auf einem anderen Gerät. Die Seite, die dort aufgeht, zeigt sechs Ziffern: Geben Sie sie hier ein.',
  'wallet.shown': 'Geben Sie diesen Code innerhalb von fünf Minuten auf der Seite ein, auf der Sie begonnen haben.',
  'wallet.shown-title': 'Ihre Wallet hat geantwortet',
  'wallet.to-site': 'Zur ersten Seite',
  'wallet.warning':
    'Geben Sie ihn nur ein, wenn Sie selbst begonnen haben, auf einer Seite, deren Adresse mit {address} beginnt. Nennen Sie ihn niemandem: Wer ihn eingibt, handelt in Ihrem Namen.',

  // mail.*
  'mail.account': 'Konto',
  'mail.administrator-notice.error': 'Fehler',
  'mail.administrator-notice.failed': 'fehlgeschlagen',
  'mail.administrator-notice.failed.subject': '{task} ist für {account} fehlgeschlagen',
  'mail.administrator-notice.footer':
    'Diese Nachricht wurde gesendet, weil ein Ablauf es vorsieht. Antworten werden nicht gelesen.',
  'mail.administrator-notice.operator': 'Bearbeitet von',
  'mail.administrator-notice.person': 'Person',
  'mail.administrator-notice.result': 'Ergebnis',
  'mail.administrator-notice.succeeded': 'erfolgreich',
  'mail.administrator-notice.succeeded.subject': '{task} war für {account} erfolgreich',
  'mail.administrator-notice.task': 'Aufgabe',
  'mail.administrator-notice.text': 'Eine Aufgabe ist beendet, von der Sie erfahren wollten.',
  'mail.administrator-notice.ticket': 'Ticketnummer',
  'mail.administrators-footer':
    'Diese Nachricht geht an alle, die Latchkey verwalten. Antworten werden nicht gelesen. Niemand in Ihrer Organisation fragt Sie nach Ihrem Passwort.',
  'mail.approval-decided.approved.subject': '{manager} hat Ihre Anfrage genehmigt',
  'mail.approval-decided.approved.text':
    '{manager} hat „{task}“ genehmigt. Ihre offene Seite geht von selbst weiter. Falls Sie sie geschlossen haben, beginnen Sie die Aufgabe neu; Ihre Führungskraft wird dann noch einmal gefragt.',
  'mail.approval-decided.not-you':
    'Jemand hat in Ihrem Namen Ihre Führungskraft gefragt. Rufen Sie sofort Ihren Helpdesk an und lassen Sie Ihr Konto prüfen.',
  'mail.approval-decided.refused.subject': '{manager} hat Ihre Anfrage abgelehnt',
  'mail.approval-decided.refused.text':
    '{manager} hat „{task}“ abgelehnt; die Aufgabe ist beendet, und es wurde nichts geändert. Sprechen Sie miteinander, oder fragen Sie Ihren Helpdesk.',
  'mail.approval-decided.until': 'Gültig bis',
  'mail.approval-decided.withdrawn.subject': 'Über Ihre Anfrage hat noch niemand entschieden',
  'mail.approval-decided.withdrawn.text':
    'Im Verzeichnis steht {manager} nicht mehr als Ihre Führungskraft, deshalb wurde über „{task}“ nicht entschieden. Ihre offene Seite geht von selbst weiter und fragt Ihre aktuelle Führungskraft. Falls Sie sie geschlossen haben, beginnen Sie die Aufgabe neu.',
  'mail.approval-requested.caller':
    'Jemand hat beim Helpdesk angerufen („{task}“) und sagt, {person} zu sein. Melden Sie sich an, um zu genehmigen oder abzulehnen; der Link allein entscheidet nichts.',
  'mail.approval-requested.caller-care':
    'Genehmigen Sie nur, wenn Sie wissen, dass {person} beim Helpdesk angerufen hat. Sprechen Sie mit der Person: Sie nennt Ihnen eine zweistellige Zahl, und die brauchen Sie.',
  'mail.approval-requested.care':
    'Genehmigen Sie nur, wenn Sie wissen, dass {person} fragt. Rufen Sie an: Die Person sieht eine zweistellige Zahl, und die brauchen Sie.',
  'mail.approval-requested.care-title': 'Bevor Sie genehmigen',
  'mail.approval-requested.link': 'Anfrage ansehen',
  'mail.approval-requested.subject': '{person} bittet um Ihre Genehmigung',
  'mail.approval-requested.text':
    '{person} hat „{task}“ begonnen und braucht Ihre Genehmigung. Melden Sie sich an, um zu genehmigen oder abzulehnen; der Link allein entscheidet nichts.',
  'mail.approval-requested.until': 'Zu entscheiden bis',
  'mail.caller-not-identified.not-you':
    'Wenn Sie nicht angerufen haben, versucht jemand, über das Telefon an Ihr Konto zu kommen. Sagen Sie es Ihrem Helpdesk.',
  'mail.caller-not-identified.subject': 'Jemand hat in Ihrem Namen beim Helpdesk angerufen',
  'mail.caller-not-identified.text':
    'Jemand hat Ihren Helpdesk um Hilfe mit Ihrem Konto gebeten und konnte nicht zeigen, dass Sie es sind. Es wurde nichts geändert.',
  'mail.expiry-reminder.expires': 'Läuft ab',
  'mail.expiry-reminder.link': 'Passwort jetzt ändern',
  'mail.expiry-reminder.over.subject': 'Ihr Passwort ist abgelaufen',
  'mail.expiry-reminder.over.text':
    'Das Passwort Ihres Kontos ist abgelaufen. Wählen Sie ein neues, dann können Sie sich wieder anmelden.',
  'mail.expiry-reminder.soon.subject': 'Ihr Passwort läuft bald ab',
  'mail.expiry-reminder.soon.text':
    'Das Passwort Ihres Kontos läuft bald ab. Ändern Sie es vorher, dann funktioniert alles weiter.',
  'mail.first-time': 'Seit',
  'mail.footer':
    'Sie erhalten diese Nachricht wegen einer Aufgabe, die Ihr Konto betrifft. Antworten werden nicht gelesen. Niemand in Ihrer Organisation fragt Sie nach Ihrem Passwort.',
  'mail.genuine.text':
    'Der Link führt zu {url} und nirgendwo sonst hin. Niemand fragt Sie per E-Mail oder Telefon nach Ihrem Passwort.',
  'mail.genuine.title': 'Ist diese E-Mail echt?',
  'mail.greeting': 'Guten Tag {displayName},',
  'mail.guesses-alarm.consequence':
    'Bis das vorbei ist, müssen unbekannte Browser für jeden Versuch mehr rechnen und haben weniger Versuche. In Browsern, in denen sie schon Erfolg hatten, merken die Mitarbeitenden davon nichts.',
  'mail.guesses-alarm.guesses': 'Falsche oder abgelehnte Versuche',
  'mail.guesses-alarm.subject': 'Viele falsche Versuche bei Konten Ihrer Firma',
  'mail.guesses-alarm.text':
    'Browser, die Latchkey nicht kennt, haben innerhalb von {minutes, plural, one {# Minute} other {# Minuten}} bei allen Konten zusammen {guesses, plural, one {# falschen oder abgelehnten Versuch} other {# falsche oder abgelehnte Versuche}} mit Passwörtern, Antworten oder Codes gemacht. So sieht es aus, wenn bei vielen Konten je ein paar Mal geraten wird. Solange es dauert, bekommen Sie eine E-Mail in der Stunde.',
  'mail.guesses-alarm.what-to-do':
    'Suchen Sie im Protokoll nach den Ereignissen sign-in-refused und activity-failed dieser Zeit: Sie nennen die Konten. Sagen Sie dem Helpdesk Bescheid, und sperren Sie die Netzwerkadressen vor dem Server, wenn es wenige sind. „npm run doctor“ auf dem Server sagt, wann der letzte Alarm war.',
  'mail.invitation.link': 'Jetzt registrieren',
  'mail.invitation.subject': 'Registrieren Sie sich, um sich bei vergessenem Passwort selbst zu helfen',
  'mail.invitation.text':
    'Sie haben sich noch nicht registriert. Das dauert wenige Minuten. Danach können Sie jederzeit selbst ein neues Passwort festlegen oder Ihr Konto entsperren.',
  'mail.limits-lifted.not-you': 'Wenn Sie Ihre Administration nicht darum gebeten haben, sagen Sie es Ihrem Helpdesk.',
  'mail.limits-lifted.subject': 'Die Sperren von {account} wurden aufgehoben',
  'mail.limits-lifted.text':
    'Mit Ihrem Konto waren viele falsche Passwörter, Antworten oder Codes versucht worden. Die Administration hat neue Versuche wieder erlaubt.',
  'mail.methods-changed.decentralized-identity-added': 'Ein Browserschlüssel oder eine Wallet ist hinzugekommen.',
  'mail.methods-changed.decentralized-identity-removed': 'Ein Browserschlüssel oder eine Wallet wurde entfernt.',
  'mail.methods-changed.not-you':
    'Wenn Sie das nicht waren, kennt vielleicht jemand Ihr Passwort. Ändern Sie es jetzt, und sagen Sie Ihrem Helpdesk Bescheid.',
  'mail.methods-changed.passkey-added': 'Ein Passkey ist hinzugekommen.',
  'mail.methods-changed.passkey-removed': 'Ein Passkey wurde entfernt.',
  'mail.methods-changed.personal-mail-added': 'Eine private E-Mail-Adresse ist hinzugekommen.',
  'mail.methods-changed.personal-mail-removed': 'Eine private E-Mail-Adresse wurde entfernt.',
  'mail.methods-changed.personal-mobile-added': 'Eine private Mobilnummer ist hinzugekommen.',
  'mail.methods-changed.personal-mobile-removed': 'Eine private Mobilnummer wurde entfernt.',
  'mail.methods-changed.questions-changed': 'Die Antworten auf Ihre Sicherheitsfragen wurden ersetzt.',
  'mail.methods-changed.questions-registered': 'Antworten auf Sicherheitsfragen wurden zum ersten Mal gespeichert.',
  'mail.methods-changed.questions-removed': 'Die Sicherheitsfragen wurden entfernt.',
  'mail.methods-changed.subject': 'Ihre Anmeldehilfen haben sich geändert',
  'mail.methods-changed.text':
    'Wer eine dieser Anmeldehilfen verwenden kann, kann ein neues Passwort für Ihr Konto festlegen. Das hat sich geändert:',
  'mail.methods-changed.totp-added': 'Eine Authenticator-App wurde eingerichtet.',
  'mail.methods-changed.totp-removed': 'Die Authenticator-App wurde entfernt.',
  'mail.methods-changed.totp-replaced': 'Die Authenticator-App wurde durch eine andere ersetzt.',
  'mail.new-password.not-you':
    'Rufen Sie sofort Ihren Helpdesk an: Jemand hat in Ihrem Namen ein neues Passwort verlangt.',
  'mail.new-password.password': 'Neues Passwort',
  'mail.new-password.subject': 'Ihr neues Passwort',
  'mail.new-password.text':
    'Ihr Helpdesk hat dieses Passwort für Sie festgelegt. Melden Sie sich jetzt damit an und wählen Sie ein eigenes, sobald Sie danach gefragt werden.',
  'mail.not-you.title': 'Waren Sie das nicht?',
  'mail.one-time-code.code': 'Ihr Code',
  'mail.one-time-code.not-you':
    'Jemand versucht, Ihr Konto zu verwenden. Ohne diesen Code geht es nicht weiter; geben Sie ihn niemandem.',
  'mail.one-time-code.subject': 'Ihr Code',
  'mail.one-time-code.text':
    'Geben Sie diesen Code auf der Seite ein, die danach fragt. Er gilt {minutes, plural, one {eine Minute} other {# Minuten}} und funktioniert einmal.',
  'mail.own.details': 'Konto, Zeit und Link folgen auf den Text',
  'mail.own.format': 'Format der E-Mail',
  'mail.own.html': 'Mit Gestaltung, und als reiner Text',
  'mail.own.page':
    "Eine Sprache, die leer bleibt, behält den mitgelieferten Text. Wörter in geschweiften Klammern wie '{'name'}' werden beim Senden ersetzt.",
  'mail.own.plain': 'Nur reiner Text',
  'mail.own.subject': 'Betreff',
  'mail.own.task': '„{name}“',
  'mail.own.text': 'Text der E-Mail',
  'mail.passcode.half.label': 'Zweite Hälfte',
  'mail.passcode.half.not-you':
    'Hat {person} nicht um Hilfe gebeten, dann sagen Sie es Ihrem Helpdesk und geben Sie nichts weiter.',
  'mail.passcode.half.subject': 'Eine Hälfte des Zugangscodes für {person}',
  'mail.passcode.half.text':
    'Der Helpdesk hat {person} die erste Hälfte eines Zugangscodes gegeben. Vergewissern Sie sich, dass es {person} ist, und geben Sie dann diese zweite Hälfte weiter, am Telefon oder persönlich.',
  'mail.passcode.until': 'Gültig bis',
  'mail.passcode.whole.label': 'Zugangscode',
  'mail.passcode.whole.not-you':
    'Sagen Sie es sofort Ihrem Helpdesk: Jemand hat in Ihrem Namen um einen Zugangscode gebeten.',
  'mail.passcode.whole.subject': 'Ihr Zugangscode',
  'mail.passcode.whole.text':
    'Ihr Helpdesk hat diesen Zugangscode für Sie ausgegeben. Wählen Sie „Ich habe einen Zugangscode“ und geben Sie ihn ein; er funktioniert einmal.',
  'mail.password-change-required.link': 'Mein Passwort ändern',
  'mail.password-change-required.subject': 'Wählen Sie ein neues Passwort',
  'mail.password-change-required.text':
    'Ihre Administration verlangt von Ihnen ein neues Passwort. Bei Ihrer nächsten Anmeldung werden Sie danach gefragt; Sie können es auch jetzt ändern.',
  'mail.password-set.by': 'Festgelegt von',
  'mail.password-set.not-you':
    'Wenn Sie davon nichts wissen, rufen Sie sofort Ihren Helpdesk an: Vielleicht hat sich jemand in Ihrem Namen an den Passwortseiten angemeldet.',
  'mail.password-set.subject': 'Für {account} wurde ein neues Passwort festgelegt',
  'mail.password-set.text':
    'Das Passwort dieses Kontos wurde auf den Passwortseiten festgelegt. Frühere Anmeldungen damit sind beendet.',
  'mail.registration-removed.link': 'Neu registrieren',
  'mail.registration-removed.subject': 'Ihr Profil wurde gelöscht',
  'mail.registration-removed.text':
    'Ihre Administration hat gelöscht, was Sie registriert hatten, um sich bei vergessenem Passwort selbst zu helfen. Ihr Passwort bleibt, wie es ist. Registrieren Sie sich neu, damit Sie sich wieder selbst helfen können.',
  'mail.repeated':
    'Das ist seit der unten genannten Zeit {times, plural, one {# Mal} other {# Mal}} vorgekommen. Sie bekommen darüber höchstens eine E-Mail in der Stunde.',
  'mail.second-factor-off.subject': 'Helpdesk und Administration verlangen keinen zweiten Faktor mehr',
  'mail.second-factor-off.terminal': 'Ein Befehl auf dem Server',
  'mail.second-factor-off.text':
    'Der zweite Faktor für Helpdesk und Administration wurde ausgeschaltet. Ab jetzt öffnet ein Passwort allein diese Seiten.',
  'mail.second-factor-off.what-to-do':
    'War das nicht abgesprochen, schalten Sie ihn wieder ein (npm start -- setting staff.secondFactor required) und finden Sie im Protokoll (configuration-changed) heraus, wer es war.',
  'mail.site': 'Passwörter und Aufgaben Ihres Kontos',
  'mail.staff-factor-changed.by': 'Durch',
  'mail.staff-factor-changed.code-issued':
    'Ein Einrichtungscode wurde ausgegeben. Zusammen mit dem Passwort richtet er innerhalb von 24 Stunden einmal eine Authenticator-App oder einen Passkey für Helpdesk und Administration ein.',
  'mail.staff-factor-changed.not-you':
    'Wenn Sie nichts davon wissen, rufen Sie sofort Ihre Administration an: Jemand versucht vielleicht, unter diesem Namen zu arbeiten.',
  'mail.staff-factor-changed.passkey-added': 'Ein Passkey für Helpdesk und Administration wurde eingerichtet.',
  'mail.staff-factor-changed.recovered':
    'Alle Authenticator-Apps und Passkeys für Helpdesk und Administration wurden entfernt, alle Anmeldungen beendet, und ein neuer Einrichtungscode wurde ausgegeben.',
  'mail.staff-factor-changed.subject': 'Die Anmeldung von {account} bei Helpdesk und Administration hat sich geändert',
  'mail.staff-factor-changed.totp-added': 'Eine Authenticator-App für Helpdesk und Administration wurde eingerichtet.',
  'mail.staff-limit-reached.enrolment-code': 'Einrichtungscode',
  'mail.staff-limit-reached.factor': 'Womit es versucht wurde',
  'mail.staff-limit-reached.not-you':
    'Dann kennt jemand anderes das Passwort dieses Kontos. Ändern Sie es jetzt, und sagen Sie es den anderen aus der Administration.',
  'mail.staff-limit-reached.passkey': 'Passkey',
  'mail.staff-limit-reached.subject':
    'Zu viele Versuche, sich als {account} bei Helpdesk oder Administration anzumelden',
  'mail.staff-limit-reached.text':
    'Das Passwort dieses Kontos war richtig, aber was darauf folgte, war falsch, bis kein Versuch mehr übrig war. Niemand wurde angemeldet, und eine Stunde lang wird kein weiterer Versuch dieser Art angenommen.',
  'mail.staff-limit-reached.totp': 'Code der Authenticator-App',
  'mail.task': 'Aufgabe',
  'mail.time': 'Zeit',
  'mail.times': 'Wie oft',
  'mail.unnamed-task': 'eine Aufgabe Ihrer Organisation',
  'mail.update-reminder.link': 'Mein Profil aktualisieren',
  'mail.update-reminder.subject': 'Ihr Profil ist nicht mehr vollständig',
  'mail.update-reminder.text':
    'Ihre Organisation verlangt jetzt mehr, als Sie registriert haben. Aktualisieren Sie Ihr Profil, damit Sie sich weiterhin selbst helfen können, wenn Sie Ihr Passwort vergessen.',
  'mail.what-to-do': 'Was zu tun ist',
  'mail.workflow-failed.assign-passcode.subject': 'Der Helpdesk hat keinen Zugangscode ausgegeben',
  'mail.workflow-failed.assign-passcode.text':
    'Jemand hat Ihren Helpdesk um einen Zugangscode für Ihr Konto gebeten. Die Aufgabe endete mit einem Fehler; es wurde kein Zugangscode ausgegeben.',
  'mail.workflow-failed.enforce-profile-update.subject': 'Ihr Profil wurde nicht zur Aktualisierung vorgemerkt',
  'mail.workflow-failed.enforce-profile-update.text':
    'Ihr Helpdesk wollte Sie um eine Aktualisierung Ihres Profils bitten. Die Aufgabe endete mit einem Fehler.',
  'mail.workflow-failed.forgot-my-password.subject': 'Ihr vergessenes Passwort wurde nicht zurückgesetzt',
  'mail.workflow-failed.forgot-my-password.text':
    'Jemand hat versucht, für Ihr Konto ohne das alte Passwort ein neues festzulegen. Die Aufgabe endete mit einem Fehler.',
  'mail.workflow-failed.i-have-a-passcode.subject': 'Ihr Passwort wurde nicht zurückgesetzt',
  'mail.workflow-failed.i-have-a-passcode.text':
    'Jemand hat versucht, mit einem Zugangscode des Helpdesks ein neues Passwort für Ihr Konto festzulegen. Die Aufgabe endete mit einem Fehler.',
  'mail.workflow-failed.manage-my-passwords.subject': 'Ihr Passwort wurde nicht geändert',
  'mail.workflow-failed.manage-my-passwords.text':
    'Jemand hat versucht, das Passwort Ihres Kontos zu ändern. Die Aufgabe endete mit einem Fehler. Beginnen Sie sie noch einmal, oder rufen Sie Ihren Helpdesk an, wenn sie wieder scheitert.',
  'mail.workflow-failed.manage-my-profile.subject': 'Ihr Profil wurde nicht geändert',
  'mail.workflow-failed.manage-my-profile.text':
    'Jemand hat versucht, Ihre Anmeldehilfen zu ändern. Die Aufgabe endete mit einem Fehler; was vor dem Fehler gespeichert wurde, gilt weiter.',
  'mail.workflow-failed.my-notifications.subject': 'Ihre Benachrichtigungen wurden nicht geändert',
  'mail.workflow-failed.my-notifications.text':
    'Jemand wollte ändern, welche E-Mails Sie erhalten. Die Aufgabe endete mit einem Fehler, und alles ist wie zuvor.',
  'mail.workflow-failed.not-you':
    'Dann versucht jemand anderes, Ihr Konto zu verwenden. Rufen Sie Ihren Helpdesk an und nennen Sie Konto und Zeit von oben. Ihr Passwort gehört weiter Ihnen: Geben Sie es niemandem.',
  'mail.workflow-failed.other.subject': 'Eine Aufgabe für Ihr Konto wurde nicht abgeschlossen',
  'mail.workflow-failed.other.text': 'Für Ihr Konto wurde eine Aufgabe begonnen, die mit einem Fehler endete.',
  'mail.workflow-failed.register.subject': 'Ihre Sicherheitsfragen wurden nicht gespeichert',
  'mail.workflow-failed.register.text':
    'Jemand hat versucht, Sicherheitsfragen für Ihr Konto zu registrieren. Die Aufgabe endete mit einem Fehler; es gilt, was vorher registriert war.',
  'mail.workflow-failed.reset-password.subject': 'Der Helpdesk hat Ihr Passwort nicht zurückgesetzt',
  'mail.workflow-failed.reset-password.text':
    'Jemand hat Ihren Helpdesk um ein neues Passwort für Ihr Konto gebeten. Die Aufgabe endete mit einem Fehler; das Passwort ist, wie es war.',
  'mail.workflow-failed.unlock-account.subject': 'Der Helpdesk hat Ihr Konto nicht entsperrt',
  'mail.workflow-failed.unlock-account.text':
    'Jemand hat Ihren Helpdesk gebeten, Ihr Konto zu entsperren. Die Aufgabe endete mit einem Fehler; die Sperre ist, wie sie war.',
  'mail.workflow-failed.unlock-my-account.subject': 'Ihr Konto wurde nicht entsperrt',
  'mail.workflow-failed.unlock-my-account.text':
    'Jemand hat versucht, Ihr Konto zu entsperren. Die Aufgabe endete mit einem Fehler; die Sperre ist, wie sie war.',
  'mail.workflow-failed.unlock-profile.subject': 'Der Helpdesk hat Ihr Profil nicht entsperrt',
  'mail.workflow-failed.unlock-profile.text':
    'Jemand hat Ihren Helpdesk gebeten, Ihr Profil zu entsperren. Die Aufgabe endete mit einem Fehler; die Sperre ist, wie sie war.',
  'mail.workflow-failed.verify-user-identity.subject': 'Jemand hat in Ihrem Namen den Helpdesk angerufen',
  'mail.workflow-failed.verify-user-identity.text':
    'Jemand hat Ihren Helpdesk angerufen und konnte nicht zeigen, dass Sie es sind. Es wurde nichts geändert.',
  'mail.workflow-succeeded.assign-passcode.subject': 'Der Helpdesk hat einen Zugangscode ausgegeben',
  'mail.workflow-succeeded.assign-passcode.text':
    'Jemand aus Ihrem Helpdesk hat einen Zugangscode für Ihr Konto ausgegeben. Damit lassen sich ein neues Passwort und neue Sicherheitsfragen festlegen.',
  'mail.workflow-succeeded.enforce-profile-update.subject': 'Aktualisieren Sie Ihr Profil',
  'mail.workflow-succeeded.enforce-profile-update.text':
    'Ihr Helpdesk bittet Sie, Ihr Profil zu aktualisieren. Bis dahin gilt alles weiter, was Sie registriert haben.',
  'mail.workflow-succeeded.forgot-my-password.subject': 'Ihr vergessenes Passwort wurde zurückgesetzt',
  'mail.workflow-succeeded.forgot-my-password.text':
    'Für Ihr Konto wurde ein neues Passwort festgelegt, nachdem eine Person gezeigt hat, wer sie ist. Das alte Passwort gilt nicht mehr.',
  'mail.workflow-succeeded.i-have-a-passcode.subject': 'Ihr Passwort wurde mit einem Zugangscode zurückgesetzt',
  'mail.workflow-succeeded.i-have-a-passcode.text':
    'Für Ihr Konto wurden mit einem Zugangscode des Helpdesks ein neues Passwort und Sicherheitsfragen gespeichert. Das alte Passwort gilt nicht mehr.',
  'mail.workflow-succeeded.manage-my-passwords.subject': 'Ihr Passwort wurde geändert',
  'mail.workflow-succeeded.manage-my-passwords.text':
    'Das Passwort Ihres Kontos wurde geändert. Das alte Passwort gilt nicht mehr.',
  'mail.workflow-succeeded.manage-my-profile.subject': 'Ihr Profil wurde gespeichert',
  'mail.workflow-succeeded.manage-my-profile.text': 'Die Anmeldehilfen Ihres Kontos wurden angesehen oder geändert.',
  'mail.workflow-succeeded.my-notifications.subject': 'Ihre Benachrichtigungen wurden geändert',
  'mail.workflow-succeeded.my-notifications.text':
    'Die Auswahl der E-Mails zu Ihren Aufgaben wurde geändert. Diese E-Mail kommt in jedem Fall.',
  'mail.workflow-succeeded.not-you':
    'Dann hat jemand anderes Zugriff auf Ihr Konto. Rufen Sie sofort Ihren Helpdesk an, nennen Sie Konto und Zeit von oben und lassen Sie das Konto sperren.',
  'mail.workflow-succeeded.other.subject': 'Eine Aufgabe für Ihr Konto wurde abgeschlossen',
  'mail.workflow-succeeded.other.text': 'Für Ihr Konto wurde eine Aufgabe abgeschlossen.',
  'mail.workflow-succeeded.register.subject': 'Ihre Sicherheitsfragen wurden gespeichert',
  'mail.workflow-succeeded.register.text':
    'Für Ihr Konto wurden Sicherheitsfragen gespeichert. Mit den Antworten lässt sich ein vergessenes Passwort ersetzen.',
  'mail.workflow-succeeded.reset-password.subject': 'Der Helpdesk hat Ihr Passwort zurückgesetzt',
  'mail.workflow-succeeded.reset-password.text':
    'Jemand aus Ihrem Helpdesk hat ein neues Passwort für Ihr Konto festgelegt. Das alte Passwort gilt nicht mehr.',
  'mail.workflow-succeeded.unlock-account.subject': 'Der Helpdesk hat Ihr Konto entsperrt',
  'mail.workflow-succeeded.unlock-account.text':
    'Jemand aus Ihrem Helpdesk hat Ihr Konto entsperrt. Das Passwort ist, wie es war.',
  'mail.workflow-succeeded.unlock-my-account.subject': 'Ihr Konto wurde entsperrt',
  'mail.workflow-succeeded.unlock-my-account.text':
    'Ihr Konto wurde entsperrt, nachdem eine Person gezeigt hat, wer sie ist. War das Passwort abgelaufen, wurde auch ein neues festgelegt.',
  'mail.workflow-succeeded.unlock-profile.subject': 'Der Helpdesk hat Ihr Profil entsperrt',
  'mail.workflow-succeeded.unlock-profile.text':
    'Jemand aus Ihrem Helpdesk hat Ihr Profil entsperrt. Sie können wieder alle Aufgaben verwenden.',
  'mail.workflow-succeeded.verify-user-identity.subject': 'Der Helpdesk hat Sie erkannt',
  'mail.workflow-succeeded.verify-user-identity.text':
    'Jemand hat Ihren Helpdesk angerufen und gezeigt, dass Sie es sind. Es wurde nichts geändert.',

  // schedule.*: scheduled tasks, by id
  'schedule.bulk-operations.description':
    'Verlangt von vielen Personen ein neues Passwort oder löscht ihre Profile, in den Wellen, die aus der Administration gestartet wurden.',
  'schedule.bulk-operations.name': 'Viele Personen auf einmal',
  'schedule.clean-up.bulkDays': 'Tage, die beendete Aktionen mit vielen Personen aufbewahrt werden',
  'schedule.clean-up.description':
    'Löscht, was nicht mehr gebraucht wird: beendete Aufgaben, versandte E-Mails, Sitzungen und Codes.',
  'schedule.clean-up.mailDays': 'Wie lange versandte E-Mails aufbewahrt werden',
  'schedule.clean-up.name': 'Aufräumen',
  'schedule.clean-up.runDays': 'Wie lange beendete Aufgaben aufbewahrt werden',
  'schedule.cron': 'Wann sie läuft',
  'schedule.cron-hint': 'Minute, Stunde, Tag, Monat und Wochentag, wie cron sie versteht.',
  'schedule.enabled': 'Läuft zu diesen Zeiten von selbst',
  'schedule.export-checkpoints.description':
    'Hängt die signierten Prüfpunkte des Protokolls an die Datei an, die LATCHKEY_CHECKPOINT_FILE nennt, damit ein gekürztes Protokoll auffällt.',
  'schedule.export-checkpoints.name': 'Prüfpunkte exportieren',
  'schedule.forget-people-who-left.days': 'Zeit, die eine Person im Verzeichnis fehlt',
  'schedule.forget-people-who-left.description':
    'Löscht, was Personen registriert haben, die seit einiger Zeit nicht mehr im Verzeichnis stehen.',
  'schedule.forget-people-who-left.eraseNames': 'Auch ihre Namen aus dem Protokoll löschen',
  'schedule.forget-people-who-left.mostPercent': 'Anhalten, wenn mehr als so viele Prozent fehlen',
  'schedule.forget-people-who-left.name': 'Ausgeschiedene vergessen',
  'schedule.forget-people-who-left.walks': 'Suchen in Folge, die sie nicht gefunden haben',
  'schedule.invite-to-register.description':
    'Schreibt Personen, die sich nicht registriert haben, in wachsenden Abständen, wie ihre Richtlinie es vorsieht.',
  'schedule.invite-to-register.name': 'Zum Registrieren einladen',
  'schedule.maximum-password-age.description':
    'Verlangt bei der nächsten Anmeldung ein neues Passwort, wenn das alte älter ist, als die Richtlinie erlaubt.',
  'schedule.maximum-password-age.name': 'Höchstalter des Passworts',
  'schedule.node': 'Nur auf diesem Server',
  'schedule.node-hint': 'Leer: auf jedem Server.',
  'schedule.reencrypt-secrets.description':
    'Nach einem Wechsel der Schlüssel: verschlüsselt private Adressen, Authenticator-Apps, lesbare Antworten und E-Mails mit dem neuen Schlüssel.',
  'schedule.reencrypt-secrets.name': 'Geheimnisse neu verschlüsseln',
  'schedule.remind-of-password-expiry.description':
    'Schreibt Personen an den Tagen vor dem Ablauf ihres Passworts, wie ihre Richtlinie es vorsieht.',
  'schedule.remind-of-password-expiry.name': 'An den Ablauf des Passworts erinnern',
  'schedule.remind-to-update-profile.description':
    'Schreibt registrierten Personen, denen fehlt, was ihre Richtlinie jetzt verlangt.',
  'schedule.remind-to-update-profile.name': 'An die Aktualisierung des Profils erinnern',
  'schedule.retention.auditDays': 'Wie lange Ereignisse aufbewahrt werden (mindestens 30 Tage; 0: für immer)',
  'schedule.retention.description':
    'Löscht Ereignisse und Statistiken, die älter sind, als Sie sie aufbewahren wollen.',
  'schedule.retention.name': 'Aufbewahrung',
  'schedule.retention.statisticsDays': 'Wie lange Statistiken aufbewahrt werden (0: für immer)',
  'schedule.retention.versionDays':
    'Wie lange frühere Versionen von Richtlinien und Einstellungen aufbewahrt werden (0: für immer)',
  'schedule.settings': 'Was sie tut',
  'schedule.synchronise-people.description':
    'Gleicht Personen und Konten mit dem Verzeichnis ab: einmal am Tag alles, sonst das, was sich geändert hat.',
  'schedule.synchronise-people.mostPercent': 'Nichts löschen, wenn mehr als dieser Prozentsatz fehlt',
  'schedule.synchronise-people.name': 'Personen abgleichen',
  'schedule.timeZone': 'Zeitzone',
  'schedule.timeZone-hint': 'Etwa Europe/Berlin.',
  'schedule.user-status-statistics.description':
    'Zählt Personen nach Domäne und Richtlinie: registriert, gesperrt, abgelaufen und so weiter. Jede Zählung bleibt erhalten.',
  'schedule.user-status-statistics.name': 'Kontostatistik',

  'settings.administration.auditors': 'Prüfung',
  'settings.administration.auditors-hint':
    'Gruppen, deren Mitglieder auf der Administration alles außer Geheimnissen lesen und nichts ändern.',
  'settings.administration.groups': 'Gruppen der Administration',
  'settings.administration.groups-hint':
    'Alle Personen in einer dieser Gruppen dürfen verwalten, auch über Gruppen in Gruppen.',
  'settings.administration.policyOwners': 'Verantwortliche für Richtlinien',
  'settings.administration.policyOwners-hint':
    'Gruppen, deren Mitglieder eine Richtlinie und ihre Aufgaben ändern. Wen die Richtlinie umfasst und wer hilft, entscheidet weiter die Administration.',
  'settings.administration.policyOwners.groups': 'Gruppen',
  'settings.administration.policyOwners.groups-hint':
    'Jede mit SID oder Distinguished Name; in der Musterfirma auch mit Namen.',
  'settings.administration.policyOwners.policy': 'Richtlinie',
  'settings.administration.policyOwners.policy-hint':
    'Für wen sie gilt und ihr Platz bleiben Sache der Administration.',
  'settings.administration.protectStaff': 'Helpdesk und Administration von der Selbsthilfe ausnehmen',
  'settings.administration.protectStaff-hint':
    'Bei einem echten Verzeichnis sind sie es immer. Das hier gilt für die Musterfirma.',
  'settings.administration.text': 'Wer sich an dieser Seite anmelden darf.',
  'settings.administration.title': 'Administration',
  'settings.branding.colour': 'Farbe',
  'settings.branding.colour-hint':
    'Von Schaltflächen und Links. Sie wird heller oder dunkler gemacht, wo sie nicht lesbar wäre.',
  'settings.branding.feedbackLink': 'Adresse für Rückmeldungen',
  'settings.branding.feedbackLink-hint':
    'Eine Seite, auf der Personen ihre Meinung sagen. Sie ist unter jeder Seite verlinkt, nicht auf einem Kiosk.',
  'settings.branding.helpLink': 'Hilfeseite',
  'settings.branding.helpLink-hint':
    'Eine eigene Adresse, auf die jede Seite verweist, etwa https://intranet.example.com/passwort.',
  'settings.branding.logo': 'Logo der Organisation',
  'settings.branding.logo-hint': 'Ein Bild als PNG oder SVG. Es wird vor dem Speichern bereinigt.',
  'settings.branding.portal': 'Adresse des Portals',
  'settings.branding.portal-hint': 'Die Adresse, von der die Personen kommen und zu der sie zurückkehren.',
  'settings.branding.text': 'Wie Seiten und E-Mails Ihre Organisation zeigen.',
  'settings.branding.title': 'Aussehen',
  'settings.mail.defaultLanguage': 'Sprache',
  'settings.mail.defaultLanguage-hint': 'Ein Kürzel wie en oder de.',
  'settings.mail.text': 'Für Personen, deren eigene Sprache nicht bekannt ist.',
  'settings.mail.title': 'Sprache der E-Mails',
  'settings.parameters.AllowLoginWithSecurityIncident-hint':
    'Identitäten, die als Sicherheitsrisiko gekennzeichnet sind, dürfen sich anmelden.',
  'settings.parameters.ApplicationToken-hint':
    'Nur ein Server mit diesem Token bietet Zugangscodes und Sicherheitsfragen an. Der Befehl npm start -- token erzeugt und ersetzt es; gespeichert ist ein Hash.',
  'settings.parameters.CheckAllPolicies-hint':
    'Die Regeln aller Konten werden geprüft, bevor ein zentrales Passwort irgendwo festgelegt wird.',
  'settings.parameters.DisabledBy-hint':
    'Spalten von SearchTable, getrennt durch |. Ein Konto, bei dem eine davon wahr ist, kann sich nicht anmelden, etwa AccountDisabled.',
  'settings.parameters.EnablePasswordProfileLogin-hint':
    'Personen dürfen sich am Password Reset Portal mit Antworten auf ihre Sicherheitsfragen anmelden.',
  'settings.parameters.EnabledBy-hint':
    'Spalten von SearchTable, getrennt durch |. Ein Konto kann sich nur anmelden, wenn sie wahr sind. Ein leerer Wert zählt als falsch.',
  'settings.parameters.EnabledByRule-hint':
    'Ob EnabledBy alle genannten Spalten verlangt oder eine davon. Alle Spalten sind die sichere Wahl.',
  'settings.parameters.ExcludedAccounts-hint':
    'Konten, die auf den Passwortseiten kein neues Passwort bekommen, getrennt durch |: konto@domäne, DOMÄNE\\konto oder der Distinguished Name.',
  'settings.parameters.FrontEnd-hint':
    'Wege der Anmeldung an Helpdesk- und Administrationsseite, neben dem Passwort. Ein zweiter Faktor wird weiterhin verlangt.',
  'settings.parameters.IdentityManagementBaseModule-hint':
    'Das Identity Management Base Module ist installiert. Ohne es wird keiner dieser Anmeldewege angeboten.',
  'settings.parameters.InformManagerAboutSecondHalfOfPasscode-hint':
    'E-Mail, mit der die Führungskraft die zweite Hälfte eines Zugangscodes erhält. Ihr Wortlaut wird unter E-Mails bearbeitet.',
  'settings.parameters.InvalidateUsedQuery-hint':
    'Beantwortete Sicherheitsfragen werden nach der Anmeldung entfernt, und die Person muss neue hinzufügen.',
  'settings.parameters.PasscodeSplit-hint':
    'Jeder Zugangscode wird geteilt: Der Helpdesk sieht eine Hälfte, und die Führungskraft erhält die andere per E-Mail.',
  'settings.parameters.PasswordResetPortal-hint':
    'Wege der Anmeldung an den Passwortseiten. Der rollenbasierte lässt Personen mit mindestens einer Anwendungsrolle zu.',
  'settings.parameters.PermanentStore-hint': 'Immer aus: Latchkey speichert kein zentrales Passwort.',
  'settings.parameters.QueryAnswerDefinitions-hint':
    'Wie viele Sicherheitsfragen eine Person registriert haben muss, um sich mit Antworten anzumelden.',
  'settings.parameters.QueryAnswerRequests-hint':
    'Wie viele davon bei der Anmeldung gefragt werden; höchstens so viele wie QueryAnswerDefinitions.',
  'settings.parameters.SearchColumn-hint':
    'Spalten von SearchTable, in denen der Name gesucht wird, getrennt durch |, etwa CN|SamAccountName.',
  'settings.parameters.SearchTable-hint':
    'Tabelle mit den Namen, mit denen sich Personen anmelden, etwa ADSAccount. Sie braucht eine Spalte UID_Person oder CCC_UID_Person. Leer: Es gilt das zentrale Konto.',
  'settings.parameters.UseCentralPassword-hint':
    'Ein neues zentrales Passwort wird in allen Konten der Person festgelegt.',
  'settings.parameters.UseMasterForAuthentication-hint':
    'Ist er an, meldet sich eine Subidentität als ihre Hauptidentität an. Sonst meldet sie sich als sie selbst an.',
  'settings.parameters.VI_MyData_MyPassword_Visibility-hint':
    'Personen dürfen ihre Sicherheitsfragen auf den Passwortseiten verwalten.',
  'settings.parameters.WebHosts-hint':
    'Server, von denen Dokumente für Identitäten nach did:web geholt werden, zum Beispiel id.example.com. Kein anderer Server wird je gefragt.',
  'settings.parameters.WebPortal-hint': 'Wege der Anmeldung an Mein Passwort im Blick, neben dem Passwort.',
  'settings.parameters.all': 'Alle genannten Spalten sind wahr',
  'settings.parameters.any': 'Mindestens eine davon ist wahr',
  'settings.parameters.modules.decentralized-identity': 'Dezentrale Identität',
  'settings.parameters.modules.decentralized-identity-role-based': 'Dezentrale Identität (rollenbasiert)',
  'settings.parameters.modules.password-reset': 'Passwortrücksetzung',
  'settings.parameters.modules.password-reset-role-based': 'Passwortrücksetzung (rollenbasiert)',
  'settings.parameters.text':
    'Wie sich Personen mit Zugangscode, Sicherheitsfragen und dezentraler Identität anmelden. Namen und Bedeutungen sind die von One Identity Manager; die unter Latchkey sind unsere eigenen.',
  'settings.parameters.title': 'Konfigurations\u00adparameter',
  'settings.radius.host': 'Name oder Adresse',
  'settings.radius.host-hint': 'Wie im DNS; 2001:db8::7 geht auch.',
  'settings.radius.identifier': 'Name dieses Clients',
  'settings.radius.identifier-hint': 'NAS-Identifier: Regeln des Servers können danach fragen.',
  'settings.radius.ipAddress': 'Adresse dieses Clients (NAS-IP-Address)',
  'settings.radius.ipAddress-hint': 'Nur, wenn Regeln des Servers danach fragen.',
  'settings.radius.nameAttribute': 'Attribut mit dem Namen',
  'settings.radius.nameAttribute-hint': 'Wo im Verzeichnis der Name steht, den die Person auf dem Server hat.',
  'settings.radius.nasPort': 'Anschluss (NAS-Port)',
  'settings.radius.nasPort-hint': 'Nur, wenn Regeln des Servers danach fragen.',
  'settings.radius.port': 'Port (UDP)',
  'settings.radius.port-hint': 'UDP. Ältere Server nutzen 1645.',
  'settings.radius.portType': 'Art des Anschlusses (NAS-Port-Type)',
  'settings.radius.portType-hint': 'Nur, wenn Regeln des Servers danach fragen.',
  'settings.radius.requiresMessageAuthenticator': 'Nur Antworten mit Message-Authenticator annehmen',
  'settings.radius.requiresMessageAuthenticator-hint':
    'Aus nur für einen Server, der ihn nicht senden kann: Wer zwischen ihm und Latchkey sitzt, kann dann Antworten fälschen.',
  'settings.radius.secret': 'Gemeinsames Geheimnis',
  'settings.radius.secret-hint': 'Das, welches der Server für diesen Client hat.',
  'settings.radius.servers': 'Server',
  'settings.radius.servers-hint': 'Der nächste wird gefragt, wenn einer nicht antwortet.',
  'settings.radius.text': 'Server, die Codes von Tokens per RADIUS prüfen.',
  'settings.radius.timeoutSeconds': 'Auf eine Antwort warten',
  'settings.radius.timeoutSeconds-hint':
    'Länger, wo jemand am Telefon bestätigen muss; solange wird kein anderer Server gefragt.',
  'settings.radius.title': 'RADIUS-Server für Tokens',
  'settings.site.afterNewPassword': 'Hinweis nach einem neuen Passwort',
  'settings.site.afterNewPassword-hint': 'Was als Nächstes nach dem neuen Passwort fragt, etwa WLAN und Telefone.',
  'settings.site.countries': 'Weitere Länder von Telefonnummern',
  'settings.site.countries-hint': 'Wer eine Nummer hinzufügt, wählt zwischen diesen und dem Land darüber.',
  'settings.site.country': 'Land von Telefonnummern',
  'settings.site.country-hint':
    'Nummern, die weder mit + noch mit 00 beginnen, gelten als in diesem Land gewählt. Leer: Sie werden abgelehnt.',
  'settings.site.defaultDomain': 'Domäne von Konten, die ohne eine eingegeben werden',
  'settings.site.defaultDomain-hint': 'Leer: Gibt es mehrere Domänen, werden alle nach ihrer gefragt.',
  'settings.site.displayNameOnly': 'Nur Namen auflisten',
  'settings.site.displayNameOnly-hint': 'Die Liste zeigt weder Konto noch Abteilung.',
  'settings.site.helpdeskSearch': 'Wie der Helpdesk Personen findet',
  'settings.site.legacy': 'Legacy, auch für alte Browser und Kioske',
  'settings.site.minCharacters': 'Kürzeste Suche',
  'settings.site.minCharacters-hint': 'Weniger Buchstaben finden niemanden.',
  'settings.site.modern': 'Modern, mit Skripten',
  'settings.site.name': 'Name der Organisation',
  'settings.site.name-hint': 'Steht auf jeder Seite. Leer: der Name der ersten Domäne.',
  'settings.site.pages': 'Seiten, auf denen die Browsererweiterung Hilfe anbietet',
  'settings.site.pages-hint':
    'Ihre Adressen, etwa https://mail.example.com. Wer die Erweiterung einrichtet, bekommt diese Liste.',
  'settings.site.selfService': 'Self-Service-Seite',
  'settings.site.selfService-hint':
    'Was unter der Adresse des Servers erscheint. Die andere Seite bleibt unter ihrer eigenen Adresse.',
  'settings.site.support': 'Wie man Sie erreicht',
  'settings.site.support-hint': 'Was Personen lesen, denen Latchkey nicht helfen kann, etwa: Helpdesk, Durchwahl 4711.',
  'settings.site.text': 'Name, Erreichbarkeit und Seiten, die alle verwenden.',
  'settings.site.title': 'Seiten',
  'settings.site.truncateNames': 'Namen in der Liste kürzen',
  'settings.site.truncateNames-hint':
    'Die Liste zeigt S** S****. Wer die Person öffnet, sieht den Namen; das wird aufgezeichnet.',
  'settings.staff.off': 'Aus: Ein gestohlenes Passwort genügt, um für andere zu handeln',
  'settings.staff.required': 'Erforderlich',
  'settings.staff.secondFactor': 'Zweiter Faktor',
  'settings.staff.secondFactor-hint': 'Standard: erforderlich bei einem echten Verzeichnis, aus in der Musterfirma.',
  'settings.staff.text': 'Wie sich Helpdesk und Administration anmelden.',
  'settings.staff.title': 'Anmeldung von Helpdesk und Administration',

  // second-factor.*: the sign-in of operators and administrators
  'second-factor.again-sign-out': 'Abmelden',
  'second-factor.again-text':
    '{name}, Ihre Sitzung ist beendet. Die Seite geht weiter, sobald Sie sich angemeldet haben; was Sie eingegeben haben, bleibt erhalten.',
  'second-factor.again-title': 'Noch einmal anmelden',
  'second-factor.app-only':
    'Passkeys der Helpdesk- und Administrationsseiten gelten nur unter deren eigener Adresse. Verwenden Sie hier den Code Ihrer App.',
  'second-factor.cancel': 'Abbrechen',
  'second-factor.code': 'Code der App',
  'second-factor.code-text': 'Geben Sie die sechs Ziffern ein, die Ihre Authenticator-App zeigt.',
  'second-factor.code-title': 'Ihr zweiter Faktor',
  'second-factor.continue': 'Weiter',
  'second-factor.create-passkey': 'Passkey erstellen und anmelden',
  'second-factor.ended-by-admission':
    'Ihr Konto hat für diese Seite keine Berechtigung mehr, darum wurden Sie abgemeldet. Wenden Sie sich an Ihre Administration, wenn Sie sie brauchen.',
  'second-factor.ended-by-session':
    'Sie wurden abgemeldet. Melden Sie sich an, um fortzufahren; was nicht fertig war, beginnt neu.',
  'second-factor.enrolment-code': 'Einrichtungscode',
  'second-factor.enrolment-text':
    'Sie haben von Ihrer Administration einen Code mit zwölf Zeichen bekommen. Er gilt einmal, 24 Stunden lang, und richtet eine Authenticator-App oder einen Passkey ein.',
  'second-factor.enrolment-title': 'Zweiten Faktor einrichten',
  'second-factor.finish': 'Bestätigen und anmelden',
  'second-factor.have-code': 'Ich habe einen Einrichtungscode',
  'second-factor.have-factor': 'Ich habe schon eine App oder einen Passkey',
  'second-factor.label': '{account} (Helpdesk und Administration)',
  'second-factor.new-app-instead': 'Stattdessen eine App einrichten',
  'second-factor.new-app-text':
    'Scannen Sie diesen Code mit einer Authenticator-App und geben Sie dann die sechs Ziffern ein, die die App zeigt.',
  'second-factor.new-app-title': 'Authenticator-App einrichten',
  'second-factor.new-passkey-instead': 'Stattdessen einen Passkey erstellen',
  'second-factor.new-passkey-refused':
    'Was der Browser erstellt hat, gilt nicht für diese Seite. Versuchen Sie es noch einmal, oder richten Sie eine App ein.',
  'second-factor.new-passkey-text':
    'Dieses Gerät, Ihr Telefon oder ein Sicherheitsschlüssel zeigt von jetzt an, dass Sie es sind.',
  'second-factor.new-passkey-title': 'Passkey erstellen',
  'second-factor.passkey-name': 'Name dieses Passkeys',
  'second-factor.passkey-name-hint': 'Ein Name, an dem Sie ihn erkennen, zum Beispiel „Laptop“.',
  'second-factor.passkey-refused':
    'Diesen Passkey haben Sie nicht hier eingerichtet. Wählen Sie einen anderen, oder verwenden Sie den Code der App.',
  'second-factor.passkey-text': 'Ihr Browser fragt nach dem Passkey, den Sie für diese Seite eingerichtet haben.',
  'second-factor.passkey-title': 'Ihr Passkey',
  'second-factor.password': 'Passwort',
  'second-factor.proof-other': 'Anders anmelden',
  'second-factor.proof-refused':
    'Der Schlüssel dieses Browsers wurde nicht angenommen. Vielleicht wurde er aus Ihrem Profil entfernt oder ist noch zu neu. Melden Sie sich anders an.',
  'second-factor.proof-text': 'Der Schlüssel dieses Browsers meldet {mail} an.',
  'second-factor.proof-title': 'Mit dem Schlüssel dieses Browsers anmelden',
  'second-factor.sign-in': 'Anmelden',
  'second-factor.sign-out': 'Abmelden',
  'second-factor.to-administration': 'Zur Administration',
  'second-factor.to-helpdesk': 'Zum Helpdesk',
  'second-factor.use-passkey': 'Passkey verwenden',
  'second-factor.wallet': 'Mit einer Wallet anmelden',
  'second-factor.wallet-again': 'Wallet noch einmal fragen',
  'second-factor.wallet-code': 'Code, den das Gerät der Wallet anzeigt',
  'second-factor.wallet-mail': 'Ihre E-Mail-Adresse',
  'second-factor.wallet-refused':
    'Adresse, Wallet und Code gehören nicht zusammen. Prüfen Sie sie, oder fragen Sie die Wallet noch einmal.',
  'second-factor.wallet-text': 'Ihre Wallet zeigt, dass Sie es sind.',
  'second-factor.wallet-title': 'Mit einer Wallet anmelden',
  'second-factor.windows': 'Mit Windows anmelden',
  'second-factor.windows-failed':
    'Dieser Browser hat nicht gezeigt, wer am Computer angemeldet ist. Melden Sie sich mit Ihrem Passwort an.',
  'second-factor.with-code': 'Code der App verwenden',
  'second-factor.with-passkey': 'Passkey verwenden',
  'audit-events.access-ended': 'Zugang beendet',
  'audit-events.access-refused': 'Zugang verweigert',
  'audit-events.account-enabled': 'Konto aktiviert',
  'audit-events.account-unlocked': 'Konto entsperrt',
  'audit-events.activity-failed': 'Schritt fehlgeschlagen',
  'audit-events.activity-succeeded': 'Schritt gelungen',
  'audit-events.application-token-refused': 'Ein Server der Passwortseiten hatte kein gültiges Anwendungstoken',
  'audit-events.approval-decided': 'Über Genehmigung entschieden',
  'audit-events.approval-withdrawn': 'Genehmigung zurückgezogen',
  'audit-events.audit-counter-started': 'Zähler des Protokolls begonnen',
  'audit-events.audit-cut': 'Protokoll gekürzt',
  'audit-events.audit-names-signed': 'Namen des Protokolls signiert',
  'audit-events.audit-shortened': 'Protokoll ist kürzer als zuvor',
  'audit-events.audit-verified': 'Protokoll geprüft',
  'audit-events.bulk-operation-changed': 'Aktion mit vielen Personen geändert',
  'audit-events.caller-check-ended': 'Prüfung der anrufenden Person beendet',
  'audit-events.configuration-changed': 'Konfiguration geändert',
  'audit-events.database-restored': 'Datenbank wiederhergestellt',
  'audit-events.effect-settled': 'Ausgang einer Änderung geklärt',
  'audit-events.enrolment-code-issued': 'Einrichtungscode ausgegeben',
  'audit-events.forwarded-address-ignored': 'Weitergeleitete Adresse nicht beachtet',
  'audit-events.guesses-alarm': 'Viele falsche Versuche',
  'audit-events.key-removed': 'Schlüssel entfernt',
  'audit-events.keys-rotated': 'Schlüssel erneuert',
  'audit-events.limits-lifted': 'Grenzen aufgehoben',
  'audit-events.mail-discarded': 'E-Mail verworfen',
  'audit-events.mail-given-up': 'E-Mail nicht mehr gesendet',
  'audit-events.mail-retried': 'E-Mail erneut gesendet',
  'audit-events.mail-sent': 'E-Mail gesendet',
  'audit-events.mail-tested': 'Test-E-Mail gesendet',
  'audit-events.methods-changed': 'Anmeldehilfen geändert',
  'audit-events.mutual-proof-begun': 'Nummer für die anrufende Person',
  'audit-events.mutual-proof-shown': 'Nummer von der anrufenden Person eingegeben',
  'audit-events.node-started': 'Server gestartet',
  'audit-events.node-stopped': 'Server beendet',
  'audit-events.operator-approval-decided': 'Zweite Person aus dem Helpdesk entschied',
  'audit-events.password-change-forced': 'Passwort muss bei der nächsten Anmeldung geändert werden',
  'audit-events.password-changed': 'Passwort geändert',
  'audit-events.password-not-set': 'Passwort nicht festgelegt',
  'audit-events.password-reset': 'Neues Passwort festgelegt',
  'audit-events.person-refused': 'Person abgelehnt',
  'audit-events.person-viewed': 'Person angesehen',
  'audit-events.profile-forgotten': 'Profil gelöscht',
  'audit-events.profile-locked': 'Profil gesperrt',
  'audit-events.profile-registered': 'Profil registriert',
  'audit-events.profile-unlocked': 'Profil entsperrt',
  'audit-events.refused-row-deleted': 'Zeile ohne gültige Signatur gelöscht',
  'audit-events.reminder-sent': 'Erinnerung gesendet',
  'audit-events.row-refused': 'Zeile ohne gültige Signatur gefunden',
  'audit-events.run-done': 'Aufgabe erledigt',
  'audit-events.run-started': 'Aufgabe begonnen',
  'audit-events.run-stopped': 'Aufgabe ohne Erfolg beendet',
  'audit-events.sign-in': 'Angemeldet',
  'audit-events.sign-in-refused': 'Anmeldung abgelehnt',
  'audit-events.staff-factor-added': 'Zweiter Faktor hinzugefügt',
  'audit-events.staff-factors-removed': 'Zweite Faktoren entfernt',
  'audit-events.subject-erased': 'Name gelöscht',
  'audit-events.task-ended': 'Geplante Aufgabe beendet',
  'audit-events.task-requested': 'Geplante Aufgabe angefordert',
  'audit-events.workflow-published': 'Aufgabe veröffentlicht',
  'audit-outcomes.critical': 'Fehlgeschlagen, Aufgabe beendet',
  'audit-outcomes.failed': 'Fehlgeschlagen',
  'audit-outcomes.ok': 'Gelungen',
  'audit-outcomes.restart': 'Neu begonnen',
  'audit-steps.done': 'Die Aufgabe wurde erledigt.',
  'audit-steps.failed': '„{step}“ ist fehlgeschlagen. {reason}',
  'audit-steps.restarted': 'Die Aufgabe begann von vorn.',
  'audit-steps.somebody': 'Jemand ohne Konto',
  'audit-steps.started': '{person} begann „{workflow}“.',
  'audit-steps.started-for': '{operator} begann „{workflow}“ für {person}.',
  'audit-steps.stopped': 'Die Aufgabe endete ohne Erfolg. {reason}',
  'audit-steps.succeeded': '„{step}“ ist gelungen.',
  'audit-steps.succeeded-by': '„{step}“ ist gelungen. Weg: {way}.',
  // conditions.*: when a workflow takes a path, told to administrators
  'conditions.group': '{is, select, yes {die Person in {groups} ist} other {die Person nicht in {groups} ist}}',
  'conditions.if': 'Wenn {conditions}',
  'conditions.network':
    '{is, select, yes {die Anfrage aus {networks} kommt} other {die Anfrage nicht aus {networks} kommt}}',
  'conditions.otherwise': 'Sonst',
  'conditions.risk':
    '{is, select, yes {das Risiko mindestens {risk, select, high {hoch} raised {erhöht} other {niedrig}} ist} other {das Risiko niedriger als {risk, select, high {hoch} raised {erhöht} other {niedrig}} ist}}',
  'conditions.status':
    '{is, select, yes {{status, select, locked {das Konto gesperrt ist} disabled {das Konto deaktiviert ist} expired {das Passwort abgelaufen ist} must_change {das Passwort geändert werden muss} registered {die Person registriert ist} other {das Konto beendet ist}}} other {{status, select, locked {das Konto nicht gesperrt ist} disabled {das Konto nicht deaktiviert ist} expired {das Passwort nicht abgelaufen ist} must_change {das Passwort nicht geändert werden muss} registered {die Person nicht registriert ist} other {das Konto nicht beendet ist}}}}',
  'conditions.time':
    '{is, select, yes {es {days}, {from}–{until} Uhr ({timeZone}) ist} other {es nicht {days}, {from}–{until} Uhr ({timeZone}) ist}}',
  'conditions.unfinished': 'eine Bedingung, die noch nicht fertig ist',
}
