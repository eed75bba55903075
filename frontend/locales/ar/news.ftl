# News, and events as a calendar.
nav-news = الأخبار
noun-article = خبر
nouns-article = الأخبار
news-heading = آخر الأخبار
news-title = آخر الأخبار
news-lead = أخبار عن الوصول والمساعدة والعيش المشترك.
news-description = أخبار من { $city }: ما يتغيّر للاجئين والقادمين الجدد والمتطوعين.
news-none = لا توجد أخبار عن ذلك حاليًا.
news-feed = الأخبار كخلاصة (Atom)
news-author = بقلم:
news-credit = الصورة:
news-about = الموضوع
calendar-views = طريقة العرض
calendar-list = قائمة
calendar-month = شهر
calendar-day = يوم
calendar-back = السابق: { $when }
calendar-on = التالي: { $when }
calendar-title = المواعيد: { $when }
calendar-month-none = لا توجد مواعيد مسجلة لهذا الشهر.
calendar-day-none = لا توجد مواعيد مسجلة لهذا اليوم.
calendar-subscribe = الاشتراك في هذا التقويم
calendar-subscribe-hint = يجلب تقويمك بعد ذلك المواعيد الجديدة والمتغيّرة من تلقاء نفسه، بحسب المرشّحات التي اخترتها.
calendar-file = تنزيل كملف (‎.ics)
calendar-add = إضافة إلى تقويمي
news-count = { $cat ->
    [zero] لا أخبار
    [one] خبر واحد
    [two] خبران
    [few] { $n } أخبار
    [many] { $n } خبرًا
   *[other] { $n } خبر
}
calendar-more = { $cat ->
    [zero] ولا غيرها
    [one] وموعد آخر
    [two] وموعدان آخران
    [few] و{ $n } مواعيد أخرى
    [many] و{ $n } موعدًا آخر
   *[other] و{ $n } موعد آخر
}
