# Translated by machine, not yet reviewed by a person.
# Home.
home-title = De quoi avez-vous besoin ?
home-lead = Conseils, cours de langue, lieux de rencontre et aide au quotidien – avec les horaires, les langues et la date de la dernière vérification.
home-description = Trouver de l’aide à { $city } : conseils, cours de langue, lieux de rencontre et plus encore, avec les horaires et la date de la dernière vérification.
home-quick-open = Ouvert maintenant
home-quick-free = Gratuit
home-topics = Par thème
home-events = Prochains événements
home-events-all = Tous les événements
home-districts = Dans votre quartier
home-currency-title = Est-ce à jour ?
home-currency = Au cours des six derniers mois, une personne a confirmé { $percent } % de toutes les offres.
home-currency-how = Deux fois par an, nous demandons à chaque organisation si tout est encore juste.
