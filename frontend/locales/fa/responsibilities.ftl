# Translated by machine, not yet reviewed by a person.
# Who is in charge: the list, the guide, the office; and urgent notices.
nav-responsibilities = اداره‌ها
notices-label = اطلاعیه کنونی
notice-danger = مهم:
notice-more = بیشتر بخوانید
responsibilities-title = چه کسی مسئول است؟
responsibilities-heading = چه کسی مسئول است؟
responsibilities-lead = اداره‌ای را پیدا کنید که مسئول کار شماست.
responsibilities-description = کدام اداره در { $city } مسئول چیست؟ تماس، ساعت‌ها و مدارک لازم.
responsibilities-search = جست‌وجوی موضوع
responsibilities-all = نمایش همه
responsibilities-count = { $cat ->
    [one] { $n } مسئولیت
   *[other] { $n } مسئولیت
}
guide-title = دو گام تا اداره درست
guide-start = یافتن اداره
guide-choose = لطفاً انتخاب کنید
guide-ask-topic = موضوع چیست؟
guide-ask-situation = کدام درباره شما درست است؟
guide-situation-open = بعداً بپرس
guide-none-of-these = هیچ‌کدام
guide-step = پرسش { $n } از ۲
guide-topic = موضوع
guide-situation = وضعیت شما
guide-change = تغییر
guide-change-what = تغییر: { $what }
guide-nothing = برای این وضعیت اداره‌ای ثبت نشده است. یک مرکز مشاوره کمک می‌کند.
guide-counselling = مشاوره در این باره
guide-counselling-why = این مراکز درباره موضوع مشاوره می‌دهند. آن‌ها که اکنون بازند اول آمده‌اند.
office-first = مسئول
office-next = همچنین مسئول
responsibility-for = برای:
responsibility-bring = همراه بیاورید
responsibility-advice = خوب است بدانید
responsibility-also = این‌ها هم کمک می‌کنند:
responsibility-description = { $title } – چه کسی در { $city } مسئول است، تماس و ساعت‌ها.
noun-responsibility = اداره مسئول
nouns-responsibility = اداره‌های مسئول
situation-asylum-seeker = درخواست پناهندگی داده‌ام و در مرکز پذیرش زندگی می‌کنم
situation-assigned = در روند پناهندگی هستم و به شهر معرفی شده‌ام
situation-recognised = به عنوان پناهنده پذیرفته شده‌ام
situation-ukraine = به عنوان فردی از اوکراین حمایت دارم (ماده ۲۴)
situation-tolerated = دولدونگ دارم
situation-eu-citizen = از کشوری در اتحادیه اروپا هستم
situation-residence-title = برای کار، تحصیل یا با خانواده اینجا هستم
situation-helper = می‌خواهم کمک کنم یا کسی را دعوت کنم
situation-professional = در این زمینه کار می‌کنم
situation-everyone = برای همه
