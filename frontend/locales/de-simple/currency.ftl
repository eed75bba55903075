# Translated by machine, not yet reviewed by a person.
# How current an entry is.
fresh-title = Stimmt das noch?
fresh-by-provider = Der Anbieter hat am { $date } gesagt: Das stimmt
fresh-by-staff = Die Stadt hat das am { $date } geprüft
fresh-by-somebody = Jemand hat am { $date } gesagt: Das stimmt
fresh-due = { $confirmed } · wir fragen gerade wieder nach
fresh-overdue = Die Prüfung fehlt seit { $due }. Noch niemand hat das bestätigt
fresh-overdue-last = Die Prüfung fehlt seit { $due } · zuletzt bestätigt am { $last }
fresh-overdue-unknown = Die Prüfung fehlt · zuletzt bestätigt am { $last }
fresh-never = Noch niemand hat das bestätigt
fresh-advice = Bitte fragen Sie nach. Gehen Sie erst dann hin.
updated = Letzte Änderung am { $date }
freshness-fresh = Neu geprüft
freshness-due = Wir fragen gerade nach
freshness-overdue = Die Prüfung fehlt
freshness-never = Noch niemand hat das bestätigt
fresh-next = Wir prüfen das wieder bis { $date }
