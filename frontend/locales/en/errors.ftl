# Translated by machine, not yet reviewed by a person.
# Pages that say why there is no page.
not-found-title = This page does not exist
not-found-text = Perhaps the address is old or misspelt. Search for what you need:
bad-request-title = Something is wrong with this address
bad-request-text = One of its filters is unknown or outdated. Start again with the whole list, or search:
away-title = The directory cannot be reached right now
away-text = Please try again in a minute. It is not your fault.
broken-title = Something went wrong here
broken-text = The mistake is ours and has been recorded. Please try again later.
error-home = To the home page
error-offers = See all offers
error-plain-list = To the whole list
error-danger = In danger, call:
refused-title = That could not be accepted
refused-text = Please open the page again and try once more.
