# Translated by machine, not yet reviewed by a person.
# Pages that say why there is no page.
not-found-title = Cette page n’existe pas
not-found-text = L’adresse est peut-être ancienne ou mal écrite. Cherchez ce dont vous avez besoin :
bad-request-title = Cette adresse a un problème
bad-request-text = Elle contient un filtre inconnu ou trop ancien. Recommencez avec la liste entière, ou cherchez :
away-title = L’annuaire n’est pas joignable pour le moment
away-text = Réessayez dans une minute, s’il vous plaît. Ce n’est pas de votre faute.
broken-title = Quelque chose n’a pas marché
broken-text = L’erreur vient de nous, et elle est notée. Réessayez plus tard, s’il vous plaît.
error-home = Page d’accueil
error-offers = Voir toutes les offres
error-plain-list = Voir la liste entière
error-danger = En cas de danger, appelez :
refused-title = Cela n’a pas pu être accepté
refused-text = Ouvrez de nouveau la page et réessayez.
