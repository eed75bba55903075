# Translated by machine, not yet reviewed by a person.
# Lists of offers, providers, events, hits.
offers-heading = پیدا کردن کمک
offers-title = خدمات
offers-title-in = { $topic } در { $place }
offers-title-district = خدمات در { $place }
offers-description = همه خدمات در { $city }: بر اساس موضوع، محله، زبان و ساعت کار.
offers-count = { $cat ->
    [one] { $n } خدمت
   *[other] { $n } خدمت
}
offers-none = با این فیلترها چیزی پیدا نشد. یک فیلتر را بردارید یا با کلمه دیگری جستجو کنید.
offers-all = نمایش همه خدمات
nearest = در { $place } چنین خدمتی نیست. نزدیک‌ترین‌ها این‌ها هستند:
filters = فیلترها
filters-active = فیلترهای انتخاب‌شده
filters-apply = اعمال فیلترها
filters-reset = شروع دوباره
filters-clear = حذف همه
filter-remove = حذف فیلتر: { $name }
filter-counted = { $name } ({ $n })
filter-all-of = { $name }: همه
filter-category = موضوع
filter-any-category = همه موضوع‌ها
filter-district = محله
filter-any-district = همه شهر
filter-language = زبان گفتگو
filter-any-language = فرقی نمی‌کند
filter-group = برای چه کسانی
filter-any-group = برای همه
filter-audience = برای چه کسانی
filter-any-audience = برای همه
filter-further = فیلترهای دیگر
filter-open-now = الان باز است
filter-free = رایگان
filter-wheelchair = قابل دسترسی با ویلچر
filter-wheelchair-is = ویلچر: { $value }
sort = ترتیب
sort-relevance = مناسب‌ترین‌ها
sort-name = بر اساس نام
sort-opens = آنچه زودتر باز می‌شود
sort-confirmed = آخرین بررسی‌شده‌ها
providers-heading = سازمان‌ها از A تا Z
providers-title = سازمان‌ها
providers-lead = انجمن‌ها، خیریه‌ها و اداره‌ها – و خدماتی که ارائه می‌دهند.
providers-description = انجمن‌ها، خیریه‌ها و اداره‌ها در { $city } از A تا Z، همراه با خدماتشان.
providers-search = نام سازمان
providers-all = نمایش همه
providers-count = { $cat ->
    [one] { $n } سازمان
   *[other] { $n } سازمان
}
events-heading = رویدادها
events-title = رویدادها
events-lead = آنچه در ماه‌های آینده برگزار می‌شود.
events-description = رویدادها در { $city }: دیدارها، ساعت‌های مشاوره، جشن‌ها و کلاس‌های ماه‌های آینده.
events-count = { $cat ->
    [one] { $n } رویداد
   *[other] { $n } رویداد
}
events-none = فعلاً رویدادی ثبت نشده است.
search-title = جستجو
search-title-for = جستجو: { $q }
search-description = جستجو در همه خدمات، سازمان‌ها و رویدادهای { $city }.
search-hint = به هر زبانی جستجو کنید، حتی با غلط املایی.
search-count = { $cat ->
    [one] { $n } نتیجه
   *[other] { $n } نتیجه
}
search-meant = منظورتان این بود:
search-none = چیزی پیدا نکردیم. کلمه دیگری را امتحان کنید، یا:
search-kinds = نوع نتیجه‌ها
search-all = همه
