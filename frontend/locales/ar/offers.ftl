# Translated by machine, not yet reviewed by a person.
# Lists of offers, providers, events, hits.
offers-heading = ابحث عن عروض
offers-title = العروض
offers-title-in = { $topic } في { $place }
offers-title-district = العروض في { $place }
offers-description = كل العروض في { $city }: حسب الموضوع والحي واللغة وأوقات الدوام.
offers-count = { $cat ->
    [zero] لا عروض
    [one] عرض واحد
    [two] عرضان
    [few] { $n } عروض
    [many] { $n } عرضًا
   *[other] { $n } عرض
}
offers-none = لا يوجد شيء يناسب هذه المعايير. احذف أحدها أو ابحث بكلمة أخرى.
offers-all = عرض كل العروض
nearest = لا يوجد عرض كهذا في { $place }. هذه هي الأقرب:
filters = تصفية النتائج
filters-active = المعايير المختارة
filters-apply = تطبيق
filters-reset = إعادة الضبط
filters-clear = حذف الكل
filter-remove = احذف المعيار: { $name }
filter-counted = { $name } ({ $n })
filter-all-of = { $name }: الكل
filter-category = الموضوع
filter-any-category = كل المواضيع
filter-district = الحي
filter-any-district = كل المدينة
filter-language = لغة التحدث
filter-any-language = أي لغة
filter-group = لمن
filter-any-group = للجميع
filter-audience = لمن
filter-any-audience = للجميع
filter-further = معايير أخرى
filter-open-now = مفتوح الآن
filter-free = مجاني
filter-wheelchair = مهيأ للكراسي المتحركة
filter-wheelchair-is = الكرسي المتحرك: { $value }
sort = الترتيب
sort-relevance = الأنسب أولًا
sort-name = حسب الاسم
sort-opens = ما يفتح أولًا
sort-confirmed = المراجَع حديثًا
providers-heading = الجهات من الألف إلى الياء
providers-title = الجهات
providers-lead = جمعيات ومنظمات ودوائر رسمية، وما تقدّمه.
providers-description = الجمعيات والمنظمات والدوائر الرسمية في { $city } مع عروضها.
providers-search = اسم الجهة
providers-all = عرض الكل
providers-count = { $cat ->
    [zero] لا جهات
    [one] جهة واحدة
    [two] جهتان
    [few] { $n } جهات
    [many] { $n } جهة
   *[other] { $n } جهة
}
events-heading = المواعيد
events-title = المواعيد
events-lead = ما يُقام في الأشهر القادمة.
events-description = مواعيد في { $city }: لقاءات وساعات استشارة واحتفالات ودورات في الأشهر القادمة.
events-count = { $cat ->
    [zero] لا مواعيد
    [one] موعد واحد
    [two] موعدان
    [few] { $n } مواعيد
    [many] { $n } موعدًا
   *[other] { $n } موعد
}
events-none = لا توجد مواعيد مسجلة حاليًا.
search-title = البحث
search-title-for = البحث: { $q }
search-description = ابحث في كل العروض والجهات والمواعيد في { $city }.
search-hint = ابحث بأي لغة، ولا بأس بالأخطاء الإملائية.
search-count = { $cat ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $n } نتائج
    [many] { $n } نتيجة
   *[other] { $n } نتيجة
}
search-meant = هل تقصد:
search-none = لم نجد شيئًا. جرّب كلمة أخرى، أو:
search-kinds = نوع النتائج
search-all = الكل
