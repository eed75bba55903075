# How current an entry is.
fresh-title = Wie aktuell ist das?
fresh-by-provider = Vom Anbieter bestätigt am { $date }
fresh-by-staff = Von der Stadt geprüft am { $date }
fresh-by-somebody = Bestätigt am { $date }
fresh-due = { $confirmed } · die nächste Prüfung läuft
fresh-overdue = Prüfung überfällig seit { $due }, noch nie bestätigt
fresh-overdue-last = Prüfung überfällig seit { $due } · zuletzt bestätigt am { $last }
fresh-overdue-unknown = Prüfung überfällig · zuletzt bestätigt am { $last }
fresh-never = Noch nie bestätigt
fresh-advice = Bitte fragen Sie nach, bevor Sie hingehen.
updated = Zuletzt bearbeitet am { $date }
freshness-fresh = Frisch geprüft
freshness-due = Prüfung läuft
freshness-overdue = Prüfung überfällig
freshness-never = Noch nie bestätigt
fresh-next = Nächste Prüfung bis { $date }
