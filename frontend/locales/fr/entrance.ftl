# Translated by machine, not yet reviewed by a person.
# Ways in: the menu, the foot, the three doors of the home page.
menu = Rubriques
foot-label = À propos de ces pages
ui-machine = Les mots autour des fiches ont été traduits par une machine ; personne ne les a encore relus.
home-doors = Qu’est-ce qui vous amène ?
door-need = J’ai besoin d’aide
door-need-text = Conseil, langue, logement, travail, enfants : trouvez ce qu’il y a près de chez vous.
door-give = Je veux aider
door-give-text = Du temps, un savoir ou des objets : voyez où l’on a besoin de vous.
door-work = Je travaille dans ce domaine
door-work-text = Trouvez vite ce qui convient, avec la date de la dernière vérification, et transmettez-le.
door-topics = Chercher par thème
door-open = Ce qui est ouvert maintenant
door-districts = Dans mon quartier
door-volunteers = Rendez-vous pour les bénévoles
door-associations = Associations et organismes
door-offers = Toutes les offres avec filtres
door-providers = Organisations de A à Z
door-map = Les offres sur la carte
home-district = Qu’y a-t-il dans votre quartier ?
home-district-show = Afficher
