# Translated by machine, not yet reviewed by a person.
# Ways in: the menu, the foot, the three doors of the home page.
menu = Alle Teile
foot-label = Infos zu dieser Seite
ui-machine = Diese Wörter hat noch kein Prüfer für Leichte Sprache gelesen.
home-doors = Warum sind Sie hier?
door-need = Ich suche Hilfe
door-need-text = Hier finden Sie: Beratung, Deutsch·kurse, Hilfe beim Wohnen und Hilfe bei der Arbeit.
door-give = Ich will helfen
door-give-text = Sie haben Zeit? Oder Sie können etwas gut? Hier sehen Sie, wer Hilfe braucht.
door-work = Ich berate andere Menschen
door-work-text = Hier finden Sie schnell die richtige Hilfe für andere. Sie sehen, wann ein Mensch sie geprüft hat.
door-topics = Themen ansehen
door-open = Was jetzt offen ist
door-districts = In meinem Stadt·teil
door-volunteers = Termine für Helferinnen und Helfer
door-associations = Wer hilft schon? Vereine und Gruppen
door-offers = Alle Angebote
door-providers = Alle Anbieter
door-map = Die Karte ansehen
home-district = Was gibt es in Ihrem Stadt·teil?
home-district-show = Zeigen
