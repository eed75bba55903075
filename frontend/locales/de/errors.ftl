# Pages that say why there is no page.
not-found-title = Diese Seite gibt es nicht
not-found-text = Vielleicht ist die Adresse alt oder vertippt. Suchen Sie nach dem, was Sie brauchen:
bad-request-title = Mit dieser Adresse stimmt etwas nicht
bad-request-text = Ein Filter darin ist unbekannt oder veraltet. Fangen Sie mit der ganzen Liste neu an, oder suchen Sie:
away-title = Das Verzeichnis ist gerade nicht erreichbar
away-text = Bitte versuchen Sie es in einer Minute noch einmal. Es liegt nicht an Ihnen.
broken-title = Hier ist etwas schiefgegangen
broken-text = Der Fehler liegt bei uns und ist aufgezeichnet. Bitte versuchen Sie es später noch einmal.
error-home = Zur Startseite
error-offers = Alle Angebote ansehen
error-plain-list = Zur ganzen Liste
error-danger = In Gefahr rufen Sie:
refused-title = Das ließ sich nicht annehmen
refused-text = Bitte öffnen Sie die Seite neu und versuchen Sie es noch einmal.
