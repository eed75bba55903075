# Translated by machine, not yet reviewed by a person.
# Home.
home-title = What do you need?
home-lead = Advice, language courses, meeting places and everyday help – with opening hours, languages and the date of the last check.
home-description = Find help in { $city }: advice, language courses, meeting places and more, with opening hours and the date of the last check.
home-quick-open = Open now
home-quick-free = Free of charge
home-topics = By topic
home-events = Coming events
home-events-all = All events
home-districts = In your district
home-currency-title = How current is this?
home-currency = { $percent }% of all offers were confirmed by a human within the last six months.
home-currency-how = Twice a year we ask every provider whether everything is still right.
