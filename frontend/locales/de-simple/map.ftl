# Translated by machine, not yet reviewed by a person.
# Districts and maps.
districts-title = Stadt·teile
districts-lead = Hier sehen Sie: Was gibt es in Ihrem Stadt·teil? Gibt es dort nichts? Dann zeigen wir, was nah ist.
districts-description = Alle Stadt·teile von { $city }: Sie sehen die Angebote auf einer Karte und in einer Liste.
districts-others = Andere Stadt·teile
districts-all = Alle Stadt·teile
districts-map = Alle Stadt·teile mit Karte
district-map-area = { $name }: { $count }
district-map-note = Die Karte ist einfach gezeichnet. Starke Farbe heißt: Hier gibt es viele Angebote.
district-meeting-none = In { $name } gibt es keinen Treff·punkt. Diese Treff·punkte sind nah:
map-title = Land·karte
map-heading = Die Angebote auf der Karte
map-description = Sie sehen die Angebote in { $city }. Sie sehen, in welchem Stadt·teil sie sind.
map-as-map = Auf der Karte zeigen
map-as-list = Als Liste
map-more = Hier stehen { $n } Angebote. Es gibt noch mehr.
map-places = Adressen
map-streets = Straßen·karte
map-load = Straßen·karte zeigen
map-from-here = Die Karte kommt von uns. Keine andere Firma erfährt etwas von Ihnen.
map-from-host = Die Bilder der Karte kommen von { $host }. Diese Firma sieht dann Ihre IP-Adresse.
map-failed = Die Karte geht gerade nicht. Alle Orte stehen unten in der Liste.
map-no-script = Das geht nur mit JavaScript. Alle Orte stehen unten in der Liste.
map-zoom-in = Karte größer
map-zoom-out = Karte kleiner
providers-letters = Einen Buch·staben wählen
