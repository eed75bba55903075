# Translated by machine, not yet reviewed by a person.
# Home.
home-title = Was brauchen Sie?
home-lead = Hier finden Sie Hilfe: Beratung, Sprach·kurse und Treff·punkte. Sie sehen, wann geöffnet ist. Sie sehen, wer welche Sprache spricht. Und Sie sehen, wann ein Mensch das geprüft hat.
home-description = Hier finden Sie Hilfe in { $city }: Beratung, Sprach·kurse, Treff·punkte und mehr. Sie sehen die Öffnungs·zeiten. Und Sie sehen, wann ein Mensch das geprüft hat.
home-quick-open = Jetzt offen
home-quick-free = Kostet nichts
home-topics = Themen
home-events = Nächste Termine
home-events-all = Alle Termine
home-districts = In Ihrem Stadt·teil
home-currency-title = Stimmt das noch?
home-currency = { $percent } von 100 Angeboten hat ein Mensch in den letzten 6 Monaten bestätigt.
home-currency-how = Wir fragen alle Anbieter 2 Mal im Jahr: Stimmt alles noch?
