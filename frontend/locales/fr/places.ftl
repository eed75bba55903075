# Translated by machine, not yet reviewed by a person.
# Places.
places = Où
places-count = { $cat ->
    [one] { $n } lieu
    [many] { $n } lieux
   *[other] { $n } lieux
}
place-none = Pas d’adresse publique
place-none-long = L’adresse n’est pas publique. Prenez contact, s’il vous plaît.
place-approximate = Seul l’endroit approximatif est connu.
distance-m = environ { $n } m
distance-km = environ { $n } km
wheelchair-yes = Accessible en fauteuil roulant
wheelchair-limited = En partie accessible en fauteuil roulant
wheelchair-no = Pas accessible en fauteuil roulant
wheelchair-short-yes = oui
wheelchair-short-limited = en partie
wheelchair-short-no = non
wheelchair-short-unknown = inconnu
