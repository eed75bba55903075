# Translated by machine, not yet reviewed by a person.
# Who is in charge: the list, the guide, the office; and urgent notices.
nav-responsibilities = Offices
notices-label = Current notice
notice-danger = Important:
notice-more = Read more
responsibilities-title = Who is responsible?
responsibilities-heading = Who is responsible?
responsibilities-lead = Find the office that is in charge of your concern.
responsibilities-description = Which office in { $city } is in charge of what? Contacts, hours and what to bring.
responsibilities-search = Search for a concern
responsibilities-all = Show all
responsibilities-count = { $cat ->
    [one] { $n } responsibility
   *[other] { $n } responsibilities
}
guide-title = Two steps to the right office
guide-start = Find the office
guide-choose = Please choose
guide-ask-topic = What is it about?
guide-ask-situation = What applies to you?
guide-situation-open = Ask me later
guide-none-of-these = None of these
guide-step = Question { $n } of 2
guide-topic = Topic
guide-situation = Your situation
guide-change = Change
guide-change-what = Change: { $what }
guide-nothing = No office is recorded here for this situation. An advice centre can help.
guide-counselling = Advice on this
guide-counselling-why = These places advise on the topic. Those that are open now come first.
office-first = In charge
office-next = Also in charge
responsibility-for = For:
responsibility-bring = Bring along
responsibility-advice = Good to know
responsibility-also = These help, too:
responsibility-description = { $title } – who is in charge in { $city }, contact and hours.
noun-responsibility = Responsibility
nouns-responsibility = Responsibilities
situation-asylum-seeker = I have applied for asylum and live in the reception centre
situation-assigned = I am in the asylum procedure and assigned to the city
situation-recognised = I am recognised as a refugee
situation-ukraine = I have protection as a person from Ukraine (§ 24)
situation-tolerated = I have a toleration (Duldung)
situation-eu-citizen = I come from an EU country
situation-residence-title = I am here for work, study or family
situation-helper = I want to help or to invite somebody
situation-professional = I work in this field
situation-everyone = For everyone
