# Translated by machine, not yet reviewed by a person.
# How current an entry is.
fresh-title = How current is this?
fresh-by-provider = Confirmed by the provider on { $date }
fresh-by-staff = Checked by the city on { $date }
fresh-by-somebody = Confirmed on { $date }
fresh-due = { $confirmed } · the next check is under way
fresh-overdue = Check overdue since { $due }, never confirmed
fresh-overdue-last = Check overdue since { $due } · last confirmed on { $last }
fresh-overdue-unknown = Check overdue · last confirmed on { $last }
fresh-never = Never confirmed yet
fresh-advice = Please ask before you go there.
updated = Last edited on { $date }
freshness-fresh = Freshly checked
freshness-due = Check under way
freshness-overdue = Check overdue
freshness-never = Never confirmed yet
fresh-next = Next check by { $date }
