# Translated by machine, not yet reviewed by a person.
# Pages that say why there is no page.
not-found-title = هذه الصفحة غير موجودة
not-found-text = ربما كان العنوان قديمًا أو فيه خطأ. ابحث عمّا تحتاجه:
bad-request-title = هناك خطأ في هذا العنوان
bad-request-text = أحد المعايير غير معروف أو قديم. ابدأ من القائمة الكاملة، أو ابحث:
away-title = لا يمكن الوصول إلى الدليل حاليًا
away-text = حاول مرة أخرى بعد دقيقة من فضلك. المشكلة ليست منك.
broken-title = حدث خطأ هنا
broken-text = الخطأ من جهتنا وقد سُجّل. حاول مرة أخرى لاحقًا من فضلك.
error-home = إلى الصفحة الرئيسية
error-offers = عرض كل العروض
error-plain-list = إلى القائمة الكاملة
error-danger = عند الخطر اتصل بالرقم:
refused-title = تعذّر قبول ذلك
refused-text = يرجى فتح الصفحة من جديد والمحاولة مرة أخرى.
