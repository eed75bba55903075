# Translated by machine, not yet reviewed by a person.
# Places.
places = Wo?
places-count = { $cat ->
    [one] { $n } Ort
   *[other] { $n } Orte
}
place-none = Wir zeigen keine Adresse
place-none-long = Wir zeigen die Adresse nicht. Bitte rufen Sie an. Oder schreiben Sie.
place-approximate = Wir kennen den Ort nur ungefähr.
distance-m = etwa { $n } Meter
distance-km = etwa { $n } Kilometer
wheelchair-yes = Mit dem Rollstuhl kommen Sie gut hinein
wheelchair-limited = Mit dem Rollstuhl kommen Sie zum Teil hinein
wheelchair-no = Mit dem Rollstuhl kommen Sie nicht hinein
wheelchair-short-yes = ja
wheelchair-short-limited = zum Teil
wheelchair-short-no = nein
wheelchair-short-unknown = wissen wir nicht
