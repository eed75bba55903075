# Translated by machine, not yet reviewed by a person.
# Pages that say why there is no page.
not-found-title = Diese Seite gibt es nicht
not-found-text = Vielleicht ist die Adresse alt. Oder ein Buchstabe ist falsch. Suchen Sie hier:
bad-request-title = Diese Adresse ist falsch
bad-request-text = Ein Teil davon ist alt oder unbekannt. Fangen Sie mit der ganzen Liste neu an. Oder suchen Sie:
away-title = Die Liste geht gerade nicht
away-text = Das ist nicht Ihr Fehler. Bitte warten Sie 1 Minute. Dann versuchen Sie es noch einmal.
broken-title = Hier ist etwas kaputt
broken-text = Das ist unser Fehler. Wir können den Fehler sehen. Bitte versuchen Sie es später noch einmal.
error-home = Zur ersten Seite
error-offers = Alle Angebote zeigen
error-plain-list = Zur ganzen Liste
error-danger = Sind Sie in Gefahr? Rufen Sie an:
refused-title = Das hat nicht geklappt
refused-text = Bitte öffnen Sie die Seite neu. Dann versuchen Sie es noch einmal.
