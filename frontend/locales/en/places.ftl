# Translated by machine, not yet reviewed by a person.
# Places.
places = Where
places-count = { $cat ->
    [one] { $n } place
   *[other] { $n } places
}
place-none = No public address
place-none-long = The address is not public. Please get in touch.
place-approximate = Only the rough location is known.
distance-m = about { $n } m
distance-km = about { $n } km
wheelchair-yes = Wheelchair accessible
wheelchair-limited = Partly wheelchair accessible
wheelchair-no = Not wheelchair accessible
wheelchair-short-yes = yes
wheelchair-short-limited = partly
wheelchair-short-no = no
wheelchair-short-unknown = not known
