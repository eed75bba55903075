# News, and events as a calendar.
nav-news = Actualités
noun-article = Article
nouns-article = Articles
news-heading = Actualités
news-title = Actualités
news-lead = Des nouvelles sur l’arrivée, l’entraide et la vie commune.
news-description = Nouvelles de { $city } : ce qui change pour les réfugiés, les nouveaux arrivants et les bénévoles.
news-none = Il n’y a pas de nouvelles à ce sujet pour le moment.
news-feed = Actualités en flux (Atom)
news-author = Rédigé par :
news-credit = Image :
news-about = De quoi il s’agit
calendar-views = Affichage
calendar-list = En liste
calendar-month = Mois
calendar-day = Jour
calendar-back = Précédent : { $when }
calendar-on = Suivant : { $when }
calendar-title = Événements : { $when }
calendar-month-none = Aucun événement n’est inscrit pour ce mois.
calendar-day-none = Aucun événement n’est inscrit pour ce jour.
calendar-subscribe = S’abonner à ce calendrier
calendar-subscribe-hint = Votre calendrier reprend alors de lui-même les événements nouveaux ou modifiés, avec les filtres choisis.
calendar-file = Télécharger le fichier (.ics)
calendar-add = Ajouter à mon calendrier
news-count = { $cat ->
    [one] { $n } article
    [many] { $n } articles
   *[other] { $n } articles
}
calendar-more = { $cat ->
    [one] et { $n } autre
    [many] et { $n } autres
   *[other] et { $n } autres
}
