# News, and events as a calendar.
nav-news = اخبار
noun-article = خبر
nouns-article = اخبار
news-heading = تازه‌ترین اخبار
news-title = تازه‌ترین اخبار
news-lead = خبرهایی دربارهٔ ورود، کمک و زندگی کنار هم.
news-description = خبرهایی از { $city }: آنچه برای پناهندگان، تازه‌واردان و داوطلبان تغییر می‌کند.
news-none = فعلاً خبری در این باره نیست.
news-feed = اخبار به صورت فید (Atom)
news-author = نویسنده:
news-credit = تصویر:
news-about = موضوع
calendar-views = نمایش
calendar-list = فهرست
calendar-month = ماه
calendar-day = روز
calendar-back = قبلی: { $when }
calendar-on = بعدی: { $when }
calendar-title = رویدادها: { $when }
calendar-month-none = برای این ماه رویدادی ثبت نشده است.
calendar-day-none = برای این روز رویدادی ثبت نشده است.
calendar-subscribe = اشتراک این تقویم
calendar-subscribe-hint = تقویم شما از آن پس رویدادهای تازه و تغییرکرده را با همان فیلترها خودش می‌گیرد.
calendar-file = دریافت به صورت فایل (‎.ics)
calendar-add = افزودن به تقویم من
news-count = { $cat ->
    [one] { $n } خبر
   *[other] { $n } خبر
}
calendar-more = { $cat ->
    [one] و { $n } مورد دیگر
   *[other] و { $n } مورد دیگر
}
