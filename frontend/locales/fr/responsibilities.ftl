# Who is in charge: the list, the guide, the office; and urgent notices.
nav-responsibilities = Services
notices-label = Avis en cours
notice-danger = Important :
notice-more = En savoir plus
responsibilities-title = Qui est responsable ?
responsibilities-heading = Qui est responsable ?
responsibilities-lead = Trouvez le service responsable de votre démarche.
responsibilities-description = Quel service de { $city } est responsable de quoi ? Contacts, horaires et pièces à apporter.
responsibilities-search = Chercher une démarche
responsibilities-all = Tout afficher
responsibilities-count = { $cat ->
    [one] { $n } démarche
    [many] { $n } démarches
   *[other] { $n } démarches
}
guide-title = En deux étapes vers le bon service
guide-start = Trouver le service
guide-choose = Choisissez
guide-ask-topic = De quoi s’agit-il ?
guide-ask-situation = Quelle est votre situation ?
guide-situation-open = Me le demander plus tard
guide-none-of-these = Rien de tout cela
guide-step = Question { $n } sur 2
guide-topic = Thème
guide-situation = Votre situation
guide-change = Modifier
guide-change-what = Modifier : { $what }
guide-nothing = Aucun service n’est indiqué ici pour cette situation. Un service de conseil peut vous aider.
guide-counselling = Conseil à ce sujet
guide-counselling-why = Ces services conseillent sur le thème. Ceux qui sont ouverts maintenant viennent d’abord.
office-first = Responsable
office-next = Également responsable
responsibility-for = Pour :
responsibility-bring = À apporter
responsibility-advice = Bon à savoir
responsibility-also = Aide aussi :
responsibility-description = { $title } – qui est responsable à { $city }, contact et horaires.
noun-responsibility = Démarche
nouns-responsibility = Démarches
situation-asylum-seeker = J’ai demandé l’asile et j’habite au centre d’accueil
situation-assigned = Je suis en procédure d’asile et affecté à la ville
situation-recognised = Je suis reconnu réfugié
situation-ukraine = Je suis protégé comme personne venue d’Ukraine (§ 24)
situation-tolerated = J’ai une tolérance (Duldung)
situation-eu-citizen = Je viens d’un pays de l’UE
situation-residence-title = Je suis ici pour le travail, les études ou la famille
situation-helper = Je veux aider ou inviter quelqu’un
situation-professional = Je travaille dans ce domaine
situation-everyone = Pour tous
