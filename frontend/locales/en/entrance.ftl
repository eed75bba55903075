# Translated by machine, not yet reviewed by a person.
# Ways in: the menu, the foot, the three doors of the home page.
menu = Menu
foot-label = About these pages
ui-machine = A machine translated the words around the entries; no person has checked them yet.
home-doors = What brings you here?
door-need = I need help
door-need-text = Advice, language, housing, work, children: find what there is near you.
door-give = I want to help
door-give-text = Time, knowledge or things: see where somebody is needed.
door-work = I work in this field
door-work-text = Find the right thing fast, with the date of the last check, and hand it on.
door-topics = Search by topic
door-open = What is open now
door-districts = In my district
door-volunteers = Events for volunteers
door-associations = Associations and groups
door-offers = All offers with filters
door-providers = Providers from A to Z
door-map = Offers on the map
home-district = What is there in your district?
home-district-show = Show
