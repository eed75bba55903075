# Places.
places = Wo
places-count = { $cat ->
    [one] { $n } Ort
   *[other] { $n } Orte
}
place-none = Keine öffentliche Adresse
place-none-long = Die Adresse ist nicht öffentlich. Bitte nehmen Sie Kontakt auf.
place-approximate = Nur die ungefähre Lage ist bekannt.
distance-m = etwa { $n } m
distance-km = etwa { $n } km
wheelchair-yes = Mit dem Rollstuhl zugänglich
wheelchair-limited = Mit dem Rollstuhl teilweise zugänglich
wheelchair-no = Nicht mit dem Rollstuhl zugänglich
wheelchair-short-yes = ja
wheelchair-short-limited = teilweise
wheelchair-short-no = nein
wheelchair-short-unknown = unbekannt
