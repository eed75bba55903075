# Translated by machine, not yet reviewed by a person.
# How current an entry is.
fresh-title = Est-ce à jour ?
fresh-by-provider = Confirmé par l’organisation le { $date }
fresh-by-staff = Vérifié par la ville le { $date }
fresh-by-somebody = Confirmé le { $date }
fresh-due = { $confirmed } · la prochaine vérification est en cours
fresh-overdue = Vérification en retard depuis le { $due }, jamais encore confirmé
fresh-overdue-last = Vérification en retard depuis le { $due } · confirmé pour la dernière fois le { $last }
fresh-overdue-unknown = Vérification en retard · confirmé pour la dernière fois le { $last }
fresh-never = Jamais encore confirmé
fresh-advice = Renseignez-vous avant d’y aller, s’il vous plaît.
updated = Modifié pour la dernière fois le { $date }
freshness-fresh = Vérifié récemment
freshness-due = Vérification en cours
freshness-overdue = Vérification en retard
freshness-never = Jamais encore confirmé
fresh-next = Prochaine vérification d’ici au { $date }
