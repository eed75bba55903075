# Translated by machine, not yet reviewed by a person.
# The hand-out, handing on, the new district, the whole directory.
nav-handout = Hand·zettel
handout-keep = Auf Ihren Zettel schreiben
handout-kept = Steht auf Ihrem Zettel – wegnehmen
handout-count = { $cat ->
    [one] Auf Ihrem Zettel: { $n } Eintrag
   *[other] Auf Ihrem Zettel: { $n } Einträge
}
handout-open = Zettel zeigen
handout-title = Einen Zettel machen
handout-lead = Sie sammeln Angebote. Daraus wird ein Zettel in der passenden Sprache. Den Zettel können Sie drucken oder als Link schicken.
handout-description = Angebote aus { $city } sammeln und einen Zettel daraus machen. Das geht ohne Anmeldung.
handout-how = So machen Sie den Zettel
handout-step-1 = Suchen Sie ein Angebot.
handout-step-2 = Drücken Sie dort auf: „Auf Ihren Zettel schreiben“.
handout-step-3 = Öffnen Sie unten Ihren Zettel. Wählen Sie die Sprache. Drucken Sie den Zettel.
handout-gone = Das gibt es nicht mehr:
handout-remove = Wegnehmen
handout-up = Weiter nach oben
handout-down = Weiter nach unten
handout-for = Welche Sprache soll der Zettel haben?
handout-more = Mehr für Ihren Zettel suchen
handout-full = { $cat ->
    [one] Auf einen Zettel passt nur { $n } Eintrag.
   *[other] Auf einen Zettel passen nur { $n } Einträge.
}
handout-privacy = Wir speichern Ihren Zettel nicht. Die Angebote stehen nur im Link.
handout-note = Ihre Notiz
handout-note-hint = Die Notiz wird nur gedruckt. Wir bekommen sie nicht. Schreiben Sie sie ganz am Ende.
sheet-title = Hier bekommen Sie Hilfe
sheet-as-of = Vom { $date }
sheet-qr = Den Zettel am Handy lesen
sheet-advice = Zeiten können anders sein. Rufen Sie zuerst an.
share-title = Anderen zeigen
share-button = Weiter·schicken
share-copy = Den Link kopieren
share-copied = Der Link ist kopiert
share-print = Seite drucken
share-mail = Mit E-Mail schicken
share-more = Link und Bild-Code zeigen
share-link = Das ist der Link:
share-qr-label = Bild-Code fürs Handy: { $title }
offer-written = Sie können den Text lesen in:
offer-similar = Andere Angebote dieser Art
offer-nearby = Ganz in der Nähe
offer-bring = Das bringen Sie mit
move-title = Ich bin umgezogen
move-lead = Wo haben Sie früher gewohnt? Wo wohnen Sie jetzt? Wir zeigen Ihnen: Das gibt es bei Ihnen.
move-description = Nach dem Umzug in { $city }: So finden Sie Hilfe in Ihrem neuen Stadtteil.
move-here = Sind Sie neu hier? Das gibt es hier
move-from = Dort habe ich gewohnt
move-to = Hier wohne ich jetzt
move-choose = Wählen Sie einen Stadtteil
move-show = Das gibt es hier
move-same = Wählen Sie 2 verschiedene Stadtteile aus.
move-sentence = Sie sind von { $from } nach { $to } gezogen. Das gibt es dort:
move-nothing = Wir kennen keine Angebote in { $from }. Darum können wir nichts für { $to } zeigen.
move-none = In { $name } gibt es das nicht. Das ist in der Nähe:
move-all = Alle Angebote in { $name }
move-jump = Was suchen Sie hier?
move-before = Das kennen Sie vielleicht schon:
move-questions = Haben Sie Fragen?
move-questions-lead = Diese Menschen helfen Ihnen:
directory-title = Alles auf einer Seite
directory-lead = Hier stehen alle Angebote. Die Seite ist klein. Sie geht auch bei schlechtem Internet.
directory-description = Alle Angebote in { $city } stehen auf einer Seite. Sie können sie auch ohne Internet lesen.
directory-as-of = So war es am { $date }
directory-stored = Sie haben kein Internet. Das ist die gespeicherte Seite vom { $date }.
directory-old = Die Seite ist alt. Vielleicht stimmt etwas nicht mehr. Rufen Sie vorher an.
directory-contents = Was steht hier?
directory-open = Mehr lesen
directory-others = Andere Angebote
offline-title = Auch ohne Internet
offline-text = Ihr Handy kann diese Seite speichern. Dann können Sie die Seite ohne Internet lesen. Das Handy speichert nur, wenn Sie es wollen.
offline-needs-script = Das geht nur mit JavaScript. Sie können die Seite auch im Browser speichern oder drucken.
offline-kept = Diese Seite ist gespeichert
offline-trouble = Das ging leider nicht. Versuchen Sie es noch einmal.
offline-keep = Seite speichern
offline-drop = Seite löschen
