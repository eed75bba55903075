# Translated by machine, not yet reviewed by a person.
# Districts and maps.
districts-title = محله‌ها
districts-lead = آنچه در محله شما هست، و نزدیک‌ترین مورد اگر آنجا چیزی نباشد.
districts-description = همه محله‌های { $city } با خدماتشان، روی نقشه و در فهرست.
districts-others = محله‌های دیگر
districts-all = همه محله‌ها
districts-map = همه محله‌ها با نقشه
district-map-area = { $name }، { $count }
district-map-note = نقشه ساده شده است. رنگ پررنگ‌تر یعنی خدمات بیشتر.
district-meeting-none = در { $name } محل دیداری نیست. نزدیک‌ترین‌ها:
map-title = نقشه
map-heading = خدمات روی نقشه
map-description = خدمات در { $city } بر اساس محله و مکان.
map-as-map = روی نقشه
map-as-list = به صورت فهرست با فیلتر
map-more = این‌ها { $n } مورد اول است. با فیلتر کمتر می‌شود.
map-places = مکان‌ها و نشانی‌ها
map-streets = نقشه خیابان‌ها
map-load = بار کردن نقشه خیابان‌ها
map-from-here = نقشه از همین سایت می‌آید. کس دیگری باخبر نمی‌شود که آن را می‌بینید.
map-from-host = تصویرهای نقشه از { $host } می‌آید. اگر آن را بار کنید، این سرویس نشانی IP شما را می‌بیند.
map-failed = نقشه بار نشد. همه مکان‌ها در فهرست پایین هست.
map-no-script = این بخش به جاوااسکریپت نیاز دارد. همه مکان‌ها در فهرست پایین هست.
map-zoom-in = بزرگ‌تر
map-zoom-out = کوچک‌تر
providers-letters = رفتن به یک حرف
