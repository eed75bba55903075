# Translated by machine, not yet reviewed by a person.
# Ways in: the menu, the foot, the three doors of the home page.
menu = فهرست
foot-label = درباره این صفحه‌ها
ui-machine = متن‌های این صفحه‌ها را ماشین ترجمه کرده و هنوز کسی آن‌ها را بررسی نکرده است.
home-doors = برای چه آمده‌اید؟
door-need = کمک لازم دارم
door-need-text = مشاوره، زبان، خانه، کار، کودکان: ببینید نزدیک شما چه هست.
door-give = می‌خواهم کمک کنم
door-give-text = وقت، دانش یا وسایل: ببینید کجا به کمک نیاز است.
door-work = در این زمینه کار می‌کنم
door-work-text = مورد مناسب را زود پیدا کنید، با تاریخ آخرین بررسی، و به دیگران بدهید.
door-topics = جستجو بر اساس موضوع
door-open = آنچه الان باز است
door-districts = در محله من
door-volunteers = رویدادها برای داوطلبان
door-associations = انجمن‌ها و سازمان‌ها
door-offers = همه خدمات با فیلتر
door-providers = سازمان‌ها به ترتیب الفبا
door-map = خدمات روی نقشه
home-district = در محله شما چه هست؟
home-district-show = نشان بده
