# Translated by machine, not yet reviewed by a person.
# Districts and maps.
districts-title = Districts
districts-lead = What there is in your district, and what is nearest if there is nothing.
districts-description = All districts of { $city } with their offers, as a map and as a list.
districts-others = Other districts
districts-all = All districts
districts-map = All districts with a map
district-map-area = { $name } – { $count }
district-map-note = The map is simplified. The stronger the colour, the more offers there are.
district-meeting-none = There is no meeting place in { $name }. The nearest are:
map-title = Map
map-heading = Offers on a map
map-description = Offers in { $city } by district and place.
map-as-map = On a map
map-as-list = As a list, with filters
map-more = These are the first { $n }. Filters make them fewer.
map-places = Places and addresses
map-streets = Street map
map-load = Load the street map
map-from-here = The map comes from this site. Nobody else learns that you look at it.
map-from-host = The pictures of the map come from { $host }. If you load it, that service learns your IP address.
map-failed = The map could not be loaded. All places are in the list below.
map-no-script = This needs JavaScript. All places are in the list below.
map-zoom-in = Zoom in
map-zoom-out = Zoom out
providers-letters = Jump to a letter
