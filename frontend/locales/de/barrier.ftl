# Reporting a barrier.
barrier-title = Barriere melden
barrier-lead = Was konnten Sie auf diesen Seiten nicht benutzen, lesen oder verstehen? Sie bekommen eine Nummer, und wir antworten innerhalb eines Monats.
barrier-text = Was geht nicht, oder was brauchen Sie in anderer Form?
barrier-text-help = Höchstens 2.000 Zeichen. Wenn Sie mögen, nennen Sie Ihr Gerät oder Hilfsmittel.
barrier-page = Auf welcher Seite? (freiwillig)
barrier-email = E-Mail-Adresse für die Antwort (freiwillig)
barrier-email-help = Nur die Redaktion sieht sie. Ohne Adresse wird die Barriere geprüft, aber wir können Ihnen nicht schreiben. Gelöscht wird alles 180 Tage, nachdem die Meldung erledigt ist.
barrier-send = Barriere melden
barrier-error-text = Schreiben Sie kurz, was nicht geht.
barrier-error-long = Der Text ist zu lang. Es gehen höchstens 2.000 Zeichen.
barrier-error-email = Diese E-Mail-Adresse stimmt nicht. Sie sieht so aus: name@domain.de
barrier-error-page = Diese Angabe zur Seite ist zu lang.
barrier-done-title = Danke für Ihre Meldung
barrier-number = Ihre Nummer:
barrier-done-text = Wir sehen es uns an. Eine Antwort ist fällig bis { $date }.
barrier-done-later = Kommt keine Antwort, hilft die Stelle, die in der Erklärung zur Barrierefreiheit steht. Nennen Sie dort diese Nummer.
