# Translated by machine, not yet reviewed by a person.
# Reporting a barrier.
barrier-title = Ein Problem mit der Seite melden
barrier-lead = Was klappt schlecht auf dieser Seite? Schreiben Sie es uns. Sie bekommen eine Nummer. Wir antworten in 1 Monat.
barrier-text = Was klappt schlecht? Was brauchen Sie?
barrier-text-help = Schreiben Sie auch, welches Handy oder welche Hilfe Sie benutzen. Wenn Sie wollen.
barrier-page = Auf welcher Seite? (nur wenn Sie wollen)
barrier-email = Ihre Mail·adresse (nur wenn Sie wollen)
barrier-email-help = Nur die Stadt sieht Ihre Adresse. Sie brauchen eine Antwort? Dann brauchen wir Ihre Adresse. Nach einem halben Jahr löschen wir alles.
barrier-send = Problem abschicken
barrier-error-text = Bitte schreiben Sie, was schlecht klappt.
barrier-error-long = Der Text ist zu lang.
barrier-error-email = Die Mail·adresse ist falsch.
barrier-error-page = Der Name der Seite ist zu lang.
barrier-done-title = Danke! Ihr Text ist angekommen
barrier-number = Das ist Ihre Nummer:
barrier-done-text = Wir prüfen das bis { $date }.
barrier-done-later = Sie bekommen keine Antwort? Dann hilft eine andere Stelle. Sie steht in der Erklärung zur Barriere·freiheit.
