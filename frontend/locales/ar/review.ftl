# Translated by machine, not yet reviewed by a person.
# The check: a provider looks at its entries and answers. Read by volunteers on phones.
review-title = هل ما زالت معلوماتك صحيحة؟
review-intro = اقرأ كل مدخل وأخبرنا إن كان ما زال صحيحًا. هكذا تمامًا يراه الجميع في الدليل.
review-progress = { $cat ->
    [zero] لا توجد مداخل
    [one] أُجيب عن { $answered } من مدخل واحد
    [two] أُجيب عن { $answered } من مدخلين
    [few] أُجيب عن { $answered } من { $n } مداخل
    [many] أُجيب عن { $answered } من { $n } مدخلًا
   *[other] أُجيب عن { $answered } من { $n } مدخل
}
review-all = كل شيء ما زال صحيحًا
review-rest = الباقي كله ما زال صحيحًا
review-entries = مداخلك في الدليل
review-still-right = ما زال صحيحًا
review-correct = تصحيح
review-gone = لم يعد موجودًا
review-undo = سحب الإجابة
review-public = هكذا يراه الجميع
review-state-confirmed = مؤكَّد
review-state-corrected = مُصحَّح
review-state-withdrawn = أُبلغ عن انتهائه
review-state-unanswered = دون إجابة بعد
review-pending = ستنظر المدينة في تصحيحك قبل أن يظهر للجميع.
review-at-once = تظهر التصحيحات للجميع فورًا.
review-looked-at = تنظر المدينة في التصحيحات قبل أن تظهر للجميع.
review-not-public = هذا المدخل غير معلن حاليًا.
review-done-title = شكرًا، أُجيب عن كل شيء
review-done-text = سيصلك بعد قليل تأكيد بالبريد الإلكتروني. يمكنك تغيير كل شيء بالرابط نفسه حتى تنتهي المراجعة.
review-saved = تم الحفظ، شكرًا.
review-undone = سُحبت إجابتك.
review-closed = انتهت هذه المراجعة. لم يعد تغيير الإجابات ممكنًا؛ اكتب إلى المدينة إن كان هناك خطأ.
review-moved-title = تغيّر هذا المدخل في هذه الأثناء
review-moved-text = لم تُحتسب إجابتك بعد. انظر من فضلك ما الذي تغيّر وأجب مرة أخرى.
review-moved-many = { $cat ->
    [zero] لم يتغيّر أي مدخل.
    [one] تغيّر مدخل واحد في هذه الأثناء. لم تُحتسب إجابتك عنه بعد: انظر فيه من فضلك وأجب مرة أخرى.
    [two] تغيّر مدخلان في هذه الأثناء. لم تُحتسب إجابتك عنهما بعد: انظر فيهما من فضلك وأجب مرة أخرى.
    [few] تغيّرت { $n } مداخل في هذه الأثناء. لم تُحتسب إجابتك عنها بعد: انظر فيها من فضلك وأجب مرة أخرى.
    [many] تغيّر { $n } مدخلًا في هذه الأثناء. لم تُحتسب إجابتك عنها بعد: انظر فيها من فضلك وأجب مرة أخرى.
   *[other] تغيّر { $n } مدخل في هذه الأثناء. لم تُحتسب إجابتك عنها بعد: انظر فيها من فضلك وأجب مرة أخرى.
}
review-odd-title = انظر هنا من فضلك
review-odd-website = لم نتمكّن من فتح الموقع منذ { $date }.
review-odd-online = لم نتمكّن من فتح صفحة المشاركة عبر الإنترنت منذ { $date }.
review-odd-no-hours = لا توجد أوقات. لا يعرف الناس متى يمكنهم الحضور أو الاتصال.
review-odd-event-over = انتهت جميع مواعيد هذه الفعالية.
review-odd-ends-soon = اليوم الأخير هو { $date }. هل يستمر العرض بعد ذلك؟
review-odd-ended = كان اليوم الأخير { $date }.
review-odd-phone = لا يمكن الاتصال برقم الهاتف كما هو مكتوب.
review-before = سابقًا:
review-now = الآن:
review-nothing = لا شيء
review-field-title = الاسم
review-field-summary = باختصار
review-field-description = الوصف
review-field-notes = ملاحظات
review-field-hours = الأوقات
review-field-capacity = الاستقبال
review-field-phone = الهاتف
review-field-email = البريد الإلكتروني
review-field-website = الموقع
review-field-when = الموعد
review-field-valid-until = آخر يوم
review-field-other = معلومات أخرى
review-correct-title = تصحيح: { $name }
review-correct-intro = غيّر فقط ما ليس صحيحًا. يبقى كل ما عداه كما هو، ويُعدّ مؤكَّدًا عند الحفظ.
review-correct-elsewhere = هذا تغيّره المدينة من أجلك. اكتب إليها ما ليس صحيحًا:
review-as-public = هكذا هو الآن
review-save = حفظ وتأكيد
review-back = العودة إلى كل المداخل
review-required = حقل ضروري
review-description-help = السطر الفارغ يفصل بين الفقرات.
review-phone-help = مثلًا {"\u200E"}0651 12345{"\u200E"}
review-website-help = مثلًا https://verein.example
review-hours-set = الأوقات، المجموعة { $n }
review-hours-new = أوقات أخرى
review-hours-purpose = لأي غرض
review-hours-access = الدخول
review-hours-access-open = غير محدد
review-hours-help = اكتب لكل يوم من أي ساعة إلى أي ساعة، مثلًا {"\u200E"}9–12, 14–17:30{"\u200E"}. الحقل الفارغ يعني: مغلق.
review-hours-holidays = مغلق في أيام العطل الرسمية
review-hours-special = هذه الأوقات خاصة ومكتوبة بصيغة OpenStreetMap. إن أردت أسبوعًا بسيطًا فأفرغ هذا الحقل واملأ الأيام.
review-hours-rule = صيغة OpenStreetMap
review-hours-note = ملاحظة عن الأوقات
review-hours-remove = حذف هذه الأوقات
review-hours-preview = عرض الأوقات
review-hours-preview-title = هكذا ستكون الأيام السبعة القادمة
review-hours-preview-hint = لم يُحفظ شيء بعد.
review-hours-wrong = “{ $text }” ليس وقتًا. اكتب مثلًا {"\u200E"}9–12{"\u200E"} أو {"\u200E"}14:00–17:30{"\u200E"}.
review-capacity-label = هل يمكنكم استقبال الناس؟
review-capacity-until = حتى متى (إن كنت تعرف)
review-errors-title = انظر في هذا مرة أخرى من فضلك
review-error-too-long = هذا طويل جدًا.
review-error-required = ينقص شيء هنا.
review-error-phone = هذا ليس رقم هاتف. اكتبه مع رمز المدينة، مثلًا {"\u200E"}0651 12345{"\u200E"}.
review-error-email = هذا ليس عنوان بريد إلكتروني.
review-error-website = هذا ليس عنوان موقع. يبدأ العنوان بـ https://{"\u200E"}
review-error-hours = لا يمكن قراءة هذه الأوقات.
review-error-date = هذا ليس تاريخًا، أو هو قبل التاريخ الآخر.
review-error-successor = هذا العرض غير موجود هنا.
review-error-other = لا يمكن الحفظ هكذا.
review-gone-title = لم يعد موجودًا: { $name }
review-gone-intro = يختفي المدخل من القوائم. وتبقى صفحته بتاريخ اليوم كي لا يبحث أحد عنه دون جدوى.
review-gone-successor = إلى أين يتوجّه الناس الآن؟
review-gone-successor-none = لا يوجد بديل
review-gone-successor-other = عرض آخر: عنوانه هنا في الدليل
review-gone-confirm = نعم، لم يعد موجودًا
review-gone-provider = إنهاء جهة كاملة تتولاه المدينة من أجلك. اكتب إليها:
review-contact-title = ألم تعد مسؤولًا عن هذا؟
review-contact-text = أخبرنا من نسأل. تراجع المدينة العنوان الجديد قبل أن تصل إليه أي رسالة.
review-contact-email = البريد الإلكتروني للشخص المسؤول الجديد
review-contact-lang = لغة الرسائل
review-contact-note = كلمة أخرى عن ذلك
review-contact-send = إرسال
review-contact-done = شكرًا. لن نسألك بعد الآن.
review-word-title = اكتب إلى المدينة
review-word-text = مثلًا عن عرض جديد أو عنوان جديد أو شيء لا يعمل هنا.
review-word-label = رسالتك
review-word-send = إرسال الرسالة
review-word-done = شكرًا، وصلت رسالتك.
review-expired-title = هذا الرابط لم يعد صالحًا
review-expired-text = انتهت مدته، أو ضاع جزء منه عند النسخ. اطلب رابطًا جديدًا إلى العنوان المسجّل لدينا:
review-link-email = عنوان بريدك الإلكتروني
review-link-send = إرسال رابط جديد
review-link-sent-title = انظر في بريدك من فضلك
review-link-sent-text = إن كان هذا العنوان مسجّلًا لدينا وكانت هناك مراجعة جارية، فالرابط الجديد في الطريق. وإن لم يصلك شيء بعد بضع دقائق فاسأل المدينة.
review-field-address = العنوان
review-field-place = المكان
review-field-street = الشارع ورقم المبنى
review-field-postal-code = الرمز البريدي
review-field-town = المدينة
review-address-help = يسري على كل ما هو في هذا المكان. تضع المدينة العنوان الجديد على الخريطة.
review-field-date = اليوم الأول
review-field-time = البداية
review-field-minutes = المدة بالدقائق
review-error-time = هذا ليس وقتًا، مثال: 17:30.
review-error-minutes = هذه ليست مدة بالدقائق الكاملة.
review-add-title = إضافة عرض جديد
review-add-intro = ما الذي تقدّمونه وهو غير موجود هنا بعد؟ يمكنكم إضافة المواعيد وغيرها لاحقًا.
review-add-category = ما موضوعه؟
review-add-choose = يُرجى الاختيار
review-add-save = إضافة العرض
review-added = شكرًا، تمت إضافة عرضكم.
review-error-category = يُرجى اختيار الموضوع.
