# News, and events as a calendar.
nav-news = News
noun-article = News article
nouns-article = News articles
news-heading = News
news-title = News
news-lead = News about arriving, helping and living together.
news-description = News from { $city }: what changes for refugees, newcomers and volunteers.
news-none = There is no news about this at the moment.
news-feed = News as a feed (Atom)
news-author = Written by:
news-credit = Picture:
news-about = What it is about
calendar-views = View
calendar-list = List
calendar-month = Month
calendar-day = Day
calendar-back = Back: { $when }
calendar-on = On: { $when }
calendar-title = Events: { $when }
calendar-month-none = No events are entered for this month.
calendar-day-none = No events are entered for this day.
calendar-subscribe = Subscribe to this calendar
calendar-subscribe-hint = Your calendar then fetches new and changed events by itself, with the filters you have chosen.
calendar-file = Download as a file (.ics)
calendar-add = Add to my calendar
news-count = { $cat ->
    [one] { $n } article
   *[other] { $n } articles
}
calendar-more = { $cat ->
    [one] and { $n } more
   *[other] and { $n } more
}
