# Translated by machine, not yet reviewed by a person.
# Who is in charge: the list, the guide, the office; and urgent notices.
nav-responsibilities = Amt finden
notices-label = Wichtige Nachricht
notice-danger = Achtung:
notice-more = Hier lesen Sie mehr
responsibilities-title = Welches Amt hilft mir?
responsibilities-heading = Welches Amt hilft mir?
responsibilities-lead = Hier finden Sie das richtige Amt.
responsibilities-description = Welches Amt in { $city } hilft bei welcher Frage?
responsibilities-search = Suchen Sie Ihr Thema
responsibilities-all = Alle Themen zeigen
responsibilities-count = { $cat ->
    [one] { $n } Thema
   *[other] { $n } Themen
}
guide-title = 2 Fragen – dann wissen Sie das richtige Amt
guide-start = Weiter zum Amt
guide-choose = Wählen Sie hier
guide-ask-topic = Was ist Ihr Thema?
guide-ask-situation = Was passt zu Ihnen?
guide-situation-open = Das sage ich später
guide-none-of-these = Das passt alles nicht
guide-step = Das ist Frage { $n } von 2
guide-topic = Ihr Thema
guide-situation = Das passt zu Ihnen
guide-change = Anders wählen
guide-change-what = { $what } anders wählen
guide-nothing = Wir kennen dafür kein Amt. Fragen Sie eine Beratung.
guide-counselling = Hier bekommen Sie Beratung
guide-counselling-why = Diese Stellen helfen bei dem Thema. Oben stehen die Stellen, die jetzt offen sind.
office-first = Dieses Amt hilft
office-next = Dieses Amt hilft auch
responsibility-for = Das gilt für:
responsibility-bring = Das bringen Sie mit
responsibility-advice = Das ist wichtig
responsibility-also = Hier gibt es auch Hilfe:
responsibility-description = { $title } – dieses Amt in { $city } hilft Ihnen.
noun-responsibility = Amt für ein Thema
nouns-responsibility = Ämter für Themen
situation-asylum-seeker = Ich habe Asyl beantragt. Ich wohne in der Aufnahme·einrichtung
situation-assigned = Ich bin im Asyl·verfahren. Ich wohne in der Stadt
situation-recognised = Ich bin anerkannt als Flüchtling
situation-ukraine = Ich komme aus der Ukraine und habe Schutz (§ 24)
situation-tolerated = Ich habe eine Duldung. Ich muss vielleicht gehen
situation-eu-citizen = Mein Land gehört zur EU
situation-residence-title = Ich bin hier für Arbeit, Studium oder Familie
situation-helper = Ich will helfen oder jemanden einladen
situation-professional = Das ist mein Beruf
situation-everyone = Für jeden Menschen
