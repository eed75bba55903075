# Home.
home-title = Was brauchen Sie?
home-lead = Beratung, Sprachkurse, Treffpunkte und Hilfe im Alltag – mit Öffnungszeiten, Sprachen und dem Datum der letzten Prüfung.
home-description = Hilfen in { $city } finden: Beratung, Sprachkurse, Treffpunkte und mehr, mit Öffnungszeiten und dem Datum der letzten Prüfung.
home-quick-open = Jetzt geöffnet
home-quick-free = Kostenlos
home-topics = Nach Themen
home-events = Nächste Termine
home-events-all = Alle Termine
home-districts = In Ihrem Stadtteil
home-currency-title = Wie aktuell ist das?
home-currency = { $percent } % aller Angebote hat in den letzten sechs Monaten ein Mensch bestätigt.
home-currency-how = Zweimal im Jahr fragen wir jeden Anbieter, ob alles noch stimmt.
