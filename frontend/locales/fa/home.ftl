# Translated by machine, not yet reviewed by a person.
# Home.
home-title = به چه چیزی نیاز دارید؟
home-lead = مشاوره، کلاس زبان، محل‌های دیدار و کمک در کارهای روزمره – با ساعت‌های کار، زبان‌ها و تاریخ آخرین بررسی.
home-description = پیدا کردن کمک در { $city }: مشاوره، کلاس زبان، محل‌های دیدار و موارد دیگر، با ساعت‌های کار و تاریخ آخرین بررسی.
home-quick-open = الان باز است
home-quick-free = رایگان
home-topics = بر اساس موضوع
home-events = رویدادهای بعدی
home-events-all = همه رویدادها
home-districts = در محله شما
home-currency-title = این اطلاعات چقدر به‌روز است؟
home-currency = { $percent }٪ همه خدمات را در شش ماه گذشته یک انسان تأیید کرده است.
home-currency-how = سالی دو بار از هر سازمان می‌پرسیم که آیا همه چیز هنوز درست است.
