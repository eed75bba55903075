# Translated by machine, not yet reviewed by a person.
# The hand-out, handing on, the new district, the whole directory.
nav-handout = Fiche
handout-keep = Ajouter à la fiche
handout-kept = Sur la fiche – retirer
handout-count = { $cat ->
    [one] { $n } entrée sur la fiche
    [many] { $n } entrées sur la fiche
   *[other] { $n } entrées sur la fiche
}
handout-open = Voir et imprimer
handout-title = Composer une fiche
handout-lead = Rassemblez des offres, des dates et des organisations, puis transmettez-les dans la langue que lit la personne : sur papier, par lien ou par code pour le téléphone.
handout-description = Rassembler des offres de { $city } et les transmettre sur papier, par lien ou par code QR – en neuf langues, sans compte.
handout-how = Comment faire
handout-step-1 = Cherchez ce qu’il faut.
handout-step-2 = Pour chaque entrée utile, choisissez « Ajouter à la fiche ».
handout-step-3 = Ouvrez la fiche en bas de page, choisissez la langue, imprimez-la ou partagez-la.
handout-gone = Cette entrée n’existe plus :
handout-remove = Retirer
handout-up = Monter
handout-down = Descendre
handout-for = Dans quelle langue ?
handout-more = Ajouter autre chose
handout-full = { $cat ->
    [one] Une fiche ne contient pas plus de { $n } entrée.
    [many] Une fiche ne contient pas plus de { $n } entrées.
   *[other] Une fiche ne contient pas plus de { $n } entrées.
}
handout-privacy = Ce que vous rassemblez figure seulement dans l’adresse de cette page. Nous n’en gardons rien, et il n’y a pas de compte.
handout-note = Remarque
handout-note-hint = Elle est imprimée, mais ni envoyée ni enregistrée. Écrivez-la en dernier.
sheet-title = De l’aide pour vous
sheet-as-of = État au { $date }
sheet-qr = Cette liste sur votre téléphone
sheet-advice = Les horaires peuvent changer. Appelez avant d’y aller.
share-title = Transmettre
share-button = Partager
share-copy = Copier le lien
share-copied = Copié
share-print = Imprimer
share-mail = Par e-mail
share-more = Afficher le lien et le code QR
share-link = Lien vers cette page
share-qr-label = Code QR : { $title }
offer-written = Ce texte existe en :
offer-similar = Offres semblables
offer-nearby = À proximité
offer-bring = À apporter
move-title = Mon nouveau quartier
move-lead = Vous avez déménagé ? Choisissez où vous habitiez et où vous habitez maintenant. Vous verrez ce qui existe près de chez vous.
move-description = Après un déménagement à { $city } : ce que vous connaissiez existe aussi dans le nouveau quartier, ou tout près.
move-here = Vous êtes nouveau ici ? Ce qui remplace ce que vous connaissiez
move-from = Avant
move-to = Maintenant
move-choose = Choisissez
move-show = Afficher
move-same = Choisissez deux quartiers différents.
move-sentence = De { $from } à { $to } : voici ce que vous y trouvez, les lieux de rencontre d’abord.
move-nothing = Rien n’est inscrit à { $from } que nous puissions comparer avec { $to }.
move-none = Il n’y en a pas à { $name }. Voici le plus proche :
move-all = Tout à { $name }
move-jump = Types d’offres
move-before = Vous connaissiez peut-être :
move-questions = Pour vos questions
move-questions-lead = Ici, quelqu’un peut vous aider :
directory-title = Tout le répertoire
directory-lead = Toutes les offres sur une page : pour les connexions lentes, à imprimer et à emporter.
directory-description = Toutes les offres de { $city } sur une page, lisible aussi sans connexion.
directory-as-of = Situation au { $date }
directory-stored = Pas de connexion. Vous voyez la copie enregistrée du { $date }.
directory-old = Elle a plus de 30 jours. Beaucoup peut avoir changé : appelez avant d’y aller.
directory-contents = Sommaire
directory-open = Ouvrir la page complète
directory-others = Autres
offline-title = Lire sans internet
offline-text = Votre appareil peut garder cette page. Sans connexion, il affiche alors cette copie, avec sa date. Elle n’est enregistrée que si vous le voulez, et seulement sur votre appareil.
offline-needs-script = Cela demande JavaScript. Sinon, « Enregistrer la page » dans le menu du navigateur fait l’affaire.
offline-kept = Enregistré sur cet appareil
offline-trouble = Cela n’a pas marché. Veuillez réessayer.
offline-keep = Garder hors ligne
offline-drop = Supprimer de l’appareil
