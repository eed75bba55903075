# Translated by machine, not yet reviewed by a person.
# Helping: what is wanted, and offering something oneself.
nav-help = قدّم المساعدة
help-title = المساعدة
help-heading = كيف يمكنك أن تساعد
help-lead = ما تحتاج إليه { $city } الآن، وكيف تعرض أنت شيئًا.
help-description = أين تُطلب المساعدة في { $city }: وقت ومعرفة وسكن وأشياء ومال. وما يُفضَّل إبقاؤه في البيت.
help-give = اعرض شيئًا
help-give-housing = عرض شقة أو غرفة
help-give-volunteers = التطوع بالوقت
help-give-skills = المساعدة بالمعرفة والمهارة
help-give-goods = التبرع بأشياء
help-give-note = من دون حساب. لا يقرأ عرضك إلا الجهة المختصة.
help-not-title = يرجى عدم إحضار
help-not-lead = النية طيبة، لكن هذا لا يفيد الآن:
help-needs = ما هو مطلوب
help-filter-kind = نوع المساعدة
help-any-kind = جميع الأنواع
help-filter-language = لغة مفيدة لذلك
help-none = لا شيء مطلوب من هذا النوع الآن. يمكنك مع ذلك أن تعرض شيئًا.
help-all = كل ما هو مطلوب
noun-need = مطلوب
nouns-need = المطلوب
need-kind-volunteers = وقت
need-kind-skills = معرفة ومهارة
need-kind-housing = سكن
need-kind-goods = أشياء
need-kind-money = مال
need-state-paused = غير مطلوب الآن
need-state-fulfilled = يوجد ما يكفي
need-state-not-needed = يرجى عدم إحضاره
need-ended = انتهى
need-wanted-by = مطلوب من
need-help = كيف تشارك
need-offer = أستطيع تقديم هذا
need-how = من المفيد أن تعرف
need-not-needed = يرجى تجنب:
need-instead-ended = انتهى هذا الطلب. ربما تستطيع أن تعرض شيئًا آخر:
need-instead-money = تُقدَّم التبرعات المالية مباشرة إلى الجهة نفسها. اسألها كيف تتبرع:
need-instead-paused = هذا غير مطلوب الآن. اسأل لاحقًا أو اعرض شيئًا آخر:
need-instead-fulfilled = يوجد ما يكفي من هذا. شكرًا للجميع! ربما تستطيع أن تعرض شيئًا آخر:
need-instead-not-needed = يرجى عدم إحضار هذا. اسأل أولًا أو اعرض شيئًا آخر:
need-quantity = العدد المطلوب: { $n }
need-languages = اللغات: { $languages }
need-from = ابتداءً من { $date }
need-until = حتى { $date }
pledge-choose = ماذا تودّ أن تعرض؟
pledge-title = عرض المساعدة
pledge-for = ردًا على «{ $need }».
pledge-office = يصل عرضك إلى: { $office }
pledge-office-editors = يصل عرضك إلى فريق تحرير هذا الموقع.
pledge-text = ماذا تعرض؟
pledge-text-help-housing = مثلًا: المساحة وعدد الغرف والإيجار ومتى تتوفر ولكم من الوقت. العنوان الدقيق ليس ضروريًا بعد.
pledge-text-help-volunteers = مثلًا: كم من الوقت، وفي أي أيام، وماذا تحب أن تفعل.
pledge-text-help-skills = مثلًا: ما تجيده، واللغات التي تتحدثها، ومتى لديك وقت.
pledge-text-help-goods = مثلًا: ما هو، وفي أي حالة، وهل يجب أن يأتي أحد لأخذه.
pledge-district = الحي (اختياري)
pledge-district-any = بلا تحديد
pledge-name = اسمك
pledge-email = عنوان بريدك الإلكتروني
pledge-email-help = نرسل إليك أولًا رابطًا لتأكيد عرضك.
pledge-phone = الهاتف (اختياري)
pledge-consent = موافقتك
pledge-send = إرسال العرض
pledge-error-text = اكتب ماذا تعرض.
pledge-error-long = النص طويل جدًا. 2000 حرف على الأكثر.
pledge-error-name = اكتب اسمك.
pledge-error-email = هذا ليس عنوان بريد إلكتروني. شكله هكذا: name@example.org
pledge-error-phone = هذا ليس رقم هاتف. اكتب أرقامًا فقط أو اترك الحقل فارغًا.
pledge-error-consent = من دون موافقتك لا يجوز لنا نقل العرض.
pledge-error-district = لا يوجد هذا الحي هنا. اختر غيره.
pledge-error-fast = كان ذلك سريعًا جدًا. يرجى إرسال العرض مرة أخرى.
pledge-error-old = بقيت الصفحة مفتوحة طويلًا. ما كتبته ما زال هنا: يرجى إرسال العرض مرة أخرى.
pledge-error-many = أُرسل الكثير من هنا أو إلى هذا العنوان للتو. يرجى المحاولة لاحقًا.
pledge-error-need = انتهى هذا الطلب في هذه الأثناء. يمكنك مع ذلك إرسال عرضك.
pledge-done-title = أوشكت على الانتهاء
pledge-done-text = أرسلنا إليك رسالة بريد إلكتروني. افتح الرابط الذي فيها حتى { $date }. عندها فقط ننقل عرضك.
pledge-done-mail = لم تصل رسالة؟ ابحث أيضًا في البريد غير المرغوب فيه. ربما كان في العنوان خطأ؛ املأ النموذج عندئذ مرة أخرى.
pledge-done-back = رجوع
pledge-check-title = تأكيد عرضك
pledge-new-title = شكرًا! وصل عرضك
pledge-in-contact-title = عرضك قيد المعالجة
pledge-ended-title = أُغلق عرضك
pledge-what = تعرض: { $kind }.
pledge-what-need = تعرض: { $kind }، ردًا على «{ $need }».
pledge-check-office = إذا أكدت، فستقرأ { $office } عرضك وتتواصل معك.
pledge-check-editors = إذا أكدت، فسيقرأ فريق التحرير عرضك ويتواصل معك.
pledge-check-until = يمكن ذلك حتى { $date }. بعد ذلك نحذف كل شيء.
pledge-confirm = نعم، انقلوه
pledge-new-office = ستقرؤه { $office } وتتواصل معك.
pledge-new-editors = سيقرؤه فريق التحرير ويتواصل معك.
pledge-deleted = في موعد أقصاه { $date } نحذف كل ما كتبته. احتفظ بالرسالة حتى ذلك الحين.
pledge-withdraw-title = غيّرت رأيك؟
pledge-withdraw-text = يمكنك سحب عرضك في أي وقت. عندها يُحذف كل شيء فورًا.
pledge-withdraw = سحب العرض
pledge-gone-title = حُذف عرضك
pledge-gone-text = لم يعد شيء منه محفوظًا. شكرًا لرغبتك في المساعدة!
pledge-expired-title = لم يعد هذا الرابط يؤدي إلى شيء
pledge-expired-text = إنه قديم جدًا، أو سُحب العرض أو حُذف. يمكنك تقديم عرض جديد في أي وقت.
help-count = { $cat ->
    [zero] لا طلبات
    [one] طلب واحد
    [two] طلبان
    [few] { $n } طلبات
    [many] { $n } طلبًا
   *[other] { $n } طلب
}
need-hours = { $cat ->
    [zero] بلا ساعات محددة
    [one] نحو ساعة واحدة في الأسبوع
    [two] نحو ساعتين في الأسبوع
    [few] نحو { $n } ساعات في الأسبوع
    [many] نحو { $n } ساعة في الأسبوع
   *[other] نحو { $n } ساعة في الأسبوع
}
