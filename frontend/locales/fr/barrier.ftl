# Translated by machine, not yet reviewed by a person.
# Reporting a barrier.
barrier-title = Signaler un obstacle
barrier-lead = Qu’est-ce que vous n’avez pas pu utiliser, lire ou comprendre sur ces pages ? Vous recevez un numéro, et nous répondons dans un délai d’un mois.
barrier-text = Qu’est-ce qui ne marche pas, ou de quoi avez-vous besoin sous une autre forme ?
barrier-text-help = 2 000 caractères au plus. Si vous voulez, indiquez votre appareil ou votre aide technique.
barrier-page = Sur quelle page ? (facultatif)
barrier-email = Adresse e-mail pour la réponse (facultatif)
barrier-email-help = Seule la rédaction la voit. Sans adresse, l’obstacle est examiné, mais nous ne pouvons pas vous écrire. Tout est effacé 180 jours après la fin de l’affaire.
barrier-send = Envoyer le signalement
barrier-error-text = Écrivez brièvement ce qui ne marche pas.
barrier-error-long = Le texte est trop long. Il y a de la place pour 2 000 caractères.
barrier-error-email = Cette adresse e-mail n’est pas correcte. Exemple : nom@domaine.fr
barrier-error-page = L’indication de la page est trop longue.
barrier-done-title = Merci pour votre signalement
barrier-number = Votre numéro :
barrier-done-text = Nous l’examinons. Une réponse est due au plus tard le { $date }.
barrier-done-later = Si aucune réponse ne vient, le service indiqué dans la déclaration d’accessibilité vous aide. Donnez-y ce numéro.
