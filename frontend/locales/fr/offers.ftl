# Translated by machine, not yet reviewed by a person.
# Lists of offers, providers, events, hits.
offers-heading = Trouver une offre
offers-title = Offres
offers-title-in = { $topic } à { $place }
offers-title-district = Offres à { $place }
offers-description = Toutes les offres à { $city } : par thème, quartier, langue et horaires.
offers-count = { $cat ->
    [one] { $n } offre
    [many] { $n } offres
   *[other] { $n } offres
}
offers-none = Rien ne correspond à ces filtres. Retirez un filtre ou cherchez avec un autre mot.
offers-all = Voir toutes les offres
nearest = À { $place }, il n’y a pas d’offre à ce sujet. Voici les plus proches :
filters = Filtres
filters-active = Filtres choisis
filters-apply = Appliquer
filters-reset = Réinitialiser
filters-clear = Tout enlever
filter-remove = Enlever le filtre : { $name }
filter-counted = { $name } ({ $n })
filter-all-of = { $name } : tout
filter-category = Thème
filter-any-category = Tous les thèmes
filter-district = Quartier
filter-any-district = Toute la ville
filter-language = Langue parlée
filter-any-language = Peu importe
filter-group = Pour qui
filter-any-group = Pour tout le monde
filter-audience = Pour qui
filter-any-audience = Pour tout le monde
filter-further = Autres filtres
filter-open-now = Ouvert maintenant
filter-free = Gratuit
filter-wheelchair = Accessible en fauteuil roulant
filter-wheelchair-is = Fauteuil roulant : { $value }
sort = Ordre
sort-relevance = Le plus adapté
sort-name = Par nom
sort-opens = Ouvre en premier
sort-confirmed = Vérifié récemment
providers-heading = Organisations de A à Z
providers-title = Organisations
providers-lead = Associations, organisations d’entraide et administrations – et ce qu’elles proposent.
providers-description = Associations, organisations d’entraide et administrations à { $city }, de A à Z, avec leurs offres.
providers-search = Nom de l’organisation
providers-all = Tout afficher
providers-count = { $cat ->
    [one] { $n } organisation
    [many] { $n } organisations
   *[other] { $n } organisations
}
events-heading = Événements
events-title = Événements
events-lead = Ce qui a lieu dans les prochains mois.
events-description = Événements à { $city } : rencontres, permanences, fêtes et cours des prochains mois.
events-count = { $cat ->
    [one] { $n } date
    [many] { $n } dates
   *[other] { $n } dates
}
events-none = Aucun événement pour le moment.
search-title = Recherche
search-title-for = Recherche : { $q }
search-description = Chercher dans toutes les offres, organisations et événements à { $city }.
search-hint = Cherchez dans la langue de votre choix. Les fautes de frappe ne gênent pas.
search-count = { $cat ->
    [one] { $n } résultat
    [many] { $n } résultats
   *[other] { $n } résultats
}
search-meant = Vouliez-vous dire :
search-none = Nous n’avons rien trouvé. Essayez un autre mot, ou :
search-kinds = Type de résultat
search-all = Tout
