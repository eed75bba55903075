# Translated by machine, not yet reviewed by a person.
# Districts and maps.
districts-title = Quartiers
districts-lead = Ce qu’il y a dans votre quartier, et le plus proche s’il n’y a rien.
districts-description = Tous les quartiers de { $city } avec leurs offres, en carte et en liste.
districts-others = Autres quartiers
districts-all = Tous les quartiers
districts-map = Tous les quartiers avec une carte
district-map-area = { $name } : { $count }
district-map-note = La carte est simplifiée. Plus la couleur est forte, plus il y a d’offres.
district-meeting-none = Il n’y a pas de lieu de rencontre à { $name }. Les plus proches :
map-title = Carte
map-heading = Les offres sur une carte
map-description = Les offres à { $city } par quartier et par lieu.
map-as-map = Sur une carte
map-as-list = En liste, avec filtres
map-more = Voici les { $n } premières. Les filtres en réduisent le nombre.
map-places = Lieux et adresses
map-streets = Plan des rues
map-load = Charger le plan des rues
map-from-here = La carte vient de ce site. Personne d’autre ne saura que vous la regardez.
map-from-host = Les images de la carte viennent de { $host }. Si vous la chargez, ce service connaîtra votre adresse IP.
map-failed = La carte n’a pas pu être chargée. Tous les lieux sont dans la liste ci-dessous.
map-no-script = Il faut JavaScript pour cela. Tous les lieux sont dans la liste ci-dessous.
map-zoom-in = Agrandir
map-zoom-out = Réduire
providers-letters = Aller à une lettre
